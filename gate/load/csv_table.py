"""CSV: a register as comma-separated values in, its rows out; and the places of its cells, found again for a report.

RFC 4180, strictly: commas, one row of column names, as many values in every row, a quote only around a whole value and doubled
inside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from gate.errors import TextError
from gate.load import columns
from gate.load.places import Mark, Stretch, span
from gate.load.tables import Table, Tabled, tabled
from gate.load.text import MAX_NODES, MAX_SCALAR, Text, opened, refusal
from gate.location import Location, Span

_VALUE = re.compile(r'(?:"(?P<quoted>(?:[^"]++|"")*+)"|(?P<bare>[^",\n]*+))(?=,|\Z)')
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
_OTHERS: Mapping[str, str] = {";": "semicolons", "\t": "tabs", "|": "bars"}


class Record(NamedTuple):
    """A row of a file: the line that it begins in, from 0, and its text, without the line break that ends it."""

    line: int
    text: str


def read(path: str, register: str) -> Tabled:
    """What a file says of its register. Raises TextError, at its place, where it cannot be read safely."""
    names, records = _names(path)
    pointer = f"/{register}"
    table = Table(
        register=register,
        names=names,
        rows=_rows(records, len(names), path),
        named=lambda index: Location(path, pointer, _span(records[0], index)),
        place=lambda index, _: Location(path, f"{pointer}/{index}"),
    )
    return tabled(table)


def spans(path: str, pointers: Iterable[str]) -> dict[str, Span]:
    """Where the values that JSON Pointers lead to stand: a cell, else the line that the row begins in, else the column names."""
    names, records = _names(path)
    return {pointer: _placed(pointer.split("/")[2:], names, records) for pointer in pointers}


def _placed(steps: Sequence[str], names: Sequence[str], records: Sequence[Record]) -> Span:
    row = int(steps[0]) + 1 if steps and steps[0].isdecimal() else 0
    record = records[row] if row < len(records) else records[0]
    column = columns.index(names, steps[1:])
    return _span(record, column)


def _names(path: str) -> tuple[list[str], list[Record]]:
    """The column names of a file, and its records, the names first; empty rows at the end are no records."""
    with opened(path) as file:
        lines = "".join(Text(file, path).pieces()).split("\n")
    records = list(_records(lines))
    while records and not records[-1].text.strip(","):
        records.pop()
    if not records:
        raise refusal("this text says nothing: it has no column names", path, 1)
    names = _values(records[0], path)
    if other := next((other for other in _OTHERS if any(other in name for name in names)), None):
        column = records[0].text.index(other) + 1
        raise refusal(
            f"values are separated by {_OTHERS[other]} here; save the file with commas", path, records[0].line + 1, column
        )
    return names, records


def _records(lines: Sequence[str]) -> Iterator[Record]:
    """A record goes on over line breaks while a quote is open, that is, while the number of quotes is odd."""
    begun: list[str] = []
    odd = False
    for number, line in enumerate(lines):
        begun.append(line.removesuffix("\r"))
        odd ^= line.count('"') % 2 == 1
        if not odd:
            yield Record(number - len(begun) + 1, "\n".join(begun))
            begun = []
    if begun:
        yield Record(len(lines) - len(begun), "\n".join(begun))


def _rows(records: Sequence[Record], width: int, path: str) -> Iterator[list[str]]:
    if len(records) * width > MAX_NODES:
        raise refusal(f"more than {MAX_NODES} values; split the file", path, 1)
    for record in records[1:]:
        if not record.text.strip(","):
            raise refusal("an empty row; remove it, or put back what stood here", path, record.line + 1)
        values = _values(record, path)
        if len(values) != width:
            message = f"this row has {len(values)} values, and there are {width} columns; put a value that holds a comma in quotes"
            raise refusal(message, path, record.line + 1)
        yield values


def _values(record: Record, path: str) -> list[str]:
    if '"' not in record.text and len(record.text) <= MAX_SCALAR:
        values = record.text.split(",", columns.MOST)
    else:
        values = [_value(found, record, path) for found in islice(_cells(record, path), columns.MOST + 1)]
    if len(values) > columns.MOST:
        raise refusal(f"this row has more than {columns.MOST} values; remove columns", path, record.line + 1)
    return values


def _value(found: re.Match[str], record: Record, path: str) -> str:
    text = found[0] if found["quoted"] is None else found["quoted"].replace('""', '"')
    if len(text) > MAX_SCALAR:
        raise _refusal(f"this value has {len(text)} characters; {MAX_SCALAR} are allowed: shorten it", record, found.start(), path)
    return text


def _cells(record: Record, path: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _VALUE.match(record.text, at):
        yield found
        if found.end() == len(record.text):
            return
        at = found.end() + 1
    raise _stray(record, at, path)


def _stray(record: Record, at: int, path: str) -> TextError:
    """Why no value can be read from here on."""
    if record.text[at] != '"':
        quote = record.text.index('"', at)
        return _refusal("a quote inside a value; put the whole value in quotes, and double this one", record, quote, path)
    closed = _QUOTED.match(record.text, at)
    if closed is None:
        return _refusal("this quote is never closed; close it, or remove it", record, at, path)
    if "\n" in closed[0]:
        return _refusal("this quote is not closed where its value ends; close it, or remove it", record, at, path)
    return _refusal("after a closing quote stands more; double each quote that belongs to the value", record, closed.end(), path)


def _refusal(message: str, record: Record, at: int, path: str) -> TextError:
    mark = _mark(record, at)
    return refusal(message, path, mark.line + 1, mark.column + 1)


def _span(record: Record, column: int | None) -> Span:
    """Of a record that was read before."""
    lines = {record.line + number: line for number, line in enumerate(record.text.split("\n"))}
    if column is None:
        return span(Stretch(_mark(record, 0), Mark(record.line, len(lines[record.line]))), lines)
    found = [*_cells(record, "")][column]
    return span(Stretch(_mark(record, found.start()), _mark(record, found.end())), lines)


def _mark(record: Record, at: int) -> Mark:
    line = record.text.count("\n", 0, at)
    return Mark(record.line + line, at - record.text.rfind("\n", 0, at) - 1)


def register(stem: str, names: Sequence[str]) -> str | None:
    """The register that a file's name without its ending begins with: `consents`, `consents-2026`."""
    return next((name for name in names if re.match(rf"{name}(?:[-_.]|\Z)", stem)), None)
