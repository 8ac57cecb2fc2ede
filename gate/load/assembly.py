"""Assembly: a schema that gate ships, with the definitions that it takes from others; and the plainer one that is sooner asked."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from gate.load.formats import PLAIN

Schema = dict[str, Any]
URN = "urn:gate:schema:v1:"
_FOREIGN = re.compile(re.escape(URN) + r"(\w+)#/\$defs/")
_LOCAL = re.compile(r'"#/\$defs/(\w+)"')


@cache
def assembled(name: str) -> Schema:
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


def plainer(schema: Schema) -> Schema:
    """A schema that everything which meets it meets the given one as well: formats that cost much are patterns that suffice for them."""
    text = json.dumps(schema)
    for name, pattern in PLAIN.items():
        text = text.replace(json.dumps({"format": name})[1:-1], json.dumps({"pattern": pattern})[1:-1])
    plain: Schema = json.loads(text)
    return plain


@cache
def _shipped(name: str) -> str:
    return files("gate_schemas").joinpath("v1", f"{name}.schema.json").read_text(encoding="utf-8")
