"""Png: every chunk is read wherever it stands, packed or not, behind the end too, and a file that does not reach its end is damaged."""

import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from gate.probe.containers.png import png
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.small import SAMPLES, packed_png, source_type, tiff, xmp
from tests.probe.small import png as small_png

LABEL = b'AIGC{"Label":"1","ContentProducer":"x"}'
PLAIN = small_png()
MIB = 1 << 20


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def file(*before: bytes, behind: bytes = b"", trailer: bytes = b"") -> bytes:
    """Chunks behind the header, others behind the picture, and what stands behind the end."""
    return PLAIN[:33] + b"".join(before) + PLAIN[33:-12] + behind + PLAIN[-12:] + trailer


def profile(name: bytes, data: bytes, said: int | None = None) -> bytes:
    return b"\n%s\n%8d\n%s\n" % (name, len(data) if said is None else said, data.hex("\n", 36).encode())


def international(keyword: bytes, text: bytes, *, packed: bool = False, language: bytes = b"", translated: bytes = b"") -> bytes:
    text = zlib.compress(text) if packed else text
    return chunk(b"iTXt", keyword + b"\0" + bytes([packed, 0]) + language + b"\0" + translated + b"\0" + text)


def test_a_plain_file_says_nothing(tmp_path: Path) -> None:
    assert walked(png, tmp_path, file(chunk(b"gAMA", bytes(4)), chunk(b"fdAT", LABEL))) == []


FOUND = [
    (chunk(b"tEXt", b"parameters\0a caf\xe9"), ("PNG:Parameters", "a café")),
    (chunk(b"zTXt", b"Creation Time\0\0" + zlib.compress(b"x")), ("PNG:CreationTime", "x")),
    (international(b"my own key", "né".encode()), ("PNG:MyOwnKey", "né")),
    (international(b"Comment", "né".encode(), packed=True, language=b"fr"), ("PNG:Comment", "né")),
    (chunk(b"tEXt", b"AIGC\0" + LABEL), ("PNG:AIGC", LABEL.decode())),
    (chunk(b"tEXt", b"7\0x"), ("PNG:Tag7", "x")),
    (chunk(b"tEXt", b"aesthetic_score\0x"), ("PNG:AestheticScore", "x")),
    (international(b"XML:com.adobe.xmp", xmp("")), ("xmp", xmp(""))),
    (international(b"XML:com.adobe.xmp", xmp(""), packed=True), ("xmp", xmp(""))),
    (chunk(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(profile(b"xmp", xmp("")))), ("xmp", xmp(""))),
    (chunk(b"tEXt", b"Raw profile type APP1\0" + profile(b"generic profile", b"Exif\0\0II*\0x")), ("exif", b"II*\0x")),
    (chunk(b"tEXt", b"Raw profile type exif\0" + profile(b"exif", b"MM\0*x")), ("exif", b"MM\0*x")),
    (
        chunk(b"tEXt", b"Raw profile type APP1\0" + profile(b"generic profile", b"http://ns.adobe.com/xap/1.0/\0" + xmp(""))),
        ("xmp", xmp("")),
    ),
    (chunk(b"tEXt", b"Raw profile type iptc\0" + profile(b"iptc", b"\x1c\2x")), ("iim", b"\x1c\2x")),
    (chunk(b"tEXt", b"Raw profile type iptc\0" + profile(b"iptc", b"8BIMx")), ("photoshop", b"8BIMx")),
    (chunk(b"tEXt", b"Raw profile type 8bim\0" + profile(b"8bim", b"8BIMx")), ("photoshop", b"8BIMx")),
    (chunk(b"tEXt", b"Raw profile type else\0" + profile(b"else", LABEL)), ("raw", LABEL)),
    (chunk(b"eXIf", tiff(software="x")), ("exif", tiff(software="x"))),
    (chunk(b"exIf", b"Exif\0\0" + tiff(software="x")), ("exif", tiff(software="x"))),
    (chunk(b"caBX", b"store"), ("credentials", b"")),
    (chunk(b"teSt", LABEL), ("raw", b"teSt" + LABEL)),
    (chunk(b"AIGC", LABEL[4:]), ("raw", LABEL)),
    (chunk(b"pHYs", LABEL * 20), ("raw", b"pHYs" + LABEL * 20)),
    (chunk(b"tEXt", LABEL), ("raw", LABEL)),
    (chunk(b"iTXt", LABEL + b"\0\0\0x\0y"), ("raw", LABEL + b"\0\0x\0y")),
]


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(("data", "item"), FOUND)
def test_a_chunk_is_read_wherever_it_stands(data: bytes, item: object, late: bool, tmp_path: Path) -> None:
    found = walked(png, tmp_path, file(behind=data) if late else file(data))
    assert texts(found) + blocks(found) == [item]
    assert faults(found) == []


@pytest.mark.parametrize("late", [False, True])
def test_a_chunk_whose_checksum_does_not_fit_is_read_and_is_damage(late: bool, tmp_path: Path) -> None:
    wrong = chunk(b"tEXt", b"Comment\0x")[:-4] + bytes(4)
    found = walked(png, tmp_path, file(behind=wrong) if late else file(wrong))
    assert (texts(found), faults(found)) == ([("PNG:Comment", "x")], ["damaged"])


def test_an_unknown_chunk_with_a_packet_is_read(tmp_path: Path) -> None:
    assert blocks(walked(png, tmp_path, file(chunk(b"tXMP", xmp(""))))) == [("xmp", xmp("")), ("raw", b"tXMP")]


def test_a_translated_keyword_is_a_text_too(tmp_path: Path) -> None:
    found = walked(png, tmp_path, file(international(b"Title", b"x", translated=b"Titel")))
    assert texts(found) == [("PNG:Title", "x"), ("PNG:TranslatedKeyword", "Titel")]


def test_a_packet_among_the_texts_is_read_as_one(tmp_path: Path) -> None:
    found = walked(png, tmp_path, file(chunk(b"tEXt", b"xmp\0" + xmp(source_type()))))
    assert blocks(found) == [("xmp", xmp(source_type()))]


def test_a_colour_profile_is_unpacked_and_searched(tmp_path: Path) -> None:
    for _ in range(2):
        found = walked(png, tmp_path, file(chunk(b"iCCP", b"a name\0\0" + zlib.compress(LABEL))))
        assert (texts(found), blocks(found)) == ([("PNG:ProfileName", "a name")], [("raw", LABEL)])


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (chunk(b"zTXt", b"Comment\0\1" + zlib.compress(b"x")), "unsupported"),
        (chunk(b"zTXt", b"Comment\0\0nothing"), "damaged"),
        (chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 99)[:-5]), "damaged"),
        (chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x") + LABEL), "damaged"),
        (chunk(b"iTXt", b"Comment\0\1\0\0\0nothing"), "damaged"),
        (chunk(b"iCCP", b"name\0\0nothing"), "damaged"),
        (chunk(b"tEXt", b"Raw profile type xmp\0" + profile(b"xmp", LABEL, said=3)), "damaged"),
        (chunk(b"tEXt", b"Raw profile type xmp\0\nxmp\n    4\nno hexadecimals"), "damaged"),
        (chunk(b"tEXt", b"Raw profile type xmp\0something else"), "damaged"),
        (chunk(b"tEXt", b"Comment\0" + b"x" * (MIB + 1)), "limit"),
        (chunk(b"teSt", b"x" * (16 * MIB + 1)), "limit"),
    ],
)
def test_what_cannot_be_read_is_a_fault(data: bytes, cause: str, tmp_path: Path) -> None:
    assert faults(walked(png, tmp_path, file(data))) == [cause]


def test_chunks_behind_the_end_are_of_the_trailer(tmp_path: Path) -> None:
    found = walked(png, tmp_path, file(trailer=chunk(b"tEXt", b"workflow\0x") + chunk(b"eXIf", b"II*\0") + chunk(b"caBX", LABEL)))
    assert (texts(found), faults(found)) == ([("Trailer:Workflow", "x")], [])
    assert blocks(found) == [("exif", b"II*\0"), ("raw", chunk(b"caBX", LABEL))]


@pytest.mark.parametrize("trailer", [LABEL, b"\0\0\0\0" + LABEL, b"\0\0\x7f\xfftEXtabc", PLAIN])
def test_what_stands_behind_the_end_is_searched(trailer: bytes, tmp_path: Path) -> None:
    assert blocks(walked(png, tmp_path, file(trailer=trailer))) == [("raw", trailer)]


def test_zeros_behind_the_end_are_nothing(tmp_path: Path) -> None:
    assert walked(png, tmp_path, file(trailer=bytes(MIB))) == []


def test_a_trailer_of_more_than_16_mib_is_a_fault(tmp_path: Path) -> None:
    assert faults(walked(png, tmp_path, file(trailer=bytes(16 * MIB) + b"x"))) == ["limit"]


@pytest.mark.parametrize("name", ["novelai1_cropped.png", "samsung_white_2.png", "BlueSquare.png", "jimeng_cap_B.png"])
def test_a_cut_file_is_damaged(name: str, tmp_path: Path) -> None:
    whole = next(SAMPLES.rglob(name)).read_bytes()
    for cut in cuts(whole[: whole.rindex(b"IEND") + 8]):
        assert "damaged" in faults(walked(png, tmp_path, cut)), len(cut)


@pytest.mark.parametrize(
    "data",
    [
        PLAIN[:-12],
        PLAIN[:-1],
        PLAIN[:33] + b"\xff\xff\xff\xfftEXt" + PLAIN[33:],
        PLAIN[:33] + chunk(b"tE\0t", b"x") + PLAIN[33:],
        PLAIN[:8] + (b"\0\0\0\0tEXt\0\0\0\0") * 300_000,
    ],
)
def test_a_file_that_breaks_the_format_is_damaged(data: bytes, tmp_path: Path) -> None:
    assert faults(walked(png, tmp_path, data))[-1:] == ["damaged"]


PACKED = zlib.compress(bytes(15 * MIB), 9)


@pytest.mark.parametrize(
    "data",  # made when it is needed: there is much of it
    [
        lambda: packed_png(1 << 30),
        lambda: file(*[chunk(b"zTXt", b"k\0\0" + PACKED)] * 2000),
        lambda: file(*[chunk(b"iCCP", b"k\0\0" + PACKED + bytes([number])) for number in range(200)]),
        lambda: file(*[chunk(b"tEXt", b"key%d\0x" % number) for number in range(200_000)], chunk(b"zTXt", b"k\0\0x")),
        lambda: file(*[chunk(b"teSt", b"x" * MIB)] * 80),
        lambda: file(trailer=chunk(b"tEXt") * 300_000, behind=chunk(b"zTXt", b"k\0\0x")),
    ],
    ids=["a gibibyte", "packed texts", "packed profiles", "texts", "chunks", "chunks behind the end"],
)
def test_a_hostile_file_ends_in_time(data: Callable[[], bytes], tmp_path: Path) -> None:
    begun = time.process_time()
    assert set(faults(walked(png, tmp_path, data()))) <= {"damaged", "limit"} != set()
    assert time.process_time() - begun < 5
