"""What gate writes follows the schemas that it ships for it."""

import json
from datetime import date
from typing import Any

import pytest

from gate.check import Check
from gate.delivery import Waiver
from gate.errors import TextError
from gate.evidence import Evidence, Reading
from gate.finding import Related
from gate.load import schema
from gate.location import Location, Span
from gate.policy import Policy, Severity
from gate.report import probe, record, rules
from gate.rule import Rule, Sight
from gate.sdk import Finding
from gate.verdict import Coverage, Judgement, Verdict

RULE = Rule("AI101", Severity.ERROR, "p.uncleared_ai_element", "Fault.", clause="c")
SAID = Evidence("ai-generated", "c2pa", "actions/0", "GPT", generator="ChatGPT", trust="untrusted")
WAIVER = Waiver(
    at=Location("waivers.yaml", "/waivers/0"),
    rule="AI101",
    reason="r",
    owner="o",
    approved_by="a",
    ticket="t",
    issued_on=date(2026, 10, 1),
    expires_on=date(2026, 12, 1),
)


def finding(**more: Any) -> Finding:
    place = Location("d.yaml", "/elements/0", Span(4, 5, 4, 9))
    return Finding(rule=RULE, location=place, message="m", found="f", required="r", fix="x", **more)


FULL = finding(element="E1", related=(Related(Location("a.png"), "n"),), evidence=(SAID,), timecode="01:00:00:00", waiver=WAIVER)
JUDGED = Judgement(id="D", manifest="d.yaml", outcome="shut", coverage=Coverage(1, 2, 1, 1, 0), findings=(FULL, finding()))


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(policy=Policy(source="gate.yaml", digest="sha256:0"), rules=(RULE,), judgements=(JUDGED,)),
        Verdict(policy=Policy(), rules=(RULE,), sight=Sight.MANIFEST, errors=(TextError("m", Location("d.yaml")), TextError("n"))),
    ],
)
def test_a_verdict_follows_check(verdict: Verdict) -> None:
    assert schema.faults(json.loads(record.report(verdict)), "check", "out.json") == ()


@pytest.mark.parametrize(
    "reading",
    [
        Reading("a.png", "image/png", 7, evidence=(SAID,)),
        Reading("b.mov", read="not-read", cause="missing", why="it is not there"),
    ],
)
def test_a_line_of_probe_follows_probe(reading: Reading) -> None:
    assert schema.faults(json.loads(probe.line(reading)), "probe", "out.jsonl") == ()


def test_the_table_of_rules_follows_rules() -> None:
    whole = json.loads(rules.record([Check(RULE, lambda _: iter(()))], {"AI101": Severity.OFF}))
    assert schema.faults(whole, "rules", "out.json") == ()
    whole["rules"][0]["grade"] = 1
    assert [fault.at.pointer for fault in schema.faults(whole, "rules", "out.json")] == ["/rules/0/grade"]
