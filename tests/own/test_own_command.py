"""`gate test`, and a house's own rules in every command: they stand beside gate's own and are treated alike."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from gate.load import schema
from tests.cli.conftest import Gate
from tests.own.ruled import RULE, written

ROOT = Path(__file__).parents[2]
UNCREDITED = {
    "id": "NL007",
    "name": "uncredited-still",
    "severity": "warning",
    "when": {"required": ["kind"], "properties": {"kind": {"const": "still"}}},
    "require": {"required": ["vendor"]},
    "message": "{id} names no vendor",
    "fails": [{"kind": "still"}],
    "passes": [{"kind": "still", "vendor": "acme"}],
}


@pytest.fixture
def ruled(delivery: Path) -> Path:
    """A delivery and a policy that names a rule of the house's own, which both of its stills break."""
    written(delivery, UNCREDITED)
    (delivery / "gate.yaml").write_text("rules: [house.yaml]\n")
    return delivery


def judged(gate: Gate, *words: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(gate("check", "--manifest-only", "--today", "2024-05-02", "--format", "json", *words).out)
    return said


def own(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for finding in said["findings"] if finding["rule"] == "NL007"]


def test_examples_that_come_out_as_their_rules_say_are_0(gate: Gate, tmp_path: Path) -> None:
    written(tmp_path, {}, UNCREDITED)
    ran = gate("test", "house.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "ok     NL001 undirected-voice  (1 fails, 1 passes)",
        "ok     NL007 uncredited-still  (1 fails, 1 passes)",
        "2 rules, 4 examples: all came out as their rules say",
    ]


@pytest.mark.parametrize(
    ("changed", "place", "said"),
    [
        ({"fails": [{"vendor": "acme"}]}, "vendor: acme", "expected a finding, found none: `require` holds"),
        ({"fails": [{}, {"kind": "vo"}]}, "kind: vo", "expected a finding, found none: `when` does not hold"),
        ({"passes": [{"vendor": "acme"}, {"kind": "still"}]}, "kind: still", "expected no finding, found no vendor in EXAMPLE"),
        (
            {
                "require": {"properties": {"ai": {"properties": {"use": {"const": "none"}}}}},
                "passes": [{"ai": {"use": "edited"}}],
                "fails": [{"ai": {"use": "unknown"}}],
            },
            "use: edited",
            "expected no finding, found ai.use of EXAMPLE: edited; required: none",
        ),
    ],
)
def test_an_example_that_comes_out_otherwise_is_1_at_its_line(
    changed: dict[str, Any], place: str, said: str, gate: Gate, tmp_path: Path
) -> None:
    when = True if "fails" not in changed or len(changed["fails"]) == 1 else {"properties": {"kind": {"const": "shot"}}}
    file = Path(written(tmp_path, {**UNCREDITED, "when": when, "passes": [{"vendor": "other"}], **changed}))
    ran = gate("test", "house.yaml")
    assert (ran.code, ran.err) == (1, "")
    lines = file.read_text().splitlines()
    number = max(index for index, line in enumerate(lines, 1) if place in line)
    assert f"house.yaml:{number}:{lines[number - 1].index(place) + 1}: {said}" in ran.out
    assert ran.out.startswith("wrong  NL007")
    assert "1 came out otherwise than their rules say\n" in ran.out


def test_a_file_that_cannot_be_followed_is_2_and_hides_no_other(gate: Gate, tmp_path: Path) -> None:
    written(tmp_path, {**UNCREDITED, "fails": [{"kind": "vo"}]})
    (tmp_path / "broken.yaml").write_text("rules: []\n")
    ran = gate("test", "broken.yaml", "house.yaml")
    assert (ran.code, ran.err) == (2, "")
    assert "unjudged: broken.yaml:1:1: rules is empty; " in ran.out
    assert "wrong  NL007" in ran.out
    assert ran.out.endswith("; 1 file could not be followed\n")
    said = json.loads(gate("test", "broken.yaml", "house.yaml", "--format", "json").out)
    assert said["errors"][0]["location"]["line"] == 1


def test_the_document_follows_its_schema(gate: Gate, tmp_path: Path) -> None:
    written(tmp_path, {}, {**UNCREDITED, "passes": [{"kind": "still"}]})
    ran = gate("test", "house.yaml", "none.yaml", "--format", "json")
    said = json.loads(ran.out)
    assert ran.code == 2
    assert schema.faults(said, "test", "out.json") == ()
    assert said["summary"] == {"rules": 2, "examples": 4, "misses": 1}
    assert [(rule["id"], rule["holds"], rule["origin"]) for rule in said["rules"]] == [
        ("NL001", True, "house.yaml"),
        ("NL007", False, "house.yaml"),
    ]
    assert said["rules"][1]["misses"][0]["location"]["pointer"] == "/rules/1/passes/0"
    assert [error["message"] for error in said["errors"]] == [
        "rules that the operator names cannot be read: this file cannot be opened: No such file or directory"
    ]
    assert said["holds"] is False
    assert json.loads(gate("test", "house.yaml", "--format", "json").out)["holds"] is False


def test_without_arguments_the_files_of_the_policy_are_tried(gate: Gate, ruled: Path) -> None:
    assert gate("test").out.startswith("ok     NL007")
    bare = gate("test", "--isolated")
    assert (bare.code, bare.err) == (2, "")
    assert bare.out.startswith("unjudged: no rule file is named; name one, or list it under `rules` in the policy\n")
    (ruled / "gate.yaml").write_text("\nrules: [none.yaml]\n")
    ran = gate("test")
    assert ran.code == 2
    assert "gate.yaml:2:9: the rule file none.yaml is not there" in ran.out
    (ruled / "gate.yaml").write_text("rule: 3\n")
    assert json.loads(gate("test", "--format", "json").out)["errors"][0]["location"]["path"] == "gate.yaml"


def test_ids_and_names_are_taken_across_files_and_by_the_rules_that_are_installed(gate: Gate, tmp_path: Path) -> None:
    written(tmp_path, UNCREDITED)
    (tmp_path / "again.yaml").write_text((tmp_path / "house.yaml").read_text())
    assert "again.yaml:2:3: there is a rule NL007 already, in house.yaml" in gate("test", "house.yaml", "again.yaml").out
    assert gate("test", "house.yaml", "./house.yaml").code == 0
    written(tmp_path, {**UNCREDITED, "name": "uncleared-ai-element"})
    assert "there is a rule uncleared-ai-element already, in delivery-gate" in gate("test", "house.yaml").out


def test_findings_stand_beside_those_of_gate(gate: Gate, ruled: Path) -> None:
    said = judged(gate)
    assert [finding["element"] for finding in own(said)] == ["NF_104_010", "NF_104_020"]
    first = own(said)[0]
    assert (first["name"], first["severity"], first["message"]) == ("uncredited-still", "warning", "NF_104_010 names no vendor")
    assert (first["location"]["line"], first["clause"], first["fix"]) == (13, RULE["clause"], RULE["fix"])
    assert schema.faults(said, "check", "out.json") == ()
    assert own(judged(gate, "--isolated")) == []


def test_severities_waivers_and_stages_hold_for_them(gate: Gate, ruled: Path) -> None:
    (ruled / "gate.yaml").write_text("rules: [house.yaml]\nseverities: {uncredited-still: error}\n")
    (ruled / "waivers.yaml").write_text(
        "waivers:\n- {rule: uncredited-still, element: NF_104_010, reason: r, owner: a, approved_by: b, ticket: T, "
        "issued_on: 2024-05-01, expires_on: 2024-06-01}\n"
    )
    said = judged(gate)
    assert [(finding["severity"], bool(finding["waiver"])) for finding in own(said)] == [("error", True), ("error", False)]
    assert said["verdict"] == "shut"
    (ruled / "gate.yaml").write_text("rules: [house.yaml]\nseverities: {NL007: off}\n")
    assert own(judged(gate)) == []
    written(ruled, {**UNCREDITED, "interim": "info"})
    (ruled / "gate.yaml").write_text("rules: [house.yaml]\n")
    (ruled / "delivery.yaml").write_text((ruled / "delivery.yaml").read_text().replace("stage: final", "stage: interim"))
    assert {finding["severity"] for finding in own(judged(gate))} == {"info"}


def test_sarif_carries_the_rule_with_its_page(gate: Gate, ruled: Path) -> None:
    log = json.loads(gate("check", "--manifest-only", "--today", "2024-05-02", "--format", "sarif").out)["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    (index,) = (number for number, rule in enumerate(rules) if rule["id"] == "NL007")
    assert rules[index]["name"] == "uncredited-still"
    assert rules[index]["help"]["markdown"].startswith(f"{RULE['title']}\n\n## Why it matters\n")
    assert {result["ruleIndex"] for result in log["results"] if result["ruleId"] == "NL007"} == {index}


def test_rules_and_explain_show_them_with_their_file(gate: Gate, ruled: Path) -> None:
    listed = {rule["id"]: rule for rule in json.loads(gate("rules", "--format", "json").out)["rules"]}
    said = {"name": "uncredited-still", "severity": "warning", "origin": "house.yaml", "clause": RULE["clause"]}
    assert said.items() <= listed["NL007"].items()
    assert list(listed) == sorted(listed)
    page = gate("explain", "nl007").out
    assert page.startswith("NL007 uncredited-still  warning\n")
    assert "origin  house.yaml\n" in page
    assert "      - {kind: still}  # finding\n" in page
    assert "NL007" not in gate("rules", "--isolated").out


def test_their_paths_count_from_the_policys_folder_and_they_need_no_declaring(gate: Gate, ruled: Path) -> None:
    (ruled / "house").mkdir()
    (ruled / "house.yaml").rename(ruled / "house/rules.yaml")
    (ruled / "house/policy.yaml").write_text("rules: [rules.yaml]\n")
    assert "house/rules.yaml" in gate("rules", "--policy", "house/policy.yaml").out
    said = json.loads(gate("check", "--policy", "house/policy.yaml", "--today", "2024-05-02", "--format", "json").out)
    assert len(own(said)) == 2
    assert "house/rules.yaml" not in {finding["location"]["path"] for finding in said["findings"]}


def test_no_report_is_written_over_them(gate: Gate, ruled: Path) -> None:
    (ruled / "house.json").write_text(json.dumps(yaml.safe_load((ruled / "house.yaml").read_text())))
    (ruled / "gate.yaml").write_text("rules: [house.json]\n")
    ran = gate("check", "--manifest-only", "--format", "json=house.json")
    assert ran.code == 2
    assert json.loads((ruled / "house.json").read_text())["rules"]


def test_a_rule_file_that_cannot_be_followed_leaves_everything_unjudged(gate: Gate, ruled: Path) -> None:
    written(ruled, {**UNCREDITED, "require": {"required": ["vendr"]}})
    ran = gate("check", "--manifest-only")
    assert ran.code == 2
    assert re.search(r"house\.yaml:\d+:\d+", ran.out)
    assert "no element has vendr; did you mean vendor?" in ran.out


def test_the_digest_of_the_policy_stands_for_their_text_too(gate: Gate, ruled: Path) -> None:
    before = judged(gate)["policy"]["digest"]
    assert judged(gate)["policy"]["digest"] == before
    written(ruled, {**UNCREDITED, "severity": "info"})
    assert judged(gate)["policy"]["digest"] != before


@pytest.mark.parametrize("file", ["examples/house-rules/house-rules.yaml", "README.md"])
def test_the_rules_shown_hold(file: str, gate: Gate, tmp_path: Path) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(rules:.*?)```", text, re.DOTALL) if file.endswith(".md") else [text]
    (tmp_path / "house.yaml").write_text(*shown)
    ran = gate("test", "house.yaml")
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_the_example_policy_finds_a_voice_that_nobody_directed(gate: Gate) -> None:
    words = ("--policy", str(ROOT / "examples/house-rules/gate.yaml"), "--today", "2026-11-20", "--format", "json")
    said = json.loads(gate("check", str(ROOT / "examples/night-ferry"), "--manifest-only", *words).out)
    assert {finding["element"] for finding in said["findings"] if finding["rule"] == "HSE001"} == {"NF_103_vo_mate"}
