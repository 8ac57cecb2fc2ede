"""The SARIF report: valid, with places that code scanning can show, and waived findings suppressed, never dropped."""

import json
from typing import Any

import jsonschema_rs
import pytest
from msgspec.structs import replace

from gate.errors import TextError
from gate.finding import Finding
from gate.location import Location, Span
from gate.policy import Policy, Severity
from gate.report.sarif import report
from gate.rule import Sight
from gate.verdict import Verdict

FAULT = TextError("key `ai` stands twice", Location("c/delivery.yaml", "", Span(7, 3, 7, 5, "  ai: none")))


def run(verdict: Verdict) -> Any:
    """The only run of a log."""
    (only,) = json.loads(report(verdict))["runs"]
    return only


def moved(verdict: Verdict, finding: Finding, path: str) -> Any:
    """The place of a finding in a file of another name."""
    there = replace(finding, location=replace(finding.location, path=path))
    (result,) = run(replace(verdict, judgements=(replace(verdict.judgements[0], findings=(there,)),)))["results"]
    return result["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize("errors", [(), (FAULT,), (TextError("x"),)])
def test_every_log_is_valid(shut: Verdict, sarif: jsonschema_rs.Validator, errors: tuple[TextError, ...]) -> None:
    sarif.validate(json.loads(report(replace(shut, errors=errors))))
    sarif.validate(json.loads(report(Verdict(policy=Policy(), rules=(), errors=errors))))


def test_the_schema_refuses_another_log(shut: Verdict, sarif: jsonschema_rs.Validator) -> None:
    log = json.loads(report(shut))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not sarif.is_valid(log)


def test_a_finding_names_rule_place_element_and_fingerprint(shut: Verdict, uncleared: Finding) -> None:
    only = run(shut)
    result = only["results"][1]
    assert (result["ruleId"], result["level"], result["suppressions"]) == ("AI101", "error", [])
    assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "AI101"
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "delivery.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 41, "startColumn": 5, "endLine": 41, "endColumn": 15},
    }
    assert place["logicalLocations"] == [
        {"name": "NF_103_010_0040", "fullyQualifiedName": "NF-103/NF_103_010_0040", "kind": "element"}
    ]
    assert {f"{version}:{value}" for version, value in result["partialFingerprints"].items()} == {uncleared.fingerprint}
    assert result["relatedLocations"][0]["message"]["text"] == "says how it was made"
    assert result["message"]["text"].splitlines() == [
        "the element was generated and nobody cleared it",
        "Found: no clearance CLR-9",
        "Required: one approved clearance that covers NF_103_010_0040",
        "Fix: have it cleared, or replace it",
        "Clause: Netflix guidance, final output (N-P4)",
        "Timecode: 01:12:04:11-01:12:06:03",
    ]


def test_a_rule_carries_its_page(shut: Verdict, uncleared: Finding) -> None:
    rule = run(shut)["tool"]["driver"]["rules"][0]
    assert rule["name"] == "uncleared-ai-element"
    assert rule["shortDescription"]["text"] == "An AI-made element has no clearance."
    assert rule["help"]["markdown"] == uncleared.rule.page
    assert rule["defaultConfiguration"] == {"enabled": True, "level": "error"}


def test_a_waived_finding_is_suppressed_by_its_owner_until_its_end(shut: Verdict) -> None:
    only = run(shut)
    (suppression,) = only["results"][2]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == (
        "the composer named it so (owner post-legal, approved by head-of-post, ticket TKT-9, until 2026-12-01)"
    )
    assert suppression["properties"] == {
        "owner": "post-legal",
        "approver": "head-of-post",
        "ticket": "TKT-9",
        "expires": "2026-12-01",
    }
    assert suppression["location"]["physicalLocation"]["artifactLocation"]["uri"] == "waivers.yaml"
    assert only["properties"]["waived"] == 1


def test_severities_are_levels(shut: Verdict, temp: Finding) -> None:
    findings = tuple(replace(temp, severity=severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    results = run(replace(shut, judgements=(replace(shut.judgements[0], findings=findings),)))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]


def test_a_media_file_is_placed_at_its_first_line(shut: Verdict) -> None:
    assert run(shut)["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#1?.png", "a%20b/%C3%BC%231%3F.png"),
        ("c:x/100%.png", "c%3Ax/100%25.png"),
        ("../other/x.png", "../other/x.png"),
        ("sc\udce8ne.png", "sc%E8ne.png"),
        ("x\n.png", "x%0A.png"),
    ],
)
def test_paths_are_relative_uris(shut: Verdict, temp: Finding, path: str, uri: str) -> None:
    assert moved(shut, temp, path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_path_from_the_root_is_a_uri_of_its_own(shut: Verdict, temp: Finding) -> None:
    assert moved(shut, temp, "/mnt/a b.png") == {"uri": "file:///mnt/a%20b.png"}


def test_what_could_not_be_judged_is_a_failed_invocation(shut: Verdict) -> None:
    (invocation,) = run(replace(shut, errors=(FAULT,)))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (note,) = invocation["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"]) == ("error", "key `ai` stands twice")
    assert note["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    (invocation,) = run(shut)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)


def test_runs_with_and_without_media_are_told_apart(shut: Verdict) -> None:
    assert run(shut)["automationDetails"]["id"] == "gate/full/"
    assert run(replace(shut, sight=Sight.MANIFEST))["automationDetails"]["id"] == "gate/manifest-only/"
