"""Markdown: the verdict as a step summary: the closing line, and a table of findings, worst first."""

import re
from collections.abc import Iterable
from itertools import accumulate

from gate.errors import GateError
from gate.finding import Finding
from gate.policy import Policy
from gate.report.beside import beside
from gate.report.closing import closing, plural
from gate.report.order import waived, worst_first
from gate.report.visible import visible
from gate.verdict import Verdict

ROOM = 300_000
"""Bytes for each of the three lists; GitHub refuses a summary above 1 MiB."""
LIVE = re.compile(r"[^\w ,.:;/%()=+'-]|_|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown, HTML or GitHub would act on: everything but letters, digits and plain punctuation."""


def report(verdict: Verdict) -> str:
    """A heading with the verdict, what it rests on, what could not be judged, findings, and what was waived."""
    parts = closing(verdict)
    word, _, counted = parts[0].partition("  ")
    blocks = [f"## gate: {word}", " · ".join([counted, *map(inert, parts[1:])])]
    if verdict.errors:
        blocks.append(_fitting("Not judged:\n", map(_fault, verdict.errors), "fault"))
    if standing := worst_first(verdict.findings):
        head = "| severity | rule | where | element | what | found | to mend it |\n|---|---|---|---|---|---|---|"
        blocks.append(_fitting(head, map(_row, standing), "finding"))
    if let_pass := waived(verdict.findings):
        blocks.append(_fitting("Waived:\n", (_waived(finding, verdict.policy) for finding in let_pass), "finding"))
    return "\n\n".join(blocks) + "\n"


def _row(finding: Finding) -> str:
    cells = (finding.element or finding.row or "", finding.message, finding.found, finding.fix)
    where = ", see ".join(map(_code, (str(finding.location), *beside(finding))))
    rule = f"{finding.rule.id} {finding.rule.name}"
    return " | ".join((f"| {finding.severity.word}", rule, where, *map(_code, cells))) + " |"


def _waived(finding: Finding, policy: Policy) -> str:
    waiver = finding.waiver
    owner = f" by {_code(waiver.owner)} until {policy.end(waiver)} ({_code(waiver.ticket)})" if waiver else ""
    source = f", in {_code(waiver.at.path)}" if waiver else ""
    return f"- {finding.rule.id} {finding.rule.name} at {_code(str(finding.location))}{owner}{source}"


def _fault(error: GateError) -> str:
    place = f" at {_code(str(error.location))}" if error.location else ""
    return f"- {_code(error.message)}{place}"


def _fitting(head: str, lines: Iterable[str], noun: str) -> str:
    """As many lines as there is room for, and how many are left out."""
    lines = list(lines)
    fit = sum(size <= ROOM for size in accumulate(len(line.encode()) + 1 for line in lines))
    rest = [f"\n+{plural(len(lines) - fit, f'more {noun}')}; the other reports name them all"] if fit < len(lines) else []
    return "\n".join([head, *lines[:fit], *rest])


def _code(text: str) -> str:
    return f"<code>{inert(visible(text))}</code>" if text else ""


def inert(text: str) -> str:
    return LIVE.sub(lambda match: f"&#{ord(match[0])};", text)
