"""Waive: findings and waivers in, findings with waivers out."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

import msgspec
from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.evaluate import in_scope
from gate.finding import Finding, WaiverUse
from gate.model import Waiver


class Waived(msgspec.Struct, frozen=True):
    """Findings with their waivers, and how each waiver was used."""

    findings: tuple[Finding, ...]
    uses: tuple[WaiverUse, ...]


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver], case: Case, checks: Iterable[Check]) -> Waived:
    """Lays each waiver that is in force over the findings that it names; the first that fits counts."""
    rules = {key: check.rule for check in checks for key in (check.rule.id, check.rule.name)}
    uses = {}
    for waiver in waivers:
        rule = rules.get(waiver.rule)
        judged = rule is not None and in_scope(rule, case)
        nearest = () if rule else tuple(get_close_matches(waiver.rule, rules))
        uses[waiver] = WaiverUse(waiver, 0, judged, rule is not None, nearest, _lapse(waiver, case))
    out = []
    for finding in findings:
        fitting = next((waiver for waiver, use in uses.items() if use.lapsed is None and _fits(waiver, finding, case)), None)
        if fitting:
            uses[fitting] = replace(uses[fitting], uses=uses[fitting].uses + 1)
        out.append(replace(finding, waiver=fitting))
    return Waived(tuple(out), tuple(uses.values()))


def _lapse(waiver: Waiver, case: Case) -> str | None:
    end = case.policy.end(waiver)
    if waiver.issued_on > case.today:
        return f"issued on {waiver.issued_on}, not in force before"
    if end < _last_day(case):
        return f"ended on {end}"
    return None


def _last_day(case: Case) -> date:
    return max(case.today, case.day)


def _fits(waiver: Waiver, finding: Finding, case: Case) -> bool:
    if not finding.rule.waivable or waiver.rule not in (finding.rule.id, finding.rule.name):
        return False
    if waiver.element is not None:
        return waiver.element == finding.element
    if waiver.path is not None:
        place = case.file(waiver.path).path
        return place in {finding.location.path, *(related.location.path for related in finding.related)}
    return finding.element is None and waiver.delivery == case.delivery.id
