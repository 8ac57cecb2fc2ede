"""A house's own rule finds a row if and only if `when` holds for it and `require` does not, as a second library judges it."""

import json
import tempfile
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships without types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from gate.delivery import Delivery
from gate.errors import PolicyError
from gate.load import source
from gate.load.rows import DEFINED
from tests.own.ruled import ELEMENT, RULE, booked, case, findings
from tests.schemas.shelf import EVERY_FIELD, shipped

FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "vendor": st.sampled_from(["northlight", "southlight"]),
    "usage": st.sampled_from(["final", "temp"]),
    "heard": st.booleans(),
    "clearances": st.lists(st.sampled_from(["C-1", "C-2"]), max_size=3),
    "media": st.sampled_from(["a.wav", "b.mov"]) | st.lists(st.sampled_from(["a.wav", "b.mov"]), min_size=1, max_size=3),
    "ai": st.fixed_dictionaries(
        {"use": st.sampled_from(["none", "edited"])},
        optional={
            "tools": st.lists(st.sampled_from(["t1", "t2"]), max_size=2),
            "created_on": st.sampled_from(["2026-01-02", "2025-12-31"]),
            "inputs": st.lists(
                st.fixed_dictionaries({"ref": st.just("plate"), "class": st.sampled_from(["owned", "estate"])}), max_size=2
            ),
        },
    ),
}
elements = st.lists(
    st.fixed_dictionaries({}, optional=FIELDS).map(lambda row: {**ELEMENT, **row}), min_size=1, max_size=4
)  # fmt: skip
LEAVES = (
    {"required": ["vendor"]},
    {"required": ["clearances"]},
    {"dependentRequired": {"vendor": ["heard"]}},
    {"properties": {"vendor": {"const": "northlight"}}},
    {"properties": {"usage": {"enum": ["temp", "wip"]}}},
    {"properties": {"heard": {"const": True}}, "required": ["heard"]},
    {"properties": {"clearances": {"contains": {"const": "C-1"}}}},
    {"properties": {"clearances": {"minItems": 2, "uniqueItems": True}}},
    {"properties": {"media": {"items": {"pattern": r"\.wav$"}}}},
    {"properties": {"media": {"maxItems": 1}}},
    {"properties": {"ai": {"required": ["tools"]}}},
    {"properties": {"ai": {"properties": {"created_on": {"pattern": "^2026-"}}}}},
    {"properties": {"ai": {"properties": {"inputs": {"items": {"properties": {"class": {"const": "owned"}}}}}}}},
    {"properties": {"ai": {"properties": {"inputs": {"contains": {"required": ["rights"]}}}}}},
)
JOINED = ("allOf", "anyOf", "oneOf")
fragments = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(lambda part: {"not": part}),
        st.builds(lambda key, parts: {key: parts}, st.sampled_from(JOINED), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda key, first, then: {"if": first, key: then}, st.sampled_from(["then", "else"]), inner, inner),
    ),
    max_leaves=4,
)  # fmt: skip


def bare(value: Any) -> Any:
    """A value of a manifest without what is empty or null."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if inner is not None and inner != []}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


def row(value: dict[str, Any]) -> Any:
    return bare({**value, "media": value["media"] if isinstance(value["media"], list) else [value["media"]]})


@settings(max_examples=250, deadline=None)
@given(elements, fragments, fragments)
def test_a_row_is_found_if_and_only_if_it_breaks_the_rule(rows: list[dict[str, Any]], when: Any, require: Any) -> None:
    rows = [{**value, "id": f"E{number}"} for number, value in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder:
        book = booked(Path(folder), {"when": when, "require": require})
    spoken, kept = jsonschema.Draft202012Validator(when), jsonschema.Draft202012Validator(require)
    expected = [value["id"] for value in rows if spoken.is_valid(row(value)) and not kept.is_valid(row(value))]
    found = list(findings(book, case(elements=rows)))
    assert [finding.element for finding in found] == expected
    assert all(finding.found and finding.required for finding in found)
    assert len({finding.fingerprint for finding in found}) == len(found)


WHOLE: Any = source.read(str(EVERY_FIELD))
WHOLE_REGISTERS = {key: WHOLE[key] for key in DEFINED if key in WHOLE and key != "delivery"}


def exactly(value: Any) -> Any:
    """A part of a schema that holds for one value alone, in which every field must be there."""
    if isinstance(value, dict):
        return {"required": list(value), "properties": {key: exactly(inner) for key, inner in value.items()}}
    if isinstance(value, list):
        return {"minItems": len(value), "maxItems": len(value), "allOf": [{"contains": exactly(inner)} for inner in value]}
    return {"const": value}


@pytest.mark.parametrize("kind", DEFINED)
def test_every_field_of_the_manifest_reaches_the_rules_as_it_is_written(kind: str, tmp_path: Path) -> None:
    written = WHOLE["delivery"] if kind == "delivery" else None
    written = WHOLE["elements"][0]["talent"][0] if kind == "appearances" else written
    first = bare(written or WHOLE[kind][0])
    first = row(first) if kind == "elements" else first
    own = {"for": kind, "when": True, "message": "m", "fails": [{}], "passes": [{}]}
    heard = case(head=WHOLE["delivery"], **{**WHOLE_REGISTERS, "elements": WHOLE["elements"]})
    key = "talent" if kind == "appearances" else "id"
    own["when"] = {"required": [key], "properties": {key: {"const": first[key]}}}
    assert list(findings(booked(tmp_path, {**own, "require": exactly(first)}), heard)) == []
    assert len(list(findings(booked(tmp_path, {**own, "require": {"not": exactly(first)}}), heard))) == 1


def structs(kind: inspect.Type) -> Any:
    if isinstance(kind, inspect.StructType):
        yield kind
        for field in kind.fields:
            yield from structs(field.type)
    for inner in getattr(kind, "types", ()):
        yield from structs(inner)
    if isinstance(kind, inspect.VarTupleType):
        yield from structs(kind.item_type)


def test_what_a_row_leaves_out_is_none_or_empty_so_that_a_rule_sees_it_as_absent() -> None:
    """Fields at their defaults are not written out; a default that is a word would be taken for absent where it was written."""
    odd = [
        f"{kind.cls.__name__}.{field.name}"
        for kind in structs(inspect.type_info(Delivery))
        if kind.cls.__name__ not in ("Location", "Span")
        for field in kind.fields
        if not field.required and field.default not in (None, ())
    ]
    assert odd == []


def test_the_kinds_of_rules_are_those_of_the_manifest() -> None:
    kinds = shipped("rulefile")["$defs"]["rule"]["properties"]["for"]["enum"]
    assert set(kinds) == set(DEFINED)
    lists = {key: part for key, part in shipped("delivery")["properties"].items() if "/$defs/" in json.dumps(part.get("items", {}))}
    assert set(kinds) >= set(lists) - {"registers", "timelines"}


@pytest.mark.parametrize("kind", DEFINED)
def test_an_example_may_leave_out_every_field(kind: str, tmp_path: Path) -> None:
    own = {**RULE, "for": kind, "when": True, "require": False, "message": "m", "fails": [{}], "passes": [{}]}
    book = booked(tmp_path, own)
    assert len(book.rules[0].fails) == 1
    with pytest.raises(PolicyError, match="is no field of"):
        booked(tmp_path, {**own, "fails": [{"zzz": 1}]})
