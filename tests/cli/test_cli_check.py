"""gate check, option by option, through the real command."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Gate
from tests.delivered import MANIFEST, png

MILD = "severities: {uncleared-ai-element: warning}\n"
WAIVERS = """\
waivers:
  - rule: uncleared-ai-element
    element: NF_104_010
    reason: the clearance is being renewed, legal has confirmed it in writing
    owner: post-legal
    approved_by: head-of-post
    ticket: TKT-9
    issued_on: 2024-05-01
    expires_on: 2024-08-01
"""


def test_an_open_delivery(gate: Gate, delivery: Path) -> None:
    ran = gate("check")
    assert (ran.code, ran.err) == (0, ""), ran.out
    assert ran.out.startswith("OPEN  0 errors, ")
    assert "2 files: 2 read, 0 read in part, 0 not read" in ran.out


def test_a_shut_delivery_is_told_at_its_place(gate: Gate, uncleared: Path) -> None:
    ran = gate("check")
    assert (ran.code, ran.err) == (1, "")
    assert "error[AI101 uncleared-ai-element]: " in ran.out
    assert re.search(r"--> delivery\.yaml:\d+:\d+ \(NF_104_010\)", ran.out)
    assert "\nSHUT  1 error, " in ran.out


def test_several_paths_are_judged_and_the_worst_counts(gate: Gate, uncleared: Path) -> None:
    (uncleared / "two").mkdir()
    (uncleared / "two/delivery.yaml").write_text("gate: 1\ngate: 1\n")
    ran = gate("check", "delivery.yaml", "two", "--format", "json")
    said = json.loads(ran.out)
    assert ran.code == 2
    assert [one["verdict"] for one in said["deliveries"]] == ["shut", "unjudged"]
    assert [finding["rule"] for finding in said["findings"]] == ["AI101"]
    assert said["errors"][0]["location"]["path"] == "two/delivery.yaml"


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "markdown"])
def test_the_exit_code_is_the_same_in_every_format(gate: Gate, uncleared: Path, format_: str) -> None:
    assert gate("check", "--format", format_).code == 1
    assert gate("check", "nowhere", "--format", format_).code == 2
    (uncleared / "delivery.yaml").write_text(MANIFEST)
    assert gate("check", "--format", format_).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "xml"), "there is no format 'xml'; choose from text, json"),
        (("--format", "json="), "names no file"),
        (("--format", "json", "--format", "text"), "only one format can go to standard output"),
        (("--format", "json=a", "--format", "sarif=a"), "cannot go to one file"),
        (("--format", "json=no/such/a.json"), "cannot be written to no/such/a.json"),
        (("--today", "20261120"), "is not a day"),
        (("--today", "2026-02-30"), "is not a day"),
        (("--stage", "last"), "--stage"),
        (("--fail-on", "never"), "--fail-on"),
        (("--jobs", "0"), "--jobs"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_a_command_line_that_cannot_be_followed(gate: Gate, delivery: Path, words: tuple[str, ...], said: str) -> None:
    ran = gate("check", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.startswith("gate: ")
    assert ran.err.count("\n") == 1


def test_quiet_keeps_to_the_closing_line(gate: Gate, uncleared: Path) -> None:
    ran = gate("check", "--quiet")
    assert ran.code == 1
    assert ran.out.startswith("SHUT  1 error, ")
    assert "-->" not in ran.out


def test_colour_when_asked_for(gate: Gate, uncleared: Path) -> None:
    assert "\x1b[1;31merror[AI101 " in gate("check", "--color", "always").out
    assert "\x1b" not in gate("check").out
    assert "\x1b[1;31m" in gate("check", "--color", "always", more={"NO_COLOR": "1"}).out


def test_the_day_that_is_judged_on(gate: Gate, delivery: Path) -> None:
    (delivery / "delivery.yaml").write_text(MANIFEST.replace("  delivered_on: 2024-05-02\n", ""))
    assert gate("check", "--today", "2024-06-01").code == 0
    assert gate("check", "--today", "2024-06-02").code == 1


def test_the_severity_that_shuts(gate: Gate, uncleared: Path) -> None:
    (uncleared / "gate.yaml").write_text(MILD)
    assert gate("check").code == 0
    assert gate("check", "--fail-on", "warning").code == 1


def test_of_two_stages_the_strictest_counts(gate: Gate, delivery: Path) -> None:
    temp = MANIFEST.replace(
        "usage: final\n    on_screen: incidental\n    ai: {use: none}",
        "usage: temp\n    on_screen: incidental\n    ai: {use: none}",
    )
    (delivery / "delivery.yaml").write_text(temp)
    assert gate("check", "--stage", "interim").code == 1
    (delivery / "delivery.yaml").write_text(temp.replace("stage: final", "stage: interim"))
    assert gate("check").code == 0
    assert gate("check", "--stage", "final").code == 1


def test_a_waiver_lets_pass_and_its_number_stands_in_every_report(
    gate: Gate, uncleared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("legal") / "let.yaml"
    file.write_text(WAIVERS)
    words = ("check", "--today", "2024-05-02", "--waivers", str(file))
    ran = gate(*words)
    assert ran.code == 0, ran.out
    assert "1 waived" in ran.out
    assert "by post-legal until 2024-08-01 (TKT-9)" in ran.out
    assert json.loads(gate(*words, "--format", "json").out)["summary"]["waived"] == 1
    (only,) = json.loads(gate(*words, "--format", "sarif").out)["runs"]
    assert only["properties"]["waived"] == 1
    assert only["results"][0]["suppressions"][0]["properties"]["owner"] == "post-legal"
    assert " waived=1 " in gate(*words, "--format", "github").out
    assert "1 waived" in gate(*words, "--format", "markdown").out
    assert "1 waived" in gate(*words, "--quiet").out


def test_media_may_stand_in_another_folder_that_the_operator_names(
    gate: Gate, delivery: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = tmp_path_factory.mktemp("store")
    (store / "stills").mkdir()
    (delivery / "stills/pier.png").rename(store / "stills/pier.png")
    assert gate("check").code == 1
    ran = gate("check", "--media-root", str(store))
    assert ran.code == 0, ran.out


def test_without_media_no_file_is_opened_and_every_report_says_so(gate: Gate, delivery: Path) -> None:
    (delivery / "stills/pier.png").write_bytes(
        png(("parameters", "a pier\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8"))
    )
    assert gate("check").code == 1
    ran = gate("check", "--manifest-only")
    assert ran.code == 0
    assert "manifest only: no media file was opened" in ran.out
    assert json.loads(gate("check", "--manifest-only", "--format", "json").out)["scope"] == "manifest-only"


def test_the_policy_of_the_current_folder_of_the_environment_and_of_the_command_line(
    gate: Gate, uncleared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("house") / "other.yaml"
    other.write_text(MILD)
    named = {"GATE_POLICY": str(other)}
    assert gate("check").code == 1
    assert gate("check", more=named).code == 0
    assert gate("check", "--policy", str(other)).code == 0
    assert gate("check", "--isolated", more=named).code == 1
    assert gate("check", "--isolated", "--policy", str(other)).code == 0
    (uncleared / "gate.yaml").write_text("fail_on: error\n")
    assert gate("check", more=named).code == 0
    (uncleared / "gate.yaml").write_text(MILD)
    assert gate("check").code == 0
    assert gate("check", "--isolated").code == 1


def test_a_policy_further_up_or_down_is_not_followed(gate: Gate, uncleared: Path) -> None:
    (uncleared / "stills/gate.yaml").write_text(MILD)
    (uncleared.parent / "gate.yaml").write_text(MILD)
    try:
        assert '"source": null' in gate("check", "--format", "json").out
    finally:
        (uncleared.parent / "gate.yaml").unlink()


@pytest.mark.parametrize("text", ["severities: {no-such-rule: off}\n", "sevrities: {}\n", "a: [\n", "profiles: [nobodys]\n", None])
def test_a_policy_that_cannot_be_followed_is_an_error_in_the_report(gate: Gate, uncleared: Path, text: str | None) -> None:
    if text:
        (uncleared / "house.yaml").write_text(text)
    ran = gate("check", "--policy", "house.yaml", "--format", "json")
    said = json.loads(ran.out)
    assert (ran.code, said["verdict"], said["findings"]) == (2, "unjudged", [])
    assert len(said["errors"]) == 1
    assert "house.yaml" in ran.out
    assert gate("check", "--policy", "house.yaml").out.startswith("unjudged: ")
