"""The JSON report: the document `check/1`, key by key, as other programs take it."""

import json

from msgspec.structs import replace

from gate import __version__
from gate.errors import PolicyError, TextError
from gate.finding import Finding
from gate.load import schema
from gate.location import Location, Span
from gate.policy import Policy
from gate.report.record import report
from gate.rule import Sight
from gate.verdict import Verdict

KEYS = ["schema", "gate", "verdict", "scope", "policy", "deliveries", "findings", "errors", "summary"]
FINDING = [
    "rule", "name", "severity", "element", "row", "message", "found", "required", "fix", "clause", "location", "related", "evidence",
    "timecode", "fingerprint", "waiver",
]  # fmt: skip


def test_every_key_of_the_contract_in_its_order(shut: Verdict, uncleared: Finding) -> None:
    said = json.loads(report(shut))
    assert list(said) == KEYS
    assert (said["schema"], said["gate"], said["verdict"], said["scope"]) == ("check/1", __version__, "shut", "full")
    assert said["policy"] == {"profiles": ["baseline", "netflix-2025"], "source": "gate.yaml", "digest": "sha256:0123456789abcdef"}
    assert said["deliveries"] == [
        {
            "id": "NF-103",
            "manifest": "delivery.yaml",
            "verdict": "shut",
            "scope": "full",
            "coverage": {"elements": 240, "files": 212, "complete": 200, "partial": 8, "not_read": 4},
        }
    ]
    assert said["errors"] == []
    assert said["summary"] == {"errors": 1, "warnings": 1, "infos": 0, "waived": 1}
    finding = said["findings"][1]
    assert list(finding) == FINDING
    assert {key: finding[key] for key in FINDING[:10]} == {
        "rule": "AI101",
        "name": "uncleared-ai-element",
        "severity": "error",
        "element": "NF_103_010_0040",
        "row": None,
        "message": "the element was generated and nobody cleared it",
        "found": "no clearance CLR-9",
        "required": "one approved clearance that covers NF_103_010_0040",
        "fix": "have it cleared, or replace it",
        "clause": "Netflix guidance, final output (N-P4)",
    }
    assert finding["location"] == {
        "path": "delivery.yaml",
        "pointer": "/elements/3/clearances",
        "line": 41,
        "column": 5,
        "end_line": 41,
        "end_column": 15,
        "cell": None,
    }
    unknown = dict.fromkeys(("line", "column", "end_line", "end_column", "cell"))
    assert finding["related"] == [{"path": "vfx/x.png", "pointer": "", **unknown, "note": "says how it was made"}]
    assert finding["timecode"] == "01:12:04:11-01:12:06:03"
    assert finding["fingerprint"] == uncleared.fingerprint
    assert finding["waiver"] is None


def test_evidence_keeps_prompts_and_names_to_itself(shut: Verdict) -> None:
    first, second = json.loads(report(shut))["findings"][1]["evidence"]
    assert first == {
        "claim": "ai-generated",
        "channel": "c2pa",
        "tag": "actions/0/softwareAgent",
        "value": "GPT-4o",
        "generator": "ChatGPT",
        "confidence": "certain",
        "trust": "untrusted",
    }
    assert (second["value"], second["generator"]) == ("[redacted]", None)


def test_a_waived_finding_names_who_let_it_pass_and_until_when(shut: Verdict) -> None:
    assert json.loads(report(shut))["findings"][2]["waiver"] == {
        "owner": "post-legal",
        "approved_by": "head-of-post",
        "reason": "the composer named it so",
        "ticket": "TKT-9",
        "issued_on": "2026-10-01",
        "expires_on": "2026-12-01",
        "path": "waivers.yaml",
    }


def test_what_could_not_be_judged_stands_among_the_errors(shut: Verdict) -> None:
    fault = TextError("key `ai` stands twice; keep one", Location("c/delivery.yaml", "", Span(7, 3, 7, 5, "  ai: none")))
    said = json.loads(report(replace(shut, errors=(fault, PolicyError("no profile x")))))
    place = {"path": "c/delivery.yaml", "pointer": "", "line": 7, "column": 3, "end_line": 7, "end_column": 5, "cell": None}
    assert said["verdict"] == "unjudged"
    assert said["errors"] == [
        {"message": "key `ai` stands twice; keep one", "location": place},
        {"message": "no profile x", "location": None},
    ]
    assert len(said["findings"]) == 3


def test_a_run_without_media_says_so(shut: Verdict) -> None:
    assert json.loads(report(replace(shut, sight=Sight.MANIFEST)))["scope"] == "manifest-only"


def test_the_document_keeps_to_its_schema(shut: Verdict) -> None:
    fault = TextError("key `ai` stands twice; keep one", Location("c/delivery.yaml", "", Span(7, 3, 7, 5, "  ai: none")))
    empty = Verdict(policy=Policy(), rules=())
    for verdict in (shut, replace(shut, errors=(fault,)), empty):
        assert schema.faults(json.loads(report(verdict)), "check", "check.json") == ()


def test_the_schema_refuses_another_document(shut: Verdict) -> None:
    said = json.loads(report(shut))
    assert schema.faults({**said, "verdict": "passed"}, "check", "check.json")
    assert schema.faults({key: value for key, value in said.items() if key != "errors"}, "check", "check.json")
