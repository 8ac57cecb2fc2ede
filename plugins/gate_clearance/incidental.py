"""Incidental: AI elements that may go out on a notice alone, where the house relaxes the strict reading."""

from gate.sdk import Case, Element, Rule, likeness
from gate_clearance.roles import key

SETTING = "incidental_needs_clearance"


def on_notice_alone(case: Case, element: Element, rule: Rule) -> bool:
    """Whether an element needs no clearance: the house says so of what is incidental, and the client was told in time.

    A key creative role needs one always, and an element that states no role may be in one. So does a person whom AI makes or changes.
    """
    if case.setting(rule, SETTING) or element.on_screen != "incidental" or element.referenced is not False:
        return False
    notified = case.delivery.notified
    told = notified is not None and notified.on <= min(case.day, case.today)
    return told and element.ai.role is not None and not key(element) and not any(likeness.asking(element))
