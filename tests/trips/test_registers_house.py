"""Registers of the house, through the real command: read once for all deliveries, and no row of theirs taken for a change."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.delivered import CLEARANCES, MANIFEST
from tests.trips.conftest import Ran

Gate = Callable[..., Ran]
COUNTED = """
import os, sys
names = []
sys.addaudithook(lambda event, given: names.append(os.path.basename(str(given[0]))) if event == "open" else None)
from gate.cli import run
code = run(["check", "--manifest-only", "--today", "2024-05-02", "a", "b", "c"])
print(code, names.count("house.yaml"), names.count("talent.csv"), names.count("delivery.yaml"), file=sys.stderr)
"""
HOUSE = CLEARANCES.replace("CLR-1", "CLR-HOUSE")


def test_the_houses_registers_are_opened_once_however_many_deliveries_are_judged(tmp_path: Path) -> None:
    (tmp_path / "gate.yaml").write_text("registers: [house.yaml, talent.csv]\n")
    (tmp_path / "house.yaml").write_text(CLEARANCES)
    (tmp_path / "talent.csv").write_text("id,category\nT-1,voice\n")
    for name in "abc":
        (tmp_path / name).mkdir()
        (tmp_path / name / "delivery.yaml").write_text(MANIFEST.replace("registers: [registers/clearances.yaml]\n", ""))
    asked = [sys.executable, "-I", "-c", COUNTED]
    ran = subprocess.run(asked, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    assert ran.stderr.split()[-4:] == ["0", "1", "1", "3"], ran.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A delivery, the one before it, and a register of the house's that neither of them names."""
    (tmp_path / "gate.yaml").write_text("registers: [house.yaml]\n")
    (tmp_path / "house.yaml").write_text(HOUSE)
    for name, day in (("now", "2024-05-02"), ("before", "2024-04-20")):
        (tmp_path / name / "registers").mkdir(parents=True)
        (tmp_path / name / "registers/clearances.yaml").write_text(CLEARANCES)
        (tmp_path / name / "delivery.yaml").write_text(MANIFEST.replace("delivered_on: 2024-05-02", f"delivered_on: {day}"))
    return tmp_path


def changed(gate: Gate) -> list[dict[str, Any]]:
    ran = gate(
        *("check", "now", "--manifest-only", "--today", "2024-05-02", "--format", "json", "--previous", "before/delivery.yaml")
    )
    return [row for row in json.loads(ran.out)["findings"] if row["rule"] == "MAN012"]


@pytest.mark.usefixtures("folder")
def test_a_row_of_the_houses_that_no_earlier_manifest_knew_has_not_changed(gate: Gate) -> None:
    assert changed(gate) == []


def test_a_row_of_the_houses_that_an_earlier_manifest_knew_otherwise_has_changed_and_is_told_at_the_house(
    gate: Gate, folder: Path
) -> None:
    (folder / "before/registers/clearances.yaml").write_text(
        CLEARANCES + HOUSE.removeprefix("clearances:\n").replace("status: approved", "status: rejected")
    )
    [row] = changed(gate)
    assert (row["location"]["path"], row["location"]["line"]) == ("house.yaml", 3)
    assert [place["path"] for place in row["related"]] == ["before/registers/clearances.yaml"]
    assert "CLR-HOUSE is approved, and was rejected" in row["message"]


def test_a_row_of_the_deliverys_own_that_does_not_stand_keeps_the_houses_from_being_told(gate: Gate, folder: Path) -> None:
    rows = HOUSE.removeprefix("clearances:\n").replace("status: approved", "status: rejected")
    for name in ("now", "before"):
        (folder / name / "registers/clearances.yaml").write_text(CLEARANCES + rows)
    assert changed(gate) == []
