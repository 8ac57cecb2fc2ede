"""Standing changed: told if and only if leave stands now and did not in the latest earlier manifest that knows it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Clearance, Consent, Scope
from gate_manifest import standing_changed

DAY = date(2026, 11, 20)
EMPTY = Delivery(at=Location("delivery.yaml", "/delivery"), id="D-1", title="Night Ferry", production="NF-S1", delivered_on=DAY)
CLEARANCES = ("requested", "approved", "rejected", "expired", "revoked")
CONSENTS = ("pending", "active", "expired", "revoked", "superseded")


def clearance(status: Any, key: str = "X", index: int = 0) -> Clearance:
    return Clearance(at=Location("c.yaml", f"/clearances/{index}"), id=key, status=status, scope=Scope())


def consent(status: Any, key: str = "X", index: int = 0) -> Consent:
    return Consent(at=Location("c.yaml", f"/consents/{index}"), id=key, status=status, talent="T-1", covers=("create",))


def told(now: Delivery, *previous: Delivery) -> list[Finding]:
    return [*standing_changed.check(Case(delivery=now, policy=Policy(), today=DAY, previous=previous))]


def with_clearances(*statuses: str, of: Delivery = EMPTY) -> Delivery:
    return replace(of, clearances=tuple(clearance(status, index=index) for index, status in enumerate(statuses)))


@pytest.mark.parametrize("then", CLEARANCES)
@pytest.mark.parametrize("now", CLEARANCES)
def test_a_clearance_is_told_at_its_row_when_it_came_to_stand(then: str, now: str) -> None:
    findings = told(with_clearances(now), with_clearances(then))
    assert [finding.location.pointer for finding in findings] == ["/clearances/0/status"] * (now == "approved" != then)
    assert all((finding.row, finding.element) == ("X", None) for finding in findings)


@pytest.mark.parametrize("then", CONSENTS)
@pytest.mark.parametrize("now", CONSENTS)
def test_a_consent_is_told_at_its_row_when_it_came_to_stand(then: str, now: str) -> None:
    findings = told(replace(EMPTY, consents=(consent(now),)), replace(EMPTY, consents=(consent(then),)))
    assert [finding.location.pointer for finding in findings] == ["/consents/0/status"] * (now == "active" != then)


def test_a_clearance_is_not_held_against_a_consent_of_its_id_nor_against_another_id() -> None:
    assert not told(with_clearances("approved"), replace(EMPTY, consents=(consent("pending"),)))
    assert not told(with_clearances("approved"), replace(EMPTY, clearances=(clearance("requested", "Y"),)))
    assert not told(with_clearances("approved"))


def test_the_message_says_what_it_was_and_when() -> None:
    [finding] = told(with_clearances("approved"), with_clearances("rejected", of=replace(EMPTY, id="OLD")))
    assert "is approved, and was rejected in OLD of 2026-11-20: who cleared it?" in finding.message
    [finding] = told(with_clearances("approved"), with_clearances("rejected", of=replace(EMPTY, id="OLD", delivered_on=None)))
    assert "was rejected in OLD: who" in finding.message


REGISTERS = st.lists(st.tuples(st.sampled_from("XY"), st.sampled_from(["requested", "approved"])), max_size=3)


def register(rows: list[tuple[str, str]]) -> Delivery:
    return replace(EMPTY, clearances=tuple(clearance(status, key, index) for index, (key, status) in enumerate(rows)))


@given(now=REGISTERS, earlier=st.lists(REGISTERS, max_size=3))
def test_it_is_told_if_and_only_if_the_worst_of_then_did_not_stand_and_the_worst_of_now_does(
    now: list[tuple[str, str]], earlier: list[list[tuple[str, str]]]
) -> None:
    expected = set()
    for key in "XY":
        knowing = [rows for rows in earlier if key in dict(rows)]
        if not knowing or key not in dict(now):
            continue
        stood = {status for other, status in knowing[-1] if other == key} == {"approved"}
        stands = {status for other, status in now if other == key} == {"approved"}
        if stands and not stood:
            expected.add(key)
    findings = told(register(now), *map(register, earlier))
    assert {finding.row for finding in findings} == expected
    assert len(findings) == len(expected)
