"""Exif: every directory and kind of text in it, in either byte order, and streams that are hostile."""

import struct
import time

import pytest

from gate.probe.blocks.exif import exif
from tests.probe.blocks.told import Stream, told, written
from tests.probe.containers.walk import blocks, faults, texts
from tests.probe.small import TRAINED

_STEPS = "a fox\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"])
def test_texts_of_all_directories_are_facts(order: str, big: bool, prefix: bytes) -> None:
    stream = Stream(order, big=big)
    inter = stream.add((1, 2, b"R98 and more\0"))
    sub = stream.add((305, 2, b"of a part\0"))
    exif_part = stream.add((0xA433, 2, b"Lens House\0"), (0xA005, 4, struct.pack(f"{order}I", inter)))
    place = stream.add((0x12, 2, b"WGS-84\0"))
    small = stream.add((0x010F, 2, b"of the small one\0"))
    pointers = [(tag, 4, struct.pack(f"{order}I", to)) for tag, to in ((330, sub), (34665, exif_part), (34853, place))]
    first = stream.add((0x010E, 2, b"a harbour\0"), (0x0131, 2, b"ABC\0"), *pointers, following=small)
    found = told(exif, prefix + stream.begun(first))
    assert sorted(texts(found)) == sorted(
        [
            ("IFD0:ImageDescription", "a harbour"),
            ("IFD0:Software", "ABC"),
            ("ExifIFD:LensMake", "Lens House"),
            ("InteropIFD:InteropIndex", "R98 and more"),
            ("GPS:GPSMapDatum", "WGS-84"),
            ("SubIFD:Software", "of a part"),
            ("IFD1:Make", "of the small one"),
        ]
    )
    assert not faults(found)


@pytest.mark.parametrize(
    ("tag", "kind", "value", "name", "text"),
    [
        (0x9286, 7, b"ASCII\0\0\0" + _STEPS.encode(), "UserComment", _STEPS),
        (0x9286, 7, b"UNICODE\0" + _STEPS.encode("utf-16-le"), "UserComment", _STEPS),
        (0x9286, 7, b"UNICODE\0" + _STEPS.encode("utf-16-be"), "UserComment", _STEPS),
        (0x9286, 7, b"UNICODE\0" + "a fox".encode("utf-16-le"), "UserComment", "a fox"),
        (0x9286, 7, b"UNICODE\0" + "a fox".encode("utf-16-be"), "UserComment", "a fox"),
        (0x9286, 7, b"UNICODE\0" + _STEPS.encode("utf-16"), "UserComment", _STEPS),
        (0x9286, 7, b"UNICODE\0" + "港口的照片由人拍摄".encode("utf-16-be"), "UserComment", "港口的照片由人拍摄"),
        (0x9286, 7, b"JIS\0\0\0\0\0" + "港".encode("euc_jp") * 2, "UserComment", "港港"),
        (0x9286, 7, b"\0" * 8 + _STEPS.encode(), "UserComment", _STEPS),
        (0x9286, 7, b"ASCII\0\0\0" + _STEPS.encode("utf-16-le"), "UserComment", _STEPS),
        (0x9286, 7, _STEPS.encode(), "UserComment", _STEPS),
        (0x9286, 2, _STEPS.encode() + b"\0", "UserComment", _STEPS),
        (0x9C9C, 1, _STEPS.encode("utf-16-le") + b"\0\0", "XPComment", _STEPS),
        (0x9C9C, 1, _STEPS.encode(), "XPComment", _STEPS),
        (0x010E, 2, "Café".encode(), "ImageDescription", "Café"),
        (0x010E, 2, "Café".encode("latin-1"), "ImageDescription", "Café"),
        (0x010E, 129, "Café\0".encode(), "ImageDescription", "Café"),
        (0x010F, 1, b"Ideogram AI", "Make", "Ideogram AI"),
        (0xC614, 2, b"A camera\0", "UniqueCameraModel", "A camera"),
        (0x927C, 7, b"fooocus and what it says\0", "MakerNoteUnknownText", "fooocus and what it says"),
        (0xABCD, 2, b"unheard of\0", "Tag0xabcd", "unheard of"),
        (0xABCD, 7, b"unheard of, too", "Tag0xabcd", "unheard of, too"),
    ],
)
def test_a_text_is_read_however_it_is_coded(tag: int, kind: int, value: bytes, name: str, text: str) -> None:
    found = told(exif, written((tag, kind, value)))
    assert texts(found) == [(f"IFD0:{name}", text)]
    assert not faults(found)


def test_both_texts_of_a_field_are_facts() -> None:
    found = told(exif, written((0x8298, 2, b"the photographer\0the editor\0")))
    assert texts(found) == [("IFD0:Copyright", "the photographer"), ("IFD0:Copyright", "the editor")]


def test_blocks_of_other_kinds_are_handed_on() -> None:
    found = told(
        exif, written((700, 1, b"<x/>" * 3), (33723, 7, b"\x1c\2\5\0\4name"), (34377, 1, b"8BIM...."), (0xCD41, 7, b"x" * 9))
    )
    assert blocks(found) == [("xmp", b"<x/>" * 3), ("iim", b"\x1c\2\5\0\4name"), ("photoshop", b"8BIM...."), ("credentials", b"")]


def test_records_that_were_turned_round_as_numbers_are_turned_back() -> None:
    assert blocks(told(exif, written((33723, 4, b"\0\5\2\x1cman\4\0\0\0e")))) == [("iim", b"\x1c\2\5\0\4name\0\0\0")]


@pytest.mark.parametrize(
    "data",
    [
        written((0x927C, 7, b"\1\2\3binary" + TRAINED.encode() + b"\0\xff")),
        written((0x0131, 2, b"tool\0")) + TRAINED.encode(),
        written((0x927C, 7, b"\1\2" + TRAINED.encode("utf-16-le") + b"\0\xff")),
    ],
    ids=["maker", "behind", "wide"],
)
def test_a_label_where_no_field_has_it_is_heard_all_the_same(data: bytes) -> None:
    found = told(exif, data)
    assert ("Bytes:DigitalSourceType", "trainedAlgorithmicMedia") in texts(found)
    assert faults(found) == ["damaged"]


def test_a_field_that_lies_outside_is_a_fault_and_the_rest_is_read() -> None:
    data = written((0x010E, 2, b"a harbour\0"), (0x0131, 2, b"some tool\0"))[:-3]
    found = told(exif, data)
    assert (texts(found), faults(found)) == ([("IFD0:ImageDescription", "a harbour")], ["damaged"])


def test_a_field_of_no_known_type_is_a_fault() -> None:
    assert faults(told(exif, written((0x0131, 99, b"tool")))) == ["damaged"]


def test_empty_entries_mean_nothing() -> None:
    assert told(exif, written((0, 0, b""), (0x0131, 2, b"tool\0"))) == told(exif, written((0x0131, 2, b"tool\0"), (0, 0, b"")))


def test_a_stream_that_is_cut_is_damaged_or_fully_read() -> None:
    stream = Stream()
    part = stream.add((0x9286, 7, b"ASCII\0\0\0" + _STEPS.encode()))
    whole = stream.begun(stream.add((0x010F, 2, b"Ideogram AI\0"), (34665, 4, struct.pack("<I", part))))
    everything = texts(told(exif, whole))
    for length in range(len(whole)):
        found = told(exif, whole[:length])
        assert faults(found) or texts(found) == everything, length


def _loop(order: str = "<") -> bytes:
    return b"II*\0" + struct.pack(f"{order}IHHHIII", 8, 1, 305, 2, 1, 0, 8)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Exif\0\0",
        b"II*\0",
        b"XX*\0" + bytes(20),
        b"II*\0" + bytes(20),
        b"II*\0" + struct.pack("<I", 9999),
        b"II*\0" + struct.pack("<IH", 8, 0) + bytes(4),
        b"II*\0" + struct.pack("<IH", 8, 65535) + bytes(40),
        b"II*\0" + struct.pack("<IHHHII", 8, 1, 305, 2, 0xFFFFFFFF, 9) + bytes(40),
        b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 1 << 63) + bytes(40),
        b"II+\0\x08\0\0\0" + struct.pack("<QQHHQQQ", 16, 1, 305, 2, 1 << 62, 1 << 62, 0),
        _loop(),
    ],
)
def test_a_hostile_stream_is_damaged(data: bytes) -> None:
    assert faults(told(exif, data)) == ["damaged"]


def test_a_directory_that_is_a_part_of_itself_is_read_once() -> None:
    data = b"II*\0" + struct.pack("<IHHHIIHHIII", 8, 2, 305, 2, 4, int.from_bytes(b"tool", "little"), 34665, 4, 1, 8, 0)
    assert told(exif, data) == told(exif, data.replace(struct.pack("<HHII", 34665, 4, 1, 8), struct.pack("<HHII", 34665, 4, 0, 0)))


def test_a_stream_of_directories_that_are_named_again_and_again_ends_in_time() -> None:
    behind = 8 + 2 + 2000 * 12 + 4
    rows = struct.pack("<HHII", 330, 4, 20_000, behind) * 2000
    data = b"II*\0" + struct.pack("<IH", 8, 2000) + rows + bytes(4) + struct.pack("<I", 8) * 20_000
    begun = time.process_time()
    assert faults(told(exif, data)) == ["damaged"]
    assert time.process_time() - begun < 1


def test_directories_that_are_listed_and_chained_are_read_once() -> None:
    stream = Stream()
    second = stream.add((305, 2, b"second\0"))
    first = stream.add((305, 2, b"first one\0"), following=second)
    whole = stream.begun(stream.add((330, 4, struct.pack("<2I", first, second))))
    found = told(exif, whole)
    assert sorted(value for _, value in texts(found)) == ["first one", "second"]
    assert faults(found) == []
