"""Status: which words of the manifest and of a vendor's tracking let a final delivery pass."""

from collections.abc import Mapping
from datetime import date

import pytest

from gate.case import Case
from gate.delivery import Delivery, Stage
from gate.element import Ai, Element, Usage
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate_temp import status_not_final

AT = Location("delivery.yaml", "/delivery")
NO_TRACKING: Mapping[str, str] = {}


def judged(
    status: str | None, *, usage: Usage = "final", stage: Stage = "final", tracking: Mapping[str, str] = NO_TRACKING
) -> list[Finding]:
    element = Element(
        at=Location("delivery.yaml", "/elements/0"),
        id="NF_1",
        kind="shot",
        media=("a.mov",),
        usage=usage,
        ai=Ai("none"),
        vendor_status=status,
    )
    delivery = Delivery(at=AT, id="D-1", title="Night Ferry", production="NF-S1", elements=(element,))
    case = Case(delivery=delivery, policy=Policy(tracking=tracking), today=date(2026, 11, 20), stage=stage)
    return [*status_not_final.check(case)]


@pytest.mark.parametrize("status", ["FINAL", "final", "Final", "APPROVED", "Approved", "Purchased", "PURCHASED", " FINAL ", None])
def test_a_final_word_passes_in_either_case(status: str | None) -> None:
    assert judged(status) == []


@pytest.mark.parametrize(
    "status", ["APPROVAL", "REVIEW", "WIP", "REF", "fin", "apr", "", "FINAL?", "not final", "FINALS", "unknown"]
)
def test_any_other_word_is_a_finding_at_the_word(status: str) -> None:
    [finding] = judged(status)
    assert finding.location.pointer == "/elements/0/vendor_status"
    assert finding.found == f"vendor_status: {status}"


def test_a_sites_code_passes_when_the_policy_maps_it_to_final() -> None:
    tracking = {"fin": "FINAL", "apr": "approved", "rev": "REVIEW"}
    assert judged("fin", tracking=tracking) == judged("FIN", tracking=tracking) == judged("apr", tracking=tracking) == []
    assert len(judged("rev", tracking=tracking)) == len(judged("ip", tracking=tracking)) == 1


def test_the_policys_word_outweighs_the_word_itself() -> None:
    assert len(judged("FINAL", tracking={"final": "REVIEW"})) == 1
    assert len(judged("fin", tracking={"fin": "FINAL", "FIN": "WIP"})) == 1


@pytest.mark.parametrize("usage", ["temp", "wip"])
def test_what_is_not_final_by_its_own_word_is_told_once(usage: Usage) -> None:
    [finding] = judged("WIP", usage=usage)
    assert finding.location.pointer == "/elements/0/usage"
    assert finding.found == f"usage: {usage}"


def test_reference_and_interim_deliveries_may_be_unfinished() -> None:
    assert judged("REF", usage="reference") == []
    assert judged("WIP", usage="temp", stage="interim") == []
    assert judged("WIP", stage="interim") == []
