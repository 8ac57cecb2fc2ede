"""Manifest: a manifest and the registers that it names in, one Delivery out, and every fault of their texts."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from gate.delivery import Delivery, SchemaFault
from gate.errors import TextError
from gate.load import schema, source
from gate.load.text import Value
from gate.location import Location
from gate.spelling import path_fault

REGISTERS = source.REGISTERS
ROW = 3
"""Steps of the pointer of a register's row, the empty one before the first slash among them."""
_KINDS = {
    field.name: get_args(field.type)[0] for field in msgspec.structs.fields(Delivery) if field.name in (*REGISTERS, "elements")
}


class Loaded(msgspec.Struct, frozen=True):
    """What a manifest says, and where it breaks its schema; with faults a delivery has its id, and no elements."""

    delivery: Delivery
    faults: tuple[SchemaFault, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """The value of one text, the schema that it must follow, its path, and the faults that are none of the schema's."""

    path: str
    value: Value
    schema: str = "registers"
    faults: tuple[SchemaFault, ...] = ()


def load(path: str) -> Loaded:
    """Reads a manifest and its registers, whose paths count from the manifest's folder.

    A register whose path is unfit as it is written is not read; MAN009 speaks of it. Raises TextError for a text that is not there,
    at the place that names it, that cannot be read safely, or that a link leads to from outside.
    """
    sheet = Sheet(path, source.read(path), "delivery")
    return joined([sheet, *_registers(sheet)])


def joined(sheets: Sequence[Sheet]) -> Loaded:
    """The delivery of a manifest's sheet, the first, and those of its registers, rows in the order of the sheets.

    The rows are taken out of the sheets as they are converted, so that a large delivery is not held twice.
    """
    broken = tuple(fault for sheet in sheets for fault in faults(sheet))
    manifest = sheets[0]
    if broken:
        return Loaded(_headed(manifest), broken)
    whole: Any = manifest.value
    head = {**whole["delivery"], "registers": whole.get("registers", ()), "timelines": whole.get("timelines", ())}
    rows = {name: converted(name, (row for sheet in sheets for row in placed(sheet, name))) for name in REGISTERS}
    rows["elements"] = converted("elements", map(_listing, placed(manifest, "elements")))
    return Loaded(replace(msgspec.convert({**head, "at": Location(manifest.path) / "delivery"}, Delivery), **rows))


def converted(name: str, rows: Iterable[Mapping[str, Any]]) -> tuple[Any, ...]:
    """Placed rows of a list of a delivery as the values that it holds."""
    kind = _KINDS[name]
    return tuple(msgspec.convert(row, kind) for row in rows)


def faults(sheet: Sheet) -> tuple[SchemaFault, ...]:
    """All faults of a sheet; what the schema says of a row is left out where a cell of it is a fault already."""
    broken = {_row(fault) for fault in sheet.faults}
    breaches = schema.faults(sheet.value, sheet.schema, sheet.path)
    return (*sheet.faults, *(fault for fault in breaches if _row(fault) not in broken))


def _row(fault: SchemaFault) -> tuple[str, ...]:
    return tuple(fault.at.pointer.split("/")[:ROW])


def _listing(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "media": [row["media"]]} if isinstance(row["media"], str) else row


def placed(sheet: Sheet, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a sheet's list of a name, each with its place; each is taken out of the list."""
    value: Any = sheet.value
    rows = value.pop(name, [])
    rows.reverse()
    for index in range(len(rows)):
        yield {**rows.pop(), "at": Location(sheet.path, f"/{name}/{index}")}


def _headed(manifest: Sheet) -> Delivery:
    head = manifest.value.get("delivery") if isinstance(manifest.value, dict) else None
    at = Location(manifest.path) / "delivery"
    return Delivery(at=at, id=_word(head, "id"), title=_word(head, "title"), production=_word(head, "production"))


def _word(head: Value, key: str) -> str:
    word = head.get(key) if isinstance(head, dict) else None
    return word if isinstance(word, str) and word else "?"


def _registers(manifest: Sheet) -> Iterator[Sheet]:
    named = manifest.value.get("registers") if isinstance(manifest.value, dict) else None
    for index, path in enumerate(named if isinstance(named, list) else ()):
        if isinstance(path, str) and path and not path_fault(path):
            yield _register(path, Location(manifest.path, f"/registers/{index}"))


def _register(path: str, named: Location) -> Sheet:
    root = os.path.dirname(named.path)
    file = os.path.join(root, path)
    if not os.path.realpath(file).startswith(os.path.join(os.path.realpath(root), "")):
        raise _refusal(f"a link leads register {path} out of the delivery, so it is not read; put the file itself there", named)
    if not os.path.exists(file):
        raise _refusal(f"register {path} is not there; deliver it, or correct its path", named)
    return register(file)


def register(file: str) -> Sheet:
    """A register file of any kind. Raises TextError."""
    said = source.register(file)
    return Sheet(file, said.value, faults=said.faults)


def _refusal(message: str, named: Location) -> TextError:
    return TextError(message, replace(named, span=source.spans(named.path, [named.pointer])[named.pointer]))
