"""Feeding: deliveries whose elements name tools, models and inputs, to be spoilt by tests."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, AiUse, Element
from gate.evidence import Evidence, Reading
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Clearance, Model, Right, Tool, TrainedOn, Vendor

DAY = date(2026, 11, 20)
ONE = timedelta(days=1)
USES: tuple[AiUse, ...] = ("none", "assisted", "enhanced", "edited", "generated", "unknown")
MADE = frozenset({"edited", "generated", "unknown"})
"""Uses that make an element AI-made."""
Check = Callable[[Case], Iterator[Finding]]


def at(pointer: str) -> Location:
    return Location("delivery.yaml", pointer)


def element(index: int = 0, **fields: Any) -> Element:
    given: dict[str, Any] = {
        "id": f"NF_{index}",
        "kind": "shot",
        "media": (f"{index}.mov",),
        "usage": "final",
        "ai": Ai("generated"),
    }
    return Element(at=at(f"/elements/{index}"), **{**given, **fields})


def delivery(*elements: Element, **fields: Any) -> Delivery:
    head: dict[str, Any] = {
        "id": "D-1",
        "title": "Night Ferry",
        "production": "NF-S1",
        "delivered_on": DAY,
        "territories": ("US",),
        "media": ("svod",),
    }
    return Delivery(at=at("/delivery"), elements=elements, **{**head, **fields})


def told(check: Check, delivered: Delivery, **fields: Any) -> list[Finding]:
    """What one check finds; the delivery's own stage is the case's."""
    given: dict[str, Any] = {"policy": Policy(), "today": DAY, "stage": delivered.stage or "final"}
    return list(check(Case(delivery=delivered, **{**given, **fields})))


def heard(path: str, *evidence: Evidence) -> Reading:
    return Reading(path=path, evidence=evidence)


def places(findings: Iterable[Finding]) -> list[str]:
    return [finding.location.pointer for finding in findings]


def rows(findings: Iterable[Finding]) -> list[str | None]:
    return [finding.row for finding in findings]


def tool(key: str, index: int = 0, **fields: Any) -> Tool:
    return Tool(at=at(f"/tools/{index}"), id=key, **fields)


def model(key: str, *lots: TrainedOn, index: int = 0) -> Model:
    return Model(at=at(f"/models/{index}"), id=key, trained_on=lots)


def right(key: str, expires_on: date | None = None, index: int = 0) -> Right:
    return Right(at=at(f"/rights/{index}"), id=key, expires_on=expires_on)


def vendor(key: str, index: int = 0, **fields: Any) -> Vendor:
    return Vendor(at=at(f"/vendors/{index}"), id=key, **fields)


def clearance(good: Clearance, key: str, index: int, **scope: Any) -> Clearance:
    return replace(good, id=key, at=at(f"/clearances/{index}"), scope=replace(good.scope, **scope))
