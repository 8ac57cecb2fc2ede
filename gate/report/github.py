"""GitHub: workflow commands that annotate a pull request, worst first, and a closing line for other programs."""

from collections.abc import Iterable

from gate.errors import GateError
from gate.finding import Finding
from gate.location import Location
from gate.policy import Severity
from gate.report.beside import beside
from gate.report.closing import coverage, plural, short
from gate.report.order import worst_first
from gate.report.record import scope
from gate.report.visible import visible
from gate.verdict import Verdict

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""
COMMANDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.INFO}


def report(verdict: Verdict) -> str:
    """At most ten annotations of each kind, how many more there are, and `gate: result=...` as the last line."""
    findings = worst_first(verdict.findings)
    lines = []
    for command, severity in COMMANDS.items():
        faults = [_fault(error) for error in verdict.errors] if command == "error" else []
        annotations = faults + [_annotation(command, finding) for finding in findings if finding.severity is severity]
        lines += annotations[:SHOWN]
        if len(annotations) > SHOWN:
            lines.append(f"gate: +{plural(len(annotations) - SHOWN, f'more {command}')}; the other reports name them all")
    return "\n".join([*lines, _closing(verdict)]) + "\n"


def _annotation(command: str, finding: Finding) -> str:
    title = f"{finding.rule.id} {finding.rule.name}"
    about = f"{subject}: {finding.message}" if (subject := finding.element or finding.row) else finding.message
    lines = [about, f"found: {finding.found}", f"required: {finding.required}", f"fix: {finding.fix}"]
    lines += [f"see: {place}" for place in beside(finding)]
    return _command(command, title, finding.location, lines)


def _fault(error: GateError) -> str:
    return _command("error", "gate could not judge", error.location, (error.message,))


def _command(command: str, title: str, location: Location | None, lines: Iterable[str]) -> str:
    fields = {**(_place(location) if location else {}), "title": title}
    lines = (*lines, f"at: {location.cell}") if location and location.cell else lines
    named = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{command} {named}::" + "%0A".join(_data(line) for line in lines)


def _place(location: Location) -> dict[str, str]:
    span = location.span
    if span is None:
        return {"file": location.path}
    place = {"file": location.path, "line": str(span.line), "endLine": str(span.end_line)}
    # GitHub takes columns only where a place stays on one line.
    return {**place, "col": str(span.column), "endColumn": str(span.end_column)} if span.line == span.end_line else place


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _closing(verdict: Verdict) -> str:
    seen = coverage(verdict.judgements)
    fields = {
        "result": verdict.outcome,
        "errors": verdict.count(Severity.ERROR),
        "warnings": verdict.count(Severity.WARNING),
        "infos": verdict.count(Severity.INFO),
        "waived": verdict.waived,
        "unjudged": len(verdict.errors),
        "deliveries": len(verdict.judgements),
        "elements": seen.elements,
        "files": seen.files,
        "complete": seen.complete,
        "partial": seen.partial,
        "not_read": seen.not_read,
        "scope": scope(verdict.sight),
        "policy": short(verdict.policy.digest) or "none",
    }
    return "gate: " + " ".join(f"{key}={value}" for key, value in fields.items())
