"""Shelf: what the tests of the schemas look at: the shipped files, and every schema inside them."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships without types

__all__ = ["EVERY_FIELD", "inside", "jsonschema", "shipped"]

CONDITIONS = frozenset({"if", "then", "else", "not", "allOf"})
EVERY_FIELD = Path(__file__).parent.parent / "load" / "every_field.yaml"


def shipped(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(files("gate_schemas").joinpath("v1", f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def inside(schema: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of a schema with its pointer, conditions left out."""
    if isinstance(schema, dict):
        yield pointer, schema
        for key, part in schema.items():
            if key not in CONDITIONS:
                yield from inside(part, f"{pointer}/{key}")
    elif isinstance(schema, list):
        for index, part in enumerate(schema):
            yield from inside(part, f"{pointer}/{index}")
