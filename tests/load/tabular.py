"""Tabular: rows of registers as the cells of a table, for the tests of tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

REGISTERS = ("clearances", "consents", "tools", "models", "vendors", "rights", "talent")


def flat(rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """The column names of rows, and their cells."""
    cells = [dict(_cells(row, "")) for row in rows]
    names = list(dict.fromkeys(name for row in cells for name in row))
    return [names, *([row.get(name, "") for name in names] for row in cells)]


def _cells(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _cells(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value, 1):
            yield from _cells(inner, f"{name}.{number}")
    elif value != []:
        yield name, ";".join(value) if isinstance(value, list) else str(value)


def bare(value: Any) -> Any:
    """A value without what a table has no cell for: empty lists."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if inner != []}
    return [bare(inner) for inner in value] if isinstance(value, list) else value
