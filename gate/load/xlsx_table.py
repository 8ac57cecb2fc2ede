"""XLSX: registers as the sheets of a workbook in, their rows out; and the cells of their values, found again for a report.

Openpyxl reads it, without loading more than a row of a sheet at a time; a formula is refused at its cell, never worked out.
"""

import io
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from itertools import islice
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter

from gate.delivery import SchemaFault
from gate.errors import TextError
from gate.load import columns, xlsx_archive
from gate.load.cells import Unfit
from gate.load.near import listed, nearest
from gate.load.tables import Table, Tabled, tabled
from gate.load.text import opened
from gate.location import Location

MAX_CELLS = 5_000_000
"""Cells of a workbook, empty ones among them."""
_DAMAGE = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    OSError,
    EOFError,
    BadZipFile,
    zlib.error,
)
"""What openpyxl raises where the parts of a workbook do not fit each other."""
_FORMULA = Unfit("a formula", "a value", "copy the cell and paste its value; formulas are not worked out")
_ERROR = Unfit("the error of a formula", "a value", "write the value")

Sheet = Any
"""A sheet of openpyxl's, of which rows are read in order."""


def read(path: str, registers: Sequence[str]) -> Tabled:
    """What the sheets of a workbook say, each of which is named like a register. Raises TextError where it cannot be read safely."""
    with opened(path) as file:
        held = xlsx_archive.holding(file, path)
        with _workbook(file, path) as book:
            strange = [_strange(name, registers, path) for name in book.sheetnames if name not in registers]
            count = _Count(path)
            sheets = [_tabled(sheet, path, count) for sheet in book.worksheets if sheet.title in registers and not strange]
            faults = (*strange, *(fault for sheet in sheets for fault in sheet.faults))
            # Behind a faulty column name no row was met.
            if not faults and (held.sheets, held.cells) != (len(book.sheetnames), count.met):
                message = "sheets, rows or cells of this workbook stand twice, out of order, or nowhere; save it as .xlsx again"
                raise TextError(message, Location(path))
    return Tabled({name: rows for sheet in sheets for name, rows in _entries(sheet)}, faults)


def located(path: str, pointers: Iterable[str]) -> dict[str, Location]:
    """The cells that JSON Pointers lead to; of a row, or of a column's name, the first cell."""
    with opened(path) as file:
        xlsx_archive.holding(file, path)
        with _workbook(file, path) as book:
            names = {sheet.title: _names(next(_rows(sheet), ())) for sheet in book.worksheets}
    return {pointer: Location(path, pointer, cell=_cell(pointer, names)) for pointer in pointers}


def _cell(pointer: str, names: dict[str, list[str]]) -> str | None:
    _, register, *steps = (*pointer.split("/"), "")
    if not register:
        return None
    row = int(steps[0]) + 2 if steps[0].isdecimal() else 1
    column = columns.index(names.get(register, []), [step for step in steps[1:] if step]) or 0
    return f"{register}!{get_column_letter(column + 1)}{row}"


@contextmanager
def _workbook(file: Any, path: str) -> Iterator[Any]:
    """A workbook, as long as it is read.

    What openpyxl passes over (styles, drawings) it warns of, or prints among the report; no register has any of it.
    """
    file.seek(0)
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
            yield book
        except _DAMAGE as fault:
            message = "this workbook is damaged, or is none; open it in a spreadsheet program and save it as .xlsx"
            raise TextError(message, Location(path)) from fault


class _Count:
    """How many cells were met, of those that stand in the file and of all."""

    def __init__(self, path: str) -> None:
        self.met = 0
        self._left = MAX_CELLS
        self._path = path

    def add(self, cells: Sequence[Any]) -> Sequence[Any]:
        """Counts a row."""
        self.met += sum(cell is not EMPTY_CELL for cell in cells)
        self._left -= len(cells) + 1
        if self._left < 0:
            raise TextError("this workbook holds too many cells; split it, or save it as CSV", Location(self._path))
        return cells


def _strange(name: str, registers: Sequence[str], path: str) -> SchemaFault:
    near = nearest(name, registers)
    return SchemaFault(
        at=Location(path, cell=f"{name}!A1"),
        message=f"sheet {name} is named like no register" + (f"; did you mean {near}?" if near else ""),
        found=f"sheet {name}",
        required=listed(registers),
        fix=f"name it {near}" if near else "name it like the register that it holds, or move it to a file of its own",
    )


def _entries(sheet: Tabled) -> Iterable[tuple[str, Any]]:
    value: Any = sheet.value
    return value.items()  # type: ignore[no-any-return]


def _tabled(sheet: Sheet, path: str, count: _Count) -> Tabled:
    register = sheet.title
    rows = map(count.add, _rows(sheet))
    names = _names(next(rows, ()))
    table = Table(
        register=register,
        names=names,
        rows=_solid(rows, len(names), lambda row: Location(path, f"/{register}", cell=f"{register}!A{row}")),
        named=lambda index: Location(path, f"/{register}", cell=f"{register}!{get_column_letter(index + 1)}1"),
        place=lambda index, _: Location(path, f"/{register}/{index}"),
    )
    return tabled(table)


def _rows(sheet: Sheet) -> Iterator[Sequence[Any]]:
    """All rows in order; the size that a sheet claims to have is not believed."""
    sheet.reset_dimensions()
    return sheet.iter_rows()  # type: ignore[no-any-return]


def _names(cells: Sequence[Any]) -> list[str]:
    names = ["" if cell.value is None else str(cell.value) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _solid(rows: Iterable[Sequence[Any]], width: int, place: Callable[[int], Location]) -> Iterator[list[object]]:
    """The rows without their empty end. Raises TextError for an empty row before it, and a value beyond the named columns."""
    gap = 0
    for number, cells in enumerate(rows, 2):
        values = [_value(cell) for cell in cells]
        if not any(value != "" for value in values):
            gap = gap or number
            continue
        if gap:
            raise TextError("an empty row; remove it, or put back what stood here", place(gap))
        if any(value != "" for value in islice(values, width, None)):
            raise TextError("this row has a value in a column without a name; name the column, or remove the value", place(number))
        yield values


def _value(cell: Any) -> object:
    """What a cell holds, as openpyxl read it; an empty text where it holds nothing."""
    value = cell.value
    if isinstance(value, str) and cell.data_type == "s":
        return value
    if value is None:
        return ""
    return {"f": _FORMULA, "e": _ERROR}.get(cell.data_type, value)
