"""Waivers: one target each, an approver who is not the owner, and every fault at its line."""

from datetime import date
from pathlib import Path

import pytest

from gate.errors import TextError
from gate.load import source, waivers
from gate.location import Location

FIELDS = {
    "rule": "uncleared-ai-element",
    "element": "E1",
    "reason": "out of focus in one shot",
    "owner": "vfx supervisor",
    "approved_by": "client legal",
    "ticket": "TKT-1",
    "issued_on": "2026-11-12",
    "expires_on": "2027-02-12",
}


def row(**changed: str | None) -> str:
    fields = {key: value for key, value in {**FIELDS, **changed}.items() if value is not None}
    return "waivers:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in fields.items()) + "\n"


def load(folder: Path, text: str) -> tuple[list[tuple[str, int, str]], int]:
    path = folder / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    found, faults = waivers.load(str(path))
    pointers = [fault.at.pointer for fault in faults]
    spans = source.spans(str(path), pointers)
    return [(fault.at.pointer, spans[fault.at.pointer].line, fault.message) for fault in faults], len(found)


def test_a_waiver_is_read_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(row(), encoding="utf-8")
    (waiver,), faults = waivers.load(str(path))
    assert faults == ()
    assert waiver.at == Location(str(path), "/waivers/0")
    assert (waiver.element, waiver.path, waiver.delivery) == ("E1", None, None)
    assert (waiver.issued_on, waiver.expires_on) == (date(2026, 11, 12), date(2027, 2, 12))


@pytest.mark.parametrize("target", ["path", "delivery"])
def test_a_path_or_the_delivery_may_be_the_target(tmp_path: Path, target: str) -> None:
    assert load(tmp_path, row(element=None, **{target: "x"})) == ([], 1)


@pytest.mark.parametrize(
    ("changed", "pointer", "line", "word"),
    [
        ({"element": None}, "", 2, "names no target"),
        ({"path": "a.mov"}, "/path", 10, "names element and path"),
        ({"approved_by": "VFX Supervisor"}, "/approved_by", 6, "approved by its owner"),
        ({"expires_on": "2026-11-11"}, "/expires_on", 9, "ends before it is issued"),
        ({"expires_on": "2027-02-30"}, "/expires_on", 9, "not a real day"),
        ({"expires_on": None}, "", 2, "has no expires_on"),
        ({"ticket": None}, "", 2, "has no ticket"),
        ({"reason": "' '"}, "/reason", 4, "not text that is not blank"),
        ({"approver": "x"}, "/approver", 10, "approver is no field of a waiver"),
    ],
)
def test_a_waiver_that_is_not_whole_grants_nothing(
    tmp_path: Path, changed: dict[str, str | None], pointer: str, line: int, word: str
) -> None:
    ((found, where, message),), granted = load(tmp_path, row(**changed))
    assert (found, where, granted) == (f"/waivers/0{pointer}", line, 0)
    assert word in message


def test_one_broken_waiver_takes_the_whole_file_with_it(tmp_path: Path) -> None:
    faults, granted = load(tmp_path, row() + row(element=None).removeprefix("waivers:\n"))
    assert (len(faults), granted) == (1, 0)


def test_a_file_without_waivers_is_a_fault_and_an_empty_list_is_none(tmp_path: Path) -> None:
    assert [message for _, _, message in load(tmp_path, "waiver: []\n")[0]] == [
        "waiver is no field of a waiver file; did you mean waivers?"
    ]
    assert load(tmp_path, "waivers: []\n") == ([], 0)


def test_a_waiver_file_that_is_not_there_stops_the_judging(tmp_path: Path) -> None:
    with pytest.raises(TextError):
        waivers.load(str(tmp_path / "none.yaml"))
