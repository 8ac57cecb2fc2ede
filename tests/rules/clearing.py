"""Clearing: a delivery whose one AI element is cleared in every dimension, to be spoilt by tests."""

from datetime import date, timedelta

from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, Element
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Clearance, Scope, Tool
from gate_clearance import clearance_not_in_force, clearance_scope_mismatch, uncleared_ai_element

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
CHECKS = (uncleared_ai_element, clearance_not_in_force, clearance_scope_mismatch)


def judged(delivery: Delivery) -> list[Finding]:
    case = Case(delivery=delivery, policy=Policy(), today=DAY, stage=delivery.stage or "final")
    return [finding for module in CHECKS for finding in module.check(case)]


def with_row(*clearances: Clearance, element: Element = ELEMENT) -> list[Finding]:
    listed = replace(element, clearances=tuple(row.id for row in clearances))
    return judged(replace(DELIVERY, elements=(listed,), clearances=clearances))
