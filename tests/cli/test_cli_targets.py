"""Where reports go: several at once, over an earlier one, and never over what a run reads."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Gate


def test_several_formats_at_once(gate: Gate, uncleared: Path) -> None:
    ran = gate("check", "--format", "text", "--format", "sarif=out.sarif", "--format", f"json={uncleared}/out.json")
    assert ran.code == 1
    assert "SHUT" in ran.out
    (only,) = json.loads((uncleared / "out.sarif").read_text())["runs"]
    (finding,) = json.loads((uncleared / "out.json").read_text())["findings"]
    assert [result["ruleId"] for result in only["results"]] == [finding["rule"]] == ["AI101"]


def test_a_report_of_an_earlier_run_does_not_outlive_one_that_fails(gate: Gate, delivery: Path) -> None:
    (delivery / "out.json").write_text("{}")
    assert gate("check", "--format", "json=out.json", "--format", "sarif=no/such/a").code == 2
    assert (delivery / "out.json").read_text() == ""


@pytest.mark.parametrize("format_", ["text", "json", "sarif"])
@pytest.mark.parametrize(
    "name",
    [
        "delivery.yaml",
        "registers/clearances.yaml",
        "new.yml",
        "sub/../delivery.json",
        "house.txt",
        "let.json",
        "waived.json",
        "m.txt",
    ],
)
def test_no_report_is_written_over_what_is_read(gate: Gate, delivery: Path, format_: str, name: str) -> None:
    (delivery / "sub").mkdir()
    (delivery / "house.txt").write_text("waivers: [waived.json]\n")
    (delivery / "waived.json").write_text('{"waivers": []}')
    (delivery / "let.json").write_text('{"waivers": []}')
    (delivery / "m.txt").write_text((delivery / "delivery.yaml").read_text())
    (delivery / "out").write_text("earlier")
    before = {path: path.read_bytes() for path in sorted(delivery.rglob("*")) if path.is_file()}
    words = ("--policy", "house.txt", "--waivers", "let.json", "--format", "markdown=out", "--format", f"{format_}={name}")
    ran = gate("check", "m.txt", *words)
    assert (ran.code, ran.out) == (2, "")
    assert f"gate: the {format_} report would be written " in ran.err
    assert {path: path.read_bytes() for path in sorted(delivery.rglob("*")) if path.is_file()} == before
