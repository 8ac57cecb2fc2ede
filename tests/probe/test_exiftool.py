"""ExifTool: the same tags as its reference client, and nothing of a file is lost in silence."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import exiftool  # type: ignore[import-untyped]
import pytest

from gate.probe.exiftool import ExifTool
from tests.probe.asking_exiftool import asked
from tests.probe.small import SAMPLES, made, packed_png, png, running, source_type, xmp

ORDINARY = [
    "c2pa-js-legacy/composite-dst.jpg",
    "remove-ai-watermarks/firefly-1.png",
    "remove-ai-watermarks/gemini_white_2048.png",
    "sd-parsers/automatic1111_cropped.jpg",
    "sd-parsers/img2img_cropped.png",
    "xmp-toolkit/BlueSquare.mov",
    "xmp-toolkit/BlueSquare.psd",
    "openexr-images/stripes.exr",
    "ai-metadata-inspector/test.mp4",
]
OWN = ("SourceFile", "ExifTool:", "System:", "File:", "Composite:")


@pytest.fixture(scope="module")
def real() -> Iterator[ExifTool]:
    found = ExifTool(str(which("exiftool")))
    yield found
    found.close()


def said(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else [value]
    return [str(part).lower() if isinstance(part, bool) else str(part) for part in parts]


@pytest.mark.parametrize("sample", ORDINARY)
def test_an_ordinary_file_gives_the_tags_of_the_reference_client(sample: str, real: ExifTool) -> None:
    with exiftool.ExifToolHelper(common_args=["-G1", "-n", "-a"], config_file="") as reference:
        (row,) = reference.get_metadata(str(SAMPLES / sample))
    theirs = {
        tag: said(value)
        for tag, value in row.items()
        if not tag.startswith(OWN) and value != [] and "(Binary data" not in str(value)
    }
    ours: dict[str, list[str]] = {}
    for fact in asked(real, SAMPLES / sample, "x/y").facts:
        ours.setdefault(fact.tag, []).append(fact.value)
    assert set(theirs) <= set(ours)
    text = {tag: values for tag, values in theirs.items() if isinstance(row[tag], str)}
    assert text
    assert all(set(values) <= set(ours[tag]) for tag, values in text.items())


def test_numbers_and_truths_stay_the_text_that_they_are(real: ExifTool, tmp_path: Path) -> None:
    words = ["3.10", "1e999", "123e4", "true", "0104", "NaN"]
    answer = asked(real, made(tmp_path, png(*((f"Key{number}", word) for number, word in enumerate(words)))))
    assert [fact.value for fact in answer.facts if fact.tag.startswith("PNG:Key")] == words


def test_of_two_tags_with_one_name_both_are_seen(real: ExifTool, tmp_path: Path) -> None:
    answer = asked(real, made(tmp_path, png(("parameters", "Steps: 20, Sampler: Euler"), ("parameters", "nothing"))))
    assert {fact.value for fact in answer.facts if fact.tag == "PNG:Parameters"} == {"Steps: 20, Sampler: Euler", "nothing"}


def test_a_warning_means_that_something_was_not_read(real: ExifTool, tmp_path: Path) -> None:
    many = xmp(f"<dc:subject><rdf:Bag>{'<rdf:li>x</rdf:li>' * 1001}</rdf:Bag></dc:subject>" + source_type())
    (fault,) = asked(real, made(tmp_path, many), "application/rdf+xml").faults
    assert (fault.cause, "1000" in fault.why) == ("limit", True)


def test_a_bomb_is_a_limit_and_the_next_file_is_read(real: ExifTool, tmp_path: Path) -> None:
    bomb = asked(real, made(tmp_path, packed_png(1 << 29)))
    assert (bomb.examined, [fault.cause for fault in bomb.faults]) == (False, ["limit"])
    assert asked(real, made(tmp_path, png(("parameters", "x")))).faults == ()


def test_what_is_no_media_at_all_is_unsupported(real: ExifTool, tmp_path: Path) -> None:
    answer = asked(real, made(tmp_path, b"\x13\x37" * 500))
    assert (answer.examined, [fault.cause for fault in answer.faults]) == (False, ["unsupported"])


def test_a_program_is_renewed_after_500_files(tmp_path: Path) -> None:
    tool, path = ExifTool(str(which("exiftool"))), made(tmp_path, png())
    before = set(running())
    assert asked(tool, path).examined
    first = set(running()) - before
    for _ in range(500):
        assert asked(tool, path).examined
    second = set(running()) - before
    assert first
    assert second
    assert not first & second
    tool.close()


def test_a_program_that_was_killed_is_started_anew(real: ExifTool, tmp_path: Path) -> None:
    path = made(tmp_path, png(("parameters", "x")))
    for _ in range(3):
        assert asked(real, path).faults == ()
        for pid in running():
            os.kill(pid, signal.SIGKILL)
    assert asked(real, path).facts


def test_a_program_that_was_stopped_is_given_up_and_started_anew(tmp_path: Path) -> None:
    tool, path = ExifTool(str(which("exiftool")), seconds=1.5), made(tmp_path, png(("parameters", "x")))
    assert asked(tool, path).faults == ()
    for pid in running():
        os.kill(pid, signal.SIGSTOP)
    assert asked(tool, path).faults == ()
    tool.close()
