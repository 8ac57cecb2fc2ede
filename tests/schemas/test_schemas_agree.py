"""The schemas agree with the nouns that they are read into, and two libraries with each other."""

import copy
import json
from collections.abc import Iterator
from functools import reduce
from typing import Any, get_args

import msgspec
import pytest
import referencing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from gate.delivery import Delivery, Waiver
from gate.evidence import Channel, Claim, Confidence, Evidence, Trust
from gate.load import manifest, schema, source
from gate.load.formats import FORMATS
from tests.schemas.shelf import EVERY_FIELD, jsonschema, shipped

WHOLE: Any = source.read(str(EVERY_FIELD))
DEFS = shipped("delivery")["$defs"]


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    return DEFS[part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def differences(kind: inspect.Type, part: dict[str, Any], where: str) -> Iterator[str]:
    """Where a noun and a schema differ: fields, which of them are required, words of enums, days, booleans."""
    part = resolved(part)
    if isinstance(kind, inspect.UnionType):
        (kind,) = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
    if isinstance(kind, inspect.StructType):
        yield from differences_of_fields(kind, part, where)
    elif isinstance(kind, inspect.VarTupleType):
        yield from differences(kind.item_type, part["items"], f"{where}[]")
    elif not alike(kind, part):
        yield f"{where}: {kind} beside {part}"


def differences_of_fields(kind: inspect.StructType, part: dict[str, Any], where: str) -> Iterator[str]:
    fields = {field.encode_name: field for field in kind.fields if field.encode_name != "at"}
    if fields.keys() != part["properties"].keys():
        yield f"{where}: {fields.keys() ^ part['properties'].keys()}"
    if {key for key, field in fields.items() if field.required} != set(part.get("required", ())):
        yield f"{where}: required"
    for key in fields.keys() & part["properties"].keys():
        yield from differences(fields[key].type, part["properties"][key], f"{where}.{key}")


def alike(kind: inspect.Type, part: dict[str, Any]) -> bool:
    if isinstance(kind, inspect.LiteralType):
        return set(kind.values) == set(part["enum"])
    if isinstance(kind, inspect.DateType):
        return part is DEFS["day"]
    return isinstance(kind, inspect.BoolType) is (part.get("type") == "boolean")


def test_delivery_and_registers_hold_the_fields_of_their_nouns() -> None:
    top = {key: part for key, part in shipped("delivery")["properties"].items() if key not in ("gate", "delivery")}
    head = DEFS["head"]
    joined = {"properties": {**head["properties"], **top}, "required": head["required"]}
    assert list(differences(inspect.type_info(Delivery), joined, "delivery")) == []
    registers = shipped("registers")["properties"]
    assert registers.keys() == set(manifest.REGISTERS)
    assert {key: part["items"]["$ref"].rpartition("#")[2] for key, part in registers.items()} == {
        key: top[key]["items"]["$ref"].rpartition("#")[2] for key in registers
    }


def test_the_comparison_notices_a_difference() -> None:
    part = copy.deepcopy(DEFS["element"])
    part["properties"]["usage"]["enum"].remove("temp")
    part["properties"]["heared"] = part["properties"].pop("heard")
    kind = next(field for field in inspect.type_info(Delivery).fields if field.name == "elements").type  # type: ignore[attr-defined]
    found = list(differences(kind, {"items": part}, "elements"))
    assert len(found) == 2
    assert any("heared" in difference for difference in found)
    assert any(difference.startswith("elements[].usage") for difference in found)


def test_a_waiver_holds_the_fields_of_its_noun() -> None:
    part = shipped("waivers")["$defs"]["waiver"]
    local = json.loads(json.dumps(part).replace("urn:gate:schema:v1:delivery", ""))
    assert list(differences(inspect.type_info(Waiver), local, "waiver")) == []


def test_words_of_evidence_are_those_of_the_noun() -> None:
    part = shipped("probe")["$defs"]["evidence"]["properties"]
    for key, words in (("claim", Claim), ("channel", Channel), ("confidence", Confidence), ("trust", Trust)):
        assert set(part[key]["enum"]) == set(get_args(words))
    assert part.keys() == set(Evidence.__struct_fields__) - {"private"}
    assert DEFS["said"]["properties"]["claim"]["enum"] == part["claim"]["enum"]
    assert DEFS["said"]["properties"]["channel"]["enum"] == part["channel"]["enum"]


def test_the_example_of_every_field_has_every_field_and_no_fault() -> None:
    assert schema.faults(WHOLE, "delivery", "delivery.yaml") == ()
    loaded = manifest.load(str(EVERY_FIELD)).delivery
    empty = [
        f"{type(part).__name__}.{field}"
        for part in parts(loaded)
        for field in part.__struct_fields__
        if getattr(part, field) is None and field not in ("agreement_ref", "span", "cell", "sha256", "rights")
    ]
    assert empty == []


def parts(value: Any) -> Iterator[msgspec.Struct]:
    if isinstance(value, msgspec.Struct):
        yield value
        for field in value.__struct_fields__:
            yield from parts(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


checker = jsonschema.FormatChecker(formats=("date",))
for format_name, format_fault in FORMATS.items():
    checker.checks(format_name)(lambda word, fault=format_fault: not isinstance(word, str) or fault(word) is None)

SECOND = jsonschema.Draft202012Validator(shipped("delivery"), registry=referencing.Registry(), format_checker=checker)
ODD = "final yes no US us worldwide A А1a a\u0301 vo generated create a-b 2026-02-30 2026-02-28 20260228 1001-1010x2 9-1"  # noqa: RUF001
WORDS = st.sampled_from(["", " ", "A b", "0" * 64, "x" * 65, "x" * 201, *ODD.split()]) | st.text(
    st.characters(exclude_categories=["Cc", "Cs"]),
    max_size=8,  # the loader lets no control character through
)
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False, allow_infinity=False, width=16),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)


def places(value: Any, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*trail, step)
        yield from places(inner, (*trail, step))


PLACES = list(places(WHOLE))


def mutated(draw: st.DrawFn) -> Any:
    """A manifest with up to three changes: a value replaced, a key or item taken out, or a key put in."""
    value = copy.deepcopy(WHOLE)
    for place in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True)):
        if place in places(value):  # an earlier change may have taken it away
            change(value, place, draw)
    return value


def change(value: Any, place: tuple[str | int, ...], draw: st.DrawFn) -> None:
    *trail, last = place
    holder = reduce(lambda part, step: part[step], trail, value)
    act = draw(st.sampled_from(["replace", "take out", "put in"]))
    if act == "replace":
        holder[last] = draw(VALUES)
    elif act == "take out":
        del holder[last]
    elif isinstance(holder, dict):
        holder[draw(WORDS)] = draw(VALUES)


manifests = st.composite(mutated)()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manifests)
def test_two_libraries_accept_and_refuse_the_same_manifests_and_what_they_accept_can_be_read(value: Any) -> None:
    faults = schema.faults(value, "delivery", "delivery.yaml")
    assert (not faults) == SECOND.is_valid(value)
    loaded = manifest.joined([manifest.Sheet("delivery.yaml", copy.deepcopy(value), "delivery")])
    assert loaded.faults == faults
    assert bool(loaded.delivery.elements) == (not faults)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manifests)
def test_every_fault_points_at_something_that_stands_in_the_text(value: Any) -> None:
    there = {"", *("".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in place) for place in places(value))}
    faults = schema.faults(value, "delivery", "delivery.yaml")
    assert {fault.at.pointer for fault in faults} <= there
    assert all(fault.message and fault.found and fault.required and fault.fix for fault in faults)
    assert len({(fault.at.pointer, fault.found) for fault in faults}) == len(faults)


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_whatever_is_no_manifest_has_faults(value: Any) -> None:
    assert schema.faults(value, "delivery", "delivery.yaml")
    assert manifest.joined([manifest.Sheet("delivery.yaml", value, "delivery")]).delivery.id == "?"
