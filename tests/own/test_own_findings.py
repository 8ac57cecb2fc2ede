"""A house's own rules find what they ask for: in rows of every kind, at the place that breaks them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gate import own
from gate.delivery import Delivery
from gate.policy import Policy, Severity
from tests.own.ruled import ELEMENT, booked, case, findings

ALL: dict[str, Any] = {"when": True, "message": "m"}
TALENT = {"talent": "T-1", "manifestation": "replica"}
REGISTERS: dict[str, Any] = {
    "clearances": [{"id": "C-1", "status": "approved", "scope": {}}],
    "consents": [{"id": "S-1", "status": "active", "talent": "T-1", "covers": ["create"]}],
    **{kind: [{"id": f"{kind}-1"}] for kind in ("tools", "models", "vendors", "rights", "talent")},
}


@pytest.mark.parametrize(
    ("kind", "missing", "about", "pointer"),
    [
        ("elements", "vendor", ("E1", None), "/elements/0"),
        ("appearances", "basis", ("E1", None), "/elements/0/talent/0"),
        ("clearances", "document", (None, "C-1"), "/clearances/0"),
        ("consents", "form", (None, "S-1"), "/consents/0"),
        ("tools", "tier", (None, "tools-1"), "/tools/0"),
        ("models", "production", (None, "models-1"), "/models/0"),
        ("vendors", "assessed_on", (None, "vendors-1"), "/vendors/0"),
        ("rights", "owner", (None, "rights-1"), "/rights/0"),
        ("talent", "category", (None, "talent-1"), "/talent/0"),
        ("delivery", "genre", (None, None), "/delivery"),
    ],
)
def test_each_kind_of_row_is_asked(
    kind: str, missing: str, about: tuple[str | None, str | None], pointer: str, tmp_path: Path
) -> None:
    book = booked(tmp_path, {**ALL, "for": kind, "require": {"required": [missing]}, "fails": [{}], "passes": [{}]})
    heard = case(elements=[{**ELEMENT, "talent": [TALENT]}], **REGISTERS)
    (found,) = findings(book, heard)
    assert (found.element, found.row) == about
    assert (found.location.path, found.location.pointer) == ("delivery.yaml", pointer)
    assert found.found.startswith(f"no {missing} in ")
    assert found.required.startswith(f"{missing}: ")


@pytest.mark.parametrize(
    ("require", "row", "pointer", "words"),
    [
        ({"properties": {"ai": {"properties": {"use": {"const": "none"}}}}}, {}, "/ai/use", ("ai.use of E1: generated", "none")),
        ({"properties": {"usage": {"enum": ["temp", "wip"]}}}, {}, "/usage", ("usage of E1: final", "temp or wip")),
        ({"properties": {"id": {"pattern": "^NF"}}}, {}, "/id", ("id of E1: E1", "text like ^NF")),
        ({"properties": {"id": {"minLength": 3}}}, {}, "/id", ("id of E1: E1", "at least 3 characters")),
        ({"properties": {"heard": {"const": True}}}, {"heard": False}, "/heard", ("heard of E1: false", "true")),
        ({"properties": {"media": {"minItems": 2}}}, {}, "/media", ("media of E1: [a.wav]", "at least 2 entries")),
        ({"properties": {"media": {"items": {"pattern": "^vo/"}}}}, {}, "/media/0", ("media[0] of E1: a.wav", "text like ^vo/")),
        (
            {"properties": {"ai": {"properties": {"tools": {"contains": {"const": "nuke"}, "minContains": 2}}}}},
            {"ai": {"use": "edited", "tools": ["nuke", "roto"]}},
            "/ai/tools",
            ("ai.tools of E1: [nuke, roto]", "with an entry nuke and at least 2 entries of the kind"),
        ),
        (
            {"anyOf": [{"required": ["vendor"]}, {"properties": {"usage": {"const": "wip"}}}]},
            {},
            "",
            ("E1: vendor not stated, usage final", "vendor stated or usage wip"),
        ),
        ({"not": {"required": ["usage"]}}, {}, "", ("E1: usage final", "not usage stated")),
        (
            {"oneOf": [{"required": ["id"]}, {"required": ["usage"]}]},
            {},
            "",
            ("E1: id E1, usage final", "just one of these: id stated or usage stated"),
        ),
        (
            {"dependentRequired": {"usage": ["vendor"]}},
            {},
            "",
            ("no vendor in E1", "vendor: Who made it: an id of the register of vendors."),
        ),
        (
            {"if": {"required": ["heard"]}, "then": {"required": ["vendor"]}, "else": {"properties": {"kind": {"const": "still"}}}},
            {},
            "/kind",
            ("kind of E1: vo", "still"),
        ),
        (
            {"properties": {"usage": {"description": "what is finished", "const": "temp"}}},
            {},
            "/usage",
            ("usage of E1: final", "what is finished"),
        ),
        ({"required": ["vendor"], "description": "who made it"}, {}, "", ("no vendor in E1", "who made it")),
        ({"properties": {"vendor": False}}, {"vendor": "acme"}, "/vendor", ("vendor of E1: acme", "that there be none")),
        (False, {}, "", ("E1: stated", "that there be none")),
    ],
)
def test_the_place_and_the_words_of_a_breach(
    require: Any, row: dict[str, Any], pointer: str, words: tuple[str, str], tmp_path: Path
) -> None:
    book = booked(tmp_path, {**ALL, "require": require})
    (finding,) = findings(book, case(elements=[{**ELEMENT, **row}]))
    assert finding.location.pointer == f"/elements/0{pointer}"
    assert (finding.found, finding.required) == words


def test_of_several_breaches_the_deepest_is_told_and_only_it(tmp_path: Path) -> None:
    require = {"required": ["vendor"], "properties": {"ai": {"required": ["role"], "properties": {"use": {"const": "none"}}}}}
    (finding,) = findings(booked(tmp_path, {**ALL, "require": require}), case())
    assert finding.location.pointer == "/elements/0/ai/use"


def test_two_people_in_one_element_are_told_apart(tmp_path: Path) -> None:
    book = booked(
        tmp_path, {**ALL, "for": "appearances", "require": {"required": ["basis"]}, "fails": [{}], "passes": [{"basis": "safety"}]}
    )
    found = list(findings(book, case(elements=[{**ELEMENT, "talent": [TALENT, {**TALENT, "basis": "safety"}, TALENT]}])))
    assert [finding.location.pointer for finding in found] == ["/elements/0/talent/0", "/elements/0/talent/2"]
    assert found[0].found == "no basis in talent[0] of E1"
    assert len({finding.fingerprint for finding in found}) == 2


def test_a_row_is_what_the_manifest_writes(tmp_path: Path) -> None:
    """Keys and words its own, days as text, one file a list of one, and what is empty or null absent."""
    exact = {
        "required": ["ai", "qa", "talent", "media"],
        "properties": {
            "ai": {"properties": {"inputs": {"items": {"properties": {"class": {"const": "client-confidential"}}}}}},
            "qa": {"required": ["creative"], "properties": {"creative": {"const": "2026-11-01"}}},
            "talent": {"items": {"not": {"required": ["agreement_ref"]}}},
            "media": {"type": "array", "items": {"const": "a.wav"}},
        },
        "not": {"anyOf": [{"required": ["clearances"]}, {"required": ["vendor"]}]},
    }
    element = {
        **ELEMENT,
        "ai": {"use": "edited", "inputs": [{"ref": "plate", "class": "client-confidential"}]},
        "qa": {"creative": "2026-11-01"},
        "clearances": [],
        "talent": [{**TALENT, "agreement_ref": None}],
    }
    book = booked(tmp_path, {**ALL, "require": exact})
    assert list(findings(book, case(elements=[element]))) == []
    assert len(list(findings(book, case(elements=[{**element, "qa": {"creative": "2026-11-02"}}])))) == 1


def test_rows_for_which_when_does_not_hold_are_left_alone(tmp_path: Path) -> None:
    book = booked(tmp_path, {})
    heard = case(elements=[ELEMENT, {**ELEMENT, "id": "E2", "kind": "music"}, {**ELEMENT, "id": "E3"}])
    assert [finding.element for finding in findings(book, heard)] == ["E1", "E3"]


def test_a_rule_speaks_in_its_stages_alone(tmp_path: Path) -> None:
    for stages, final, interim in ((["final"], 1, 0), (["interim"], 0, 1), (["final", "interim"], 1, 1)):
        book = booked(tmp_path, {"stages": stages})
        assert len(list(findings(book, case(stage="final")))) == final
        assert len(list(findings(book, case(stage="interim")))) == interim
        off = Policy(severities={"NL001": Severity.OFF})
        assert list(findings(book, case(policy=off, stage="final" if final else "interim"))) == []


def test_rules_of_one_kind_share_one_walk_and_keep_apart(tmp_path: Path) -> None:
    two = {"id": "NL002", "name": "unsold-voice", "require": {"required": ["vendor"]}}
    book = booked(tmp_path, {}, two)
    heard = case(elements=[{**ELEMENT, "id": f"E{number}"} for number in range(2500)])
    first, second = own.checks([book])
    assert [finding.element for finding in first.law(heard)] == [f"E{number}" for number in range(2500)]
    assert {finding.rule.id for finding in second.law(heard)} == {"NL002"}
    other = case(elements=[{**ELEMENT, "id": "F1"}])
    assert [finding.element for finding in first.law(other)] == ["F1"]


@pytest.mark.parametrize(
    ("message", "row", "said"),
    [
        ("{id} by {ai.human_input}", {}, "E1 by not stated"),
        ("{ai.tools} and {media}", {"ai": {"use": "edited", "tools": ["a", "b", "c", "d", "e"]}}, "a, b, c and 2 more and a.wav"),
        (
            "{talent.consents} of {talent.talent}",
            {"talent": [{**TALENT, "consents": ["S-1"]}, {**TALENT, "talent": "T-2"}]},
            "S-1 of T-1, T-2",
        ),
        ("heard: {heard}", {"heard": True}, "heard: true"),
        ("{ai.purpose}", {"ai": {"use": "edited", "purpose": "{id} {0.__class__} %s"}}, "{id} {0.__class__} %s"),
        ("{ai.purpose}", {"ai": {"use": "edited", "purpose": "x" * 100}}, "x" * 59 + "…"),
    ],
)
def test_a_message_names_what_the_row_says(message: str, row: dict[str, Any], said: str, tmp_path: Path) -> None:
    book = booked(tmp_path, {**ALL, "require": {"required": ["vendor"]}, "message": message})
    (finding,) = findings(book, case(elements=[{**ELEMENT, **row}]))
    assert finding.message == said


def test_the_head_is_asked_without_its_lists(tmp_path: Path) -> None:
    rule = {**ALL, "for": "delivery", "fails": [{}], "passes": [{"genre": "news"}], "message": "{id} is {genre} for {territories}"}
    book = booked(tmp_path, {**rule, "require": {"properties": {"territories": {"items": {"const": "GB"}}}}})
    (finding,) = findings(book, case(head={"territories": ["GB", "US"], "genre": "news"}))
    assert (finding.message, finding.location.pointer) == ("NF-103 is news for GB, US", "/delivery/territories/1")
    assert (finding.found, finding.element, finding.row) == ("territories[1] of NF-103: US", None, None)
    assert isinstance(case().delivery, Delivery)


def test_the_page_is_laid_out_like_those_of_gate_and_its_examples_read_back(tmp_path: Path) -> None:
    odd = [
        {"kind": "vo", "ai": {"use": "none", "purpose": word}}
        for word in ("no", "1.5", "a: b", "- a", "#x", "{id}", "é", "'", "a ", "*", "null")
    ]
    book = booked(tmp_path, {"fails": odd})
    page = book.rules[0].rule.page
    assert book.rules[0].rule.title == "Nobody is named who directed an AI-made voice."
    heads = ["## Why it matters", "## Fails", "## Passes", "## To clear it"]
    assert [line for line in page.splitlines() if line.startswith("##")] == heads
    shown = page.split("```yaml\n")[1].split("```")[0]
    assert yaml.safe_load(shown)["elements"][2:] == odd[2:]
    assert shown.count("# finding\n") == len(odd)
