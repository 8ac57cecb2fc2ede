"""gate rules, explain, schema and doctor, and what the shell completes."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from gate import __version__
from gate.load import schema
from tests.cli.conftest import Gate


def test_the_rules_in_force(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text("severities: {uncleared-ai-element: warning}\n")
    said = {rule["id"]: rule for rule in json.loads(gate("rules", "--format", "json").out)["rules"]}
    assert said["AI101"]["severity"] == "warning"
    assert said["AI101"]["origin"] == "delivery-gate"
    assert {"MAN001", "AI101", "TMP201", "TAL301", "PRV411", "WVR001"} <= set(said)
    text = gate("rules", "--isolated").out.splitlines()
    assert text[0].split() == ["id", "name", "severity", "origin", "clause"]
    assert next(line.split()[2] for line in text if line.startswith("AI101 ")) == "error"
    assert len(text) - 1 == len(said)
    assert gate("rules", "--format", "md").out.startswith("| id | name | severity | origin | clause |\n")


@pytest.mark.parametrize("name", ["AI101", "ai101", "uncleared-ai-element", "uncleared_ai_element"])
def test_a_page_by_id_or_name(gate: Gate, name: str) -> None:
    ran = gate("explain", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("AI101 uncleared-ai-element  error\nclause  ")
    assert "\nWhy it matters\n" in ran.out
    assert "```" not in ran.out


def test_all_pages(gate: Gate) -> None:
    ran = gate("explain")
    assert ran.code == 0
    for rule in json.loads(gate("rules", "--format", "json").out)["rules"]:
        assert f"{rule['id']} {rule['name']}  {rule['severity']}\nclause  " in ran.out


@pytest.mark.parametrize(
    ("name", "near"), [("uncleared-ai-elemnt", "AI101 uncleared-ai-element"), ("MAN0010", "MAN010 "), ("zzzz", "`gate rules`")]
)
def test_an_unknown_rule_is_told_the_nearest(gate: Gate, name: str, near: str) -> None:
    ran = gate("explain", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"there is no rule {name}; " in ran.err
    assert near in ran.err


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_schema_is_one_that_a_validator_takes(gate: Gate, name: str) -> None:
    ran = gate("schema", name)
    assert (ran.code, ran.err) == (0, "")
    said = json.loads(ran.out)
    jsonschema_rs.meta.validate(said)
    assert said["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert gate("schema", "nothing").code == 2
    assert name in gate("schema", "--help").out


def test_the_doctor_names_what_can_be_read_and_by_what(gate: Gate) -> None:
    ran = gate("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"gate {__version__}, Python 3.")
    assert "exiftool" in ran.out.lower()
    assert "c2pa" in ran.out.lower()
    assert " rules of delivery-gate\n" in ran.out
    assert "policy baseline (no policy file here)\n" in ran.out


def test_the_doctor_says_how_to_mend_what_is_missing(gate: Gate, tmp_path: Path) -> None:
    ran = gate("doctor", more={"PATH": str(tmp_path)})
    assert ran.code == 1
    assert "missing" in ran.out
    assert "apt-get install libimage-exiftool-perl" in ran.out


def test_the_doctor_finds_a_policy_that_cannot_be_followed(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text("severities: {no-such-rule: off}\n")
    ran = gate("doctor")
    assert ran.code == 1
    assert "broken" in ran.out
    assert "no-such-rule" in ran.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gate ", {"check", "probe", "explain", "rules", "test", "doctor", "schema"}),
        ("gate explain uncl", {"uncleared-ai-element"}),
        ("gate explain AI10", {f"AI10{digit}" for digit in range(1, 10)}),
        ("gate check --profile n", {"netflix-2025"}),
        ("gate check --format s", {"sarif"}),
        ("gate probe --format j", {"jsonl"}),
        ("gate schema w", {"waivers"}),
    ],
)
def test_the_shell_completes(gate: Gate, typed: str, offered: set[str]) -> None:
    words = {"_GATE_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    assert {line.partition(",")[2] for line in gate(more=words).out.splitlines()} == offered
    assert "complete -o nosort -F _gate_completion gate" in gate(more={"_GATE_COMPLETE": "bash_source"}).out


def test_profiles_are_named_in_the_report(gate: Gate, delivery: Path) -> None:
    said = json.loads(gate("check", "--profile", "baseline", "--profile", "netflix-2025", "--format", "json").out)
    assert said["policy"]["profiles"] == ["baseline", "netflix-2025"]
    assert gate("check", "--profile", "nobodys").code == 2
