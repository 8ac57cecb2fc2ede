"""SARIF: the verdict for code scanning (OASIS SARIF 2.1.0). Waived findings stay, marked as suppressed."""

import re
from typing import Any
from urllib.parse import quote

import gate
from gate.delivery import Waiver
from gate.errors import GateError
from gate.finding import Finding
from gate.location import Location
from gate.policy import Severity
from gate.report.jsontext import dump_indented
from gate.report.record import scope
from gate.report.visible import visible
from gate.rule import Rule
from gate.verdict import EXIT, Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
NOT_UTF8 = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")
"""Lone surrogates that stand for no byte of a file name (PEP 383)."""

Object = dict[str, Any]


def report(verdict: Verdict) -> str:
    """A SARIF log of one run."""
    return dump_indented({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(verdict)]})


def _run(verdict: Verdict) -> Object:
    index = {rule.id: number for number, rule in enumerate(verdict.rules)}
    return {
        "tool": {
            "driver": {
                "name": "gate",
                "semanticVersion": gate.__version__,
                "rules": [_rule(rule) for rule in verdict.rules],
            }
        },
        "automationDetails": {"id": f"gate/{scope(verdict.sight)}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that gate was started in."}}},
        "invocations": [_invocation(verdict)],
        "results": [
            _result(finding, index[finding.rule.id], judgement.id)
            for judgement in verdict.judgements
            for finding in judgement.findings
        ],
        "properties": {
            "verdict": verdict.outcome,
            "waived": verdict.waived,
            "policy": " + ".join(map(visible, verdict.policy.profiles)),
        },
    }


def _rule(rule: Rule) -> Object:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.title} Asked for by: {rule.clause}"},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"enabled": rule.severity is not Severity.OFF, "level": LEVELS[rule.severity]},
    }


def _invocation(verdict: Verdict) -> Object:
    judged = verdict.outcome != "unjudged"
    notes = [_notification(error) for error in verdict.errors]
    if not judged and not notes:
        notes = [{"level": "error", "message": {"text": "No delivery could be judged."}}]
    return {"executionSuccessful": judged, "exitCode": EXIT[verdict.outcome], "toolExecutionNotifications": notes}


def _notification(error: GateError) -> Object:
    note: Object = {"level": "error", "message": _message(error.message)}
    return {**note, "locations": [_physical(error.location)]} if error.location else note


def _result(finding: Finding, index: int, delivery: str) -> Object:
    result = {
        "ruleId": finding.rule.id,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": _message(*_sentences(finding)),
        "locations": [_location(finding, delivery)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_physical(related.location), "message": _message(related.note)}
            for number, related in enumerate(finding.related, 1)
        ]
    version, _, value = finding.fingerprint.rpartition(":")
    result["partialFingerprints"] = {version: value}
    result["suppressions"] = [_suppression(finding.waiver)] if finding.waiver else []
    return result


def _sentences(finding: Finding) -> list[str]:
    lines = [
        finding.message,
        f"Found: {finding.found}",
        f"Required: {finding.required}",
        f"Fix: {finding.fix}",
        f"Clause: {finding.rule.clause}",
    ]
    return [*lines, f"Timecode: {finding.timecode}"] if finding.timecode else lines


def _location(finding: Finding, delivery: str) -> Object:
    place = _physical(finding.location)
    subject, kind = (finding.element, "element") if finding.element else (finding.row, "row")
    if subject is None:
        return place
    name = visible(subject)
    return {**place, "logicalLocations": [{"name": name, "fullyQualifiedName": f"{visible(delivery)}/{name}", "kind": kind}]}


def _physical(location: Location) -> Object:
    return {"physicalLocation": {"artifactLocation": _artifact(location.path), "region": _region(location)}}


def _artifact(path: str) -> Object:
    printable = NOT_UTF8.sub(lambda match: visible(match[0]), path)
    uri = quote(printable, safe="/", errors="surrogateescape")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": ROOT}


def _region(location: Location) -> Object:
    span = location.span
    if span is None:
        # Code scanning drops a result without a line, and a media file or a table has none.
        return {"startLine": 1, "message": _message(location.cell)} if location.cell else {"startLine": 1}
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}


def _suppression(waiver: Waiver) -> Object:
    named = f"owner {waiver.owner}, approved by {waiver.approved_by}, ticket {waiver.ticket}, until {waiver.expires_on}"
    return {
        "kind": "external",
        "status": "accepted",
        "justification": f"{visible(waiver.reason)} ({visible(named, limit=1000)})",
        "location": _physical(waiver.at),
        "properties": {
            "owner": visible(waiver.owner),
            "approver": visible(waiver.approved_by),
            "ticket": visible(waiver.ticket),
            "expires": str(waiver.expires_on),
        },
    }


def _message(*lines: str) -> Object:
    r"""Text without placeholders and links (SARIF 2.1.0, 3.11.5 and 3.11.6): `\ [ ]` are escaped, braces are doubled."""
    text = "\n".join(visible(line) for line in lines)
    return {"text": re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")}
