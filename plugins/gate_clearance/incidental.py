"""Incidental: AI elements that may go out on a notice alone, where the house relaxes the strict reading."""

from gate.sdk import Case, Element, Rule

SETTING = "incidental_needs_clearance"


def on_notice_alone(case: Case, element: Element, rule: Rule) -> bool:
    """Whether an element needs no clearance: the house says so of what is incidental and not referenced, and the client was told in time."""
    notified = case.delivery.notified
    told = notified is not None and notified.on <= min(case.day, case.today)
    return told and element.on_screen == "incidental" and element.referenced is False and not case.setting(rule, SETTING)
