"""Telling: whether and how the audience is told of an element, and where the delivery goes."""

from collections.abc import Collection
from datetime import date

from gate.sdk import WORLDWIDE, Case, Element


def told(element: Element) -> bool:
    """Whether an element plans to tell its audience: that it is needed, and by which method."""
    plan = element.disclosure
    return plan is not None and plan.needed == "yes" and plan.method is not None


def plan(element: Element) -> str:
    """What an element says of its disclosure, in a few words."""
    said = element.disclosure
    if said is None:
        return "disclosure not stated"
    return (
        f"disclosure needed: {said.needed}, method: {said.method or 'not stated'}, text {'stated' if said.text else 'not stated'}"
    )


def asked(case: Case, places: Collection[str], since: date) -> bool:
    """Whether the delivery goes to one of some places, on a day or later. One that names no territories goes everywhere."""
    territories = case.delivery.territories or (WORLDWIDE,)
    return case.day >= since and any(code == WORLDWIDE or code in places for code in territories)
