"""Rows: what the manifest's schema lets stand in a row of each kind, for rules that speak of rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from gate.load import schema
from gate.load.spoken import Place

DEFINED: Mapping[str, str] = {
    "elements": "element",
    "appearances": "appearance",
    "clearances": "clearance",
    "consents": "consent",
    "tools": "tool",
    "models": "model",
    "vendors": "vendor",
    "rights": "right",
    "talent": "talent",
    "delivery": "head",
}
"""The kinds of rows, and the definition of each in the schema of the manifest."""
TYPE_OF: Mapping[type, str] = {str: "string", bool: "boolean", int: "number", float: "number"}

Shape = Mapping[str, Any]
"""The part of the manifest's schema that holds for a value."""


def shape(kind: str) -> Shape:
    """What holds for a row of a kind."""
    return _resolved({"$ref": f"#/$defs/{DEFINED[kind]}"})


def fields(part: Shape) -> Mapping[str, Any]:
    """What may stand in a mapping, by its key; nothing in any other value."""
    found: Mapping[str, Any] = part.get("properties", {})
    return found


def field(part: Shape, key: str) -> Shape:
    """What holds for a field of a mapping."""
    return _resolved(fields(part)[key])


def entries(part: Shape) -> Shape:
    """What holds for an entry of a list."""
    return _resolved(part["items"])


def types(part: Shape) -> frozenset[str]:
    """The types that a value may have once it is read: of text or a list it is a list, and null is absent."""
    said = part.get("type")
    named = {said} if isinstance(said, str) else set(said or {TYPE_OF[type(word)] for word in part["enum"]})
    return frozenset({"array"} if "array" in named else {"number" if name == "integer" else name for name in named - {"null"}})


def at(part: Shape, place: Place) -> Shape:
    """What holds at a place inside a value."""
    for step in place:
        part = entries(part) if isinstance(step, int) else field(part, step)
    return part


def required(kind: str) -> Iterator[str]:
    """The fields that every row of a kind must have."""
    yield from shape(kind)["required"]


def _resolved(part: Mapping[str, Any]) -> Shape:
    while "$ref" in part:
        part = schema.definitions("delivery")[part["$ref"].rpartition("/")[2]]
    return part
