"""Schema: whether a value follows one of gate's JSON Schemas, and if not, every place where it does not."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial, reduce
from importlib.resources import files
from typing import Any, NoReturn

import jsonschema_rs

from gate.delivery import SchemaFault
from gate.load.formats import FORMATS
from gate.load.spoken import Place, named
from gate.load.text import Value
from gate.load.wording import Breach, Words, near_miss, worded
from gate.location import Location

NAMES = ("delivery", "registers", "waivers", "policy", "profile", "check", "probe", "rules")
URN = "urn:gate:schema:v1:"
_FOREIGN = re.compile(re.escape(URN) + r"(\w+)#/\$defs/")
_LOCAL = re.compile(r'"#/\$defs/(\w+)"')

Schema = dict[str, Any]


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
    return json.dumps(_whole(name), indent=2, ensure_ascii=False) + "\n"


def _breaches(value: Value, name: str) -> Iterator[Breach]:
    breaches = [_breach(error, value, _whole(name)) for error in _validator(name).iter_errors(value)]
    meant = {(breach.place, key) for breach in breaches if breach.keyword == "unevaluatedProperties" for key in near_miss(breach)}
    return (breach for breach in breaches if (breach.place, breach.terms.get("property")) not in meant)


def _breach(error: jsonschema_rs.ValidationError, value: Value, whole: Schema) -> Breach:
    trail = error.schema_path[:-1]
    schema = reduce(_step, trail, whole)
    place: Place = tuple(error.instance_path)
    form = schema.get("description") if trail[:1] == ["$defs"] and len(trail) == 2 and "title" not in schema else None  # noqa: PLR2004
    return Breach(error.kind.name, error.kind.as_dict(), place, named(value, place), reduce(_step, place, value), schema, form)


def _step(part: Any, step: str | int) -> Any:
    return part[step]


@cache
def _validator(name: str) -> jsonschema_rs.Validator:
    return compiled(_whole(name))


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


@cache
def _shipped(name: str) -> str:
    return files("gate_schemas").joinpath("v1", f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def _whole(name: str) -> Schema:
    """A schema with the definitions that it takes from others beside its own."""
    shipped = _shipped(name)
    schema: Schema = json.loads(_FOREIGN.sub("#/$defs/", shipped))
    held: Schema = {}
    for other in dict.fromkeys(_FOREIGN.findall(shipped)):
        held |= json.loads(_shipped(other))["$defs"]
    held |= schema.get("$defs", {})
    if held:
        schema["$defs"] = {key: held[key] for key in held if key in _reached(schema, held)}
    return schema


def _reached(schema: Schema, held: Schema) -> set[str]:
    reached: set[str] = set()
    fresh = set(_LOCAL.findall(json.dumps({**schema, "$defs": None})))
    while fresh:
        reached |= fresh
        fresh = {name for key in fresh for name in _LOCAL.findall(json.dumps(held[key]))} - reached
    return reached
