"""Leave: patterns letter by letter, territories place by place, and the first and last day of everything that has one."""

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate import cover
from gate.case import Case
from gate.leave import Lack, clearance_lapses, consent_lapses, fits, reaches, right_lapses
from gate.location import Location
from gate.policy import Policy
from gate.register import Condition, Consent, Right
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, GOOD, ONE
from tests.rules.test_clearance_oracle import like

names = st.text("ab", max_size=6)


@settings(max_examples=1000)
@given(st.lists(st.text("ab*", max_size=7), max_size=2), names)
@example(["a*b"], "ab")
@example(["ab*ba"], "aba")
@example(["*a*b"], "ab")
@example(["*ab*a*"], "ab")
def test_a_pattern_fits_if_and_only_if_its_letters_do(patterns: list[str], name: str) -> None:
    assert fits(patterns, name) is any(like(pattern, name) for pattern in patterns)


places = st.lists(st.sampled_from(["US", "GB", "FR", "worldwide"]), max_size=3, unique=True)
WORLD = {"US", "GB", "FR", "elsewhere"}


@settings(max_examples=500)
@given(places, places, places)
def test_each_territory_is_granted_beyond_or_barred(asked: list[str], granted: list[str], excepted: list[str]) -> None:
    """The oracle: what is asked of a small world, less what is granted, and what of that is excepted."""
    given, gone = (WORLD if "worldwide" in words else {*words} for words in (granted, excepted))
    wanted = {code: WORLD if code == "worldwide" else {code} for code in asked}
    beyond = tuple(code for code in asked if not wanted[code] <= given)
    barred = tuple(code for code in asked if wanted[code] <= given and wanted[code] & gone)
    assert reaches(asked, granted, excepted) == (beyond, barred)


def on(delivered: date | None, today: date = DAY) -> Case:
    return Case(delivery=replace(DELIVERY, delivered_on=delivered), policy=Policy(), today=today)


AT = Location("rows.yaml", "/0")
CONSENT = Consent(at=AT, id="CON-1", status="active", talent="T-1", covers=("create",), signed_on=DAY)
RIGHT = Right(at=AT, id="R-1")
NEAR = [DAY - ONE, DAY, DAY + ONE]


@pytest.mark.parametrize("delivered", [*NEAR, None])
@pytest.mark.parametrize("today", NEAR)
@pytest.mark.parametrize("day", NEAR)
def test_what_is_signed_or_granted_counts_from_its_day_and_what_expires_to_its_last(delivered: Any, today: date, day: date) -> None:
    case, judged = on(delivered, today), delivered or today
    begun, past = day <= judged and day <= today, day < judged
    first, last = AT / "signed_on", AT / "expires_on"
    signed = [*consent_lapses(replace(CONSENT, signed_on=day), case)]
    granted = [*clearance_lapses(replace(GOOD, at=AT, granted_on=day), case)]
    assert signed == ([] if begun else [Lack(f"is signed only on {day}", first)])
    assert granted == ([] if begun else [Lack(f"is granted only on {day}", AT / "granted_on")])
    early = DAY - 9 * ONE
    for lapses in (
        clearance_lapses(replace(GOOD, at=AT, granted_on=early, expires_on=day), case),
        consent_lapses(replace(CONSENT, signed_on=early, expires_on=day), case),
        right_lapses(replace(RIGHT, expires_on=day), case),
    ):
        assert [*lapses] == [Lack(f"expired on {day}", last)] * past


@pytest.mark.parametrize("status", ["requested", "rejected", "expired", "revoked"])
@pytest.mark.parametrize("granted", [None, DAY])
def test_a_clearance_that_is_not_approved_says_so_and_asks_for_no_day(status: Any, granted: date | None) -> None:
    [lapse] = clearance_lapses(replace(GOOD, status=status, granted_on=granted), on(DAY))
    assert lapse == Lack(f"is {status}", GOOD.at / "status")


@pytest.mark.parametrize("status", ["pending", "expired", "revoked", "superseded"])
@pytest.mark.parametrize("signed", [None, DAY])
def test_a_consent_that_is_not_active_says_so_and_asks_for_no_day(status: Any, signed: date | None) -> None:
    [lapse] = consent_lapses(replace(CONSENT, status=status, signed_on=signed), on(DAY))
    assert lapse == Lack(f"is {status}", AT / "status")


def test_a_day_that_is_not_stated_is_missing() -> None:
    [granted] = clearance_lapses(replace(GOOD, granted_on=None), on(DAY))
    [signed] = consent_lapses(replace(CONSENT, signed_on=None), on(DAY))
    assert granted == Lack("names no day on which it was granted", GOOD.at / "granted_on")
    assert signed == Lack("names no day on which it was signed", AT / "signed_on")
    assert [*right_lapses(RIGHT, on(DAY))] == []


@pytest.mark.parametrize(("met", "said"), [("no", "no"), ("unsure", "unsure"), (None, "not stated")])
def test_each_condition_that_is_not_met_is_named_with_its_answer(met: Any, said: str) -> None:
    row = replace(GOOD, conditions=(Condition("no signage", "yes"), Condition("no faces", met)))
    assert [*clearance_lapses(row, on(DAY))] == [Lack(f"asks for: no faces (met: {said})", GOOD.at / "conditions" / 1)]


def test_only_elements_that_list_a_row_which_is_held_are_uncovered() -> None:
    lost = replace(DELIVERY, elements=(replace(ELEMENT, clearances=("CLR-9",)), replace(ELEMENT, clearances=())))
    assert [*cover.uncovered(Case(delivery=lost, policy=Policy(), today=DAY))] == []


def test_only_clearances_that_are_in_force_and_leave_nothing_out_are_covering() -> None:
    rows = (GOOD, replace(GOOD, id="CLR-2", status="revoked"), replace(GOOD, id="CLR-3", production=None))
    element = replace(ELEMENT, usage="temp", clearances=("CLR-2", "CLR-1", "CLR-3"))
    case = Case(delivery=replace(DELIVERY, clearances=rows), policy=Policy(), today=DAY)
    assert [item.id for item in cover.covering(case, element)] == ["CLR-1"]
