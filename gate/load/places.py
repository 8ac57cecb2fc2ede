"""Places: JSON Pointers in, lines and columns out, in one walk over a text, once there is something to report."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

import msgspec

from gate.load.text import MAX_LINE
from gate.location import Span

Kind = Literal["mapping", "list", "end", "scalar"]
"""What a parser meets: a mapping or a list opens, the innermost one ends, or a scalar stands."""


class Mark(NamedTuple):
    """A point in a text; line and column count from 0."""

    line: int
    column: int


class Stretch(NamedTuple):
    """From one point of a text to another."""

    start: Mark
    end: Mark


class Step(NamedTuple):
    """What a parser meets, and where (of a key, `text` is its name)."""

    kind: Kind
    start: Mark
    end: Mark
    text: str = ""


class Walk(Protocol):
    """A walk over a text that is known to be well-formed."""

    def step(self) -> Step:
        """The next thing."""

    def skip(self) -> Mark:
        """The end of the collection that the last step opened; all in it is passed over."""


class Wanted(msgspec.Struct):
    """A place that is asked for, the places asked for inside it, and its stretch, once met."""

    inside: dict[str, "Wanted"] = {}
    stretch: Stretch | None = None


def pointed(walk: Walk, pointers: Iterable[str], lines: Sequence[str]) -> dict[str, Span]:
    """The span of each JSON Pointer (RFC 6901); of one that leads nowhere, that of its nearest ancestor.

    An entry of a mapping spans key and value when both stand on one line and the value is no block, else the key. An item of a list
    spans its value, and where that is a mapping, the mapping's first entry; so does the whole text.
    """
    trails = {pointer: tuple(_unescaped(step) for step in pointer.split("/")[1:]) for pointer in pointers}
    root = Wanted()
    for trail in trails.values():
        place = root
        for step in trail:
            place = place.inside.setdefault(step, Wanted())
    whole = _met(walk.step(), walk, root).shown
    return {pointer: span(_nearest(root, trail, whole), lines) for pointer, trail in trails.items()}


class Met(NamedTuple):
    """A value that was walked over: where it ends, and the stretch that shows it in a list."""

    end: Mark
    shown: Stretch


def _met(first: Step, walk: Walk, wanted: Wanted | None) -> Met:
    if first.kind == "scalar":
        return Met(first.end, Stretch(first.start, first.end))
    if wanted is None:
        end = walk.skip()
        return Met(end, Stretch(first.start, end))
    return _mapping(first, walk, wanted) if first.kind == "mapping" else _list(first, walk, wanted)


def _mapping(first: Step, walk: Walk, wanted: Wanted) -> Met:
    shown = None
    while (key := walk.step()).kind != "end":
        inner = wanted.inside.get(key.text)
        value = _met(walk.step(), walk, inner)
        entry = Stretch(key.start, value.end if value.end.line == key.end.line else key.end)
        shown = shown or entry
        if inner:
            inner.stretch = entry
    return Met(key.end, shown or Stretch(first.start, key.end))


def _list(first: Step, walk: Walk, wanted: Wanted) -> Met:
    index = 0
    while (step := walk.step()).kind != "end":
        inner = wanted.inside.get(str(index))
        item = _met(step, walk, inner)
        if inner:
            inner.stretch = item.shown
        index += 1
    return Met(step.end, Stretch(first.start, step.end))


def _nearest(place: Wanted, trail: tuple[str, ...], stretch: Stretch) -> Stretch:
    for step in trail:
        place = place.inside[step]
        stretch = place.stretch or stretch
    return stretch


def span(stretch: Stretch, lines: Sequence[str] | Mapping[int, str]) -> Span:
    """A stretch of a text, with the line that it begins in; `lines` by number, from 0."""
    (line, column), end = stretch
    text = lines[line].removesuffix("\r")
    end_column = end.column if end.line == line else max(len(text), column + 1)
    return Span(line + 1, column + 1, line + 1, end_column + 1, text[:MAX_LINE] if column < MAX_LINE else "")


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
