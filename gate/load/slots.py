"""Slots: fields of a row that a message names between braces, and the message once they are filled in."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gate.finding import named
from gate.load import rows
from gate.load.near import nearest
from gate.load.phrase import ABSENT
from gate.load.spoken import short, shown
from gate.load.text import Value

_SLOT = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)*)\}")


def fault(message: str, kind: str) -> str | None:
    """Why a message cannot be filled in for rows of a kind: a brace that opens no slot, a slot that no row has; None where it can."""
    if re.search("[{}]", _SLOT.sub("", message)):
        return "the message has a brace that names no field; a field is named as in {id} or {ai.use}"
    faults = (_misfit(slot[1], rows.shape(kind)) for slot in _SLOT.finditer(message))
    return next((found for found in faults if found), None)


def _misfit(slot: str, part: rows.Shape) -> str | None:
    for key in slot.split("."):
        while rows.types(part) == {"array"}:
            part = rows.entries(part)
        if key not in rows.fields(part):
            near = nearest(key, rows.fields(part))
            return f"the message names {{{slot}}}, and no row has {key} there" + (f"; did you mean {near}?" if near else "")
        part = rows.field(part, key)
    while rows.types(part) == {"array"}:
        part = rows.entries(part)
    return f"the message names {{{slot}}}, which is a mapping; name one of its fields" if rows.fields(part) else None


def filled(message: str, row: Value) -> str:
    """A message with the row's own words in its slots. What a row says is never read as a message."""
    return _SLOT.sub(lambda slot: _said(row, slot[1].split(".")), message)


def _said(row: Value, keys: Sequence[str]) -> str:
    return named([short(shown(value)) for value in _values(row, keys)]) or ABSENT


def _values(value: Any, keys: Sequence[str]) -> Iterator[Value]:
    if isinstance(value, list):
        for entry in value:
            yield from _values(entry, keys)
    elif not keys:
        yield value
    elif keys[0] in value:
        yield from _values(value[keys[0]], keys[1:])
