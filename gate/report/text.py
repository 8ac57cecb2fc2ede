"""Text: the verdict for people: a frame over each place, what was found and how to mend it, and a closing line."""

from gate.errors import GateError
from gate.finding import Finding
from gate.policy import Policy
from gate.report.beside import beside
from gate.report.closing import closing, delivery
from gate.report.frame import NARROWEST, framed, gutter, noted
from gate.report.ink import Ink
from gate.report.look import Look
from gate.report.order import waived, worst_first
from gate.report.visible import visible
from gate.report.witness import said
from gate.verdict import Judgement, Verdict


def report(verdict: Verdict, look: Look) -> str:
    """The whole verdict as text; a quiet look keeps to the closing lines and what could not be judged."""
    ink, width = Ink(look.colour), look.width
    blocks = []
    for judgement in () if look.quiet else verdict.judgements:
        found = _delivery(judgement, verdict.policy, look)
        if found and len(verdict.judgements) > 1:
            blocks.append([ink("strong", f"delivery {visible(judgement.id)} ({visible(judgement.manifest)})")])
        blocks += found
    blocks += [_fault(error, width, ink) for error in verdict.errors]
    blocks.append(_closing(verdict, width, ink))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _delivery(judgement: Judgement, policy: Policy, look: Look) -> list[list[str]]:
    ink = Ink(look.colour)
    blocks = [_finding(finding, look.width, ink) for finding in worst_first(judgement.findings)]
    let_pass = waived(judgement.findings)
    if let_pass:
        rows = [_waived(finding, policy) for finding in let_pass]
        blocks.append([f"{ink('strong', 'waived')} in delivery {visible(judgement.id)}:", *rows])
    return blocks


def _finding(finding: Finding, width: int, ink: Ink) -> list[str]:
    word = finding.severity.word
    head = ink(word, f"{word}[{finding.rule.id} {finding.rule.name}]")
    notes = [("found", finding.found), ("required", finding.required), ("fix", finding.fix), ("clause", finding.rule.clause)]
    notes += [("evidence", said(evidence)) for evidence in finding.evidence]
    notes += [("see", place) for place in beside(finding)]
    if finding.timecode:
        notes.append(("timecode", finding.timecode))
    return [
        f"{head}: {ink('strong', visible(finding.message))}",
        *framed(finding.location, finding.element or finding.row, word, width, ink),
        *noted(notes, gutter(finding.location), width, ink),
    ]


def _waived(finding: Finding, policy: Policy) -> str:
    waiver = finding.waiver
    owner = f"by {visible(waiver.owner)} until {policy.end(waiver)} ({visible(waiver.ticket)})" if waiver else ""
    source = f", in {visible(waiver.at.path)}" if waiver else ""
    about = f" ({visible(subject)})" if (subject := finding.element or finding.row) else ""
    return f"  {finding.rule.id} {finding.rule.name} at {visible(str(finding.location))}{about}, {owner}{source}"


def _fault(error: GateError, width: int, ink: Ink) -> list[str]:
    head = f"{ink('unjudged', 'unjudged')}: {ink('strong', visible(error.message, limit=1000))}"
    return [head, *(framed(error.location, None, "unjudged", width, ink) if error.location else ())]


def _closing(verdict: Verdict, width: int, ink: Ink) -> list[str]:
    lines = []
    if len(verdict.judgements) > 1:
        lines = [
            line for judgement in verdict.judgements for line in _parts(delivery(judgement, verdict.seen(judgement)), width, ink)
        ]
    lines += _parts(closing(verdict), width, ink)
    standing = worst_first(verdict.findings)
    if standing:
        lines.append(f"More about a rule: gate explain {standing[0].rule.id}")
    return lines


def _parts(parts: list[str], width: int, ink: Ink) -> list[str]:
    """Parts joined by dots; a part that does not fit begins a line of its own, and each begins with a word of gate's."""
    word, gap, rest = parts[0].partition("  ")
    indent = " " * (len(word) + len(gap))
    lines = [rest]
    for part in parts[1:]:
        joined = f"{lines[-1]} · {part}"
        lines[-1:] = [joined] if len(indent) + len(joined) <= max(width, NARROWEST) else [lines[-1], part]
    return [f"{ink(word.lower(), word)}{gap}{lines[0]}", *(indent + line for line in lines[1:])]
