"""Clearances: each dimension and each lapse by itself, told by its own rule, at its own place, once."""

import time
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Step
from gate.finding import Finding
from gate.location import Location
from gate.register import Clearance, Condition, Scope
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, FILE, GOOD, ONE, SCOPE, at, judged, with_row


def dimension(finding: Finding) -> list[str]:
    """The dimensions that a finding shows in the register: at its own place, where it stands at the row, and at related ones."""
    places = [finding.location, *(related.location for related in finding.related)]
    return [place.pointer.removeprefix("/clearances/0/") for place in places if place.path == FILE]


@pytest.mark.parametrize(
    ("scope", "gap"),
    [
        (replace(SCOPE, elements=("NF_104_*",)), "elements"),
        (replace(SCOPE, elements=("nf_103_010",)), "elements"),
        (replace(SCOPE, elements=("NF_103_01",)), "elements"),
        (replace(SCOPE, elements=("NF_103_01?",)), "elements"),
        (replace(SCOPE, elements=("NF_103_[0]10",)), "elements"),
        (replace(SCOPE, roles=("prop",)), "roles"),
        (replace(SCOPE, uses=("edited",)), "uses"),
        (replace(SCOPE, tools=("upscaler",)), "tools"),
        (replace(SCOPE, territories=("US",)), "territories"),
        (replace(SCOPE, territories_except=("GB",)), "territories_except"),
        (replace(SCOPE, media=("theatrical",)), "media"),
    ],
)
def test_the_dimension_that_fails_is_named_and_shown_in_the_register(scope: Scope, gap: str) -> None:
    [finding] = with_row(replace(GOOD, scope=scope))
    assert (finding.rule.id, dimension(finding)) == ("AI104", [f"scope/{gap}"])
    told: tuple[str | None, ...] = ("NF_103_010", None, "/elements/0/clearances/0")
    if gap.startswith("territories") or gap == "media":
        told = (None, "CLR-1", f"/clearances/0/scope/{gap}")
    assert (finding.element, finding.row, finding.location.pointer) == told


@pytest.mark.parametrize("production", [None, "NF-S0"])
def test_a_clearance_of_no_production_or_another_does_not_cover(production: str | None) -> None:
    [finding] = with_row(replace(GOOD, production=production))
    assert dimension(finding) == ["production"]


@pytest.mark.parametrize(
    ("ai", "gap", "place"),
    [
        (Ai("generated", tools=("firefly",)), "role, of which the element states none", "scope/roles"),
        (Ai("generated", role="background"), "tool, of which the element names none", "scope/tools"),
        (Ai("generated", role="background", tools=("firefly",), steps=(Step("other"),)), "tool other", "scope/tools"),
    ],
)
def test_a_fact_that_the_scope_needs_and_the_element_lacks_fails_closed(ai: Ai, gap: str, place: str) -> None:
    [finding] = with_row(GOOD, element=replace(ELEMENT, ai=ai))
    assert (finding.found, dimension(finding)) == (f"CLR-1 leaves out {gap}", [place])


@pytest.mark.parametrize("use", ["generated", "edited", "unknown"])
@pytest.mark.parametrize("granted", [("generated",), ("edited",), ("generated", "edited")])
def test_each_use_is_granted_by_its_own_name_and_what_is_unknown_as_generated(use: Any, granted: tuple[str, ...]) -> None:
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, use=use))
    found = with_row(replace(GOOD, scope=replace(SCOPE, uses=granted)), element=element)
    assert (found == []) is ({"unknown": "generated"}.get(use, use) in granted)


def test_a_delivery_that_names_no_territory_or_medium_asks_for_all() -> None:
    silent = replace(DELIVERY, territories=(), media=())
    assert judged(silent) == []
    narrow = replace(GOOD, scope=replace(SCOPE, territories=("US", "GB"), media=("svod",)))
    [finding] = judged(replace(silent, clearances=(narrow,)))
    assert dimension(finding) == ["scope/territories", "scope/media"]


@pytest.mark.parametrize("territories", [(), ("worldwide",)])
def test_an_exception_anywhere_is_an_exception_for_a_delivery_to_the_whole_world(territories: tuple[str, ...]) -> None:
    partly = replace(GOOD, scope=replace(SCOPE, territories_except=("CN",)))
    [finding] = judged(replace(DELIVERY, territories=territories, clearances=(partly,)))
    assert dimension(finding) == ["scope/territories_except"]
    assert with_row(partly) == []


@pytest.mark.parametrize(("delivered", "granted"), [(DAY + 5 * ONE, DAY + ONE), (DAY - 5 * ONE, DAY - ONE)])
def test_a_grant_must_be_neither_after_the_delivery_nor_still_to_come(delivered: date, granted: date) -> None:
    late = replace(DELIVERY, delivered_on=delivered, clearances=(replace(GOOD, granted_on=granted),))
    assert [finding.rule.id for finding in judged(late)] == ["AI103"]


def test_two_halves_do_not_make_a_whole_and_the_nearest_is_named() -> None:
    far = replace(GOOD, id="CLR-2", scope=replace(SCOPE, uses=("edited",), roles=("prop",)))
    near = replace(GOOD, scope=replace(SCOPE, tools=("upscaler",)))
    [finding] = with_row(far, near)
    assert (finding.location.pointer, finding.found) == ("/elements/0/clearances/1", "CLR-1 leaves out tool firefly")


@pytest.mark.parametrize(
    "lapsed",
    [
        replace(GOOD, status="requested"),
        replace(GOOD, status="revoked"),
        replace(GOOD, granted_on=DAY + ONE),
        replace(GOOD, granted_on=None),
        replace(GOOD, expires_on=DAY - ONE),
        replace(GOOD, conditions=(Condition("no signage", "yes"), Condition("no faces"))),
        replace(GOOD, conditions=(Condition("no signage", "unsure"),)),
    ],
)
def test_a_clearance_not_in_force_is_told_once_and_only_when_nothing_else_covers(lapsed: Clearance) -> None:
    assert [finding.rule.id for finding in with_row(lapsed)] == ["AI103"]
    other = replace(GOOD, id="CLR-2")
    assert with_row(lapsed, other) == []
    narrow = replace(other, scope=replace(SCOPE, roles=("prop",)))
    [finding] = with_row(narrow, lapsed)
    assert (finding.rule.id, finding.row, finding.location.path) == ("AI103", "CLR-1", FILE)
    assert [related.location.pointer for related in finding.related if related.location.path != FILE] == [
        "/elements/0/clearances/1"
    ]


def test_a_lapsed_clearance_that_would_not_cover_either_leaves_the_word_to_the_one_in_force() -> None:
    narrow = replace(GOOD, scope=replace(SCOPE, roles=("prop",)))
    found = with_row(replace(narrow, status="revoked"), replace(narrow, id="CLR-2"))
    assert [(finding.rule.id, finding.location.pointer[-1]) for finding in found] == [("AI104", "1")]


def test_who_may_waive_a_lapse_is_told_what_else_is_missing() -> None:
    [finding] = with_row(replace(GOOD, expires_on=DAY - ONE, scope=replace(SCOPE, roles=("prop",))))
    assert finding.rule.id == "AI103"
    assert "nor does it cover role background" in finding.message


def lists(count: int, **row: Any) -> list[Finding]:
    elements = tuple(at(n, id=f"NF_103_{n:03}") for n in range(count))
    return judged(replace(DELIVERY, elements=elements, clearances=(replace(GOOD, **row),)))


@pytest.mark.parametrize("row", [{"status": "revoked"}, {"scope": replace(SCOPE, territories=("US",))}])
def test_one_clearance_that_many_elements_lean_on_is_told_once_and_the_first_elements_are_shown(row: dict[str, Any]) -> None:
    [finding] = lists(9, **row)
    assert (finding.row, finding.element) == ("CLR-1", None)
    assert [related.location.pointer for related in finding.related] == [f"/elements/{n}/clearances/0" for n in range(5)]
    assert "NF_103_000, NF_103_001, NF_103_002 and 6 more" in finding.message


def test_a_gap_of_the_element_is_told_at_each_element() -> None:
    found = lists(3, scope=replace(SCOPE, roles=("prop",), territories=("US",)))
    assert [finding.location.pointer for finding in found] == [f"/elements/{n}/clearances/0" for n in range(3)]
    assert {finding.found for finding in found} == {"CLR-1 leaves out role background; territory GB"}


def test_an_element_with_no_clearance_is_told_once() -> None:
    [finding] = with_row()
    assert (finding.rule.id, finding.location.pointer) == ("AI101", "/elements/0/clearances")
    assert finding.message.endswith("lists no clearance")
    assert finding.fix.startswith("list the id of its written clearance")


def test_an_element_whose_clearances_no_register_holds_is_told_though_the_lost_id_is_waived() -> None:
    [finding] = judged(replace(DELIVERY, elements=(replace(ELEMENT, clearances=("CLR-8", "CLR-9")),)))
    assert (finding.rule.id, finding.location.pointer) == ("AI101", "/elements/0/clearances")
    assert finding.message.endswith("lists no clearance that a register holds")
    assert finding.fix.startswith("add the rows of the listed clearances")
    assert judged(replace(DELIVERY, elements=(replace(ELEMENT, clearances=("CLR-9", "CLR-1")),))) == []


@pytest.mark.parametrize("odd", [{"status": "revoked"}, {"scope": replace(SCOPE, roles=("prop",))}])
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rows_with_one_id_the_worst_counts(odd: dict[str, Any], turned: bool) -> None:
    bad = replace(GOOD, at=Location(FILE, "/clearances/1"), **odd)
    rows = (bad, GOOD) if turned else (GOOD, bad)
    [finding] = judged(replace(DELIVERY, clearances=rows))
    assert finding.rule.id == ("AI103" if "status" in odd else "AI104")
    places = [finding.location, *(related.location for related in finding.related)]
    assert [place.pointer.split("/")[2] for place in places if place.path == FILE] == ["1"]
    assert judged(replace(DELIVERY, clearances=(GOOD, GOOD))) == []


def test_many_clearances_of_many_elements_are_weighed_in_seconds() -> None:
    rows = tuple(replace(GOOD, id=f"CLR-{number}", scope=replace(SCOPE, roles=("prop",))) for number in range(300))
    element = replace(ELEMENT, clearances=tuple(row.id for row in rows))
    began = time.process_time()
    assert len(judged(replace(DELIVERY, elements=(element,) * 100, clearances=rows))) == 100
    assert time.process_time() - began < 2


def test_a_pattern_of_many_stars_is_read_in_no_time() -> None:
    began = time.process_time()
    hostile = replace(GOOD, scope=replace(SCOPE, elements=("*a" * 2_000 + "b",)))
    assert len(with_row(hostile, element=replace(ELEMENT, id="a" * 4_000))) == 1
    assert time.process_time() - began < 2
