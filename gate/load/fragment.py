"""Fragment: whether a part of a schema can be answered by rows of a kind, and if not, where it cannot."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gate.load import rows, schema
from gate.load.near import listed, nearest
from gate.load.rows import Shape
from gate.load.spoken import Place, short, shown
from gate.load.wording import TYPES

DEEPEST, MOST = 16, 1000
"""How many parts may stand in one another, and in one rule's `when` or `require`."""
ASKS: Mapping[str, str] = {
    **dict.fromkeys(("properties", "required", "dependentRequired"), "object"),
    **dict.fromkeys(("items", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems"), "array"),
    **dict.fromkeys(("pattern", "minLength", "maxLength"), "string"),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), "number"),
}
"""The type of value that a keyword asks about; any other value keeps to it, so it would be asked in vain."""
NEEDS: Mapping[str, tuple[str, ...]] = {
    "if": ("then", "else"),
    **dict.fromkeys(("then", "else"), ("if",)),
    **dict.fromkeys(("minContains", "maxContains"), ("contains",)),
}
"""Keywords that ask nothing without another, and those of which one must stand beside them."""


class Spot(NamedTuple):
    """A part of a schema, its place in the whole, and what holds for the values that it speaks of."""

    part: Any
    place: Place
    shape: Shape
    depth: int = 1


class Fault(NamedTuple):
    """A place in a part of a schema, and what is wrong there."""

    place: Place
    message: str


def faults(part: Any, kind: str) -> Iterator[Fault]:
    """What would never match, always hold, or cost too much. `part` keeps to the schema of rule files."""
    spots = [Spot(part, (), rows.shape(kind))]
    count = 0
    while spots:
        spot = spots.pop()
        count += 1
        if count > MOST or spot.depth > DEEPEST:
            yield Fault(
                spot.place, f"the rule asks too much: {MOST} parts, {DEEPEST} in one another, are the most; write two rules"
            )
            return
        if isinstance(spot.part, dict):
            found = list(_faults(spot))
            yield from found
            spots += () if found else reversed(list(_inside(spot)))


def _faults(spot: Spot) -> Iterator[Fault]:
    types = rows.types(spot.shape)
    for key, value in spot.part.items():
        place = (*spot.place, key)
        if key in ASKS and ASKS[key] not in types:
            yield Fault(place, f"{key} asks about {_words([ASKS[key]])}, and what stands here is {_words(types)}")
        elif not any(other in spot.part for other in NEEDS.get(key, (key,))):
            yield Fault(place, f"{key} asks nothing without {listed(NEEDS[key])}; add that, or remove it")
        elif key in LOOKS:
            yield from (Fault((*place, *step), message) for step, message in LOOKS[key](value, spot.shape))


def _words(types: Iterable[str]) -> str:
    return listed(sorted(TYPES.get(name, f"a {name}") for name in types))


def _keys(keys: Iterable[str], shape: Shape) -> Iterator[Fault]:
    for index, key in enumerate(keys):
        yield from _key(key, shape, (index,))


def _key(key: str, shape: Shape, place: Place) -> Iterator[Fault]:
    known = tuple(rows.fields(shape))
    if key not in known:
        near = nearest(key, known)
        hint = f"did you mean {near}?" if near else f"there is {listed(known, 'and')}"
        yield Fault(place, f"no {shape['title']} has {short(key)}; {hint}")


def _named(parts: Mapping[str, Any], shape: Shape) -> Iterator[Fault]:
    for key in parts:
        yield from _key(key, shape, (key,))


def _dependent(parts: Mapping[str, Iterable[str]], shape: Shape) -> Iterator[Fault]:
    yield from _named(parts, shape)
    for key, keys in parts.items():
        yield from (Fault((key, *place), message) for place, message in _keys(keys, shape))


def _type(name: str, shape: Shape) -> Iterator[Fault]:
    types = rows.types(shape)
    if ("number" if name == "integer" else name) not in types:
        yield Fault((), f"what stands here is never {_words([name])}, but {_words(types)}")


def _words_of(values: Iterable[Any], shape: Shape) -> Iterator[Fault]:
    for index, value in enumerate(values):
        yield from (Fault((index,), message) for _, message in _value(value, shape))


def _value(value: Any, shape: Shape) -> Iterator[Fault]:
    types = rows.types(shape)
    if rows.TYPE_OF[type(value)] not in types:
        yield Fault((), f"what stands here is never {shown(value)}, but {_words(types)}")
    elif why := schema.misfit(value, {**shape, "type": sorted(types)}):
        yield Fault((), f"no row says so: {why}")


def _pattern(pattern: str, _: Shape) -> Iterator[Fault]:
    if not schema.linear(pattern):
        yield Fault((), "this is no pattern that is matched in linear time; look-around, back references and huge counts are not")


LOOKS: Mapping[str, Any] = {
    "properties": _named,
    "required": _keys,
    "dependentRequired": _dependent,
    "type": _type,
    "enum": _words_of,
    "const": _value,
    "pattern": _pattern,
}
"""What is looked at in the terms of a keyword."""


def _inside(spot: Spot) -> Iterator[Spot]:
    deeper = spot.depth + 1
    for key, value in spot.part.items():
        place = (*spot.place, key)
        if key == "properties":
            yield from (Spot(part, (*place, name), rows.field(spot.shape, name), deeper) for name, part in value.items())
        elif key in ("items", "contains"):
            yield Spot(value, place, rows.entries(spot.shape), deeper)
        elif key in ("allOf", "anyOf", "oneOf"):
            yield from (Spot(part, (*place, index), spot.shape, deeper) for index, part in enumerate(value))
        elif key in ("not", "if", "then", "else"):
            yield Spot(value, place, spot.shape, deeper)
