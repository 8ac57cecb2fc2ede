"""In time: clearances granted before the work, notices and consultations by the delivery day."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.delivery import Consultation, Notice
from gate.element import Ai, AiUse
from gate.location import Location
from gate_clearance import ai_use_not_notified, clearance_after_the_fact, consultation_missing
from tests.rules.clearing import DAY, ELEMENT, FILE, GOOD, ONE, at, places, told

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


def test_a_clearance_after_the_fact_is_told_at_the_element_with_the_grants_and_the_first_of_them() -> None:
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, created_on=DAY - 9 * ONE), clearances=("CLR-1", "CLR-2"))
    other = replace(GOOD, at=Location(FILE, "/clearances/1"), id="CLR-2", granted_on=DAY - 8 * ONE)
    [finding] = told(clearance_after_the_fact, element, clearances=(replace(GOOD, granted_on=DAY), other))
    assert places([finding]) == ["/elements/0/clearances/0", "/clearances/0/granted_on", "/clearances/1/granted_on"]
    assert finding.message == "NF_103_010 was made on 2026-11-11, before CLR-2 was granted on 2026-11-12"


def test_an_element_that_does_not_say_when_it_was_made_is_told_where_it_would() -> None:
    assert places(told(clearance_after_the_fact, ELEMENT)) == ["/elements/0/ai/created_on"]


def test_a_clearance_that_does_not_cover_is_not_asked_when_it_was_granted() -> None:
    late = replace(ELEMENT, ai=replace(ELEMENT.ai, created_on=DAY - 300 * ONE))
    assert told(clearance_after_the_fact, late)
    assert not told(clearance_after_the_fact, late, clearances=(replace(GOOD, status="revoked"),))
    assert not told(clearance_after_the_fact, replace(late, usage="temp"))


@pytest.mark.parametrize(("on", "good"), [(DAY - ONE, True), (DAY, True), (DAY + ONE, False)])
def test_a_notice_and_a_consultation_count_up_to_the_delivery_day(on: date, good: bool) -> None:
    later = {"today": DAY + 9 * ONE}
    assert bool(told(ai_use_not_notified, notified=Notice("desk", on), **later)) is not good
    asked = Consultation("commissioner", on, "TKT-1")
    assert bool(told(consultation_missing, consulted=(asked,), **later)) is not good
    assert told(consultation_missing, consulted=(replace(asked, ref=None),), **later)


def test_a_notice_or_a_consultation_still_to_come_does_not_count_before_the_day() -> None:
    early = {"today": DAY - 2 * ONE}
    assert told(ai_use_not_notified, notified=Notice("desk", DAY - ONE), **early)
    assert told(consultation_missing, consulted=(Consultation("commissioner", DAY - ONE, "TKT-1"),), **early)


def test_one_consultation_in_time_with_a_reference_is_enough_whatever_the_desk() -> None:
    late, bare = Consultation("commissioner", DAY + ONE, "TKT-1"), Consultation("commissioner", DAY)
    assert told(consultation_missing, consulted=(late, bare))
    for desk in ("commissioner", "standards-and-practices"):
        assert not told(consultation_missing, consulted=(late, bare, Consultation(desk, DAY, "TKT-2")))


@pytest.mark.parametrize("notice", [None, Notice("desk", DAY + ONE)])
def test_a_missing_notice_is_said_to_be_missing_and_a_late_one_says_its_day(notice: Notice | None) -> None:
    [finding] = told(ai_use_not_notified, notified=notice)
    assert finding.found == ("the client is told only on 2026-11-21" if notice else "no notice to the client is recorded")
    assert finding.location.pointer == "/delivery/notified"


@pytest.mark.parametrize("module", [ai_use_not_notified, consultation_missing])
def test_a_notice_and_a_consultation_are_told_once_with_the_elements_that_use_ai(module: Any) -> None:
    plain = at(0, id="NF_1", ai=Ai("none"))
    uses: list[AiUse] = ["assisted", "enhanced", "edited", "unknown"]
    using = [at(n, id=f"NF_{n}", ai=Ai(use), usage="temp") for n, use in enumerate(uses, 1)]
    [finding] = told(module, plain, *using)
    assert (finding.element, finding.row, finding.location.path) == (None, None, "delivery.yaml")
    assert "NF_1, NF_2, NF_3 and 1 more" in finding.message
    assert places([finding])[1:] == [f"/elements/{n}/ai/use" for n in (1, 2, 3, 4)]
    assert not told(module, plain)
