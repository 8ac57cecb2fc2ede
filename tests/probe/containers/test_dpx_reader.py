"""Dpx: texts, data of the user and bytes around the picture are heard in DPX and Cineon; a cut frame is damaged."""

import struct
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from gate.probe.containers.cineon import cineon
from gate.probe.containers.dpx import dpx
from tests.probe.containers.walk import Reader, blocks, cuts, faults, texts, walked
from tests.probe.reading import one
from tests.probe.small import source_type, xmp

MIB = 1 << 20
TEXTS = {
    36: "DPX:ImageFileName", 160: "DPX:Creator", 260: "DPX:Project", 460: "DPX:Copyright", 820: "DPX:ImageDescription",
    892: "DPX:Image2Description", 1324: "DPX:Image8Description", 1432: "DPX:SourceFileName", 1556: "DPX:InputDeviceName",
    1588: "DPX:InputDeviceSerialNumber", 1680: "DPX:FilmFormat", 1732: "DPX:FrameID", 1764: "DPX:SlateInformation",
}  # fmt: skip


def frame(
    fields: Mapping[int, bytes] | None = None, user: bytes = b"", order: str = ">", behind: bytes = b"", pixels: int = 4 * 3 * 4
) -> bytes:
    """A DPX of four by three pixels, of three samples of ten bits each."""
    start = 2048 + len(user)
    data = bytearray(start)
    struct.pack_into(
        order + "4sI8sIIIII", data, 0, b"SDPX" if order == ">" else b"XPDS", start, b"V2.0", start + pixels, 1, 1664, 384, len(user)
    )
    struct.pack_into(order + "HHII", data, 768, 0, 1, 4, 3)
    struct.pack_into(order + "B2xB2HI", data, 800, 50, 10, 1, 0, start)
    for offset, field in (fields or {}).items():
        data[offset : offset + len(field)] = field
    data[2048:] = user
    return bytes(data) + b"\x55" * pixels + behind


def scan(fields: Mapping[int, bytes] | None = None, user: bytes = b"", order: str = ">", behind: bytes = b"") -> bytes:
    """A Cineon of four by three pixels, of three channels of ten bits each."""
    start = 2048 + len(user)
    data = bytearray(start)
    struct.pack_into(order + "6I8s", data, 0, 0x802A5FD7, start, 1024, 1024, len(user), start + 48, b"V4.5")
    data[193] = 3
    struct.pack_into(order + "BxII", data, 198, 10, 4, 3)
    data[681] = 5
    for offset, field in (fields or {}).items():
        data[offset : offset + len(field)] = field
    data[2048:] = user
    return bytes(data) + b"\x55" * 48 + behind


@pytest.mark.parametrize("order", [">", "<"])
def test_all_texts_of_the_header_are_facts(tmp_path: Path, order: str) -> None:
    data = frame({offset: b"text %d" % offset for offset in TEXTS}, order=order)
    assert texts(walked(dpx, tmp_path, data)) == [(tag, f"text {offset}") for offset, tag in TEXTS.items()]
    assert (blocks(walked(dpx, tmp_path, data)), faults(walked(dpx, tmp_path, data))) == ([], [])


@pytest.mark.parametrize("order", [">", "<"])
def test_the_texts_of_a_scan_are_facts(tmp_path: Path, order: str) -> None:
    data = scan({32: b"a.cin", 452: b"label", 844: b"scanner", 1076: b"attribute", 1108: b"slate", 132: b"2026:01:02"}, order=order)
    assert walked(cineon, tmp_path, scan(order=order)) == []
    assert [text for _, text in texts(walked(cineon, tmp_path, data))] == ["a.cin", "label", "scanner", "attribute", "slate"]
    assert [tag for tag, _ in texts(walked(cineon, tmp_path, data))][:2] == ["Cineon:ImageFileName", "Cineon:ImageDescription"]


def test_fields_that_are_not_set_say_nothing(tmp_path: Path) -> None:
    data = frame(dict.fromkeys(TEXTS, b"\xff" * 32) | {136: b"2026:01:02:03:04:05Z", 664: b"\xff" * 104})
    assert walked(dpx, tmp_path, data) == []


@pytest.mark.parametrize(
    ("fields", "raw"),
    [
        ({36: b"a.dpx\0AIGC{}"}, b"AIGC{}"),
        ({36: b"\0AIGC{}"}, b"AIGC{}"),
        ({136: b"AIGC{}"}, b"AIGC{}"),
        ({664: b"AIGC{}"}, b"AIGC{}"),
        ({1356: b"AIGC{}"}, b"AIGC{}"),
        ({1644: b"AIGC{}"}, b"AIGC{}"),
        ({1864: b"AIGC{}"}, b"AIGC{}"),
        ({1972: b"AIGC{}"}, b"AIGC{}"),
    ],
)
def test_what_stands_where_nothing_should_is_searched(tmp_path: Path, fields: dict[int, bytes], raw: bytes) -> None:
    assert [data.strip(b"\0") for _, data in blocks(walked(dpx, tmp_path, frame(fields)))] == [raw]


@pytest.mark.parametrize(("reader", "made"), [(dpx, frame), (cineon, scan)])
def test_the_data_of_the_user_are_read(tmp_path: Path, reader: Reader, made: type[bytes]) -> None:
    packet = b"<x:xmpmeta>x</x:xmpmeta>"
    found = walked(reader, tmp_path, made(user=b"STUDIO".ljust(32, b"\0") + b'{"note": 1}' + packet + b"\0\0"))  # type: ignore[call-overload]
    assert texts(found)[0][1] == "STUDIO"
    assert texts(found)[1][1].startswith('{"note": 1}<x:')
    assert blocks(found) == [("xmp", packet), ("raw", b'{"note": 1}')]
    binary = walked(reader, tmp_path, made(user=bytes(32) + b"\xfe\x01AIGC{}"))  # type: ignore[call-overload]
    assert (texts(binary), blocks(binary)) == ([], [("raw", b"\xfe\x01AIGC{}")])


@pytest.mark.parametrize(("reader", "made"), [(dpx, frame), (cineon, scan)])
def test_bytes_behind_the_picture_are_searched(tmp_path: Path, reader: Reader, made: type[bytes]) -> None:
    assert blocks(walked(reader, tmp_path, made(behind=b"AIGC{}"))) == [("raw", b"AIGC{}")]  # type: ignore[call-overload]
    assert walked(reader, tmp_path, made(behind=bytes(4096))) == []  # type: ignore[call-overload]
    assert faults(walked(reader, tmp_path, made(behind=b"x" * (17 * MIB)))) == ["limit"]  # type: ignore[call-overload]


def test_a_header_without_its_second_half_ends_where_the_picture_begins(tmp_path: Path) -> None:
    data = bytearray(frame({1764: b"\x55" * 100}))
    struct.pack_into(">I", data, 4, 1664)
    struct.pack_into(">I", data, 808, 1664)
    struct.pack_into(">H", data, 776 - 2, 0)
    struct.pack_into(">II", data, 772, 4, 27)  # lines up to the end of the file
    assert walked(dpx, tmp_path, bytes(data[: 1664 + 16 * 27])) == []


def test_a_header_ends_where_the_first_element_begins(tmp_path: Path) -> None:
    data = bytearray(frame({1764: b"\x55" * 100}))
    struct.pack_into(">I", data, 808, 1700)
    struct.pack_into(">II", data, 772, 4, 24)
    assert walked(dpx, tmp_path, bytes(data[:2084])) == []


def test_a_length_in_the_header_excuses_no_missing_picture(tmp_path: Path) -> None:
    assert faults(walked(dpx, tmp_path, frame({16: struct.pack(">I", 100)})[:-30])) == ["damaged"]
    assert faults(walked(dpx, tmp_path, frame({16: struct.pack(">I", 9999)}))) == []


def test_the_places_between_elements_are_searched(tmp_path: Path) -> None:
    data = bytearray(frame(behind=b"hidden" + b"\x55" * 48))
    struct.pack_into(">H", data, 770, 2)
    data[872:900] = data[800:828]
    struct.pack_into(">I", data, 880, 2048 + 48 + 6)
    assert blocks(walked(dpx, tmp_path, bytes(data))) == [("raw", b"hidden")]


@pytest.mark.parametrize(
    ("descriptor", "bits", "filled", "size"),
    [(50, 10, 0, 16 * 3), (50, 10, 1, 16 * 3), (6, 10, 1, 8 * 3), (50, 12, 1, 24 * 3), (50, 12, 0, 20 * 3), (50, 8, 0, 12 * 3), (51, 16, 0, 32 * 3), (6, 1, 0, 4 * 3)],
)  # fmt: skip
def test_samples_are_counted_as_they_are_packed(tmp_path: Path, descriptor: int, bits: int, filled: int, size: int) -> None:
    data = bytearray(frame(pixels=size, behind=b"AIGC{}"))
    data[800], data[803], data[805] = descriptor, bits, filled
    assert blocks(walked(dpx, tmp_path, bytes(data))) == [("raw", b"AIGC{}")]
    struct.pack_into(">I", data, 16, 0xFFFFFFFF)
    assert faults(walked(dpx, tmp_path, bytes(data[: 2048 + size]))) == []
    assert faults(walked(dpx, tmp_path, bytes(data[: 2047 + size]))) == ["damaged"]


def test_a_packed_picture_ends_where_the_header_says(tmp_path: Path) -> None:
    data = bytearray(frame(behind=b"AIGC{}"))
    data[807] = 1
    assert blocks(walked(dpx, tmp_path, bytes(data))) == [("raw", b"AIGC{}")]
    assert faults(walked(dpx, tmp_path, bytes(data[:-10]))) == ["damaged"]
    struct.pack_into(">I", data, 16, 0xFFFFFFFF)
    assert faults(walked(dpx, tmp_path, bytes(data))) == ["damaged"]


@pytest.mark.parametrize(("reader", "data"), [(dpx, frame(user=b"x" * 400)), (dpx, frame(order="<")), (cineon, scan())])
def test_a_cut_frame_is_damaged(tmp_path: Path, reader: Reader, data: bytes) -> None:
    assert faults(walked(reader, tmp_path, data)) == []
    assert [cut for cut in cuts(data) if faults(walked(reader, tmp_path, cut)) != ["damaged"]] == []


HUGE = b"\xff\xff\xff\xfe"


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (dpx, frame({4: HUGE})),
        (dpx, frame({4: bytes(4)})),
        (dpx, frame({772: HUGE + HUGE})),
        (dpx, frame({808: HUGE})),
        (dpx, frame({808: b"\0\0\0\1"})),
        (dpx, frame({770: bytes(2)})),
        (dpx, frame({812: HUGE, 16: HUGE})),
        (cineon, scan({4: HUGE})),
        (cineon, scan({200: HUGE + HUGE})),
        (cineon, scan({198: b"\0"})),
        (cineon, scan({684: HUGE, 20: HUGE})),
    ],
)
def test_a_hostile_frame_is_damaged_and_ends_in_time(tmp_path: Path, reader: Reader, data: bytes) -> None:
    begun = time.process_time()
    assert faults(walked(reader, tmp_path, data)) == ["damaged"]
    assert time.process_time() - begun < 1


GRAPH = b'{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'
AIGC = b'AIGC{"Label":"1","ContentProducer":"x","ProduceID":"y"}'


@pytest.mark.parametrize(
    "data",
    [
        frame({160: b"RunwayML Gen-4"}),
        frame(user=bytes(32) + xmp(source_type())),
        frame(user=bytes(32) + GRAPH),
        frame(behind=AIGC),
        scan({452: GRAPH}),
        scan(user=bytes(32) + xmp(source_type())),
        scan(behind=AIGC),
    ],
)
def test_a_label_is_found_wherever_it_stands(tmp_path: Path, data: bytes) -> None:
    assert one(tmp_path, data).ai == "generated"


@pytest.mark.parametrize("data", [frame({160: b"Nuke", 1764: b"slate"}, user=b"STUDIO"), scan({452: b"by hand"})])
def test_a_frame_without_a_label_says_nothing(tmp_path: Path, data: bytes) -> None:
    found = one(tmp_path, data)
    assert (found.ai, found.read) == ("none", "complete")
