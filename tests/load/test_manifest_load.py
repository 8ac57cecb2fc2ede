"""Manifest: registers folded in, faults of all files at once, and each thing at its own line."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from gate.case import Case
from gate.check import Check
from gate.errors import TextError
from gate.evaluate import evaluate
from gate.load import manifest, source
from gate.location import Location
from gate.policy import Policy
from gate_manifest import duplicate_id

HEAD = "gate: 1\ndelivery: {id: D-1, title: Night Ferry, production: NF-S1}\n"
ELEMENTS = "elements:\n  - {id: E1, kind: shot, media: a.mov, usage: final, ai: {use: none}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "house" / "d"
    (place / "registers").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "house")
    return place


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def lines(loaded: manifest.Loaded) -> set[tuple[str, int]]:
    return {(fault.at.path, source.spans(fault.at.path, [fault.at.pointer])[fault.at.pointer].line) for fault in loaded.faults}


def test_registers_of_other_files_are_folded_in_after_the_manifests_own_each_row_at_its_place(folder: Path) -> None:
    write(folder, "delivery.yaml", HEAD + "registers: [registers/a.yaml, registers/b.json]\n" + ELEMENTS + "tools: [{id: own}]\n")
    write(folder, "registers/a.yaml", "tools:\n  - {id: a1}\n  - {id: a2}\ntalent: [{id: T-1}]\n")
    write(folder, "registers/b.json", json.dumps({"tools": [{"id": "b1"}]}))
    loaded = manifest.load("d/delivery.yaml")
    assert loaded.faults == ()
    assert [(tool.id, tool.at) for tool in loaded.delivery.tools] == [
        ("own", Location("d/delivery.yaml", "/tools/0")),
        ("a1", Location("d/registers/a.yaml", "/tools/0")),
        ("a2", Location("d/registers/a.yaml", "/tools/1")),
        ("b1", Location("d/registers/b.json", "/tools/0")),
    ]
    assert loaded.delivery.at == Location("d/delivery.yaml", "/delivery")
    assert loaded.delivery.elements[0].at == Location("d/delivery.yaml", "/elements/0")
    assert loaded.delivery.registers == ("registers/a.yaml", "registers/b.json")


def test_media_is_one_file_or_a_list_and_days_are_days(folder: Path) -> None:
    whole = HEAD.replace("NF-S1}", "NF-S1, delivered_on: 2026-11-20}")
    write(
        folder, "delivery.yaml", whole + ELEMENTS + "  - {id: E2, kind: vo, media: [l.wav, r.wav], usage: wip, ai: {use: none}}\n"
    )
    delivery = manifest.load("d/delivery.yaml").delivery
    assert [element.media for element in delivery.elements] == [("a.mov",), ("l.wav", "r.wav")]
    assert delivery.delivered_on == date(2026, 11, 20)


def test_an_id_that_stands_twice_in_two_files_is_kept_twice_and_found_at_both_places(folder: Path) -> None:
    row = "{id: C-1, status: revoked, talent: T-1, covers: [create]}"
    write(folder, "delivery.yaml", f"{HEAD}registers: [registers/a.yaml, registers/b.yaml]\n{ELEMENTS}")
    write(folder, "registers/a.yaml", f"consents: [{row}]")
    write(folder, "registers/b.yaml", f"consents: [{row}]")
    delivery = manifest.load("d/delivery.yaml").delivery
    case = Case(delivery=delivery, policy=Policy(), today=date(2026, 11, 20))
    (finding,) = evaluate(case, [Check(duplicate_id.RULE, duplicate_id.check)])
    assert finding.location == Location("d/registers/b.yaml", "/consents/0/id")
    assert finding.related[0].location == Location("d/registers/a.yaml", "/consents/0")


BROKEN = """\
gate: 1
delivery:
  id: D-1
  title: Night Ferry
  production: NF-S1
  delivered_on: 2026-11-31
elements:
  - id: E1
    kind: shot
    media: a.mov
    usage: finished
    ai: {use: none}
    clearence: [CLR-1]
  - id: E2
    kind: shot
    media: []
    usage: final
    ai: {use: none}
  - id: E3
    kind: shot
    media: c.mov
    ai: {use: none}
"""


def test_a_manifest_broken_in_five_places_has_five_faults_each_at_its_line(folder: Path) -> None:
    write(folder, "delivery.yaml", BROKEN)
    loaded = manifest.load("d/delivery.yaml")
    assert len(loaded.faults) == 5
    assert lines(loaded) == {("d/delivery.yaml", line) for line in (6, 11, 13, 16, 19)}


def test_faults_of_all_files_come_in_one_run(folder: Path) -> None:
    write(folder, "delivery.yaml", HEAD + "registers: [registers/a.yaml, registers/b.yaml]\nelements: []\n")
    write(folder, "registers/a.yaml", "tools:\n  - {id: a1}\n  - {name: nameless}\n")
    write(folder, "registers/b.yaml", "\nelements: []\n")
    loaded = manifest.load("d/delivery.yaml")
    assert lines(loaded) == {("d/delivery.yaml", 4), ("d/registers/a.yaml", 3), ("d/registers/b.yaml", 2)}


def test_a_broken_delivery_has_its_id_and_nothing_to_judge(folder: Path) -> None:
    write(folder, "delivery.yaml", BROKEN)
    delivery = manifest.load("d/delivery.yaml").delivery
    assert (delivery.id, delivery.title, delivery.elements, delivery.tools) == ("D-1", "Night Ferry", (), ())
    write(folder, "delivery.yaml", "gate: 1\ndelivery: {id: 7}\n")
    assert manifest.load("d/delivery.yaml").delivery.id == "?"


@pytest.mark.parametrize(
    "path", ["../outside.yaml", "/etc/hostname", "registers/../../outside.yaml", "~/a.yaml", "registers//../a.yaml", "a.yaml "]
)
def test_a_register_that_leads_outside_is_not_read(folder: Path, path: str) -> None:
    write(folder.parent, "outside.yaml", "tools: [{id: outside}]\n")
    write(folder, "delivery.yaml", f"{HEAD}registers: [{json.dumps(path)}]\n{ELEMENTS}")
    loaded = manifest.load("d/delivery.yaml")
    assert loaded.delivery.tools == ()
    assert loaded.delivery.registers == (path,)


def test_a_register_that_a_link_leads_outside_stops_the_judging(folder: Path) -> None:
    write(folder.parent, "outside.yaml", "tools: [{id: outside}]\n")
    os.symlink("../../outside.yaml", folder / "registers" / "a.yaml")
    write(folder, "delivery.yaml", f"{HEAD}registers: [registers/a.yaml]\n{ELEMENTS}")
    with pytest.raises(TextError, match=r"a link leads register registers/a\.yaml out of the delivery"):
        manifest.load("d/delivery.yaml")


def test_a_register_that_is_not_there_stops_the_judging(folder: Path) -> None:
    write(folder, "delivery.yaml", f"{HEAD}registers: [registers/none.yaml]\n{ELEMENTS}")
    with pytest.raises(TextError, match=r"register registers/none\.yaml is not there") as caught:
        manifest.load("d/delivery.yaml")
    place = caught.value.location
    assert place
    assert (place.path, place.pointer) == ("d/delivery.yaml", "/registers/0")
    assert place.span
    assert place.span.line == 3


def test_a_manifest_in_the_current_folder_finds_its_registers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    write(folder, "registers/a.yaml", "tools: [{id: a1}]\n")
    write(folder, "delivery.yaml", f"{HEAD}registers: [registers/a.yaml]\n{ELEMENTS}")
    (tool,) = manifest.load("delivery.yaml").delivery.tools
    assert tool.at == Location("registers/a.yaml", "/tools/0")


def test_registers_that_are_no_list_of_files_are_a_fault_and_what_can_be_read_is(folder: Path) -> None:
    write(folder, "registers/a.yaml", "tools: [{}]\n")
    write(folder, "delivery.yaml", f"{HEAD}registers: [7, registers/a.yaml]\n{ELEMENTS}")
    assert lines(manifest.load("d/delivery.yaml")) == {("d/delivery.yaml", 3), ("d/registers/a.yaml", 1)}
    write(folder, "delivery.yaml", f"{HEAD}registers: registers/a.yaml\n{ELEMENTS}")
    assert lines(manifest.load("d/delivery.yaml")) == {("d/delivery.yaml", 3)}


def test_a_version_in_quotes_is_told_to_be_text(folder: Path) -> None:
    write(folder, "delivery.yaml", (HEAD + ELEMENTS).replace("gate: 1", 'gate: "1"'))
    (fault,) = manifest.load("d/delivery.yaml").faults
    assert (fault.message, fault.fix) == ("gate is the text 1, not the number 1", "drop the quotes")
    write(folder, "delivery.yaml", (HEAD + ELEMENTS).replace("gate: 1", "gate: 2"))
    assert manifest.load("d/delivery.yaml").faults[0].message == "gate is 2, not 1"
