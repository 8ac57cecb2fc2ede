"""Tables: the rows of a table in, the rows that YAML would give out, and every fault of its names and cells."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from gate.delivery import SchemaFault
from gate.load import columns
from gate.load.cells import Unfit, said
from gate.load.columns import Column, Flaw
from gate.load.text import Value
from gate.location import Location


class Table(msgspec.Struct, frozen=True):
    """A register as a table: its column names, its rows of cells, of which an empty text says nothing, and where each stands."""

    register: str
    names: Sequence[str]
    rows: Iterable[Sequence[object]]
    named: Callable[[int], Location]
    """The place of a column's name, by its index."""
    place: Callable[[int, dict[str, Any]], Location]
    """The place of a row, by its index and what it holds."""


class Tabled(msgspec.Struct, frozen=True):
    """What a text says, and faults of it that are none of its schema's."""

    value: Value
    faults: tuple[SchemaFault, ...] = ()


def tabled(table: Table) -> Tabled:
    """A table's register; without its rows where its column names are wrong, without a row's cells where those hold no value."""
    filled, flaws = columns.columns(table.register, table.names)
    if flaws:
        return Tabled({table.register: []}, tuple(_flawed(flaw, table) for flaw in flaws))
    rows: list[Value] = []
    faults: list[SchemaFault] = []
    for index, cells in enumerate(table.rows):
        row, unfit = _row(filled, cells)
        faults += (_fault(table, index, row, *one) for one in unfit)
        rows.append(row)
    return Tabled({table.register: rows}, tuple(faults))


def _row(filled: Sequence[Column], cells: Sequence[object]) -> tuple[dict[str, Value], list[tuple[Column, Unfit]]]:
    row: dict[str, Value] = {}
    unfit = []
    for column, cell in zip(filled, cells, strict=False):
        if cell == "":
            continue
        value = said(cell, column.kind)
        if isinstance(value, Unfit):
            unfit.append((column, value))
        elif len(column.trail) == 1:
            row[column.name] = value
        else:
            columns.lay(row, column.trail, value)
    return row, unfit


def _flawed(flaw: Flaw, table: Table) -> SchemaFault:
    at, message, found, required, fix = flaw
    return SchemaFault(at=table.named(at), message=message, found=found, required=required, fix=fix)


def _fault(table: Table, index: int, row: dict[str, Value], column: Column, unfit: Unfit) -> SchemaFault:
    at = table.place(index, row)
    for step in column.trail:
        at /= step
    name = f"{column.name} of {row.get('id') or f'entry {index + 1} of {table.register}'}"
    return SchemaFault(
        at=at,
        message=f"{name} is {unfit.found}, not {unfit.required}",
        found=f"{name}: {unfit.found}",
        required=unfit.required,
        fix=unfit.fix,
    )
