"""Clearances in time and by name: granted before the work, naming key elements; and what goes out without one."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Consultation, Notice
from gate.element import Ai, Attestation, Element
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Document
from gate_clearance import (
    ai_in_temp_marked_final,
    ai_use_not_notified,
    clearance_after_the_fact,
    consultation_missing,
    empty_scope,
    incidental_ai_review,
    key_creative_element_ai,
    principle_not_vouched,
    prominence_contradiction,
    prominent_ai_without_human_input,
    uncleared_ai_element,
    undocumented_clearance,
)
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, GOOD, ONE, SCOPE

RELAXED = Policy(settings={"AI101": {"incidental_needs_clearance": False}})


def case(*elements: Element, policy: Policy | None = None, today: date = DAY, **head: Any) -> Case:
    delivery = replace(DELIVERY, **{"elements": elements or DELIVERY.elements, **head})
    return Case(delivery=delivery, policy=policy or Policy(), today=today, stage=delivery.stage or "final")


def told(module: Any, *elements: Element, **asked: Any) -> list[Finding]:
    return list(module.check(case(*elements, **asked)))


days = st.sampled_from([DAY - 3 * ONE, DAY - 2 * ONE, DAY - ONE, DAY])


@given(st.one_of(st.none(), days), st.lists(days, min_size=1, max_size=3), st.booleans())
def test_a_clearance_comes_first_if_and_only_if_one_that_covers_was_granted_by_the_day_of_the_work(
    created: date | None, granted: list[date], apart: bool
) -> None:
    """The oracle: one id is good when the latest of its rows came first; apart, each row has an id of its own."""
    rows = tuple(replace(GOOD, id=f"CLR-{n}" if apart else "CLR-0", granted_on=day) for n, day in enumerate(granted))
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, created_on=created), clearances=tuple({row.id: 0 for row in rows}))
    first = min(granted) if apart else max(granted)
    late = created is None or first > created
    assert bool(told(clearance_after_the_fact, element, clearances=rows)) is late


def test_a_clearance_that_does_not_cover_is_not_asked_when_it_was_granted() -> None:
    late = replace(ELEMENT, ai=replace(ELEMENT.ai, created_on=DAY - 300 * ONE))
    assert told(clearance_after_the_fact, late)
    assert not told(clearance_after_the_fact, late, clearances=(replace(GOOD, status="revoked"),))


patterns = st.lists(st.sampled_from(["NF_103_010", "NF_103_*", "*", "NF_103_01*", "NF_103_011"]), min_size=1, max_size=2)


@given(
    st.sampled_from(["main-character", "key-visual", "setting", "background", "prop"]), st.lists(patterns, min_size=1, max_size=2)
)
def test_a_key_creative_element_passes_if_and_only_if_a_clearance_that_covers_holds_its_own_id(
    role: str, scopes: list[list[str]]
) -> None:
    rows = tuple(
        replace(GOOD, id=f"CLR-{n}", scope=replace(SCOPE, roles=(role,), elements=tuple(elements)))
        for n, elements in enumerate(scopes)
    )
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, role=role), clearances=tuple(row.id for row in rows))
    covers = any(pattern != "NF_103_011" for elements in scopes for pattern in elements)
    names = any("NF_103_010" in elements for elements in scopes)
    key = role in {"main-character", "key-visual", "setting"}
    assert bool(told(key_creative_element_ai, element, clearances=rows)) is (key and covers and not names)


TERRITORIES = st.lists(st.sampled_from(["worldwide", "US", "GB"]), max_size=2).map(tuple)


@given(TERRITORIES, TERRITORIES, st.sampled_from(["elements", "roles", "uses", "tools", "media", None]), st.booleans())
def test_a_scope_is_empty_if_and_only_if_nothing_is_left_of_a_dimension(
    granted: tuple[str, ...], excepted: tuple[str, ...], dropped: str | None, approved: bool
) -> None:
    """The oracle: the places of a small world, less the exceptions."""
    scope = replace(SCOPE, territories=granted, territories_except=excepted, **({dropped: ()} if dropped else {}))
    row = replace(GOOD, scope=scope, status="approved" if approved else "requested")
    world = {"US", "GB", "FR"}
    left = (world if "worldwide" in granted else {*granted}) - (world if "worldwide" in excepted else {*excepted})
    free = replace(ELEMENT, clearances=())
    assert bool(told(empty_scope, free, clearances=(row,))) is (approved and (not left or dropped is not None))
    assert not told(empty_scope, ELEMENT, clearances=(row,)), "where an element leans on it, AI104 speaks"


NOTICE = {"never": None, "late": Notice("desk", DAY + ONE), "on the day": Notice("desk", DAY)}


@pytest.mark.parametrize("notice", NOTICE)
@pytest.mark.parametrize("on_screen", ["incidental", "featured", None])
@pytest.mark.parametrize("referenced", [True, False, None])
@pytest.mark.parametrize("policy", [Policy(), RELAXED], ids=["strict", "relaxed"])
def test_an_uncleared_element_is_told_by_the_one_rule_or_the_other(
    notice: str, on_screen: Any, referenced: bool | None, policy: Policy
) -> None:
    element = replace(ELEMENT, clearances=(), on_screen=on_screen, referenced=referenced)
    excused = (notice, on_screen, referenced, policy) == ("on the day", "incidental", False, RELAXED)
    asked = {"policy": policy, "notified": NOTICE[notice]}
    assert bool(told(uncleared_ai_element, element, **asked)) is not excused
    assert bool(told(incidental_ai_review, element, **asked)) is excused
    assert not told(incidental_ai_review, replace(element, clearances=("CLR-1",)), **asked)


@pytest.mark.parametrize(("on", "good"), [(DAY - ONE, True), (DAY, True), (DAY + ONE, False)])
def test_a_notice_and_a_consultation_count_up_to_the_delivery_day(on: date, good: bool) -> None:
    assert bool(told(ai_use_not_notified, notified=Notice("desk", on))) is not good
    asked = Consultation("commissioner", on, "TKT-1")
    assert bool(told(consultation_missing, consulted=(asked,))) is not good
    assert told(consultation_missing, consulted=(replace(asked, ref=None),))


def test_a_notice_or_a_consultation_still_to_come_does_not_count_before_the_day() -> None:
    early = {"today": DAY - 2 * ONE}
    assert told(ai_use_not_notified, notified=Notice("desk", DAY - ONE), **early)
    assert told(consultation_missing, consulted=(Consultation("commissioner", DAY - ONE, "TKT-1"),), **early)


def test_a_notice_and_a_consultation_are_told_once_with_the_elements_that_use_ai() -> None:
    plain = replace(ELEMENT, id="NF_1", ai=Ai("none"))
    for module in (ai_use_not_notified, consultation_missing):
        [finding] = told(module, ELEMENT, plain, replace(ELEMENT, id="NF_2", ai=Ai("assisted")))
        assert (finding.element, finding.location.path) == (None, "delivery.yaml")
        assert "NF_103_010, NF_2" in finding.message
        assert not told(module, plain)


@pytest.mark.parametrize("use", ["none", "assisted", "enhanced", "edited", "generated", "unknown"])
@pytest.mark.parametrize("on_screen", ["none", "incidental", "featured", "story-critical", None])
@pytest.mark.parametrize("referenced", [True, False])
def test_what_a_viewer_remembers_bears_human_work(use: Any, on_screen: Any, referenced: bool) -> None:
    element = replace(ELEMENT, ai=Ai(use), on_screen=on_screen, referenced=referenced)
    prominent = on_screen in {"featured", "story-critical"} or referenced
    made = use in {"edited", "generated", "unknown"}
    assert bool(told(prominent_ai_without_human_input, element)) is (prominent and made)
    assert not told(prominent_ai_without_human_input, replace(element, ai=Ai(use, human_input="painted over")))
    assert not told(prominent_ai_without_human_input, replace(element, usage="temp"))
    small = on_screen in {"none", "incidental"}
    assert bool(told(prominence_contradiction, element)) is (small and referenced and use != "none")


ANSWERS = st.sampled_from(["yes", "no", "unsure", None])


@given(
    st.tuples(ANSWERS, ANSWERS, ANSWERS, ANSWERS, ANSWERS), st.sampled_from(["final", "temp", "wip", "reference"]), st.booleans()
)
def test_work_in_progress_is_vouched_for_if_and_only_if_all_five_answers_are_yes(answers: Any, usage: Any, interim: bool) -> None:
    element = replace(ELEMENT, usage=usage, clearances=(), ai=replace(ELEMENT.ai, attest=Attestation(*answers)))
    stage = {"stage": "interim" if interim else "final"}
    asked = interim or usage != "final"
    found = told(principle_not_vouched, element, **stage)
    assert bool(found) is (asked and set(answers) != {"yes"})
    assert not told(principle_not_vouched, replace(element, clearances=("CLR-1",)), **stage)
    revoked = (replace(GOOD, status="revoked"),)
    assert len(told(principle_not_vouched, replace(element, clearances=("CLR-1",)), clearances=revoked, **stage)) == len(found)


def test_principles_are_not_asked_of_what_ai_did_not_make() -> None:
    assert not told(principle_not_vouched, replace(ELEMENT, usage="temp", ai=Ai("enhanced")))
    assert told(principle_not_vouched, replace(ELEMENT, usage="temp", ai=Ai("generated"), clearances=()))


PAPER = Document("DMS-1", "ab" * 32)


@pytest.mark.parametrize(
    ("row", "lacking"),
    [
        ({"document": None}, True),
        ({"document": replace(PAPER, sha256=None)}, True),
        ({"document": PAPER}, False),
        ({"document": None, "status": "requested"}, False),
    ],
)
def test_an_approved_clearance_shows_its_paper(row: dict[str, Any], lacking: bool) -> None:
    found = told(undocumented_clearance, ELEMENT, replace(ELEMENT, id="NF_2"), clearances=(replace(GOOD, **row),))
    assert [finding.row for finding in found] == (["CLR-1"] if lacking else [])
    assert not told(undocumented_clearance, replace(ELEMENT, clearances=()), clearances=(replace(GOOD, **row),))


IDEA = replace(
    ELEMENT, at=Location("delivery.yaml", "/elements/1"), id="MOOD", usage="reference", media=("mood.png",), sha256="AB" * 32
)
FINAL = replace(ELEMENT, ai=Ai("none"), media=("final.png",), clearances=())


@pytest.mark.parametrize(
    ("final", "met"),
    [
        ({"sha256": "ab" * 32}, True),
        ({"digest": "ab" * 32}, True),
        ({"sha256": "ab" * 31 + "ac"}, False),
        ({"media": ("other.png", "mood.png")}, True),
        ({"sha256": "ab" * 32, "usage": "temp"}, False),
        ({"sha256": "ab" * 32, "ai": Ai("generated")}, False),
        ({"sha256": "ab" * 32, "ai": Ai("enhanced")}, True),
    ],
)
def test_a_final_that_is_the_file_of_an_idea_is_found_by_hash_or_path(final: dict[str, Any], met: bool) -> None:
    element = replace(FINAL, **final)
    assert bool(told(ai_in_temp_marked_final, element, IDEA)) is met
    assert not told(ai_in_temp_marked_final, element, replace(IDEA, ai=Ai("none")))
    assert not told(ai_in_temp_marked_final, element, replace(IDEA, usage="final"))
