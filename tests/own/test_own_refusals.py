"""Rule files that cannot be followed are refused at their line, with what is meant."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from gate.errors import PolicyError
from gate.load import own_rules
from tests.own.ruled import ELEMENT, RULE, booked, case, findings, written

TAKEN = {"ai101": "delivery-gate", "uncleared-ai-element": "delivery-gate"}


def nested(depth: int) -> Any:
    return {"required": ["vendor"]} if depth == 1 else {"not": nested(depth - 1)}


REQUIRE: list[tuple[Any, str, str]] = [
    ({"minLenght": 3}, "minLenght", "minLenght is no field of a part of a schema; did you mean minLength?"),
    ({"$ref": "#"}, "$ref", "$ref is no field"),
    ({"$dynamicRef": "#a"}, "$dynamicRef", "is no field"),
    ({"$id": "urn:x", "required": ["vendor"]}, "$id", "is no field"),
    ({"$anchor": "a"}, "$anchor", "is no field"),
    ({"$defs": {"a": {"required": ["vendor"]}}}, "$defs", "is no field"),
    ({"format": "date"}, "format", "is no field"),
    ({"patternProperties": {"a": True}}, "patternProperties", "did you mean properties?"),
    ({"required": ["vender"]}, "vender", "no element has vender; did you mean vendor?"),
    ({"required": ["zzz"]}, "zzz", "no element has zzz; there is id, kind, "),
    ({"required": "vendor"}, "required", "is vendor, not names of fields"),
    ({"properties": {"ai": {"properties": {"usee": {"const": "none"}}}}}, "usee", "no ai has usee; did you mean use?"),
    (
        {"properties": {"talent": {"items": {"required": ["consent"]}}}},
        "consent",
        "no talent entry has consent; did you mean consents?",
    ),
    ({"dependentRequired": {"vendr": ["id"]}}, "vendr", "did you mean vendor?"),
    ({"dependentRequired": {"vendor": ["kinds"]}}, "kinds", "did you mean kind?"),
    ({"properties": {"ai": {"properties": {"use": {"const": "generatd"}}}}}, "const", "did you mean generated?"),
    ({"properties": {"kind": {"enum": ["vo", "voice"]}}}, "voice", "no row says so: it is voice"),
    (
        {"properties": {"ai": {"properties": {"role": {"const": "Voice"}}}}},
        "const",
        "no row says so: it is Voice, not a word in lower case",
    ),
    ({"properties": {"heard": {"const": "yes"}}}, "const", "what stands here is never yes, but true or false"),
    ({"properties": {"media": {"const": "a.wav"}}}, "const", "what stands here is never a.wav, but a list"),
    ({"properties": {"media": {"pattern": "a"}}}, "pattern", "pattern asks about text, and what stands here is a list"),
    (
        {"properties": {"talent": {"items": {"properties": {"agreement_ref": {"minItems": 1}}}}}},
        "minItems",
        "what stands here is text",
    ),
    ({"properties": {"ai": {"minItems": 1}}}, "minItems", "minItems asks about a list, and what stands here is a mapping"),
    ({"properties": {"ai": {"type": "string"}}}, "type", "what stands here is never text, but a mapping"),
    ({"properties": {"usage": {"properties": {"a": True}}}}, "properties", "properties asks about a mapping"),
    ({"properties": {"usage": {"minimum": 1}}}, "minimum", "minimum asks about a number"),
    ({"properties": {"clearances": {"maxItems": 0}}}, "maxItems", "is 0, not a whole number from 1"),
    ({"properties": {"clearances": {"const": []}}}, "const", "is a list of 0"),
    ({"properties": {"clearances": {"minContains": 2}}}, "minContains", "minContains asks nothing without contains"),
    ({"then": {"required": ["vendor"]}}, "then", "then asks nothing without if"),
    ({"if": {"required": ["vendor"]}}, "if", "if asks nothing without then or else"),
    ({"properties": {"id": {"pattern": "("}}}, "pattern", "no pattern that is matched in linear time"),
    ({"properties": {"id": {"pattern": "(?=a)a"}}}, "pattern", "no pattern that is matched in linear time"),
    ({"properties": {"id": {"pattern": r"(a)\1"}}}, "pattern", "no pattern that is matched in linear time"),
    ({"properties": {"id": {"pattern": "((a{1000}){1000}){1000}"}}}, "pattern", "no pattern that is matched in linear time"),
    ({"anyOf": []}, "anyOf", "is empty"),
    ({}, "require", "is empty"),
    (True, "require", "require is true, so no row could ever break the rule"),
    (None, "require", "is left blank"),
    (nested(17), "not", "the rule asks too much"),
    ({"anyOf": [{"required": ["vendor"]}] * 1000}, "required", "the rule asks too much"),
]
OTHERS: list[tuple[dict[str, Any], str, str]] = [
    ({"id": "AI101"}, "id", "there is a rule AI101 already, in delivery-gate; give this one another id"),
    ({"name": "uncleared-ai-element"}, "name", "there is a rule uncleared-ai-element already"),
    ({"name": "ai101"}, "name", "there is a rule ai101 already"),
    ({"id": "NL-1"}, "id", "not capital letters and digits"),
    ({"id": "nl001"}, "id", "not capital letters and digits"),
    ({"name": "Undirected Voice"}, "name", "not words in lower case"),
    ({"severity": "off"}, "severity", "is off, not info, warning or error"),
    ({"interim": "off"}, "interim", "is off, not info"),
    ({"stages": []}, "stages", "is empty"),
    ({"stages": ["finals"]}, "finals", "did you mean final?"),
    ({"title": "Two\nlines."}, "title", "not text on one line"),
    ({"for": "element"}, "for", "did you mean elements?"),
    ({"when": False}, "when", "when is false"),
    ({"when": {"required": ["vender"]}}, "vender", "did you mean vendor?"),
    ({"message": "{ai.usee}"}, "message", "no row has usee there; did you mean use?"),
    ({"message": "{ai}"}, "message", "{ai}, which is a mapping"),
    ({"message": "{talent}"}, "message", "{talent}, which is a mapping"),
    ({"message": "{id.__class__}"}, "message", "no row has __class__ there"),
    ({"message": "{id!r}"}, "message", "a brace that names no field"),
    ({"message": "{}"}, "message", "a brace that names no field"),
    ({"message": "{id"}, "message", "a brace that names no field"),
    ({"mesage": "m"}, "mesage", "did you mean message?"),
    ({"fails": []}, "fails", "is empty"),
    ({"fails": ["vo"]}, "vo", "is vo, not"),
    ({"fails": [{"kinds": "vo"}]}, "kinds", "kinds is no field of an element; did you mean kind?"),
    ({"passes": [{"ai": {"use": "nonee"}}]}, "use: nonee", "did you mean none?"),
]  # fmt: skip


TYPO = {"required": ["vender"]}
PARTS: list[Any] = [
    {"not": TYPO},
    *({key: [{"required": ["vendor"]}, TYPO]} for key in ("allOf", "anyOf", "oneOf")),
    {"if": TYPO, "then": {"required": ["vendor"]}},
    {"if": {"required": ["vendor"]}, "then": TYPO},
    {"if": {"required": ["vendor"]}, "else": TYPO},
    {"properties": {"ai": {"properties": {"inputs": {"items": TYPO}}}}},
    {"properties": {"ai": {"properties": {"inputs": {"contains": TYPO}}}}},
    {"anyOf": [{"not": {"properties": {"talent": {"contains": {"properties": {"script": TYPO}}}}}}]},
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", ["when", "require"])
def test_a_field_that_no_row_has_is_refused_wherever_it_is_named(key: str, part: Any, tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r": no .* has vender; ") as refused:
        own_rules.read(written(tmp_path, {key: part}), {})
    assert refused.value.location
    assert refused.value.location.pointer.startswith(f"/rules/0/{key}/")
    assert refused.value.location.pointer.endswith("/required/0")


@pytest.mark.parametrize(("require", "word", "said"), REQUIRE)
def test_a_require_that_no_row_can_answer(require: Any, word: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, {"when": True, "require": require})
    with pytest.raises(PolicyError) as refused:
        own_rules.read(path, TAKEN)
    assert said in refused.value.message
    assert refused.value.location
    assert refused.value.location.span
    assert word in refused.value.location.span.text


@pytest.mark.parametrize(("changed", "word", "said"), OTHERS)
def test_a_rule_that_cannot_be_followed(changed: dict[str, Any], word: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, changed)
    with pytest.raises(PolicyError) as refused:
        own_rules.read(path, TAKEN)
    assert said in refused.value.message
    assert refused.value.location
    assert refused.value.location.span
    assert word in refused.value.location.span.text


def test_a_pattern_that_would_run_away_elsewhere_is_matched_in_linear_time(tmp_path: Path) -> None:
    book = booked(tmp_path, {"when": True, "require": {"properties": {"ai": {"properties": {"purpose": {"pattern": "^(a+)+$"}}}}}})
    heard = case(elements=[{**ELEMENT, "ai": {"use": "edited", "purpose": "a" * 100_000 + "b"}}])
    begun = time.process_time()
    assert len(list(findings(book, heard))) == 1
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("key", sorted(set(RULE) - {"when"}))
def test_every_field_but_when_must_be_there(key: str, tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(yaml.safe_dump({"rules": [{field: said for field, said in RULE.items() if field != key}]}))
    with pytest.raises(PolicyError, match=f"no {key}"):
        own_rules.read(str(path), {})


def test_two_rules_of_one_id_or_name_are_refused_at_the_second(tmp_path: Path) -> None:
    for second, key in (({"name": "other"}, "id"), ({"id": "NL002"}, "name"), ({"id": "NL002", "name": "nl001"}, "name")):
        path = written(tmp_path, {}, second)
        with pytest.raises(PolicyError, match=f"already, in .*house.yaml; give this one another {key}") as refused:
            own_rules.read(path, {})
        assert refused.value.location
        assert refused.value.location.pointer == f"/rules/1/{key}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "says nothing"),
        ("rules: [", "cannot be read"),
        ("rules: &a []\n", "cannot be read"),
        ("rules:\n  - {id: A, id: B}\n", "cannot be read"),
        ("rules: []\n", "is empty"),
        ("rule: []\n", "rule is no field of a rule file; did you mean rules?"),
        ("- a\n", "not a mapping"),
        ("rules: [" + "[a]," * 110_000 + "a]\n", "cannot be read"),
    ],
)
def test_a_text_that_is_no_rule_file(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(text)
    with pytest.raises(PolicyError, match=said) as refused:
        own_rules.read(str(path), {})
    assert refused.value.location
    assert refused.value.location.span


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="cannot be opened"):
        own_rules.read(str(tmp_path / "none.yaml"), {})
