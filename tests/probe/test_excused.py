"""Excused: a warning that the structure shows to mean nothing is dropped, and no other is."""

from pathlib import Path

import pytest

from gate.probe import excused
from gate.probe.fact import Fault
from tests.probe.reading import one
from tests.probe.small import made, opened, png, wav

RIFF, PNG, ID3 = "Error reading RIFF file (corrupted?)", "[minor] Trailer data after PNG IEND chunk", "Invalid ID3 frame size"


def id3(body: bytes, said: int | None = None, flags: int = 0) -> bytes:
    size = len(body) if said is None else said
    return b"ID3\4\0" + bytes([flags, 0, 0, size >> 7, size & 0x7F]) + body + b"\xff\xfb\x90\x64" + bytes(413)


def frame(text: bytes, *, whole: int = 0) -> bytes:
    size = 1 + len(text) + whole
    return b"TIT2\0\0" + bytes([size >> 7, size & 0x7F]) + b"\0\0\3" + text


@pytest.mark.parametrize(
    ("kind", "warning", "data", "harmless"),
    [
        ("image/png", PNG, png() + bytes(99), True),
        ("image/png", PNG, png() + bytes(99) + b"\1", False),
        ("image/png", PNG, png() + bytes((1 << 20) + 1), False),
        ("image/png", PNG, png()[:-4], False),
        ("image/png", "Bad CRC", png() + bytes(99), False),
        ("audio/wav", RIFF, wav() + b"\0", True),
        ("audio/wav", RIFF, wav() + b"\1", False),
        ("audio/wav", RIFF, wav() + bytes(8), False),
        ("audio/wav", RIFF, wav()[:-2], False),
        ("audio/wav", RIFF, b"RIFF\4\0\0\0WAVE", True),
        ("audio/mpeg", ID3, id3(frame(b"x" * 200)), True),
        ("audio/mpeg", ID3, id3(frame(b"x" * 200) + bytes(9)), True),
        ("audio/mpeg", ID3, id3(frame(b"x" * 200) + bytes(10)), False),
        ("audio/mpeg", ID3, id3(frame(b"x" * 200, whole=3)), False),
        ("audio/mpeg", ID3, id3(frame(b"x" * 200), flags=0x40), False),
        ("audio/mpeg", ID3, id3(frame(b"x" * 200)).replace(b"ID3\4", b"ID3\3"), False),
        ("audio/wav", ID3, id3(frame(b"x" * 200)), False),
    ],
)
def test_a_warning_is_dropped_where_it_means_nothing(kind: str, warning: str, data: bytes, harmless: bool, tmp_path: Path) -> None:
    fault = Fault("limit", f"ExifTool says: {warning}.")
    file = opened(made(tmp_path, data))
    assert tuple(excused.faults(file, kind, [fault])) == (() if harmless else (fault,))
    file.close()


def test_a_file_with_a_harmless_end_is_read(tmp_path: Path) -> None:
    assert one(tmp_path, png() + bytes(64), "a.png").why is None
    assert one(tmp_path, wav() + b"\0", "a.wav").why is None
    assert one(tmp_path, id3(frame(b"x" * 200)), "a.mp3").why is None


def test_a_file_with_an_end_that_says_something_is_not(tmp_path: Path) -> None:
    assert one(tmp_path, png() + bytes(64) + b"words behind the end", "a.png").read == "partial"
    assert one(tmp_path, id3(frame(b"x" * 200, whole=3)), "a.mp3").read == "partial"
