"""Schema: whether a value follows one of gate's JSON Schemas, and if not, every place where it does not."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial, reduce
from itertools import groupby
from typing import Any, NamedTuple, NoReturn

import jsonschema_rs

from gate.delivery import SchemaFault
from gate.load.assembly import Schema, assembled, plainer
from gate.load.formats import FORMATS
from gate.load.spoken import Place, named
from gate.load.text import Value
from gate.load.wording import Breach, Words, near_miss, worded
from gate.location import Location

NAMES = (
    "delivery", "registers", "waivers", "policy", "profile", "guideline", "rulefile", "check", "probe", "rules", "coverage", "test",
)  # fmt: skip
_LINEAR = jsonschema_rs.RegexOptions(size_limit=1 << 20)
"""The engine without backtracking, for patterns of an operator's own."""

LOT = 5_000
"""Rows that are looked at together."""


def faults(value: Value, name: str, path: str) -> tuple[SchemaFault, ...]:
    """Every place where a value breaks a schema of NAMES (JSON Schema 2020-12), one fault for each cause.

    An unknown key is a fault at that key, a missing one a fault of the mapping that lacks it.
    """
    root = Location(path)
    found: dict[tuple[object, ...], Words] = {}
    for breach in _breaches(value, name):
        for words in worded(breach):
            found.setdefault((words.place, breach.terms.get("property")), words)
    return tuple(
        SchemaFault(at=reduce(Location.__truediv__, place, root), message=message, found=seen, required=required, fix=fix)
        for place, message, seen, required, fix in found.values()
    )


def text(name: str) -> str:
    """The text of a schema of NAMES, whole: it refers to no other document."""
    return json.dumps(assembled(name), indent=2, ensure_ascii=False) + "\n"


def definitions(name: str) -> Mapping[str, Schema]:
    """The definitions of a schema of NAMES, by name."""
    held: Mapping[str, Schema] = assembled(name)["$defs"]
    return held


def misfit(value: Value, part: Mapping[str, Any]) -> str | None:
    """Why a value does not keep to a part of the manifest's schema, in words; None where it does."""
    whole = {**part, "$defs": definitions("delivery")}
    breaches = (
        _breach(error, value, whole, tuple(error.instance_path))._replace(name="it") for error in compiled(whole).iter_errors(value)
    )
    return next((words.message for breach in breaches for words in worded(breach)), None)


class Asked(NamedTuple):
    """What a rule asks of the rows of a list, made ready."""

    schema: Schema
    validator: jsonschema_rs.Validator


def asked(when: Any, require: Any) -> Asked:
    """What a rule asks of every row for which `when` holds. Neither refers to anything, and patterns are matched in linear time."""
    schema = {"items": {"if": when, "then": require}}
    return Asked(schema, jsonschema_rs.Draft202012Validator(schema, pattern_options=_LINEAR))


def linear(pattern: str) -> bool:
    """Whether a pattern can be matched in linear time: no look-around, no back reference, no count that makes it huge."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=_LINEAR)
    except jsonschema_rs.ValidationError:
        return False
    return True


def broken(asked: Asked, rows: Sequence[Value]) -> Iterator[tuple[int, Breach]]:
    """Of each row that breaks what is asked its number and its deepest breach, of several the first; the breach has no name yet."""
    errors = asked.validator.iter_errors(rows)
    for index, found in groupby(errors, key=lambda error: int(error.instance_path[0])):
        yield index, _deepest(found, rows[index], asked.schema)


def _deepest(errors: Iterator[jsonschema_rs.ValidationError], row: Value, whole: Schema) -> Breach:
    error = max(errors, key=lambda error: len(error.instance_path))
    place: Place = tuple(error.instance_path[1:])
    part = reduce(_step, error.schema_path[:-1], whole)
    return Breach(error.kind.name, error.kind.as_dict(), place, "", reduce(_step, place, row), part, None)


def _breaches(value: Value, name: str) -> Iterator[Breach]:
    breaches = [_breach(error, value, assembled(name), place) for error, place in _errors(value, name)]
    meant = {(breach.place, key) for breach in breaches if breach.keyword == "unevaluatedProperties" for key in near_miss(breach)}
    return (breach for breach in breaches if (breach.place, breach.terms.get("property")) not in meant)


def _errors(value: Value, name: str) -> Iterator[tuple[jsonschema_rs.ValidationError, Place]]:
    """Every error and its place. Rows of long lists are looked at a lot at a time, so that no second copy of them all is made."""
    whole = value if isinstance(value, dict) else {}
    lists = ((key, whole.get(key)) for key in _lists(name))
    rows = {key: found for key, found in lists if isinstance(found, list) and len(found) > LOT}
    head = {**whole, **{key: found[:LOT] for key, found in rows.items()}} if rows else value
    yield from ((error, tuple(error.instance_path)) for error in _broken(head, name))
    for key, found in rows.items():
        for start in range(LOT, len(found), LOT):
            for error in _broken({key: found[start : start + LOT]}, name, loose=True):
                _, index, *rest = error.instance_path
                yield error, (key, start + int(index), *rest)


def _broken(part: Value, name: str, *, loose: bool = False) -> Iterable[jsonschema_rs.ValidationError]:
    """The errors of a value. Most have none, and whether there are any is soon told."""
    return () if _validator(name, loose, True).is_valid(part) else _validator(name, loose, False).iter_errors(part)


@cache
def _lists(name: str) -> tuple[str, ...]:
    """The lists of rows of a schema: those whose entries are judged one by one."""
    parts = assembled(name).get("properties", {})
    return tuple(key for key, part in parts.items() if part.get("type") == "array" and "uniqueItems" not in part)


def _breach(error: jsonschema_rs.ValidationError, value: Value, whole: Schema, place: Place) -> Breach:
    trail = error.schema_path[:-1]
    schema = reduce(_step, trail, whole)
    form = schema.get("description") if trail[:1] == ["$defs"] and len(trail) == 2 and "title" not in schema else None  # noqa: PLR2004
    return Breach(error.kind.name, error.kind.as_dict(), place, named(value, place), reduce(_step, place, value), schema, form)


def _step(part: Any, step: str | int) -> Any:
    return part[step]


@cache
def _validator(name: str, loose: bool, plain: bool) -> jsonschema_rs.Validator:
    """A schema made ready: a loose one asks for no key, for a few rows of one list; a plain one refuses more than is refused, sooner."""
    schema = {**assembled(name), "required": []} if loose else assembled(name)
    return compiled(plainer(schema) if plain else schema)


def compiled(schema: Schema) -> jsonschema_rs.Validator:
    """A schema made ready, with gate's formats. One that refers to another document is refused: nothing is ever looked up."""
    formats: dict[str, Callable[..., bool]] = {name: partial(_holds, fault) for name, fault in FORMATS.items()}
    return jsonschema_rs.Draft202012Validator(
        schema, formats=formats, validate_formats=True, ignore_unknown_formats=False, retriever=_refuse
    )


def _holds(fault: Callable[[str], str | None], word: str) -> bool:
    return fault(word) is None


def _refuse(uri: str) -> NoReturn:
    raise LookupError(f"{uri} is not among gate's schemas, and gate fetches none")
