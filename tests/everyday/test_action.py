"""action.yml carried out step by step: verdicts, what stands before the last step, and inputs that try to break out."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.delivered import CLEARANCES, MANIFEST, png
from tests.everyday.composite import Job, Ran, run
from tests.everyday.conftest import ROOT

Judged = Callable[..., Ran]
HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "-rf",
    "--policy=pwned",
    "a\ntouch pwned\n",
    "x\n::error::pwned",
    "::set-output name=verdict::open",
    "${{ github.token }}",
    "*",
)
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())


@pytest.fixture(scope="module")
def temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The job's temporary folder; the action finds its environment there again, so it is made once."""
    return tmp_path_factory.mktemp("runner temp")


@pytest.fixture
def judged(checkout: Path, temp: Path, delivery: Path, environ: dict[str, str]) -> Judged:
    """The action, run in the delivery's folder."""

    def call(**inputs: str) -> Ran:
        return run(checkout, Job(delivery, temp, environ), {name.replace("_", "-"): value for name, value in inputs.items()})

    return call


def test_an_open_delivery_passes(judged: Judged) -> None:
    ran = judged()
    assert ran.code == 0, ran.steps[-2].log
    assert ran.outputs == {"verdict": "open", "exit-code": "0", "errors": "0", "warnings": "0", "waived": "0", "sarif": ""}


def test_a_shut_delivery_fails_in_the_last_step_when_all_else_is_written(judged: Judged, delivery: Path) -> None:
    (delivery / "registers/clearances.yaml").write_text(CLEARANCES.replace("approved", "revoked"))
    ran = judged(sarif_file="gate.sarif")
    *before, verdict = ran.steps
    assert (verdict.name, verdict.code) == ("Verdict", 1)
    assert [step.code for step in before] == [0] * len(before)
    judge = before[-1]
    assert "gate.sarif" in judge.files
    assert judge.outputs["verdict"] == "shut"
    assert "clearance-not-in-force" in judge.summary
    assert any(line.startswith("::error file=registers/clearances.yaml,line=3,") for line in judge.commands)
    assert ran.outputs["exit-code"] == "1"
    assert int(ran.outputs["errors"]) >= 1
    assert json.loads((delivery / ran.outputs["sarif"]).read_text())["version"] == "2.1.0"


def test_media_are_read_unless_they_are_out_of_scope(judged: Judged, delivery: Path) -> None:
    (delivery / "stills/pier.png").write_bytes(
        png(("parameters", "a pier\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8"))
    )
    assert judged().outputs["verdict"] == "shut"
    assert judged(manifest_only="true").outputs["verdict"] == "open"


def test_several_paths_profiles_and_a_policy_are_taken_line_by_line(judged: Judged, delivery: Path, tmp_path: Path) -> None:
    policy = tmp_path / "the house.yaml"
    policy.write_text("severities: {clearance-not-in-force: info}\n")
    (delivery / "registers/clearances.yaml").write_text(CLEARANCES.replace("approved", "revoked"))
    assert judged(policy=str(policy), path="delivery.yaml").outputs["verdict"] == "open"
    assert judged(policy=str(policy), path="delivery.yaml", fail_on="info").outputs["verdict"] == "shut"
    (delivery / "second part").mkdir()
    (delivery / "second part/delivery.yaml").write_text("gate: 1\n")
    ran = judged(policy=str(policy), path="delivery.yaml\nsecond part\n", profiles="baseline\nnetflix-2025\n")
    assert ran.outputs["verdict"] == "shut"
    assert "second part/delivery.yaml" in ran.steps[-2].log


@pytest.mark.parametrize(
    "inputs",
    [
        {"path": "nowhere"},
        {"policy": "nowhere.yaml"},
        {"profiles": "nobody's"},
        {"stage": "last"},
        {"fail_on": "never"},
        {"manifest_only": "yes"},
        {"sarif_file": "no/such/folder/gate.sarif"},
    ],
    ids=str,
)
def test_what_cannot_be_judged_never_passes(judged: Judged, inputs: dict[str, str]) -> None:
    ran = judged(**inputs)
    assert ran.code == 2
    assert ran.outputs["verdict"] == "unjudged"
    assert ran.outputs["exit-code"] == "2"
    assert ran.outputs["sarif"] == ""


def test_a_sarif_file_of_an_earlier_run_is_not_taken_for_this_ones(judged: Judged, delivery: Path) -> None:
    (delivery / "gate.sarif").write_text("{}")
    assert judged(sarif_file="gate.sarif", stage="last").outputs["sarif"] == ""
    assert not (delivery / "gate.sarif").exists()


def test_a_gate_that_ends_early_with_zero_is_not_believed(
    checkout: Path, delivery: Path, tmp_path: Path, environ: dict[str, str], temp: Path
) -> None:
    run(checkout, Job(delivery, temp, environ), {})
    (home,) = temp.glob("gate-*/bin/gate")
    other = tmp_path / "temp" / home.parents[1].name / "bin"
    other.mkdir(parents=True)
    (other / "python").symlink_to(home.with_name("python"))
    (other / "gate").write_text("#!/bin/sh\nexit 0\n")
    (other / "gate").chmod(0o755)
    ran = run(checkout, Job(delivery, tmp_path / "temp", environ), {})
    assert (ran.code, ran.outputs["verdict"]) == (2, "unjudged")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_input_is_ever_run_or_obeyed(judged: Judged, delivery: Path, temp: Path, text: str) -> None:
    for name in set(ACTION["inputs"]) - {"install-exiftool", "sarif-file"}:
        ran = judged(**{name: text})
        assert ran.code == 2, (name, ran.steps[-1].log)
        commands = [line for step in ran.steps for line in step.commands]
        assert [line for line in commands if not line.startswith("::error title=gate could not judge::")] == []
    judged(**{"sarif-file": text})
    assert not [path for folder in (delivery, temp) for path in folder.rglob("pwned*")]


def test_what_a_delivery_says_is_no_command_to_the_runner(judged: Judged, delivery: Path) -> None:
    odd = r'"x\n::error::pwned\r::set-output name=verdict::open ##[add-path]pwned"'
    (delivery / "delivery.yaml").write_text(
        MANIFEST.replace("Night Ferry", odd).replace("purpose: harbour lights", f"purpose: {odd}, {odd}: 1")
    )
    (delivery / "::warning::pwned").mkdir()
    (delivery / "::warning::pwned/delivery.yaml").write_text("gate: [\n")
    ran = judged()
    assert ran.outputs["verdict"] == "unjudged"
    obeyed = ran.steps[-2].commands
    assert obeyed
    assert not [line for line in obeyed if not re.match(r"::(error|warning|notice) (title|file)=", line) or "##[" in line]


def test_every_input_and_output_is_in_the_readme() -> None:
    """The tables of the README name what action.yml declares, and nothing else."""
    section = (ROOT / "README.md").read_text().split("### As a GitHub Action")[1].split("\n### ")[0].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == {*ACTION["inputs"], *ACTION["outputs"]}


def test_no_expression_stands_inside_a_script() -> None:
    assert not [step["name"] for step in ACTION["runs"]["steps"] if "${{" in step["run"]]
