"""Gif: every extension is read, packets with and without sub-blocks, what stands behind the trailer too; a file that does not get there is damaged."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gate.probe.containers.gif import gif
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.small import source_type, xmp

LABEL = b'AIGC{"Label":"1","ContentProducer":"x"}'
START = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
IMAGE = b",\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0"
COLOURED = b",\0\0\0\0\1\0\1\0\x81" + bytes(12) + b"\2\2\x4c\1\0"
CONTROL = b"!\xf9\4\0\0\0\0\0"
MAGIC = b"\1" + bytes(range(255, -1, -1)) + b"\0"


def blocked(data: bytes) -> bytes:
    pieces = (data[place : place + 255] for place in range(0, len(data), 255))
    return b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\0"


def application(name: bytes, content: bytes) -> bytes:
    return b"!\xff\x0b" + name + content


def file(*parts: bytes, behind: bytes = b"") -> bytes:
    return START + b"".join(parts) + CONTROL + IMAGE + COLOURED + b";" + behind


def test_a_plain_file_says_nothing(tmp_path: Path) -> None:
    assert walked(gif, tmp_path, file()) == []
    assert walked(gif, tmp_path, b"GIF87a\1\0\1\0\0\0\0" + IMAGE + b";") == []


FOUND = [
    (b"!\xfe" + blocked(b"a caf\xc3\xa9"), ("File:Comment", "a café")),
    (b"!\xfe" + blocked(LABEL * 20), ("File:Comment", (LABEL * 20).decode())),
    (b"!\1\x0c" + bytes(12) + blocked(b"words"), ("GIF:Text", "words")),
    (application(b"XMP DataXMP", xmp(source_type()) + MAGIC), ("xmp", xmp(source_type()))),
    (application(b"XMP DataXMP", blocked(xmp(source_type()))), ("xmp", xmp(source_type()))),
    (application(b"C2PA_GIF\1\0\0", blocked(b"store")), ("credentials", b"")),
    (application(b"MGK8BIM0000", blocked(b"8BIM")), ("photoshop", b"8BIM")),
    (application(b"MGKIPTC0000", blocked(b"\x1c\2x")), ("iim", b"\x1c\2x")),
    (application(b"ICCRGBG1012", blocked(b"profile")), ("raw", b"ICCRGBG1012profile")),
    (application(b"NETSCAPE2.0", blocked(LABEL)), ("raw", b"NETSCAPE2.0" + LABEL)),
    (b"!\x55" + blocked(LABEL * 9), ("raw", LABEL * 9)),
    (b"!\xf9" + blocked(LABEL), ("raw", LABEL)),
]


@pytest.mark.parametrize("place", ["before", "between"])
@pytest.mark.parametrize(("data", "item"), FOUND)
def test_an_extension_is_read_wherever_it_stands(data: bytes, item: object, place: str, tmp_path: Path) -> None:
    found = walked(gif, tmp_path, file(data) if place == "before" else file(IMAGE, data))
    assert texts(found) + blocks(found) == [item]
    assert faults(found) == []


def test_a_far_extension_is_read(tmp_path: Path) -> None:
    far = b",\0\0\0\0\1\0\1\0\0\2" + blocked(bytes(100_000))
    assert texts(walked(gif, tmp_path, file(far, b"!\xfe" + blocked(b"x"), far))) == [("File:Comment", "x")]


def test_what_stands_behind_the_trailer_is_searched(tmp_path: Path) -> None:
    assert blocks(walked(gif, tmp_path, file(behind=LABEL))) == [("raw", LABEL)]
    assert walked(gif, tmp_path, file(behind=bytes(99))) == []
    assert faults(walked(gif, tmp_path, file(behind=bytes((16 << 20) + 1)))) == ["limit"]


def test_an_extension_of_more_than_16_mib_is_a_fault(tmp_path: Path) -> None:
    assert faults(walked(gif, tmp_path, file(b"!\xfe" + blocked(b"x" * (17 << 20))))) == ["limit"]


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    for cut in cuts(file(*(data for data, _ in FOUND))):
        assert faults(walked(gif, tmp_path, cut)) == ["damaged"], len(cut)


@pytest.mark.parametrize("data", [START + b"?" + IMAGE + b";", START + IMAGE, START[:10], START + b"!", START + IMAGE[:7]])
def test_a_file_that_breaks_the_format_is_damaged(data: bytes, tmp_path: Path) -> None:
    assert faults(walked(gif, tmp_path, data)) == ["damaged"]


@pytest.mark.parametrize(
    "data",  # made when it is needed: there is much of it
    [
        lambda: file(b",\0\0\0\0\1\0\1\0\0\2" + b"\1x" * (20 << 20) + b"\0"),
        lambda: file(IMAGE * 300_000),
        lambda: file(*[b"!\xfe" + blocked(b"x" * (1 << 20))] * 80),
        lambda: START + b"!\xfe\0" * 300_000,
    ],
    ids=["sub-blocks", "pictures", "comments", "empty comments"],
)
def test_a_hostile_file_ends_in_time(data: Callable[[], bytes], tmp_path: Path) -> None:
    begun = time.process_time()
    assert set(faults(walked(gif, tmp_path, data()))) <= {"damaged", "limit"} != set()
    assert time.process_time() - begun < 5
