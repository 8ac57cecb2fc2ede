"""Dates: what was done was done by the delivery day, and by today; and registers answer for what the delivery leans on."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.element import Ai, Appearance, Script, SignOff
from gate.location import Location
from gate.register import Consent, Model, Talent
from gate_manifest import future_work_date, unresolved_reference
from tests.rules.clearing import DAY, ELEMENT, ONE, told

days = st.sampled_from([None, DAY - ONE, DAY, DAY + ONE])


@given(days, days, days, days, days, st.sampled_from([None, DAY - ONE, DAY, DAY + ONE]), st.sampled_from([DAY - ONE, DAY]))
def test_no_work_is_of_a_day_that_has_not_come(  # noqa: PLR0913, PLR0917  (each of the days that an element may state)
    made: date | None,
    performed: date | None,
    script: date | None,
    creative: date | None,
    technical: date | None,
    delivered: date | None,
    today: date,
) -> None:
    person = Appearance("T-014", "replica", performed_on=performed, script=Script(version="v7", dated=script) if script else None)
    element = replace(
        ELEMENT, ai=Ai("edited", created_on=made), talent=(person,), qa=SignOff(creative=creative, technical=technical)
    )
    last = min(today, delivered or today)
    stated = {
        "/elements/0/ai/created_on": made,
        "/elements/0/talent/0/performed_on": performed,
        "/elements/0/talent/0/script/dated": script,
        "/elements/0/qa/creative": creative,
        "/elements/0/qa/technical": technical,
    }
    late = [pointer for pointer, day in stated.items() if day is not None and day > last]
    found = told(future_work_date, element, delivered_on=delivered, today=today)
    assert [finding.location.pointer for finding in found] == late[:1]
    for finding in found:
        assert [place.location.pointer for place in finding.related] == late[1:]
        assert finding.found.count(": ") == len(late)


@pytest.mark.parametrize("usage", ["final", "temp", "wip", "reference"])
@pytest.mark.parametrize("stage", ["final", "interim"])
def test_no_usage_excuses_a_day_to_come(usage: Any, stage: str) -> None:
    element = replace(ELEMENT, usage=usage, ai=replace(ELEMENT.ai, use="none", created_on=DAY + ONE))
    assert [finding.found for finding in told(future_work_date, element, stage=stage)] == ["created_on: 2026-11-21"]


def row(kind: Any, pointer: str, **fields: Any) -> Any:
    return kind(at=Location("delivery.yaml", pointer), **fields)


PEOPLE = (row(Talent, "/talent/0", id="T-014"),)


@pytest.mark.parametrize(
    ("production", "used", "told_of"), [("NF-S1", False, True), (None, False, True), ("NF-S0", False, False), ("NF-S0", True, True)]
)
def test_a_model_of_another_production_is_asked_only_where_it_is_used(production: Any, used: bool, told_of: bool) -> None:
    model = row(Model, "/models/0", id="M-1", production=production, talent=("T-099",))
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, models=("M-1",) if used else ()))
    found = told(unresolved_reference, element, models=(model,), talent=PEOPLE)
    assert [finding.location.pointer for finding in found] == ["/models/0/talent/0"] * told_of


@pytest.mark.parametrize(
    ("production", "listed", "told_of"),
    [("NF-S1", None, True), (None, None, True), ("NF-S0", None, False), ("NF-S0", "person", True), ("NF-S0", "model", True)],
)
def test_a_consent_to_another_production_is_asked_only_where_it_is_listed(production: Any, listed: Any, told_of: bool) -> None:
    consent = row(Consent, "/consents/0", id="CON-1", status="active", talent="T-099", covers=("create",), production=production)
    person = Appearance("T-014", "replica", consents=("CON-1",) if listed == "person" else ())
    model = row(Model, "/models/0", id="M-1", production="NF-S0", reuse_consents=("CON-1",) if listed == "model" else ())
    found = told(unresolved_reference, replace(ELEMENT, talent=(person,)), consents=(consent,), models=(model,), talent=PEOPLE)
    assert [finding.location.pointer for finding in found] == ["/consents/0/talent"] * told_of
