"""Consenting: a delivery in which one person is replicated under one good consent, to be spoilt by tests."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, Appearance, Element
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Consent, Talent
from gate.sdk import Check, checks_in

DAY = date(2026, 11, 20)
ONE = timedelta(days=1)
WORKED = DAY - 30 * ONE
FILE = "registers/consents.yaml"
CHECKS = {check.rule.id: check for check in checks_in("gate_talent")}


def row(key: str, **changes: Any) -> Consent:
    """A consent of T-014 that covers and reaches everything; changes spoil it."""
    good = Consent(
        at=Location(FILE, f"/consents/{key}"),
        id=key,
        status="active",
        talent="T-014",
        covers=("create", "use-same-production", "alteration", "dub"),
        modality=("likeness", "voice", "motion"),
        production="NF-S1",
        signed_on=WORKED - 30 * ONE,
    )
    return replace(good, **changes)


def replica(*consents: str, **changes: Any) -> Appearance:
    """T-014, replicated in likeness and voice."""
    return replace(
        Appearance(talent="T-014", manifestation="replica", modality=("likeness", "voice"), consents=consents), **changes
    )


def element(*people: Appearance, number: int = 0, **changes: Any) -> Element:
    """A shot in which the people appear."""
    shot = Element(
        at=Location("delivery.yaml", f"/elements/{number}"),
        id=f"NF_103_{number}",
        kind="shot",
        media=(f"{number}.mov",),
        usage="final",
        ai=Ai("generated", created_on=WORKED),
        talent=people,
    )
    return replace(shot, **changes)


def delivery(*elements: Element, **changes: Any) -> Delivery:
    """A delivery to two countries, photographed in time for the older terms on dubbing."""
    head = Delivery(
        at=Location("delivery.yaml", "/delivery"),
        id="D-1",
        title="Night Ferry",
        production="NF-S1",
        delivered_on=DAY,
        territories=("US", "GB"),
        photography_start=date(2026, 2, 3),
        elements=elements,
        talent=(Talent(at=Location(FILE, "/talent/0"), id="T-014", category="principal"),),
    )
    return replace(head, **changes)


def case(head: Delivery, **changes: Any) -> Case:
    return replace(Case(delivery=head, policy=Policy(), today=DAY, stage=head.stage or "final"), **changes)


def told(judged: Case, *rules: str) -> list[Finding]:
    """What the rules of the family, or those named, find in a case."""
    checks: list[Check] = [CHECKS[rule] for rule in rules] if rules else list(CHECKS.values())
    return [finding for check in checks for finding in check.law(judged)]


def ids(judged: Case, *rules: str) -> list[str]:
    return [finding.rule.id for finding in told(judged, *rules)]


def places(judged: Case, *rules: str) -> list[str]:
    """Where findings stand."""
    return [finding.location.pointer for finding in told(judged, *rules)]


def spoilt(good: Any, odd: dict[str, tuple[Any, ...]], most: int = 2) -> st.SearchStrategy[Any]:
    """A value with a few of its fields replaced: near enough to what passes that each field is decisive now and then."""
    pairs = st.sampled_from([(field, value) for field, values in odd.items() for value in values])
    return st.lists(pairs, max_size=most).map(lambda changes: replace(good, **dict(changes)))
