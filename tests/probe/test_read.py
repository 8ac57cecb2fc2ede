"""Reading: every file comes out once, in order, and what was not fully read never looks clean."""

import hashlib
import os
from pathlib import Path
from shutil import which

import pytest

from gate import probe
from gate.evidence import Query
from gate.probe.fitness import readers
from tests.probe.reading import one, read
from tests.probe.small import SAMPLES, box, foreign, made, packed_png, png, wav

LABELLED = SAMPLES / "sd-parsers" / "novelai1_cropped.png"
HOSTILE = [
    b"x\n-o\npwned",
    b"-execute",
    b"-ver",
    "−ver".encode(),  # noqa: RUF001  (ExifTool takes this minus for a dash)
    b"#[CSTR]clean.png",
    b"#clean.png",
    b"clean.png\r",
    b" clean.png",
    b"clean.png\n#",
    b"clean.png\n-if\nopen(F,'>pwned')",
    b"@JSON:{}",
    b"-",
    b"caf\xe9\xff.png",
    b"touch pwned|",
    b">pwned",
    b"-stay_open\nFalse",
    b"%d$x`touch pwned`.png",
]


def test_a_labelled_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "delivery"
    folder.mkdir()
    made(folder, png(("Title", "nothing to see")), "clean.png")
    for name in HOSTILE:
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(LABELLED.read_bytes())
    before = sorted(os.listdir(os.fsencode(folder)))
    (plain,) = read(LABELLED)
    readings = read(*(os.path.join(str(folder), os.fsdecode(name)) for name in HOSTILE))
    assert plain.ai == "generated"
    assert [(reading.read, reading.why, reading.evidence) for reading in readings] == [("complete", None, plain.evidence)] * len(
        HOSTILE
    )
    assert sorted(os.listdir(os.fsencode(folder))) == before


def test_nothing_that_lies_about_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "open(F, '>', '" + str(tmp_path / "pwned") + "'); close(F); 1;"
    for name in (".ExifTool_config", "Evil.pm", "sitecustomize.py", "c2pa.py"):
        made(tmp_path, evil.encode() if not name.endswith(".py") else f"open({str(tmp_path / 'pwned')!r}, 'w')".encode(), name)
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "EXIFTOOL_HOME", "PERL5LIB", "PYTHONPATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PERL5OPT", "-I. -MEvil")
    assert one(tmp_path, LABELLED.read_bytes(), "labelled.png").ai == "generated"
    monkeypatch.delenv("HOME")
    assert one(tmp_path, LABELLED.read_bytes(), "labelled.png").ai == "generated"
    assert not (tmp_path / "pwned").exists()


def test_what_is_no_media_file_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mov")
    (tmp_path / "loop").symlink_to("loop")
    paths = [tmp_path / "pipe.mov", tmp_path / "loop", tmp_path / "gone", tmp_path, made(tmp_path, b""), LABELLED]
    readings = read(*paths)
    assert [reading.cause for reading in readings] == ["not-a-file", "not-a-file", "missing", "not-a-file", "empty", None]
    assert [reading.read for reading in readings] == ["not-read"] * 5 + ["complete"]
    assert all(reading.why and reading.why.endswith(".") for reading in readings[:-1])


def test_without_exiftool_media_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (reading, text) = read(made(tmp_path, foreign(), "x.ppm"), made(tmp_path, b"a text"))
    assert (reading.read, reading.cause, text.read) == ("not-read", "no-reader", "complete")
    assert "libimage-exiftool-perl" in (reading.why or "")
    exiftool, _ = readers()
    assert (exiftool.name, exiftool.state, exiftool.version) == ("ExifTool", "missing", None)


def test_an_exiftool_in_the_media_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, f"#!/bin/sh\ntouch {tmp_path}/pwned\n".encode(), "exiftool").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.path.dirname(str(which('exiftool')))}")
    (reading,) = probe.read([Query("x", str(made(tmp_path, foreign())), (str(tmp_path),))])
    assert reading.ai == "generated"
    assert not (tmp_path / "pwned").exists()


def test_the_readers_of_this_machine_are_known() -> None:
    exiftool, c2pa = readers()
    assert exiftool.state in ("ready", "old")
    assert exiftool.where == os.path.realpath(str(which("exiftool")))
    assert (exiftool.state == "old") == bool(exiftool.advice)
    assert (c2pa.name, c2pa.state) == ("c2pa-python", "ready")


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        (b"TITLE: a list\n", ("text/plain", "complete", None)),
        (b'{"a": [1]}', ("application/json", "complete", None)),
        (b"<?xml version='1.0'?><fcpxml/>", ("application/xml", "complete", None)),
        (
            b'{"digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource"}',
            ("application/json", "partial", "damaged"),
        ),
        (b"PK\3\4" + b"\0" * 30, ("application/zip", "not-read", "unsupported")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1AAFB\x0d\0OM" + b"\0" * 500, ("application/x-aaf", "not-read", "unsupported")),
        (b"\x13\x37" * 500, (None, "not-read", "unsupported")),
        (b"\0" * 5000, (None, "not-read", "unsupported")),
        (png(("Comment", "x")), ("image/png", "complete", None)),
        (png()[:-12], ("image/png", "partial", "damaged")),
        (wav(), ("audio/wav", "complete", None)),
        (wav()[:-100], ("audio/wav", "partial", "damaged")),
        (box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", b"x" * 50), ("video/mp4", "partial", "damaged")),
        (packed_png(1 << 29), ("image/png", "partial", "limit")),
    ],
)
def test_a_type_is_read_as_far_as_it_can_be(data: bytes, read_as: tuple[str | None, str, str | None], tmp_path: Path) -> None:
    reading = one(tmp_path, data)
    assert (reading.type, reading.read, reading.cause) == read_as
    assert bool(reading.why) == (reading.read != "complete")
    assert reading.bytes == len(data)


def test_a_hash_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    path = made(tmp_path, LABELLED.read_bytes())
    plain, hashed = probe.read([Query("a", str(path)), Query("a", str(path), hashed=True)])
    assert (plain.sha256, hashed.sha256) == (None, hashlib.sha256(path.read_bytes()).hexdigest())
