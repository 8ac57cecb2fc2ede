"""Record: the verdict as one JSON document, `check/1`."""

from typing import Any

import gate
from gate.delivery import Waiver
from gate.errors import GateError
from gate.finding import Finding, Related
from gate.location import Location
from gate.policy import Severity
from gate.report import witness
from gate.report.jsontext import dump_indented
from gate.report.visible import sound
from gate.rule import Sight
from gate.verdict import Judgement, Verdict

Record = dict[str, Any]


def report(verdict: Verdict) -> str:
    """The document `check/1`: keys in a stable order, findings in the order of deliveries and rules."""
    return dump_indented(record(verdict))


def record(verdict: Verdict) -> Record:
    """The document `check/1` as a value."""
    counted = {f"{severity.word}s": verdict.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)}
    return {
        "schema": "check/1",
        "gate": gate.__version__,
        "verdict": verdict.outcome,
        "scope": scope(verdict.sight),
        "policy": {
            "profiles": [sound(profile) for profile in verdict.policy.profiles],
            "source": _sound(verdict.policy.source),
            "digest": verdict.policy.digest,
        },
        "deliveries": [_delivery(judgement, verdict.seen(judgement)) for judgement in verdict.judgements],
        "findings": [_finding(finding) for finding in verdict.findings],
        "errors": [fault(error) for error in verdict.errors],
        "summary": {**counted, "waived": verdict.waived},
    }


def scope(sight: Sight) -> str:
    """`full`, or `manifest-only` where no media file was opened."""
    return "full" if sight is Sight.MEDIA else "manifest-only"


def _delivery(judgement: Judgement, sight: Sight) -> Record:
    seen = judgement.coverage
    return {
        "id": sound(judgement.id),
        "manifest": sound(judgement.manifest),
        "verdict": judgement.outcome,
        "scope": "manifest-text" if sight is Sight.TEXT else scope(sight),
        "coverage": {
            "elements": seen.elements,
            "files": seen.files,
            "complete": seen.complete,
            "partial": seen.partial,
            "not_read": seen.not_read,
        },
    }


def _finding(finding: Finding) -> Record:
    return {
        "rule": finding.rule.id,
        "name": finding.rule.name,
        "severity": finding.severity.word,
        "element": _sound(finding.element),
        "row": _sound(finding.row),
        "message": sound(finding.message),
        "found": sound(finding.found),
        "required": sound(finding.required),
        "fix": sound(finding.fix),
        "clause": sound(finding.rule.clause),
        "location": place(finding.location),
        "related": [_related(related) for related in finding.related],
        "evidence": [witness.record(evidence) for evidence in finding.evidence],
        "timecode": _sound(finding.timecode),
        "fingerprint": finding.fingerprint,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
    }


def place(location: Location) -> Record:
    """A place, with its line and column once they are known."""
    span = location.span
    return {
        "path": sound(location.path),
        "pointer": sound(location.pointer),
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "cell": _sound(location.cell),
    }


def _related(related: Related) -> Record:
    return {**place(related.location), "note": sound(related.note)}


def _waiver(waiver: Waiver) -> Record:
    return {
        "owner": sound(waiver.owner),
        "approved_by": sound(waiver.approved_by),
        "reason": sound(waiver.reason),
        "ticket": sound(waiver.ticket),
        "issued_on": str(waiver.issued_on),
        "expires_on": str(waiver.expires_on),
        "path": sound(waiver.at.path),
    }


def fault(error: GateError) -> Record:
    """What keeps gate from judging."""
    return {"message": sound(error.message), "location": place(error.location) if error.location else None}


def _sound(text: str | None) -> str | None:
    return None if text is None else sound(text)
