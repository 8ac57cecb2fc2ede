"""Isobmff, hostile: what is cut, packed, or says of itself what cannot be is never read as whole, and ends in time."""

import struct
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest

from gate.probe.containers.isobmff import movie as read_movie
from gate.probe.containers.isobmff import still as read_still
from tests.probe.containers.boxes import (
    FTYP,
    LABEL,
    MDAT,
    MVHD,
    PACKET,
    QT,
    XMP_ID,
    data,
    full,
    handler,
    keyed,
    listed,
    moov,
    movie,
    picture,
    track,
)
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.small import SAMPLES, box

MIB = 1 << 20
LATE = FTYP + MDAT + box(b"uuid", XMP_ID + PACKET) + moov(keyed("AIGC", data(LABEL)))
EARLY = FTYP + box(b"uuid", XMP_ID + PACKET) + moov(keyed("AIGC", data(LABEL))) + MDAT


def extents(count: int) -> bytes:
    """Places of one item that stands so often in a box of 64 KiB."""
    located = box(b"iloc", b"\1\0\0\0\x44\0\0\1" + struct.pack(">HHHH", 2, 1, 0, count) + struct.pack(">II", 0, 1 << 16) * count)
    infos = full(b"iinf", b"\0\1", box(b"infe", b"\2\0\0\0\0\2\0\0zzzz\0"))
    return box(b"ftyp", b"heic\0\0\0\0mif1") + full(b"meta", located, infos, box(b"idat", bytes(1 << 16)))


PICTURE = picture(b"mime", PACKET, b"\0application/rdf+xml\0")


@pytest.mark.parametrize(
    "whole", [LATE, EARLY, QT + LATE[len(FTYP) :], *(path.read_bytes() for path in SAMPLES.rglob("*.m[op][v4]"))]
)
def test_a_movie_that_is_cut_is_damaged(whole: bytes, tmp_path: Path) -> None:
    for cut in cuts(whole):
        assert faults(walked(read_movie, tmp_path, cut)) == ["damaged"], len(cut)


@pytest.mark.parametrize("whole", [PICTURE, *(path.read_bytes() for path in SAMPLES.rglob("*.heic"))])
def test_a_picture_that_is_cut_is_damaged(whole: bytes, tmp_path: Path) -> None:
    for cut in cuts(whole):
        assert faults(walked(read_still, tmp_path, cut)) == ["damaged"], len(cut)


def test_what_stands_before_damage_is_read(tmp_path: Path) -> None:
    found = walked(read_movie, tmp_path, EARLY[:-3])
    assert (blocks(found), texts(found)[-1]) == ([("xmp", PACKET)], ("Keys:AIGC", LABEL))


@pytest.mark.parametrize(
    "whole",
    [
        FTYP + MDAT,
        movie() + bytes(8) + box(b"udta", b"x"),
        movie() + bytes(3 * MIB) + box(b"udta", b"x"),
        movie() + bytes(7) + b"\1abc",
        movie() + b"garbage that is no box",
        movie() + b"\0\0\0\7free",
        movie() + b"\0\0\0\1mdat\0\0\0\0\0\0\0\x0f",
        movie() + b"\0\0\0\1mdat" + b"\x7f" + b"\xff" * 7,
        movie() + b"\0\0\0\x10\1\2\3\4" + bytes(8),
        movie(box(b"udta", b"\0\0\0\xffname")),
        movie(moov()),
        movie(track(more=track())),
        movie(full(b"meta", handler(b"mdir"), box(b"ilst", b"\0\0\0\xffdata" + bytes(20)))),
        movie(box(b"trak", b"\0\0\1\0mdia" + bytes(20))),
        movie(box(b"trak", b"\0\0\0\1mdia" + b"\xff" * 8)),
    ],
)
def test_boxes_that_do_not_fill_what_holds_them_are_damage(whole: bytes, tmp_path: Path) -> None:
    assert faults(walked(read_movie, tmp_path, whole)) == ["damaged"]


@pytest.mark.parametrize("padding", [1, 7, 8, 100, 3 * MIB])
def test_zeros_behind_the_last_box_are_no_damage(padding: int, tmp_path: Path) -> None:
    assert faults(walked(read_movie, tmp_path, movie() + bytes(padding))) == []


def test_a_trailer_of_a_camera_is_searched(tmp_path: Path) -> None:
    trailer = b"\xff" * 50 + b"8db42d694ccc418790edff439fe026bf"
    found = walked(read_movie, tmp_path, movie() + trailer)
    assert (blocks(found), faults(found)) == ([("raw", trailer)], [])


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        (picture(b"Exif", b"\0\0\0\xff" + bytes(20)), "damaged"),
        (PICTURE[: len(PICTURE) - 8 - 4 - len(PACKET)], "damaged"),  # its media data are gone
        (PICTURE.replace(b"\x44\0\0\2", b"\x48\0\0\2"), "damaged"),
        (PICTURE.replace(b"\x44\0\0\2", b"\x44\0\0\xff"), "damaged"),
        (PICTURE.replace(b"iloc\1", b"iloc\3"), "damaged"),
        (PICTURE.replace(b"iloc", b"ilox"), "damaged"),
        (extents(2), "damaged"),
        (picture(b"mime", PACKET, b"\0application/rdf+xml\0", inside=True)[:-12], "damaged"),  # so are those of the picture
        (picture(b"mime", PACKET, b"\0application/rdf+xml\0deflate\0"), "limit"),
        (PICTURE.replace(b"\x44\0\0\2\0\1\0\0", b"\x44\0\0\2\0\2\0\2"), "limit"),
    ],
)
def test_items_that_are_not_where_they_should_be_are_told(whole: bytes, said: str, tmp_path: Path) -> None:
    assert whole != PICTURE
    assert faults(walked(read_still, tmp_path, whole)) == [said]


def packed(content: bytes, by: bytes = b"zlib") -> bytes:
    return QT + MDAT + box(b"moov", box(b"cmov", box(b"dcom", by) + box(b"cmvd", bytes(4) + content)))


@pytest.mark.parametrize(
    "whole",
    [
        packed(zlib.compress(bytes(17 * MIB))),
        packed(zlib.compress(MVHD)[:-5]),
        packed(zlib.compress(MVHD), b"lzss"),
        packed(b"not packed"),
        packed(zlib.compress(packed(zlib.compress(MVHD))[len(QT + MDAT) :])),
        movie(keyed("AIGC", data("x" * (MIB + 1)))),
        movie(box(b"udta", box(b"zzzz", bytes(17 * MIB)))),
        movie(*[box(b"zzzz", bytes(9 * MIB))] * 4),
        movie() + box(b"free", bytes(17 * MIB)),
        movie() + bytes(17 * MIB),
        box(b"ftyp", b"crx \0\0\0\1isom") + moov() + MDAT,
    ],
)
def test_what_is_not_read_is_told(whole: bytes, tmp_path: Path) -> None:
    assert set(faults(walked(read_movie, tmp_path, whole))) & {"limit", "unsupported"}


def test_a_long_text_is_cut(tmp_path: Path) -> None:
    (fact,) = [
        value for tag, value in texts(walked(read_movie, tmp_path, movie(keyed("x y", data("\u4e00" * MIB))))) if tag == "Keys:XY"
    ]
    assert len(fact.rstrip("\ufffd")) == MIB // 3


HOSTILE = {
    "boxes": FTYP + moov() + box(b"free") * 300_000,
    "boxes in a movie": movie(box(b"free") * 300_000),
    "fragments": movie() + box(b"moof", box(b"traf")) * 140_000,
    "movies": FTYP + moov() * 3000,
    "tracks": movie(track() * 3000),
    "tags": movie(full(b"meta", handler(b"mdir"), box(b"ilst", b"".join(box(b"\xa9cmt", data(f"{n}")) for n in range(60_000))))),
    "languages": movie(box(b"udta", box(b"\xa9cmt", bytes(4 * MIB)))),
    "windows": movie(box(b"udta", box(b"Xtra", struct.pack(">II", 3 * MIB, 0) + bytes(4) + b"\0\0\0\x06\0\1" * (MIB // 2)))),
    "keys": movie(full(b"meta", handler(b"mdta"), full(b"keys", bytes(4), *[b"\0\0\0\x08mdta"] * 300_000), box(b"ilst"))),
    "long key": movie(*[keyed("a" * MIB, data("x"))] * 15),
    "nested": FTYP + box(b"moov", b"".join(struct.pack(">I", 8 * (100_000 - n)) + b"moov" for n in range(100_000))),
    "movies packed": QT
    + MDAT
    + box(b"moov", box(b"cmov", box(b"dcom", b"zlib") + box(b"cmvd", bytes(4) + zlib.compress(bytes(15 * MIB)))) * 500),
    "extents": extents(60_000),
    "covers": movie(*[listed(b"covr", data(b"\x89PNG" * MIB, 14))] * 7),
    "wide texts": movie(*[keyed("x", data("\U0001f600" + "x" * (MIB - 8)))] * 30),
}


def read(name: str, folder: Path) -> int:
    return len(walked(read_still if name == "extents" else read_movie, folder, HOSTILE[name]))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_time(name: str, tmp_path: Path) -> None:
    begun = time.process_time()
    assert read(name, tmp_path)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", ["covers", "extents", "long key", "movies packed", "wide texts"])
def test_a_hostile_file_holds_little(name: str, tmp_path: Path) -> None:
    tracemalloc.start()
    read(name, tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 250 * MIB
