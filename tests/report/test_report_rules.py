"""Rules in a table and on their pages: with the severity in force, the clause and the distribution they came from."""

import json
from collections.abc import Iterator

import pytest

from gate.case import Case
from gate.check import Check
from gate.finding import Finding
from gate.load import schema
from gate.policy import Severity
from gate.report import rules
from gate.rule import Rule

PAGE = """A consent has ended.

## Why it matters

What ended covers nothing.

## Fails

```yaml
consents:
  - {id: CON-1}  # finding
```
"""
FORCE = {"TAL305": Severity.WARNING, "AI101": Severity.OFF}


def law(case: Case) -> Iterator[Finding]:
    """A law that finds nothing."""
    yield from ()


@pytest.fixture
def checks() -> list[Check]:
    """Two checks, one of a stranger's."""
    return [
        Check(Rule("AI101", Severity.ERROR, "gate_clearance.uncleared_ai_element", PAGE, clause="a | b"), law),
        Check(Rule("TAL305", Severity.ERROR, "studio.lapsed_consent", PAGE, clause="union agreement"), law, "studio-rules"),
    ]


def test_a_table_for_people(checks: list[Check]) -> None:
    assert rules.text(checks, FORCE) == (
        "id      name                  severity  origin         clause\n"
        "AI101   uncleared-ai-element  off       delivery-gate  a | b\n"
        "TAL305  lapsed-consent        warning   studio-rules   union agreement\n"
    )
    assert rules.text(checks, FORCE, colour=True).startswith("\x1b[1mid      name")


def test_a_table_for_programs(checks: list[Check]) -> None:
    said = json.loads(rules.record(checks, FORCE))
    assert said["schema"] == "rules/1"
    assert said["rules"][1] == {
        "id": "TAL305",
        "name": "lapsed-consent",
        "severity": "warning",
        "origin": "studio-rules",
        "clause": "union agreement",
        "asked_by": [],
    }
    assert schema.faults(said, "rules", "rules.json") == ()


def test_a_table_in_markdown(checks: list[Check]) -> None:
    assert rules.markdown(checks, FORCE) == (
        "| id | name | severity | origin | clause |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| AI101 | uncleared-ai-element | off | delivery-gate | a &#124; b |\n"
        "| TAL305 | lapsed-consent | warning | studio-rules | union agreement |\n"
    )
