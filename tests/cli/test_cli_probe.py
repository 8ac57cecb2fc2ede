"""gate probe: every file of the folders is told of, and what could not be read never looks clean."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Gate, Ran
from tests.delivered import png

PROMPT = "Jane Roe on a pier\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8"


def told(ran: Ran) -> dict[str, Any]:
    """The documents of a run by path."""
    return {document["path"]: document for document in map(json.loads, ran.out.splitlines())}


@pytest.fixture
def stills(tmp_path: Path) -> Path:
    """A folder with an AI picture, a plain one, and one in each of two folders."""
    folder = tmp_path / "stills"
    (folder / "b").mkdir(parents=True)
    (folder / "c.png").write_bytes(png(("parameters", PROMPT)))
    (folder / "a.png").write_bytes(png())
    (folder / "b/d.png").write_bytes(png())
    (folder / "a").mkdir()
    (folder / "a/e.png").write_bytes(png())
    return folder


def test_a_list_for_people(gate: Gate, stills: Path) -> None:
    ran = gate("probe", "stills")
    assert (ran.code, ran.err) == (0, "")
    assert "generated    stills/c.png image/png\n" in ran.out
    assert "no AI found  stills/a.png image/png\n" in ran.out
    assert ran.out.endswith("\n4 files: 1 generated, 3 no AI found\n")
    assert "Jane Roe" not in ran.out


def test_one_document_a_line_in_sorted_order(gate: Gate, stills: Path) -> None:
    ran = gate("probe", "stills", "--format", "jsonl")
    assert ran.code == 0
    assert list(told(ran)) == ["stills/a.png", "stills/c.png", "stills/a/e.png", "stills/b/d.png"]
    assert told(ran)["stills/c.png"]["ai"] == "generated"
    assert list(told(gate("probe", "stills/c.png", "stills/a.png", "--format", "jsonl"))) == ["stills/c.png", "stills/a.png"]


def test_prompts_are_shown_when_asked_for(gate: Gate, stills: Path) -> None:
    assert "Jane Roe" not in gate("probe", "stills", "--format", "jsonl").out
    assert "Jane Roe" in gate("probe", "stills", "--format", "jsonl", "--show-private").out


def test_two_formats_at_once(gate: Gate, stills: Path, tmp_path: Path) -> None:
    ran = gate("probe", "stills", "--format", "text", "--format", "jsonl=out.jsonl")
    assert ran.out.count("no AI found  ") == 3
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 4


def test_whatever_lies_in_a_folder_is_told_of(gate: Gate, stills: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(png())
    os.mkfifo(stills / "pipe")
    (stills / "empty.png").touch()
    (stills / "notes.txt").write_text("hello\n")
    (stills / ".hidden.png").write_bytes(png())
    (stills / "out.png").symlink_to(tmp_path / "outside.png")
    (stills / "in.png").symlink_to("a.png")
    (stills / "folder").symlink_to("b")
    (stills / "broken").symlink_to("nowhere")
    ran = gate("probe", "stills", "--format", "jsonl")
    assert ran.code == 0
    read = {path.removeprefix("stills/"): document["read"] for path, document in told(ran).items()}
    unread = {"pipe", "empty.png", "out.png", "folder", "broken"}
    assert {path for path, how in read.items() if how == "not-read"} == unread
    assert set(read) == unread | {"a.png", "a/e.png", "b/d.png", "c.png", "in.png", ".hidden.png", "notes.txt"}
    assert all(told(ran)[f"stills/{path}"]["why"] for path in unread)


def test_a_path_that_is_not_there_is_told_of_and_ends_in_2(gate: Gate, stills: Path) -> None:
    ran = gate("probe", "nowhere.png", "stills/a.png", "--format", "jsonl")
    assert ran.code == 2
    assert ran.err == "gate: nowhere.png is not there\n"
    assert [document["read"] for document in told(ran).values()] == ["not-read", "complete"]


def test_when_nothing_can_be_read_it_ends_in_2(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    ran = gate("probe", "void")
    assert (ran.code, ran.out) == (2, "no file to read\n")
    assert "nothing could be read" in ran.err
    (tmp_path / "void/empty.png").touch()
    ran = gate("probe", "void")
    assert ran.code == 2
    assert "no AI found" not in ran.out


def test_a_name_that_is_a_command_line_is_a_name(gate: Gate, tmp_path: Path) -> None:
    name = "x\n-o\npwned\n::error::x"
    (tmp_path / name).write_bytes(png())
    ran = gate("probe", ".")
    assert ran.code == 0
    assert r"x\x0a-o\x0apwned\x0a::error::x image/png" in ran.out
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_no_report_is_written_over_a_file_that_is_probed(gate: Gate, stills: Path) -> None:
    before = (stills / "c.png").read_bytes()
    ran = gate("probe", "stills/c.png", "--format", f"jsonl={stills}/c.png")
    assert (ran.code, ran.out) == (2, "")
    assert "which this run reads" in ran.err
    assert (stills / "c.png").read_bytes() == before


def test_a_path_is_asked_for(gate: Gate) -> None:
    assert gate("probe").code == 2
