"""Columns: the column names of a table in; what each fills of a row, and what is wrong with a name."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from gate.load import schema
from gate.load.cells import Kind
from gate.load.near import listed, nearest
from gate.load.spoken import short

NUMBER = "1"
"""Stands for any number in the names of fields: `conditions.1.text` is the text of the first condition."""
MOST = 1_000
"""Columns of a table; the widest register has some twenty, and two more for each condition."""
_STEP = re.compile(r"[1-9][0-9]{0,3}")

Trail = tuple[str | int, ...]
"""The keys and indices that lead from a row to a value."""


class Column(NamedTuple):
    """One column: its name, what its cells hold, and where in a row that belongs."""

    name: str
    kind: Kind
    trail: Trail


class Flaw(NamedTuple):
    """What is wrong with one name, and its index."""

    at: int
    message: str
    found: str
    required: str
    fix: str


def columns(register: str, names: Sequence[str]) -> tuple[tuple[Column, ...], tuple[Flaw, ...]]:
    """The columns of a register's table, or all that is wrong with their names.

    A name is that of a field, dotted for a field of a part (`document.ref`) and numbered for an entry of a list of parts
    (`conditions.1.text`). Wrong are an unknown name, one that stands twice, an entry whose number leaves one out, and a register
    without a column for what each row must have.
    """
    known = fields(register)
    flaws = tuple(_flaws(register, names)) if len(names) <= MOST else (_crowded(len(names)),)
    if flaws:
        return (), flaws
    return tuple(Column(name, known[_form(name)], _trail(name)) for name in names), ()


def lay(row: dict[str, Any], trail: Trail, value: object) -> None:
    """Lays a value into a row; parts on the way to it are made where they are not there yet."""
    here: Any = row
    for step, follower in pairwise(trail):
        fresh: Any = [] if isinstance(follower, int) else {}
        if isinstance(here, list):
            here.extend({} for _ in range(len(here), int(step) + 1))
            here = here[int(step)]
        else:
            here = here.setdefault(step, fresh)
    here[trail[-1]] = value


def index(names: Sequence[str], steps: Sequence[str]) -> int | None:
    """The column that a JSON Pointer's steps into a row lead to, or come nearest; None where that is the row itself."""
    trails = [tuple(map(str, _trail(name))) for name in names]
    for length in range(len(steps), 0, -1):
        wanted = tuple(steps[:length])
        for number, trail in enumerate(trails):
            if trail[:length] == wanted or wanted[: len(trail)] == trail:
                return number
    return None


def _trail(name: str) -> Trail:
    return tuple(int(step) - 1 if _STEP.fullmatch(step) else step for step in name.split("."))


def _form(name: str) -> str:
    return ".".join(NUMBER if _STEP.fullmatch(step) else step for step in name.split("."))


def _flaws(register: str, names: Sequence[str]) -> Iterator[Flaw]:
    known, seen = fields(register), set[str]()
    for number, name in enumerate(names):
        if _form(name) not in known:
            yield _unknown(register, number, name)
        elif name in seen:
            yield Flaw(
                number,
                f"column {short(name)} stands twice",
                f"column {short(name)}, again",
                "every column once",
                "drop one of them",
            )
        elif gap := _gap(name, names):
            yield Flaw(
                number, f"column {name} stands without {gap}", f"no column {gap}", "numbers from 1 without a gap", f"add {gap}"
            )
        seen.add(name)
    for key in _missing(register, names):
        yield Flaw(0, f"{register} has no column {key}", f"no column {key} in {register}", f"a column {key}", f"add a column {key}")


def _crowded(width: int) -> Flaw:
    return Flaw(
        MOST, f"this table has {width} columns; {MOST} are allowed", f"{width} columns", f"{MOST} at most", "remove columns"
    )


def _unknown(register: str, number: int, name: str) -> Flaw:
    if not name.strip():
        return Flaw(
            number, f"column {number + 1} has no name", f"no name of column {number + 1}", "a name", "name it, or remove it"
        )
    known = tuple(fields(register))
    parts = tuple(key for key in known if key.startswith(f"{name}."))
    near = None if parts else nearest(name, known)
    hint = f"; its parts have columns of their own: {listed(parts)}" if parts else f"; did you mean {near}?" if near else ""
    fix = f"write {near}" if near else "write one of these names, or remove the column"
    return Flaw(number, f"{short(name)} is no column of {register}{hint}", f"column {short(name)}", listed(known), fix)


def _gap(name: str, names: Sequence[str]) -> str | None:
    """The column of an earlier entry that a numbered one leaves out: any column of that entry will do."""
    steps = name.split(".")
    for place, step in enumerate(steps):
        if _STEP.fullmatch(step) and step != NUMBER:
            before = ".".join((*steps[:place], str(int(step) - 1)))
            if not any(other.startswith(f"{before}.") for other in names):
                return ".".join((before, *steps[place + 1 :]))
    return None


def _missing(register: str, names: Sequence[str]) -> Iterable[str]:
    firsts = {name.partition(".")[0] for name in names}
    near = {nearest(name, fields(register)) for name in names if _form(name) not in fields(register)}
    return (key for key in _row(register).get("required", ()) if key not in firsts and key not in near)


@cache
def fields(register: str) -> Mapping[str, Kind]:
    """What a register's rows may hold, by the name of its column."""
    return dict(_fields(_row(register), ()))


@cache
def _row(register: str) -> Mapping[str, Any]:
    return _resolved(_whole()["properties"][register]["items"])


@cache
def _whole() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(schema.text("registers"))
    return whole


def _resolved(part: dict[str, Any]) -> dict[str, Any]:
    return {**_whole()["$defs"][part["$ref"].rpartition("/")[2]], **part} if "$ref" in part else part


def _fields(part: Mapping[str, Any], trail: tuple[str, ...]) -> Iterator[tuple[str, Kind]]:
    for key, inner in part.get("properties", {}).items():
        field = _resolved(inner)
        items = _resolved(field.get("items", {}))
        if "properties" in field:
            yield from _fields(field, (*trail, key))
        elif "properties" in items:
            yield from _fields(items, (*trail, key, NUMBER))
        else:
            yield ".".join((*trail, key)), _kind(field)


def _kind(field: Mapping[str, Any]) -> Kind:
    types = field.get("type", "string")
    kinds: Mapping[str, Kind] = {"array": "list", "boolean": "boolean", "integer": "integer"}
    found = next((kinds[name] for name in ((types,) if isinstance(types, str) else types) if name in kinds), None)
    return found or ("day" if field.get("format") == "date" else "text")
