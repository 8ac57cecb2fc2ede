"""Whose waivers count: the delivery's own file, the operator's files, and what each says when it lets nothing pass."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DELIVERY = """\
gate: 1
delivery: {{id: {id}, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20, territories: [US], notified: {{contact: desk, on: 2026-10-02}}}}
elements:
  - id: {element}
    kind: still
    media: a.png
    usage: final
    on_screen: incidental
    ai: {{use: generated, role: prop, tools: [paint], record: {{prompts: D-1, outputs: D-2, edits: D-3}}}}
tools:
  - {{id: paint, name: Paint, version: "4", agreement: enterprise, agreement_ref: MSA-1, tier: enterprise, trains_on_io: no, stores_io: no,
     terms_reviewed_on: 2026-08-01}}
"""
WAIVER = """\
  - rule: uncleared-ai-element
    {target}
    reason: clearance asked for
    owner: vfx supervisor
    approved_by: client legal
    ticket: TKT-1
    issued_on: 2026-11-01
    expires_on: 2027-02-01
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Two deliveries, each with an AI element that nobody cleared."""
    for name, element in (("one", "E1"), ("two", "E2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "delivery.yaml").write_text(DELIVERY.format(id=name, element=element))
    return tmp_path


def _waivers(path: Path, *targets: str) -> None:
    path.write_text("waivers:\n" + "".join(WAIVER.format(target=target) for target in targets))


def _check(house: Path, *words: str) -> tuple[int, list[tuple[str, str | None, bool]]]:
    asked = [sys.executable, "-I", "-m", "gate", "check", "--manifest-only", "--today", "2026-11-20", "--format", "json", *words]
    ran = subprocess.run(asked, cwd=house, capture_output=True, text=True, check=False)
    said: dict[str, Any] = json.loads(ran.stdout)
    return ran.returncode, [(row["rule"], row["element"], row["waiver"] is not None) for row in said["findings"]]


def test_one_file_of_the_operators_serves_several_deliveries(house: Path) -> None:
    _waivers(house / "house.yaml", "element: E1", "element: E2")
    assert _check(house, "--waivers", "house.yaml", ".") == (0, [("AI101", "E1", True), ("AI101", "E2", True)])
    assert _check(house, "--waivers", "house.yaml", "two") == (0, [("AI101", "E2", True)])


def test_the_operators_waiver_of_an_element_that_needs_none_is_unused(house: Path) -> None:
    _waivers(house / "house.yaml", "element: E1")
    text = (house / "one/delivery.yaml").read_text().replace("use: generated", "use: enhanced")
    (house / "one/delivery.yaml").write_text(text)
    assert _check(house, "--waivers", "house.yaml", "one") == (1, [("WVR002", "E1", False)])


def test_a_deliverys_own_waiver_of_what_it_does_not_hold_is_unused(house: Path) -> None:
    _waivers(house / "one/waivers.yaml", "element: E1", "element: E9", "delivery: other")
    code, found = _check(house, "one")
    assert code == 1
    assert sorted(found, key=str) == [("AI101", "E1", True), ("WVR002", "E9", False), ("WVR002", None, False)]


def test_a_policy_may_refuse_the_deliverys_own_waivers_unless_it_names_them_itself(house: Path) -> None:
    _waivers(house / "one/waivers.yaml", "element: E1")
    assert _check(house, "one") == (0, [("AI101", "E1", True)])
    (house / "gate.yaml").write_text("delivery_waivers: refuse\n")
    assert _check(house, "one") == (1, [("AI101", "E1", False)])
    assert _check(house, "--waivers", "one/waivers.yaml", "one") == (0, [("AI101", "E1", True)])
    (house / "gate.yaml").write_text("delivery_waivers: refuse\nwaivers: [one/waivers.yaml]\n")
    assert _check(house, "one") == (0, [("AI101", "E1", True)])


def test_a_waiver_file_that_breaks_its_schema_lets_nothing_pass(house: Path) -> None:
    _waivers(house / "one/waivers.yaml", "elements: E1")
    code, found = _check(house, "one")
    assert code == 1
    assert ("AI101", "E1", False) in found
    assert "MAN001" in {rule for rule, _, _ in found}


def test_a_shared_waiver_of_a_rule_that_nobody_knows_is_reported(house: Path) -> None:
    _waivers(house / "house.yaml", "element: E1", "element: E9")
    text = (house / "house.yaml").read_text().replace("uncleared-ai-element", "uncleared-ai-elment").replace("E1", "E8")
    (house / "house.yaml").write_text(text)
    code, found = _check(house, "--waivers", "house.yaml", "one")
    assert code == 1
    assert [row for row in found if row[0] == "WVR002"] == [("WVR002", "E8", False), ("WVR002", "E9", False)]


@pytest.mark.parametrize("approver", ["VFX-Supervisor", "vfx\u00a0supervisor\u200b", "\uff36FX  supervisor", "vfx_supervisor."])
def test_an_office_does_not_approve_itself_under_another_spelling(house: Path, approver: str) -> None:
    _waivers(house / "one/waivers.yaml", "element: E1")
    text = (house / "one/waivers.yaml").read_text().replace("client legal", json.dumps(approver))
    (house / "one/waivers.yaml").write_text(text)
    code, found = _check(house, "one")
    assert (code, ("AI101", "E1", False) in found, "MAN001" in {rule for rule, _, _ in found}) == (1, True, True)


@pytest.mark.parametrize("named", ["policy", "option"])
@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("waivers:\n" + WAIVER.format(target="elements: E1"), 3, "elements is no field of a waiver"),
        ("waivers:\n" + WAIVER.format(target="element: E1").replace("client legal", "VFX supervisor"), 6, "approved by its owner"),
        ("waivers: [\n", None, "cannot be read"),
        (None, None, "cannot be read: this file cannot be opened"),
    ],
    ids=["schema", "approver", "unparsed", "missing"],
)
def test_waivers_of_the_operator_that_cannot_be_followed_are_told_once_and_nothing_is_judged(
    house: Path, named: str, text: str | None, line: int | None, word: str
) -> None:
    if text:
        (house / "house.yaml").write_text(text)
    (house / "gate.yaml").write_text("waivers: [house.yaml]\n" if named == "policy" else "{}\n")
    asked = [sys.executable, "-I", "-m", "gate", "check", "--manifest-only", "--format", "json", "."]
    words = ["--waivers", "house.yaml"] if named == "option" else []
    ran = subprocess.run([*asked, *words], cwd=house, capture_output=True, text=True, check=False)
    said: dict[str, Any] = json.loads(ran.stdout)
    assert (ran.returncode, said["verdict"], said["findings"], said["deliveries"]) == (2, "unjudged", [], [])
    (error,) = said["errors"]
    assert word in error["message"]
    assert error["location"]["path"] == "house.yaml"
    assert line in (None, error["location"]["line"])


def test_a_file_beside_the_manifest_that_the_operator_names_is_the_operators_by_whatever_path(house: Path) -> None:
    _waivers(house / "one/waivers.yaml", "elements: E1")
    assert _check(house, "--waivers", str(house / "one/../one/waivers.yaml"), "one") == (2, [])
    _waivers(house / "one/waivers.yaml", "element: E1")
    assert _check(house, "--waivers", str(house / "one/waivers.yaml"), "one") == (0, [("AI101", "E1", True)])
