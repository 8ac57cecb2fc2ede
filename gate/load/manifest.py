"""Manifest: a manifest and the registers that it names in, one Delivery out, and every fault of their texts."""

import os
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from gate.delivery import Delivery, SchemaFault
from gate.errors import TextError
from gate.load import schema, source
from gate.load.text import Value
from gate.location import Location
from gate.spelling import path_fault

REGISTERS = ("clearances", "consents", "tools", "models", "vendors", "rights", "talent")


class Loaded(msgspec.Struct, frozen=True):
    """What a manifest says, and where it breaks its schema; with faults a delivery has its id, and no elements."""

    delivery: Delivery
    faults: tuple[SchemaFault, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """The value of one text, the schema that it must follow, and its path."""

    path: str
    value: Value
    schema: str = "registers"


def load(path: str) -> Loaded:
    """Reads a manifest and its registers, whose paths count from the manifest's folder.

    A register whose path is unfit as it is written is not read; MAN009 speaks of it. Raises TextError for a text that is not there,
    at the place that names it, that cannot be read safely, or that a link leads to from outside.
    """
    sheet = Sheet(path, source.read(path), "delivery")
    return joined([sheet, *_registers(sheet)])


def joined(sheets: Sequence[Sheet]) -> Loaded:
    """The delivery of a manifest's sheet, the first, and those of its registers, rows in the order of the sheets."""
    faults = tuple(fault for sheet in sheets for fault in schema.faults(sheet.value, sheet.schema, sheet.path))
    manifest = sheets[0]
    if faults:
        return Loaded(_headed(manifest), faults)
    whole: Any = manifest.value
    rows = {name: [row for sheet in sheets for row in _rows(sheet, name)] for name in REGISTERS}
    head = {**whole["delivery"], "registers": whole.get("registers", ()), "timelines": whole.get("timelines", ())}
    placed = {**head, **rows, "elements": _elements(manifest), "at": Location(manifest.path) / "delivery"}
    return Loaded(msgspec.convert(placed, Delivery))


def _elements(manifest: Sheet) -> list[dict[str, Any]]:
    rows = _rows(manifest, "elements")
    for row in rows:
        if isinstance(row["media"], str):
            row["media"] = [row["media"]]
    return rows


def _rows(sheet: Sheet, name: str) -> list[dict[str, Any]]:
    value: Any = sheet.value
    return [{**row, "at": Location(sheet.path, f"/{name}/{index}")} for index, row in enumerate(value.get(name, ()))]


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
    return Sheet(file, source.read(file))


def _refusal(message: str, named: Location) -> TextError:
    return TextError(message, replace(named, span=source.spans(named.path, [named.pointer])[named.pointer]))
