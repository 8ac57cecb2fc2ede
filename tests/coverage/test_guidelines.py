"""Coverage: every point of the guidelines is held by a rule that exists or says why not, and every rule is asked for by a point."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from docs.pages import HERE, pages
from gate import installed, registry
from gate.cli import run
from gate.guideline import Point
from gate.load import schema
from gate.load.guidelines import guidelines
from gate.load.profiles import profile
from gate.policy import PROFILES

RULES = {check.rule.id: check.rule for check in registry.checks(installed.allowed(installed.plugins(), ()))}
POINTS = {point.id: point for guideline in guidelines() for point in guideline.points}
FORMER = {gone.was: gone for guideline in guidelines() for gone in guideline.former}
NETFLIX = {
    "N-0a", "N-0b", "N-0c", "N-P1", "N-P2", "N-P3", "N-P4", "N-P5", "N-D1", "N-D2", "N-C1", "N-C2", "N-T1", "N-T2", "N-E1", "N-E2",
    "N-S1", "N-S2", "N-S3", "N-F1", "N-F2", "N-F3", "N-F4", "N-R1", "N-R2", "N-R3", "N-R4", "N-R5", "N-R6", "N-V1", "N-V2",
    "M-1", "M-2", "M-3", "M-4", "M-5", "M-6", "X-1", "X-2", "X-3",
}  # fmt: skip
BODIES = {
    "AMPAS", "BAFTA", "TVA", "BBC", "ITV", "C4", "PACT", "PBS", "APA", "MUSIC", "AMAZON", "STUDIOS", "WGA", "NONE", "SAG23", "ACTRA",
    "EQUITY", "C", "CA", "NY", "TN", "NO", "EU", "CN", "G", "N", "M", "X", *(f"39.{letter}" for letter in "ABCDEFGHIJKL"),
}  # fmt: skip


def test_every_point_of_the_guidance_is_there() -> None:
    assert {point.id for point in guidelines()[0].points} == NETFLIX
    assert {key.partition("-")[0] for key in POINTS} == BODIES


def test_ids_of_points_are_unique_over_all_guidelines() -> None:
    assert len(POINTS) == sum(len(guideline.points) for guideline in guidelines())


@pytest.mark.parametrize("point", POINTS.values(), ids=lambda point: point.id)
def test_a_point_is_held_by_rules_that_exist_or_says_why_not(point: Point) -> None:
    assert [key for key in point.rules if key not in RULES] == []
    assert point.rules or point.why
    assert point.asks.endswith(".")


def test_every_rule_is_asked_for_by_a_point() -> None:
    asked = {key for point in POINTS.values() for key in point.rules}
    assert RULES.keys() - asked == set()


def test_a_rule_that_a_profile_names_is_asked_for_outside_gates_own_account() -> None:
    outside = {key for guideline in guidelines() if guideline.name != "trade" for point in guideline.points for key in point.rules}
    assert {key for name in PROFILES for key in profile(name)["rules"]} - outside <= {
        "DAT508",
        "MAN003",
    }


def test_a_point_that_a_clause_names_is_held_by_that_rule() -> None:
    """A rule whose clause carries a number of the guidance stands beside that number."""
    for rule in RULES.values():
        for key in re.findall(r"N-[0-9A-Z][0-9a-z]?|39\.[A-L]", rule.clause):
            assert rule.id in POINTS[key].rules, f"{rule.id} cites {key}"


def resolved(part: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part or "items" in part:
        part = parts[part["$ref"].rpartition("/")[2]] if "$ref" in part else part["items"]
    return part


def test_every_field_is_one_of_the_manifest() -> None:
    whole = json.loads(schema.text("delivery"))
    for field in {field for point in POINTS.values() for field in point.fields}:
        part = whole
        for key in field.split("."):
            part = resolved(part, whole["$defs"])
            assert key in part.get("properties", {}), field
            part = part["properties"][key]


def test_what_is_gone_is_no_rule_and_leads_to_rules_that_are_there() -> None:
    now = RULES.keys() | {rule.name for rule in RULES.values()}
    assert FORMER.keys() & now == set()
    assert {key for gone in FORMER.values() for key in gone.rules} <= RULES.keys()


@pytest.mark.parametrize("was", ["consent-wrong-subject", "Consent_Wrong_Subject", "CONSENT-WRONG-SUBJECT"])
def test_what_is_gone_is_found_by_its_old_name(capsys: pytest.CaptureFixture[str], was: str) -> None:
    assert run(["explain", "--isolated", was]) == 2
    assert f"there is no rule {was}: it is called consent-of-another-person; see TAL303" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "text"), pages().items())
def test_the_committed_pages_are_what_the_code_writes(name: str, text: str) -> None:
    assert (HERE / name).read_text(encoding="utf-8") == text, "run `make docs`"


def test_every_link_of_the_pages_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)]+)\)", "".join(pages().values()))
    assert len(links) == len(RULES)
    assert [link for link in links if not (HERE / link).is_file()] == []


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["rules", "--isolated", "--coverage", *words]) == 0
    return capsys.readouterr().out


def test_the_table_for_programs_keeps_to_its_schema_and_holds_every_point(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capsys, "--format", "json"))
    assert schema.faults(told, "coverage", "coverage.json") == ()
    points = [point for guideline in told["guidelines"] for point in guideline["points"]]
    assert [point["id"] for point in points] == [*POINTS]
    held = {rule["id"]: rule for point in points for rule in point["rules"]}
    assert {key: (rule["name"], rule["severity"]) for key, rule in held.items()} == {
        key: (rule.name, rule.severity.word) for key, rule in RULES.items()
    }
    assert {gone["was"] for gone in told["former"]} == FORMER.keys()


def test_the_table_for_people_names_every_point_with_its_rules_and_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    shown = blocks(said(capsys))
    assert shown.keys() == POINTS.keys()
    for point in POINTS.values():
        assert point.asks in shown[point.id]
        assert point.why is None or point.why in shown[point.id]
        assert all(f"{key} {RULES[key].name}" in shown[point.id] for key in point.rules)


def test_a_rule_that_is_off_is_said_to_be_until_a_profile_asks_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert "AI118 consultation-missing (off)" in blocks(said(capsys))["BBC-1"]
    assert "(off)" not in blocks(said(capsys, "--profile", "bbc"))["BBC-1"]


def test_in_markdown_a_point_is_one_row_of_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line for line in said(capsys, "--format", "md").splitlines() if line.startswith("| ")]
    assert {row.split(" | ")[0].removeprefix("| ") for row in rows} >= POINTS.keys()
    assert all(len(re.findall(r" \||^\|", row)) in {4, 6} for row in rows)


def blocks(text: str) -> dict[str, str]:
    """The text of each point, on one line, by its id."""
    found: dict[str, str] = {}
    for head, line in _lines(text):
        found[head] = f"{found.get(head, '')} {line}".strip()
    return found


def _lines(text: str) -> Iterator[tuple[str, str]]:
    head = ""
    for line in text.splitlines():
        first, _, rest = line.partition("  ")
        if first in POINTS:
            head = first
        if head and (first in POINTS or line.startswith("  ")):
            yield head, " ".join((rest if first in POINTS else line).split())


def test_a_point_with_neither_rule_nor_reason_breaks_the_schema() -> None:
    broken: dict[str, Any] = {"guideline": "x", "title": "X", "points": {"X-1": {"asks": "Something."}}}
    (fault,) = schema.faults(broken, "guideline", "x.yaml")
    assert fault.at.pointer == "/points/X-1"
