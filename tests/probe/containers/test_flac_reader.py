"""Flac: every metadata block is heard, the tags around the stream too, and a cut or hostile file is never whole."""

import base64
import struct
import time
from pathlib import Path

import pytest

from gate.probe.containers.flac import flac
from gate.probe.containers.mp3 import mp3
from tests.probe.containers.test_mp3_reader import ape, first, frame, tag
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one

MIB = 1 << 20
SOUND = b"\xff\xf8\xc9\x18" + bytes(range(1, 200))
GRAPH = '{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'

Block = tuple[int, bytes]


def comments(*rows: str, vendor: str = "libFLAC", behind: bytes = b"") -> bytes:
    pieces = [vendor.encode(), *(row.encode() for row in rows)]
    vendor_piece, *others = [struct.pack("<I", len(piece)) + piece for piece in pieces]
    return vendor_piece + struct.pack("<I", len(rows)) + b"".join(others) + behind


def picture(image: bytes, kind: bytes = b"image/png", description: bytes = b"cover") -> bytes:
    return b"".join(
        [
            struct.pack(">II", 3, len(kind)),
            kind,
            struct.pack(">I", len(description)),
            description,
            bytes(16),
            struct.pack(">I", len(image)),
            image,
        ]
    )


def stream(*metadata: Block, sound: bytes = SOUND) -> bytes:
    every = [(0, bytes(range(34))), *metadata]
    heads = [
        bytes([kind | (0x80 if number == len(every) - 1 else 0)]) + len(data).to_bytes(3)
        for number, (kind, data) in enumerate(every)
    ]
    return b"fLaC" + b"".join(head + data for head, (_, data) in zip(heads, every, strict=True)) + sound


def test_comments_are_facts_by_their_names(tmp_path: Path) -> None:
    rows = ("TITLE=Quay", "my_own key=a=b", "prompt=" + GRAPH, "ISRC=x", "EMPTY=", "ÄRGER=x")
    found = walked(flac, tmp_path, stream((4, comments(*rows))))
    assert texts(found) == [
        ("Vorbis:Vendor", "libFLAC"),
        ("Vorbis:Title", "Quay"),
        ("Vorbis:MyOwnKey", "a=b"),
        ("Vorbis:Prompt", GRAPH),
        ("Vorbis:ISRCNumber", "x"),
        ("Vorbis:Rger", "x"),
    ]
    assert (blocks(found), faults(found)) == ([], [])


def test_what_is_not_known_is_searched(tmp_path: Path) -> None:
    image = b"bytes of a picture"
    found = walked(
        flac,
        tmp_path,
        stream(
            (1, bytes(99)),
            (1, b"words in padding"),
            (2, b"ownaapplication"),
            (3, bytes(18)),
            (5, b"a cue sheet"),
            (6, picture(image)),
            (99, b"new"),
        ),
    )
    assert blocks(found) == [("raw", data) for data in (b"words in padding", b"ownaapplication", b"a cue sheet", image, b"new")]
    assert texts(found) == [("FLAC:PictureMIMEType", "image/png"), ("FLAC:PictureDescription", "cover")]
    assert faults(found) == []


def test_pictures_in_comments_are_read(tmp_path: Path) -> None:
    image = b"bytes of a picture"
    rows = [
        f"METADATA_BLOCK_PICTURE={base64.b64encode(picture(image)).decode()}",
        f"COVERART={base64.b64encode(image).decode()}",
        "COVERART=?",
    ]
    found = walked(flac, tmp_path, stream((4, comments(*rows, behind=b"more"))))
    assert blocks(found) == [("raw", image), ("raw", image), ("raw", b"more")]
    assert texts(found)[1:] == [("FLAC:PictureMIMEType", "image/png"), ("FLAC:PictureDescription", "cover")]


def test_chunks_of_the_wave_file_that_it_was_are_read(tmp_path: Path) -> None:
    info = b"INFOICMT" + struct.pack("<I", 4) + b"Quay"
    list_ = b"riffLIST" + struct.pack("<I", len(info)) + info
    found = walked(
        flac, tmp_path, stream((2, list_), (2, b"riff_PMX" + struct.pack("<I", 4) + b"<x/>"), (2, b"riffRIFF\xff\xff\0\0WAVE"))
    )
    assert texts(found) == [("RIFF:Comment", "Quay")]
    assert blocks(found) == [("xmp", b"<x/>"), ("raw", b"riffRIFF\xff\xff\0\0WAVE")]
    assert faults(walked(flac, tmp_path, stream((2, list_[:-1])))) == ["damaged"]


def test_tags_around_the_stream_are_read(tmp_path: Path) -> None:
    data = tag(frame(b"TIT2", b"\3a")) + stream((4, comments("TITLE=b"))) + ape((b"Title", b"c", 0)) + first(b"d")
    titles = [text for name, text in texts(walked(mp3, tmp_path, data)) if name.endswith("Title")]
    assert titles == ["a", "b", "d", "c"]
    assert faults(walked(flac, tmp_path, stream() + ape((b"Title", b"c", 0))[:-1])) == ["damaged"]


@pytest.mark.parametrize(
    "data",
    [
        stream(sound=b""),
        stream(sound=b"\xff\xfb\x90\x64" * 9),
        stream((4, comments("TITLE=x")[:-1])),
        stream((4, comments("TITLE"))),
        stream((4, struct.pack("<III", 0, 1 << 31, 0))),
        stream((4, b"\xff\xff\xff\xff")),
        stream((4, b"\0")),
        stream((6, picture(b"x").replace(b"\0\0\0\x09image", b"\0\0\xff\x09image"))),
        stream((127, b"x")),
        b"fLaC",
        b"fLaC" + b"\1\0\0\0" * 300_000 + b"\x80\0\0\0" + SOUND,
        b"fLaC\0\xff\xff\xff" + SOUND,
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert faults(walked(flac, tmp_path, data)) == ["damaged"]
    assert time.process_time() - begun < 5


def test_what_is_damaged_hides_nothing_behind_it(tmp_path: Path) -> None:
    found = walked(flac, tmp_path, stream((4, comments("TITLE=x")[:-1]), (4, comments("TITLE=y"))))
    assert texts(found)[-1] == ("Vorbis:Title", "y")
    assert ("raw", comments("TITLE=x")[:-1]) in blocks(found)


def test_more_metadata_than_is_read_is_a_fault(tmp_path: Path) -> None:
    assert "limit" in faults(walked(flac, tmp_path, stream((2, b"x" * (16 * MIB - 1)), *[(2, b"x" * (16 * MIB - 1))] * 4)))
    found = walked(flac, tmp_path, stream((4, comments("COMMENT=" + "x" * (MIB + 1)))))
    assert ([len(text) for _, text in texts(found)], faults(found)) == ([7, MIB], ["limit"])


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    data = stream((4, comments("TITLE=x", "PROMPT=" + "y" * 300)), (6, picture(b"x" * 99)), sound=b"")
    assert faults(walked(flac, tmp_path, data + SOUND)) == []
    assert [len(cut) for cut in cuts(data) if "damaged" not in faults(walked(flac, tmp_path, cut))] == []


def test_a_label_is_found_wherever_it_stands(tmp_path: Path) -> None:
    for data in (stream((4, comments("PROMPT=" + GRAPH))), stream((2, b"ownaAIGC" + b'{"Label":"1","ContentProducer":"x"}'))):
        assert one(tmp_path, data).ai == "generated"
    plain = one(tmp_path, stream((4, comments("TITLE=Quay"))))
    assert (plain.ai, plain.read) == ("none", "complete")
