"""Exr: every text of every header is heard, unknown bytes are searched, and a cut or hostile file is never whole."""

import struct
import time
from pathlib import Path

import pytest

from gate.probe.containers.exr import exr
from gate.probe.fact import Fact, Fault
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one, read
from tests.probe.small import SAMPLES, source_type, xmp

MIB = 1 << 20
Attribute = tuple[str, str, bytes]


def attribute(name: str, kind: str, value: bytes) -> bytes:
    return name.encode() + b"\0" + kind.encode() + b"\0" + struct.pack("<I", len(value)) + value


def header(*more: Attribute, high: int = 1, compression: int = 0) -> bytes:
    window = struct.pack("<4i", 0, 0, 0, high - 1)
    own = [("channels", "chlist", b"R\0" + bytes(16) + b"\0"), ("compression", "compression", bytes([compression]))]
    return b"".join(attribute(*item) for item in (*own, ("dataWindow", "box2i", window), *more)) + b"\0"


def frame(*more: Attribute, high: int = 1, flags: int = 0, behind: bytes = b"", chunk: bytes = b"") -> bytes:
    """A picture one pixel wide, of as many lines as chunks."""
    head = b"v/1\1\2" + bytes([flags]) + b"\0\0" + header(*more, high=high)
    chunk = chunk or struct.pack("<iI", 0, 2) + b"\0\0"
    start = len(head) + 8 * high
    return head + struct.pack(f"<{high}Q", *(start + line * len(chunk) for line in range(high))) + chunk * high + behind


def parts(*headers: bytes) -> bytes:
    head = b"v/1\1\2\x10\0\0" + b"".join(headers) + b"\0"
    start = len(head) + 8 * len(headers)
    chunks = [struct.pack("<iiI", number, 0, 2) + b"\0\0" for number in range(len(headers))]
    return head + struct.pack(f"<{len(headers)}Q", *(start + 14 * n for n in range(len(headers)))) + b"".join(chunks)


def vector(*values: str) -> bytes:
    return b"".join(struct.pack("<I", len(value.encode())) + value.encode() for value in values)


def test_all_texts_of_a_header_are_facts(tmp_path: Path) -> None:
    data = frame(
        ("comments", "string", b"a caf\xc3\xa9"),
        ("capDate", "string", b"2026:01:02 03:04:05"),
        ("exr/nuke_version", "string", b"15"),
        ("multiView", "stringvector", vector("left", "right")),
        ("comments", "string", b"again"),
        ("framesPerSecond", "rational", bytes(8)),
    )
    assert texts(walked(exr, tmp_path, data)) == [
        ("OpenEXR:Channels", "R"),
        ("OpenEXR:Comments", "a café"),
        ("OpenEXR:DateTimeOriginal", "2026:01:02 03:04:05"),
        ("OpenEXR:ExrNuke_Version", "15"),
        ("OpenEXR:MultiView", "left"),
        ("OpenEXR:MultiView", "right"),
        ("OpenEXR:Comments", "again"),
    ]


def test_the_texts_of_every_part_are_facts(tmp_path: Path) -> None:
    count = ("chunkCount", "int", b"\1\0\0\0")
    found = walked(exr, tmp_path, parts(*(header(count, ("prompt", "string", text)) for text in (b"a", b"b", b"c"))))
    assert [text for tag, text in texts(found) if tag == "OpenEXR:Prompt"] == ["a", "b", "c"]
    assert (faults(found), blocks(found)) == ([], [])


@pytest.mark.parametrize("spare", [0, 1 << 15, 1 << 20])
def test_what_has_a_reader_of_its_own_is_handed_on(tmp_path: Path, spare: int) -> None:
    found = walked(
        exr, tmp_path, frame(("note", "string", b"x" * spare), ("xmp", "string", b"<x/>"), ("exif", "blob", b"\1\0\0\0MM"))
    )
    assert blocks(found) == [("xmp", b"<x/>"), ("exif", b"MM")]
    assert faults(found) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("ilut", b"AIGC{}"),
        ("int", b"a text where a number should be"),
        ("preview", struct.pack("<2I", 1, 1) + b"rgbaAIGC{}"),
        ("bytes", b"\0\0\0\0data"),
    ],
)
def test_what_is_not_known_is_searched(tmp_path: Path, kind: str, value: bytes) -> None:
    assert blocks(walked(exr, tmp_path, frame(("own", kind, value)))) == [("raw", value)]


def test_pictures_are_not_searched(tmp_path: Path) -> None:
    assert blocks(walked(exr, tmp_path, frame(("preview", "preview", struct.pack("<2I", 1, 2) + b"rgbargba"), high=3))) == []


def test_bytes_around_the_pictures_are_searched(tmp_path: Path) -> None:
    whole = frame(behind=b'AIGC{"Label":"1"}')
    assert blocks(walked(exr, tmp_path, whole)) == [("raw", b'AIGC{"Label":"1"}')]
    assert blocks(walked(exr, tmp_path, frame(behind=bytes(100)))) == []
    head = b"v/1\1\2\0\0\0" + header()
    gap = head + struct.pack("<Q", len(head) + 8 + 6) + b"hidden" + struct.pack("<iI", 0, 2) + b"\0\0"
    assert blocks(walked(exr, tmp_path, gap)) == [("raw", b"hidden")]


def test_more_behind_the_pictures_than_is_searched_is_a_fault(tmp_path: Path) -> None:
    assert faults(walked(exr, tmp_path, frame(behind=b"x" * (17 * MIB)))) == ["limit"]


def test_a_text_of_more_than_a_mebibyte_is_cut_and_told(tmp_path: Path) -> None:
    found = walked(exr, tmp_path, frame(("manifest", "string", b"x" * (MIB + 1))))
    assert [len(text) for tag, text in texts(found) if tag == "OpenEXR:Manifest"] == [MIB]
    assert faults(found) == ["limit"]


def tiles(mode: int, wide: int, high: int, count: int) -> bytes:
    """A picture of tiles of two by two pixels."""
    layout = [("tiles", "tiledesc", struct.pack("<2IB", 2, 2, mode))]
    head = b"v/1\1\2\2\0\0" + b"".join(attribute(*item) for item in layout)
    head += attribute("dataWindow", "box2i", struct.pack("<4i", 0, 0, wide - 1, high - 1)) + b"\0"
    start = len(head) + 8 * count
    chunk = struct.pack("<4iI", 0, 0, 0, 0, 2) + b"\0\0"
    return head + struct.pack(f"<{count}Q", *(start + n * len(chunk) for n in range(count))) + chunk * count


@pytest.mark.parametrize(
    ("mode", "wide", "high", "count"),
    [
        (0x00, 5, 3, 6),
        (0x01, 5, 3, 6 + 1 + 1),  # 5x3, 2x1, 1x1
        (0x11, 5, 3, 6 + 2 + 1 + 1),  # 5x3, 3x2, 2x1, 1x1
        (0x02, 5, 3, (3 + 1 + 1) * (2 + 1)),  # 5, 2, 1 by 3, 1
        (0x12, 5, 3, (3 + 2 + 1 + 1) * (2 + 1 + 1)),  # 5, 3, 2, 1 by 3, 2, 1
    ],
)
def test_tiles_of_all_levels_have_a_place_in_the_table(tmp_path: Path, mode: int, wide: int, high: int, count: int) -> None:
    assert walked(exr, tmp_path, tiles(mode, wide, high, count)) == []
    assert faults(walked(exr, tmp_path, tiles(mode, wide, high, count)[:-1])) == ["damaged"]
    assert walked(exr, tmp_path, tiles(mode, wide, high, count - 1)) != []


def test_parts_may_stand_in_any_order(tmp_path: Path) -> None:
    head = b"v/1\1\2\x10\0\0" + header() + header() + b"\0"
    start = len(head) + 16
    data = head + struct.pack("<2Q", start + 14, start) + (struct.pack("<iiI", 0, 0, 2) + b"\0\0") * 2
    found = walked(exr, tmp_path, data)
    assert (blocks(found), faults(found)) == ([], [])
    assert faults(walked(exr, tmp_path, data[:-1])) == ["damaged"]


def test_deep_chunks_say_their_size_in_two_numbers(tmp_path: Path) -> None:
    data = frame(("type", "string", b"deepscanline"), chunk=struct.pack("<i3Q", 0, 4, 6, 6) + b"tabl" + b"sample")
    assert all(isinstance(found, Fact) for found in walked(exr, tmp_path, data))
    assert faults(walked(exr, tmp_path, data[:-1])) == ["damaged"]


RICH = frame(
    *((f"nuke/node{number}", "string", b"Read1 " * 20) for number in range(12)),
    ("cryptomatte/manifest", "string", b'{"name":"00ff00ff"}' * 40),
    high=68,
)


@pytest.mark.parametrize("data", [RICH, parts(header(), header(("name", "string", b"b" * 300)))], ids=["one", "parts"])
def test_a_cut_file_is_damaged(tmp_path: Path, data: bytes) -> None:
    assert faults(walked(exr, tmp_path, data)) == []
    assert [cut for cut in cuts(data) if "damaged" not in faults(walked(exr, tmp_path, cut))] == []


WINDOW = struct.pack("<4i", 0, 0, 0, 0)


@pytest.mark.parametrize(
    "data",
    [
        frame(("chunkCount", "int", b"\0\0\0\x80")),
        frame(("chunkCount", "int", b"\xff\xff\xff\x7f")),
        frame().replace(WINDOW, struct.pack("<4i", 0, 5, 0, 0)),
        frame().replace(WINDOW, struct.pack("<4i", -(1 << 31), -(1 << 31), (1 << 31) - 1, (1 << 31) - 1)),
        frame().replace(b"dataWindow", b"dataWidows"),
        frame(flags=2),
        frame(("tiles", "tiledesc", bytes(9)), flags=2),
        frame(("views", "stringvector", b"\xff\xff\xff\xff")),
        frame().replace(b"R\0" + bytes(16), b"R" * 18),
        frame(("own", "string", b"x")).replace(b"string\0\1\0\0\0", b"string\0\xff\xff\xff\xff"),
        frame(("x" * 300, "string", b"x")),
        frame(chunk=struct.pack("<iI", 0, 1 << 31)),
        frame()[:-18] + bytes(8) + frame()[-10:],  # a chunk that was never written
        frame()[:-18] + b"\xff" * 8 + frame()[-10:],
        b"v/1\1\2\x10\0\0\0",
        b"v/1\1\2\0\0\0",
        b"v/1\1\2\0\0\0" + b"x" * (20 * MIB),
        b"v/1\1\2\0\0\0" + attribute("a", "string", b"") * 300_000,
        b"v/1\1\2\x10\0\0" + header(("chunkCount", "int", b"\xff\xff\0\0")) * 20_000 + bytes(9),
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert "damaged" in faults(walked(exr, tmp_path, data))
    assert time.process_time() - begun < 5


def test_a_table_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    (fault,) = [
        found
        for found in walked(exr, tmp_path, frame(("chunkCount", "int", b"\0\0\x40\0"), behind=bytes(34 * MIB)))
        if isinstance(found, Fault)
    ]
    assert "more than 2,097,152 chunks" in fault.why


@pytest.mark.parametrize("sample", sorted((SAMPLES / "openexr-images").rglob("*.exr")), ids=lambda path: path.name)
def test_real_frames_are_read_whole(tmp_path: Path, sample: Path) -> None:
    (reading,) = read(sample)
    assert (reading.read, reading.ai) == ("complete", "none")
    data = sample.read_bytes()
    assert [cut for cut in cuts(data) if "damaged" not in faults(walked(exr, tmp_path, cut))] == []


GRAPH = '{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'


@pytest.mark.parametrize(
    ("item", "evidence"),
    [
        (("xmp", "string", xmp(source_type())), "XMP-iptcExt:DigitalSourceType"),
        (("prompt", "string", GRAPH.encode()), "OpenEXR:Prompt"),
        (("own", "blob", b'AIGC{"Label":"1","ContentProducer":"x","ProduceID":"y"}'), "Bytes:Aigc"),
    ],
)
@pytest.mark.parametrize("second", [False, True])
def test_a_label_is_found_wherever_it_stands(tmp_path: Path, item: Attribute, evidence: str, *, second: bool) -> None:
    reading = one(tmp_path, parts(header(), header(item)) if second else frame(item))
    assert reading.ai == "generated"
    assert evidence in {found.tag for found in reading.evidence}
    assert one(tmp_path, frame(("comments", "string", b"lit by hand"))).ai == "none"
