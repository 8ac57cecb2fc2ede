"""Clearances: the finals pass if and only if one single clearance in force covers all of each AI element."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.delivery import Delivery
from gate.element import Element, Step
from gate.register import Clearance, Condition
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, GOOD, ONE, SCOPE, judged

ODD_SCOPE: dict[str, tuple[Any, ...]] = {
    "elements": (("*",), ("nf_103_*",), ("NF_10?_010",), ("NF_103_[0]10",), ("NF", "*_010"), ("NF_103",), ("*_1*0",), ()),
    "roles": (("prop",), ()),
    "uses": (("edited",), ("generated",), ("unknown",), ()),
    "tools": (("firefly",), ("upscaler",), ()),
    "territories": (("US", "GB"), ("GB",), ("US", "GB", "CN"), ()),
    "territories_except": (("CN",), ("GB",), ("US", "GB"), ("worldwide",)),
    "media": (("svod", "promo"), ("promo",), ("svod",), ()),
}
ODD_ROW: dict[str, tuple[Any, ...]] = {
    "status": ("requested", "rejected", "expired", "revoked"),
    "granted_on": (DAY, DAY - ONE, DAY + ONE, None),
    "expires_on": (DAY, DAY - ONE, DAY + ONE),
    "production": ("NF-S0", None),
    "conditions": tuple((Condition("no signage", "yes"), Condition("no faces", met)) for met in ("yes", "no", "unsure", None)),
}
ODD_AI: dict[str, tuple[Any, ...]] = {
    "use": ("none", "assisted", "enhanced", "edited", "unknown"),
    "role": ("key-visual", "prop", None),
    "tools": (("firefly", "other"), ("upscaler",), ()),
    "steps": ((Step("upscaler"),), (Step("other"),)),
}
ODD_ELEMENT: dict[str, tuple[Any, ...]] = {
    "id": ("NF_103_011", "NF_102_010", "NF"),
    "usage": ("temp", "wip", "reference"),
}
ODD_DELIVERY: dict[str, tuple[Any, ...]] = {
    "stage": ("interim",),
    "delivered_on": (None, DAY - ONE, DAY + ONE),
    "territories": (("US",), ("CN",), ("worldwide",), ()),
    "media": (("all",), ("svod", "promo"), ()),
}


def spoilt(good: Any, odd: dict[str, tuple[Any, ...]], most: int = 2) -> st.SearchStrategy[Any]:
    """A value with a few of its fields replaced: near enough to what passes that each field is decisive now and then."""
    pairs = st.sampled_from([(field, value) for field, values in odd.items() for value in values])
    return st.lists(pairs, max_size=most).map(lambda changes: replace(good, **dict(changes)))


def row(key: str) -> st.SearchStrategy[Clearance]:
    scope = spoilt(SCOPE, ODD_SCOPE)
    return st.builds(lambda good, within: replace(good, id=key, scope=within), spoilt(GOOD, ODD_ROW, 1), scope)


listed = st.lists(st.sampled_from(["CLR-1", "CLR-1", "CLR-2", "CLR-9"]), max_size=3).map(tuple)
elements = st.builds(
    lambda element, ai, clearances: replace(element, ai=ai, clearances=clearances),
    spoilt(ELEMENT, ODD_ELEMENT, 1),
    spoilt(ELEMENT.ai, ODD_AI),
    listed,
)
registers = st.one_of(
    st.tuples(row("CLR-1")), st.tuples(row("CLR-1"), row("CLR-2")), st.tuples(row("CLR-1"), row("CLR-1")), st.just(())
)
deliveries = st.builds(
    lambda delivery, element, register: replace(delivery, elements=(element,), clearances=register),
    spoilt(DELIVERY, ODD_DELIVERY, 1),
    elements,
    registers,
)


def like(pattern: str, text: str) -> bool:
    """The oracle's own reading of `*`, letter by letter."""
    if not pattern or not text:
        return pattern.strip("*") == "" and not text
    if pattern[0] == "*":
        return like(pattern[1:], text) or like(pattern, text[1:])
    return pattern[0] == text[0] and like(pattern[1:], text[1:])


def in_force(row: Clearance, day: date) -> bool:
    """The oracle: approved, granted by the day and by now, not past, every condition met."""
    met = all(condition.met == "yes" for condition in row.conditions)
    granted = row.granted_on is not None and row.granted_on <= day and row.granted_on <= DAY
    return row.status == "approved" and met and granted and not (row.expires_on and row.expires_on < day)


def spelt_out(territories: tuple[str, ...]) -> set[str]:
    """The oracle's whole world: every place that the strategies know, and one that they do not."""
    return {"US", "GB", "CN", "FR"} if "worldwide" in territories else {*territories}


def covers(row: Clearance, element: Element, delivery: Delivery) -> bool:
    """The oracle: every dimension of the scope, in its own words."""
    scope, ai = row.scope, element.ai
    tools = {*ai.tools} | {step.tool for step in ai.steps}
    asked = delivery.media or ("all",)
    return (
        any(like(pattern, element.id) for pattern in scope.elements)
        and ai.role in scope.roles
        and {"unknown": "generated"}.get(ai.use, ai.use) in scope.uses
        and bool(tools)
        and tools <= {*scope.tools}
        and spelt_out(delivery.territories or ("worldwide",)) <= spelt_out(scope.territories) - spelt_out(scope.territories_except)
        and ("all" in scope.media or {*asked} <= {*scope.media})
        and row.production == delivery.production
    )


def empty(row: Clearance) -> bool:
    """The oracle: approved, and nothing is left of a dimension."""
    scope = row.scope
    left = spelt_out(scope.territories) - spelt_out(scope.territories_except)
    return row.status == "approved" and not all((scope.elements, scope.roles, scope.uses, scope.tools, left, scope.media))


COMBINED = 1000
"""Deliveries tried: enough for nearly every comparison in cover.py to be decisive in one of them."""


@settings(max_examples=COMBINED, deadline=None)
@given(deliveries)
def test_an_ai_element_among_the_finals_passes_if_and_only_if_one_clearance_covers_it(delivery: Delivery) -> None:
    [element] = delivery.elements
    asked = delivery.stage != "interim" and element.usage == "final" and element.ai.use in {"generated", "edited", "unknown"}
    day = delivery.delivered_on or DAY
    rows = {key: [row for row in delivery.clearances if row.id == key] for key in element.clearances}
    covered = any(held and all(in_force(row, day) and covers(row, element, delivery) for row in held) for held in rows.values())
    found = judged(delivery)
    hollow = [row.id for row in delivery.clearances if empty(row) and asked and row.id in element.clearances]
    unlisted = [row.id for row in delivery.clearances if row.id not in element.clearances]
    assert [finding.row for finding in found if finding.rule.id == "AI117" and finding.row not in unlisted] == hollow
    blamed = {finding.rule.id for finding in found} - {"AI117"}
    assert len(blamed) <= 1
    if not asked or covered:
        assert blamed == set()
    else:
        assert (blamed == {"AI101"}) is (not any(rows.values()))
        ready = [held for held in rows.values() if held and all(in_force(row, day) for row in held)]
        assert blamed or any(empty(row) for held in ready for row in held)
        assert blamed != {"AI104"} or any(not any(map(empty, held)) for held in ready)
