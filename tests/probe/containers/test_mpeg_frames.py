"""Mpeg frames: their lengths, and a sound that breaks off in the last of them."""

from pathlib import Path

import pytest

from gate.probe.containers.mp3 import mp3
from gate.probe.containers.mpeg_frames import closed, length
from tests.probe.containers.walk import faults, walked

FRAME = b"\xff\xfb\x90\x64" + bytes(413)
OTHER = b"\xff\xf3\x48\xc4" + b"\x55" * 140
TAG = b"TAG" + b"a".ljust(125, b"\0")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (0xFFFB9064, 417),  # MPEG-1, III, 128 kbit/s, 44,100 Hz
        (0xFFFB9264, 418),  # padded
        (0xFFFBE044, 1044),  # 320 kbit/s
        (0xFFFD90C4, 522),  # II, 160 kbit/s
        (0xFFFF90C4, 312),  # I, 288 kbit/s: in words of four bytes
        (0xFFFB14C4, 96),  # 32 kbit/s, 48,000 Hz
        (0xFFF348C4, 144),  # MPEG-2, III, 32 kbit/s, 16,000 Hz
        (0xFFE348C4, 288),  # MPEG-2.5, 8,000 Hz
        (0xFFFB0064, 0),  # a free bit rate
        (0xFFFBF064, 0),  # a forbidden one
        (0xFFFB9C64, 0),  # a forbidden sampling rate
        (0xFFEB9064, 0),  # a version that is kept free
        (0xFFF99064, 0),  # a layer that is
        (0x7FFB9064, 0),
        (0, 0),
    ],
)
def test_the_length_of_a_frame_is_in_its_header(header: int, expected: int) -> None:
    assert length(header) == expected


@pytest.mark.parametrize("frame", [FRAME, OTHER])
def test_sound_ends_with_a_frame(frame: bytes) -> None:
    for cut in range(1, len(frame) - 1, 7):
        assert not closed(frame, (frame * 3)[:-cut])
    assert closed(frame, frame)
    assert closed(frame, frame[9:] + frame * 3)
    assert closed(frame, frame * 3 + bytes(900))
    assert not closed(frame, frame * 3 + b"TAG")


def test_sound_of_a_free_bit_rate_may_end_anywhere() -> None:
    assert closed(b"\xff\xfb\x00\x64" + bytes(300), bytes(200) + b"x")


def test_sync_marks_without_an_end_take_no_time() -> None:
    assert not closed(FRAME, b"\xff" * 8192)
    assert not closed(FRAME, b"\xff\xfb\x14\x64" * 2047 + b"xyz")


def test_sound_that_breaks_off_is_damaged_and_its_tags_are_heard(tmp_path: Path) -> None:
    assert faults(walked(mp3, tmp_path, FRAME * 20 + TAG)) == []
    assert faults(walked(mp3, tmp_path, FRAME * 20 + FRAME[:300] + TAG)) == ["damaged"]
    assert faults(walked(mp3, tmp_path, FRAME * 20 + TAG[:40])) == ["damaged"]
