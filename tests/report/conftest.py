"""Verdicts that the tests of the reports look at: one finding of each kind, with its place filled in."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema_rs
import pytest
from msgspec.structs import replace

from gate.delivery import Waiver
from gate.evidence import Evidence
from gate.finding import Finding, Related
from gate.location import Location, Span
from gate.policy import Policy, Severity
from gate.rule import Rule
from gate.verdict import Coverage, Judgement, Verdict

PAGE = """An AI-made element has no clearance.

## Why it matters
Nobody agreed to it.

## Fails
```yaml
elements:
  - {id: A, clearances: []}  # finding
```
"""
UNCLEARED = Rule(
    "AI101", Severity.ERROR, "gate_clearance.uncleared_ai_element", PAGE, clause="Netflix guidance, final output (N-P4)"
)
TEMP = Rule("TMP201", Severity.WARNING, "gate_temp.temp_label_in_final", "A name reads as temp.\n", clause="delivery specification")

Build = Callable[..., Finding]


@pytest.fixture
def uncleared() -> Finding:
    """An error with a place in a line, evidence, a related file and a timecode."""
    return Finding(
        rule=UNCLEARED,
        location=Location("delivery.yaml", "/elements/3/clearances", Span(41, 5, 41, 15, "    clearances: [CLR-9]")),
        message="the element was generated and nobody cleared it",
        found="no clearance CLR-9",
        required="one approved clearance that covers NF_103_010_0040",
        fix="have it cleared, or replace it",
        element="NF_103_010_0040",
        related=(Related(Location("vfx/x.png"), "says how it was made"),),
        evidence=(
            Evidence("ai-generated", "c2pa", "actions/0/softwareAgent", "GPT-4o", "ChatGPT", trust="untrusted"),
            Evidence("ai-generated", "png", "parameters", "a portrait of Jane Roe", confidence="strong", private=True),
        ),
        timecode="01:12:04:11-01:12:06:03",
    )


@pytest.fixture
def temp() -> Finding:
    """A warning on a media file, which has no lines."""
    return Finding(
        rule=TEMP,
        location=Location("audio/mx_TEMP_01.wav"),
        message="the file's name says temp",
        found="TEMP",
        required="a final name",
        fix="deliver the final mix",
        severity=Severity.WARNING,
    )


@pytest.fixture
def waived(temp: Finding) -> Finding:
    """A finding that a waiver lets pass."""
    waiver = Waiver(
        at=Location("waivers.yaml", "/waivers/0"),
        rule="TMP201",
        reason="the composer named it so",
        owner="post-legal",
        approved_by="head-of-post",
        ticket="TKT-9",
        issued_on=date(2026, 10, 1),
        expires_on=date(2026, 12, 1),
        path="audio/mx_TEMP_02.wav",
    )
    return replace(temp, location=Location("audio/mx_TEMP_02.wav"), waiver=waiver)


@pytest.fixture
def shut(uncleared: Finding, temp: Finding, waived: Finding) -> Verdict:
    """One delivery that is shut."""
    judgement = Judgement(
        id="NF-103",
        manifest="delivery.yaml",
        outcome="shut",
        coverage=Coverage(240, 212, 200, 8, 4),
        findings=(temp, uncleared, waived),
    )
    policy = Policy(profiles=("baseline", "netflix-2025"), source="gate.yaml", digest="sha256:0123456789abcdef")
    return Verdict(policy=policy, rules=(UNCLEARED, TEMP), judgements=(judgement,))


@pytest.fixture(scope="session")
def sarif() -> jsonschema_rs.Validator:
    """The schema of SARIF 2.1.0 (OASIS; see SOURCES.md)."""
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema, validate_formats=True)
