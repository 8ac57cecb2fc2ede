"""Clearing: a delivery whose one AI element is cleared in every dimension, to be spoilt by tests."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Protocol

from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, Element
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Clearance, Scope, Tool
from gate_clearance import clearance_not_in_force, clearance_scope_mismatch, empty_scope, uncleared_ai_element

DAY = date(2026, 11, 20)
ONE = timedelta(days=1)
FILE = "registers/clearances.yaml"
SCOPE = Scope(
    elements=("NF_103_*",),
    roles=("background", "prop"),
    uses=("generated", "edited"),
    tools=("firefly", "upscaler"),
    territories=("worldwide",),
    media=("all",),
)
GOOD = Clearance(
    at=Location(FILE, "/clearances/0"), id="CLR-1", status="approved", scope=SCOPE, granted_on=DAY - 30 * ONE, production="NF-S1"
)
ELEMENT = Element(
    at=Location("delivery.yaml", "/elements/0"),
    id="NF_103_010",
    kind="shot",
    media=("a.mov",),
    usage="final",
    ai=Ai("generated", role="background", tools=("firefly",)),
    clearances=("CLR-1",),
)
DELIVERY = Delivery(
    at=Location("delivery.yaml", "/delivery"),
    id="D-1",
    title="Night Ferry",
    production="NF-S1",
    delivered_on=DAY,
    territories=("US", "GB"),
    media=("svod",),
    elements=(ELEMENT,),
    clearances=(GOOD,),
    tools=tuple(Tool(at=Location("delivery.yaml", f"/tools/{key}"), id=key) for key in ("firefly", "upscaler", "other")),
)
CHECKS = (uncleared_ai_element, clearance_not_in_force, clearance_scope_mismatch, empty_scope)


class Law(Protocol):
    """A module that holds a check."""

    def check(self, case: Case) -> Iterator[Finding]: ...


def told(module: Law, *elements: Element, **values: Any) -> list[Finding]:
    """What one check finds in the delivery with other elements and other values in its head; `policy` and `today` are the case's."""
    own: dict[str, Any] = {"policy": Policy(), "today": DAY} | {
        key: values.pop(key) for key in ("policy", "today") if key in values
    }
    delivery = replace(DELIVERY, **{"elements": elements or DELIVERY.elements, **values})
    return list(module.check(Case(delivery=delivery, stage=delivery.stage or "final", **own)))


def at(number: int, **values: Any) -> Element:
    """The element, standing as the manifest's n-th, with other values."""
    return replace(ELEMENT, at=Location("delivery.yaml", f"/elements/{number}"), **values)


def places(found: Iterable[Finding]) -> list[str]:
    """The places of findings, and of what they relate."""
    return [place.pointer for finding in found for place in (finding.location, *(related.location for related in finding.related))]


def judged(delivery: Delivery) -> list[Finding]:
    case = Case(delivery=delivery, policy=Policy(), today=DAY, stage=delivery.stage or "final")
    return [finding for module in CHECKS for finding in module.check(case)]


def with_row(*clearances: Clearance, element: Element = ELEMENT) -> list[Finding]:
    listed = replace(element, clearances=tuple(row.id for row in clearances))
    return judged(replace(DELIVERY, elements=(listed,), clearances=clearances))
