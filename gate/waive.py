"""Waive: findings and waivers in, findings with waivers out."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

import msgspec
from msgspec.structs import astuple, replace

from gate.case import Case
from gate.check import Check
from gate.delivery import Waiver
from gate.evaluate import in_scope
from gate.finding import Finding, WaiverUse
from gate.location import Location
from gate.rule import Rule


class Waived(msgspec.Struct, frozen=True):
    """Findings with their waivers, and how each waiver was used."""

    findings: tuple[Finding, ...]
    uses: tuple[WaiverUse, ...]


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver], case: Case, checks: Iterable[Check]) -> Waived:
    """Lays the waivers that are in force over the findings that they name.

    Of several that fit one finding the one that lasts longest is shown, and all of them are in use; so the order in which waivers
    are written changes nothing but the order of their uses.
    """
    rules = {key: check.rule for check in checks for key in (check.rule.id, check.rule.name)}
    unused = [_unused(waiver, case, rules) for waiver in waivers]
    in_force = defaultdict(list)
    for use in unused:
        if use.lapsed is None:
            in_force[use.waiver.rule].append(use.waiver)
    laid = [(finding, _fitting(finding, in_force, case)) for finding in findings]
    times = Counter(waiver for _, fitting in laid for waiver in fitting)
    return Waived(
        tuple(replace(finding, waiver=_longest(fitting, case)) for finding, fitting in laid),
        tuple(replace(use, uses=times[use.waiver]) for use in unused),
    )


def concerns(waiver: Waiver, case: Case, checks: Iterable[Check]) -> bool:
    """Whether what a waiver names stands in this delivery at all; a file of waivers may serve several.

    A waiver of an element, a row or a path concerns every delivery of a run in which one of that name stands. One whose rule nobody
    knows concerns them all, so that it is reported.
    """
    if not any(waiver.rule in (check.rule.id, check.rule.name) for check in checks):
        return True
    if waiver.element is not None:
        return any(element.id == waiver.element for element in case.delivery.elements)
    if waiver.row is not None:
        return any(row.id == waiver.row for rows in case.delivery.registered for row in rows)
    if waiver.path is not None:
        declared = (path for element in case.delivery.elements for path in element.media)
        known = map(os.path.normpath, (*case.readings, *case.strays, *declared))
        return os.path.normpath(waiver.path) in known
    return waiver.delivery == case.delivery.id


def _fitting(finding: Finding, in_force: Mapping[str, Sequence[Waiver]], case: Case) -> list[Waiver]:
    if not finding.rule.waivable:
        return []
    named = (*in_force.get(finding.rule.id, ()), *in_force.get(finding.rule.name, ()))
    return [waiver for waiver in named if _fits(waiver, finding, case)]


def _longest(waivers: Iterable[Waiver], case: Case) -> Waiver | None:
    return max(waivers, key=lambda waiver: (case.policy.end(waiver), repr(astuple(waiver))), default=None)


def _unused(waiver: Waiver, case: Case, rules: Mapping[str, Rule]) -> WaiverUse:
    rule = rules.get(waiver.rule)
    nearest = () if rule else tuple(get_close_matches(waiver.rule, rules))
    return WaiverUse(waiver, 0, rule is not None and in_scope(rule, case), rule is not None, nearest, _lapse(waiver, case))


def _lapse(waiver: Waiver, case: Case) -> str | None:
    end = case.policy.end(waiver)
    if waiver.issued_on > case.today:
        return f"issued on {waiver.issued_on}, not in force before"
    if end < case.today:
        return f"ended on {end}"
    if end < case.day:
        return f"ends on {end}, before the delivery of {case.day}"
    return None


def _fits(waiver: Waiver, finding: Finding, case: Case) -> bool:
    if waiver.element is not None:
        return waiver.element == finding.element
    if waiver.row is not None:
        return waiver.row == finding.row
    if waiver.path is not None:
        return _rests_on(os.path.normpath(case.file(waiver.path).path), finding)
    return waiver.delivery == case.delivery.id and finding.element is None and finding.row is None and _in_text(finding.location)


def _rests_on(path: str, finding: Finding) -> bool:
    """Whether a finding rests on one file and on nothing else: a waiver of one file would let the others pass unseen.

    A finding that is told in the text rests on the places that are related to it, one that is told at a file on that as well.
    """
    related = [item.location for item in finding.related]
    places = related if _in_text(finding.location) else [finding.location, *related]
    return bool(places) and all(not place.pointer and os.path.normpath(place.path) == path for place in places)


def _in_text(place: Location) -> bool:
    return bool(place.pointer)
