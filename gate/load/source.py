"""Source: a YAML, JSON, CSV or XLSX file in, its value out; and the places of its values, found again when there is something to report."""

import io
import os
import re
from collections.abc import Iterable

from gate.errors import TextError
from gate.load import csv_table, strict_json, strict_yaml
from gate.load.near import listed, nearest
from gate.load.places import Walk, pointed
from gate.load.tables import Tabled
from gate.load.text import Text, Value, opened, refusal
from gate.location import Location, Span

REGISTERS = ("clearances", "consents", "tools", "models", "vendors", "rights", "talent")
OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".ods", ".numbers", ".tsv", ".tab")
"""How the names of tables end that gate does not read."""


def read(path: str) -> Value:
    """What a file says: JSON when its name ends in `.json` or `.otio`, else YAML. Never None.

    Raises TextError, with its place, when the file cannot be read safely, and when it says nothing.
    """
    with opened(path) as file:
        return parsed(Text(file, path))


def register(path: str) -> Tabled:
    """What a register file says: a table when its name ends in `.csv` or `.xlsx`, else as `read` has it. Raises TextError."""
    ending = _ending(path)
    if ending == ".csv":
        return csv_table.read(path, _named(path))
    if ending == ".xlsx":
        from gate.load import xlsx_table  # noqa: PLC0415  openpyxl is slow to import, and few runs need it

        return xlsx_table.read(path, REGISTERS)
    if ending in OTHER_TABLES:
        raise TextError(f"tables that end in {ending} are not read; save this one as .xlsx or .csv", Location(path))
    return Tabled(read(path))


def located(path: str, pointers: Iterable[str]) -> dict[str, Location]:
    """Where the values that JSON Pointers lead to stand, as a report shows it: with line and column, or with the cell of a workbook.

    The file is read anew, as `spans` does.
    """
    if _ending(path) == ".xlsx":
        from gate.load import xlsx_table  # noqa: PLC0415  as above

        return xlsx_table.located(path, pointers)
    return {pointer: Location(path, pointer, span) for pointer, span in spans(path, pointers).items()}


def spans(path: str, pointers: Iterable[str]) -> dict[str, Span]:
    """Where the values that JSON Pointers lead to stand in a text; load/places.py says what a span shows.

    The file is read anew, as strictly as by `read`: it may have changed since. Raises TextError when it cannot be read any more.
    """
    if _ending(path) == ".csv":
        return csv_table.spans(path, pointers)
    with opened(path) as file:
        whole = "".join(Text(file, path).pieces())
    parsed(Text(io.BytesIO(whole.encode()), path))
    return placed(whole, path, pointers)


def parsed(text: Text) -> Value:
    """What a text says, by the name of its file; raises TextError as `read` does."""
    value = strict_json.parsed(text) if _is_json(text.path) else strict_yaml.parsed(text)
    if value is None:
        raise refusal("this text says nothing, so there is nothing to judge; fill it in, or name another file", text.path, 1)
    return value


def placed(whole: str, path: str, pointers: Iterable[str]) -> dict[str, Span]:
    """Where the values that JSON Pointers lead to stand in a text that was parsed before, under the same name."""
    walk: Walk = strict_json.JsonWalk(whole) if _is_json(path) else strict_yaml.YamlWalk(whole, path)
    return pointed(walk, pointers, whole.split("\n"))


def _is_json(path: str) -> bool:
    return path.endswith((".json", ".otio"))


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _named(path: str) -> str:
    """The register that a file is named after."""
    stem = os.path.basename(path)[: -len(".csv")]
    if found := csv_table.register(stem, REGISTERS):
        return found
    near = nearest(re.split("[-_.]", stem)[0], REGISTERS) or "consents"
    raise TextError(
        f"which register this is does not show in its name; name it after one of {listed(REGISTERS)}, such as {near}.csv",
        Location(path),
    )
