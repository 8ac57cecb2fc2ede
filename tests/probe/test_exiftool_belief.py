"""Belief: no answer that is odd in any way is taken for one, and no program that is not ExifTool is asked."""

import os
import time
from pathlib import Path

import pytest

from gate.probe import program
from gate.probe.exiftool import ExifTool
from tests.probe.asking_exiftool import asked, impostor
from tests.probe.small import made, png


@pytest.mark.parametrize(
    ("way", "cause"),
    [
        ("another-file", "damaged"),
        ("two-answers", "damaged"),
        ("no-answer", "damaged"),
        ("one-key-twice", "damaged"),
        ("no-json", "damaged"),
        ("deep", "damaged"),
        ("status", "damaged"),
        ("another-number", "limit"),
        ("ends", "damaged"),
        ("hangs", "limit"),
        ("floods-stderr", "limit"),
        ("floods-stdout", "limit"),
    ],
)
def test_an_odd_answer_is_not_believed(way: str, cause: str, tmp_path: Path) -> None:
    tool = impostor(way, tmp_path, 0.8)
    begun = time.monotonic()
    answer = asked(tool, made(tmp_path, png()))
    tool.close()
    assert (answer.examined, answer.facts, [fault.cause for fault in answer.faults]) == (False, (), [cause])
    assert time.monotonic() - begun < 8


def test_what_a_program_murmurs_makes_its_answer_incomplete(tmp_path: Path) -> None:
    honest, murmuring = impostor("honest", tmp_path), impostor("murmurs", tmp_path)
    path = made(tmp_path, png())
    assert asked(honest, path).faults == ()
    answer = asked(murmuring, path)
    assert (answer.examined, [fault.cause for fault in answer.faults]) == (True, ["damaged"])
    honest.close()
    murmuring.close()


@pytest.mark.parametrize("script", ["echo '[{\"SourceFile\": \"x\"}]'; echo '{ready}'", "cat >/dev/null", "exit 0"])
def test_a_stub_is_no_exiftool(script: str, tmp_path: Path) -> None:
    stub = tmp_path / "exiftool"
    stub.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    stub.chmod(0o755)
    tool = ExifTool(str(stub), seconds=0.5)
    answer = asked(tool, made(tmp_path, png()))
    tool.close()
    assert not answer.examined
    assert answer.faults


def test_a_version_that_is_not_safe_is_not_used(tmp_path: Path) -> None:
    tool = impostor("old", tmp_path)
    (fault,) = asked(tool, made(tmp_path, png())).faults
    tool.close()
    assert fault.cause == "no-reader"
    assert "12.37" in fault.why
    assert "12.38" in fault.why


def test_only_an_absolute_place_outside_the_media_may_bring_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted, fine = tmp_path / "delivery" / "bin", tmp_path / "fine"
    for folder in (planted, fine):
        folder.mkdir(parents=True)
        (folder / "exiftool").write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / "exiftool").chmod(0o755)
    (tmp_path / "linked").symlink_to(planted)
    monkeypatch.chdir(planted)
    shunned = (str(tmp_path / "delivery"),)
    path = os.pathsep.join(["", ".", "bin", str(planted), str(tmp_path / "linked"), str(fine)])
    assert program.find(path, shunned) == str(fine / "exiftool")
    assert program.find(os.pathsep.join(["", ".", str(planted)]), shunned) is None
    assert program.find(str(fine), ("/",)) == str(fine / "exiftool")
