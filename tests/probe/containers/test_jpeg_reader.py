"""Jpeg: every segment is read wherever it stands, what several say is joined, later pictures and trailers count, and cut files are damaged."""

import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gate.probe.containers.jpeg import jpeg
from gate.probe.fact import Block
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.small import SAMPLES, source_type, tiff, xmp

XMP = b"http://ns.adobe.com/xap/1.0/\0"
MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
STORE = bytes.fromhex("6a756d64 63327061 0011 0010 8000 00aa00389b71") + b"\3c2pa\0"
LABEL = b'AIGC{"Label":"1","ContentProducer":"x"}'
GUID = b"0123456789ABCDEF" * 2


def segment(marker: int, data: bytes = b"") -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


TABLE, FRAME, SCAN = segment(0xDB, bytes(65)), segment(0xC2, bytes(9)), segment(0xDA, bytes(8))
SCANNED = SCAN + b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff\x00\x78" * 40
JFIF = segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\0\0")


def file(*before: bytes, between: bytes = b"", behind: bytes = b"", trailer: bytes = b"") -> bytes:
    start = b"\xff\xd8" + JFIF + b"".join(before)
    return start + TABLE + FRAME + SCANNED + between + SCANNED + behind + b"\xff\xd9" + trailer


def box(number: int, data: bytes, instance: int = 1) -> bytes:
    return segment(0xEB, b"JP" + struct.pack(">HI", instance, number) + struct.pack(">I", 2000) + b"jumb" + data)


def portion(place: int, packet: bytes, share: slice, guid: bytes = GUID) -> bytes:
    return segment(0xE1, MORE_XMP + guid + struct.pack(">II", len(packet), place) + packet[share])


def test_a_plain_file_says_nothing(tmp_path: Path) -> None:
    assert walked(jpeg, tmp_path, file()) == []


@pytest.mark.parametrize("place", ["between", "behind", "before"])
@pytest.mark.parametrize(
    ("data", "found"),
    [
        (segment(0xFE, b"a caf\xc3\xa9\0"), [("File:Comment", "a café")]),
        (segment(0xFE, b"a caf\xe9"), [("File:Comment", "a café")]),
        (segment(0xE1, b"Exif\0\0" + tiff(software="x")), [("exif", tiff(software="x"))]),
        (segment(0xE1, XMP + xmp("")), [("xmp", xmp(""))]),
        (segment(0xE1, b"http://else\0" + xmp("")), [("xmp", xmp("")), ("raw", b"http://else\0")]),
        (segment(0xE2, b"ICC_PROFILE\0\1\1profile"), [("raw", b"ICC_PROFILE\0\1\1profile")]),
        (segment(0xE5, LABEL), [("raw", LABEL)]),
        (segment(0xF5, LABEL), [("raw", LABEL)]),
        (segment(0xE0, b"JFXX\0" + LABEL), [("raw", b"JFXX\0" + LABEL)]),
        (segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\1\1" + b"rgb" + LABEL), [("raw", LABEL)]),
        (segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + LABEL), [("raw", LABEL)]),
        (segment(0xEE, b"Adobe\0\x64\0\0\0\0\1"), []),
        (segment(0xED, b"Photoshop 3.0\x008BIM"), [("photoshop", b"8BIM")]),
        (segment(0xED, b"Adobe_Photoshop2.5:8BIM"), [("photoshop", b"8BIM")]),
        (segment(0xED, b"Adobe_CM" + LABEL), [("raw", b"Adobe_CM" + LABEL)]),
        (box(1, struct.pack(">I", 48) + STORE), [("credentials", b"")]),
        (box(1, b"????jumdelse") + box(2, b" else"), [("raw", b"????jumdelse else")]),
    ],
)
def test_a_segment_is_read_wherever_it_stands(place: str, data: bytes, found: list[object], tmp_path: Path) -> None:
    whole = file(data) if place == "before" else file(between=data) if place == "between" else file(behind=data)
    got = walked(jpeg, tmp_path, whole)
    assert texts(got) + blocks(got) == found
    assert faults(got) == []


def test_texts_that_photoshop_writes_for_the_web_are_facts(tmp_path: Path) -> None:
    note = struct.pack(">I", 2) + "né".encode("utf-16-be")
    data = struct.pack(">HHI", 1, 4, 80) + struct.pack(">HH", 2, 8) + note + struct.pack(">HH", 3, 8) + note + b"\0\0"
    found = walked(jpeg, tmp_path, file(segment(0xEC, b"Ducky" + data)))
    assert (texts(found), blocks(found)) == ([("Ducky:Comment", "né"), ("Ducky:Copyright", "né")], [])


def test_extended_xmp_is_joined_in_its_own_order(tmp_path: Path) -> None:
    packet = xmp(source_type() * 9)
    later, sooner = portion(500, packet, slice(500, None)), portion(0, packet, slice(500))
    found = walked(jpeg, tmp_path, file(segment(0xE1, XMP + xmp("")), later, sooner))
    assert (blocks(found), faults(found)) == ([("xmp", xmp("")), ("xmp", packet)], [])


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_extended_xmp_that_misses_a_part_is_a_fault(missing: int, tmp_path: Path) -> None:
    packet = xmp(source_type() * 9)
    portions = [portion(place, packet, slice(place, place + 500)) for place in (0, 500, 1000)]
    assert blocks(walked(jpeg, tmp_path, file(*portions))) == [("xmp", packet)]
    del portions[missing]
    assert faults(walked(jpeg, tmp_path, file(*portions))) == ["damaged"]


def test_resources_are_joined_over_segments(tmp_path: Path) -> None:
    first, second = segment(0xED, b"Photoshop 3.0\x008BIM\4\4"), segment(0xED, b"Photoshop 3.0\0rest")
    assert blocks(walked(jpeg, tmp_path, file(first, second))) == [("photoshop", b"8BIM\4\4rest")]


def test_boxes_of_several_instances_are_kept_apart(tmp_path: Path) -> None:
    store = [box(1, struct.pack(">I", 48) + STORE, 7), box(2, b"more of it", 7)]
    found = walked(jpeg, tmp_path, file(box(1, b"one ", 8), *store, box(2, b"piece", 8)))
    assert blocks(found) == [("raw", b"one piece"), ("credentials", b"")]


@pytest.mark.parametrize("padding", [b"", bytes(99)])
def test_a_later_picture_is_read_too(padding: bytes, tmp_path: Path) -> None:
    second = file(segment(0xFE, b"second"))
    found = walked(jpeg, tmp_path, file(segment(0xFE, b"first"), trailer=padding + second + second))
    assert (texts(found), faults(found)) == ([("File:Comment", text) for text in ("first", "second", "second")], [])


def test_credentials_of_a_later_picture_are_not_the_file_s(tmp_path: Path) -> None:
    data = struct.pack(">I", 48) + STORE
    assert walked(jpeg, tmp_path, file(trailer=file(box(1, data)))) == [Block("raw", data)]


@pytest.mark.parametrize("trailer", [LABEL, b"\0\0ftypmp42 a film", b"\xff\xd8 no picture"])
def test_what_stands_behind_the_last_picture_is_searched(trailer: bytes, tmp_path: Path) -> None:
    found = walked(jpeg, tmp_path, file(trailer=trailer))
    assert (blocks(found), faults(found)) == ([("raw", trailer)], [])


def test_zeros_behind_the_picture_are_nothing(tmp_path: Path) -> None:
    assert walked(jpeg, tmp_path, file(trailer=bytes(50_000))) == []


def test_a_trailer_of_more_than_16_mib_is_a_fault(tmp_path: Path) -> None:
    assert faults(walked(jpeg, tmp_path, file(trailer=bytes(16 << 20) + b"x"))) == ["limit"]


def test_the_blocks_of_samsung_s_trailer_have_names(tmp_path: Path) -> None:
    text = b"\0\0\xa1\x0b" + struct.pack("<I", 24) + b"PhotoEditor_Re_Edit_Data" + b'{"genAIType":8,"a":{"b":"c"},"n":null}'
    sound = b"\0\0\0\1" + struct.pack("<I", 5) + b"Sound\0\1\2"
    rows = struct.pack("<HHII", 0, 0xBA1, len(text), len(text)) + struct.pack("<HHII", 0, 0x100, len(text + sound), len(sound))
    directory = b"SEFH" + struct.pack("<II", 107, 2) + rows
    data = b"loose" + sound + text + directory + struct.pack("<I", len(directory)) + b"SEFT"
    found = walked(jpeg, tmp_path, file(trailer=data))
    assert texts(found) == [
        ("Samsung:PhotoEditor_Re_Edit_Data", text[32:].decode()),
        ("Samsung:GenAIType", "8"),
    ]
    assert blocks(found) == [("raw", data.replace(text, b""))]


def test_blocks_of_samsung_s_trailer_that_lie_over_one_another_end_in_time(tmp_path: Path) -> None:
    block = bytes(4) + struct.pack("<I", 4) + b"Name" + b"x" * 60_000
    directory = b"SEFH" + struct.pack("<II", 107, 100_000) + struct.pack("<IIII", 0, len(block), len(block), 0)[:12] * 100_000
    begun = time.process_time()
    found = walked(jpeg, tmp_path, file(trailer=block + directory + struct.pack("<I", len(directory)) + b"SEFT"))
    assert time.process_time() - begun < 5
    assert len(texts(found)) == 100


@pytest.mark.parametrize("name", ["composite-dst.jpg", "cloudscape-ACA-Cr.jpeg", "grok-1.jpg", "CA.jpg"])
def test_a_cut_file_is_damaged(name: str, tmp_path: Path) -> None:
    for cut in cuts(next(SAMPLES.rglob(name)).read_bytes()):
        assert "damaged" in faults(walked(jpeg, tmp_path, cut)), len(cut)


def test_a_cut_second_picture_is_damaged(tmp_path: Path) -> None:
    second = file(segment(0xFE, b"second"))
    for cut in cuts(second):
        data = file(trailer=cut)
        assert len(cut) < 3 or "damaged" in faults(walked(jpeg, tmp_path, data)), len(cut)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xd9" + bytes(20),  # no picture
        b"\xff\xd8" + TABLE + b"\0" + FRAME + SCANNED + b"\xff\xd9",
        b"\xff\xd8" + b"\xff\xe1\0\1" + SCANNED + b"\xff\xd9",  # shorter than its length
        b"\xff\xd8" + b"\xff\xe1\0\0" + SCANNED + b"\xff\xd9",
        b"\xff\xd8" + SCANNED,
        b"\xff\xd8" + SCANNED + b"\xff",
    ],
)
def test_a_file_that_breaks_the_format_is_damaged(data: bytes, tmp_path: Path) -> None:
    assert faults(walked(jpeg, tmp_path, data)) == ["damaged"]


@pytest.mark.parametrize(
    "data",  # made when it is needed: there is much of it
    [
        lambda: b"\xff\xd8" + b"\xff" * 300_000,
        lambda: b"\xff\xd8" + SCAN * 300_000,
        lambda: file() * 30_000,
        lambda: b"\xff\xd8" + SCAN + b"\xff" * (8 << 20),
        lambda: b"\xff\xd8" + segment(0xE9, LABEL) * 300_000,
        lambda: file(*[segment(0xE9, bytes(range(1, 251)) * 262)] * 2000),
    ],
    ids=["fill", "scans", "pictures", "filled scan", "segments", "132 MB of segments"],
)
def test_a_hostile_file_ends_in_time(data: Callable[[], bytes], tmp_path: Path) -> None:
    begun = time.process_time()
    assert set(faults(walked(jpeg, tmp_path, data()))) <= {"damaged", "limit"} != set()
    assert time.process_time() - begun < 5
