"""Ogg: the comments of every stream of every codec are heard, also of streams that follow one another; a cut or hostile file is never whole."""

import struct
import time
from pathlib import Path

import pytest

from gate.probe.containers.ogg import ogg
from tests.probe.containers.test_flac_reader import comments, picture
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one

MIB = 1 << 20
GRAPH = '{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'
SOUND = [bytes(range(200))] * 9


def page(data: bytes, table: bytes, flags: int = 0, serial: int = 1) -> bytes:
    return b"OggS\0" + bytes([flags]) + bytes(8) + struct.pack("<III", serial, 0, 0) + bytes([len(table)]) + table + data


def pages(*packets: bytes, serial: int = 1, spread: int = 255) -> list[bytes]:
    """Packets in pages of so many segments, the first in a page of its own."""
    made = []
    for number, group in enumerate((packets[:1], packets[1:])):
        table = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in group)
        data = b"".join(group)
        while table:
            part, table = table[:spread], table[spread:]
            made.append(page(data[: sum(part)], part, 2 if number == 0 else 0, serial))
            data = data[sum(part) :]
    return made


def vorbis(*rows: str, **how: int) -> bytes:
    return b"".join(pages(b"\1vorbis" + bytes(23), b"\3vorbis" + comments(*rows) + b"\1", b"\5vorbis" + bytes(4000), *SOUND, **how))


def test_the_comments_of_all_codecs_are_facts(tmp_path: Path) -> None:
    said = comments("TITLE=Quay", vendor="v")
    streams: dict[str, list[tuple[bytes, ...]]] = {
        "Vorbis": [
            (b"\1vorbis", b"\3vorbis" + said + b"\1", b"\5vorbis"),
            (b"OpusHead", b"OpusTags" + said),
            (b"Speex   " + bytes(72), said),
            (b"\x7fFLAC\1\0\0\1fLaC" + bytes(38), b"\x84\0\0\0" + said),
            (b"\x7fFLAC\1\0\0\0fLaC" + bytes(38), b"\4\0\0\0" + said, b"\x81\0\0\0"),
            (b"OVP80\1", b"OVP80\2 " + said),
        ],
        "Theora": [(b"\x80theora", b"\x81theora" + said, b"\x82theora")],
    }
    for group, every in streams.items():
        for packets in every:
            found = walked(ogg, tmp_path, b"".join(pages(*packets, *SOUND)))
            assert texts(found) == [(f"{group}:Vendor", "v"), (f"{group}:Title", "Quay")]
            assert faults(found) == []


@pytest.mark.parametrize("spread", [1, 2, 7, 255])
def test_packets_are_put_together_from_pages(tmp_path: Path, spread: int) -> None:
    rows = ("TITLE=Quay", "PROMPT=" + "x" * 70_000, "B=" + "y" * 253)
    assert [len(text) for _, text in texts(walked(ogg, tmp_path, vorbis(*rows, spread=spread)))] == [7, 4, 70_000, 253]


def test_all_streams_are_heard_whichever_way_they_follow(tmp_path: Path) -> None:
    one_, two = (
        pages(b"OpusHead", b"OpusTags" + comments("A=1"), serial=1, spread=3),
        pages(b"OpusHead", b"OpusTags" + comments("B=2"), serial=2, spread=2),
    )
    mixed = [one_[0], two[0], *two[1:], *one_[1:]]
    chained = b"".join(mixed) + vorbis("C=3", serial=1) + vorbis("D=4", serial=9)
    found = walked(ogg, tmp_path, chained)
    assert [said for said in texts(found) if not said[0].endswith("Vendor")] == [
        ("Vorbis:B", "2"),
        ("Vorbis:A", "1"),
        ("Vorbis:C", "3"),
        ("Vorbis:D", "4"),
    ]
    assert faults(found) == []


def test_a_stream_far_behind_is_heard(tmp_path: Path) -> None:
    sound = page(bytes(65_025), b"\xff" * 255) * 40 + page(b"x", b"\1") * 3000
    assert texts(walked(ogg, tmp_path, vorbis("A=1") + sound + vorbis("B=2") + sound))[-1] == ("Vorbis:B", "2")


def test_what_is_not_known_is_searched_and_left_to_others(tmp_path: Path) -> None:
    found = walked(ogg, tmp_path, b"".join(pages(b"a codec that nobody knows", b"x")))
    assert (blocks(found), faults(found)) == ([("raw", b"a codec that nobody knows")], ["limit"])
    found = walked(
        ogg, tmp_path, b"".join(pages(b"fishead\0" + bytes(56), b"fisbone\0 a message header")) + vorbis("A=1", serial=2)
    )
    assert ("raw", b"fisbone\0 a message header") in blocks(found)
    assert faults(found) == []
    found = walked(ogg, tmp_path, vorbis("A=1") + b"words behind the pages")
    assert (blocks(found)[-1], faults(found)) == (("raw", b"words behind the pages"), ["limit"])
    assert faults(walked(ogg, tmp_path, vorbis("A=1") + bytes(99))) == []


def test_pictures_in_flac_blocks_are_read(tmp_path: Path) -> None:
    packets = (b"\x7fFLAC\1\0\0\2fLaC" + bytes(38), b"\4\0\0\0" + comments(), b"\x86\0\0\0" + picture(b"bytes of a picture"))
    found = walked(ogg, tmp_path, b"".join(pages(*packets)))
    assert blocks(found)[-1] == ("raw", b"bytes of a picture")


@pytest.mark.parametrize(
    "data",
    [
        b"OggS",
        vorbis("A=1")[:-1],
        vorbis("A=1") + b"OggS\0",
        b"".join(pages(b"\1vorbis", b"\3vorbis" + comments("A=1") + b"\1")),
        b"".join(pages(b"\1vorbis" + bytes(23))),
        b"".join(pages(b"\x7fFLAC\1\0\0\0fLaC" + bytes(38), b"\4\0\0\0" + comments("A=1"))),
        b"".join(pages(b"OpusHead", b"OpusTags" + comments("A=1")[:-1])),
        b"".join(pages(b"OpusHead", b"OpusTags\xff\xff\xff\xff")),
        b"".join(pages(b"\x7fFLAC\1\0\0\1", b"\x84\0\0\0" + comments())),
        b"".join(pages(b"\x7fFLAC\1\0\0\1fLaC" + bytes(38), b"")),
        page(b"", b"") * 300_000,
        b"".join(page(b"", b"\0" * 255, 2, serial) for serial in range(30_000)) + page(b"", b"") * 300_000,
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert "damaged" in faults(walked(ogg, tmp_path, data))
    assert time.process_time() - begun < 5


def test_more_metadata_than_is_read_is_a_fault(tmp_path: Path) -> None:
    head, *_ = pages(b"OpusHead")
    assert faults(walked(ogg, tmp_path, head + page(bytes(65_025), b"\xff" * 255) * 1100)) == ["limit"]


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    data = vorbis("TITLE=Quay", "PROMPT=" + "x" * 3000, spread=9)
    assert faults(walked(ogg, tmp_path, data)) == []
    kept = texts(walked(ogg, tmp_path, data))
    cut_off = [found for found in (walked(ogg, tmp_path, cut) for cut in cuts(data)) if "damaged" not in faults(found)]
    assert [found for found in cut_off if texts(found) != kept] == []


def test_a_label_is_found_wherever_it_stands(tmp_path: Path) -> None:
    for data in (vorbis("PROMPT=" + GRAPH), vorbis("A=1") + vorbis('AIGC={"Label":"1","ContentProducer":"x"}', serial=7)):
        reading = one(tmp_path, data)
        assert (reading.ai, reading.read) == ("generated", "complete")
    plain = one(tmp_path, vorbis("TITLE=Quay"))
    assert (plain.ai, plain.read) == ("none", "complete")
