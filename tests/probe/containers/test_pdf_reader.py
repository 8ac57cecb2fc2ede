"""Pdf: packets, information dictionaries and attached files are read wherever they stand, packed too; cut and encrypted files are not complete."""

import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from gate.probe.containers.pdf import pdf
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.small import source_type, xmp

LABEL = b'AIGC{"Label":"1","ContentProducer":"x"}'
STORE = bytes.fromhex("00000100 6a756d62 00000050 6a756d64 63327061 0011 0010 8000 00aa00389b71") + b"\3c2pa\0"
END = b"startxref\n9\n%%EOF\n"
MIB = 1 << 20


def stream(number: int, dictionary: bytes, data: bytes, *, length: int | None = None) -> bytes:
    said = len(data) if length is None else length
    return b"%d 0 obj\n<<%s /Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, dictionary, said, data)


def packed(number: int, dictionary: bytes, data: bytes) -> bytes:
    return stream(number, dictionary + b"/Filter /FlateDecode", zlib.compress(data))


def objects(*items: tuple[int, bytes]) -> bytes:
    """An object stream of numbered objects."""
    body, head = b"", b""
    for number, item in items:
        head += b"%d %d " % (number, len(body))
        body += item + b" "
    return packed(90, b"/Type /ObjStm /N %d /First %d" % (len(items), len(head)), head + body)


def file(*parts: bytes, trailer: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> endobj\n"
        + b"".join(parts)
        + b"trailer <<"
        + trailer
        + b">>\n"
        + END
    )


def information(dictionary: bytes) -> bytes:
    return file(b"7 0 obj\n<<" + dictionary + b">>\nendobj\n", trailer=b"/Root 1 0 R /Info 7 0 R")


def known(found: list[object]) -> list[tuple[str, bytes]]:
    return [block for block in blocks(found) if not block[1].startswith(b"%PDF")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dictionary", "found"),
    [
        (b"/Producer (Adobe Firefly) /Creator(x)", [("PDF:Producer", "Adobe Firefly"), ("PDF:Creator", "x")]),
        (b"/Title (a \\(b\\) (c) \\\\ \\n\\101\\\nd)", [("PDF:Title", "a (b) (c) \\ \nAd")]),
        (b"/Title <6120 62>/Author<7>", [("PDF:Title", "a b"), ("PDF:Author", "p")]),
        (b"/Title <feff00e9> /Author (\xfe\xff\0\\351)", [("PDF:Title", "é"), ("PDF:Author", "é")]),
        (b"/Title (\xef\xbb\xbf\xc3\xa9) /Author (\xe9)", [("PDF:Title", "é"), ("PDF:Author", "é")]),
        (b'/AIGC ({"Label":"1"}) /CreationDate (D:2026)', [("PDF:AIGC", '{"Label":"1"}')]),
        (b"/Pr#6fducer (x) /Trapped /False", [("PDF:Producer", "x")]),
        (b"/A << /B (x) >> /Producer (y) /Title ()", [("PDF:B", "x"), ("PDF:Producer", "y"), ("PDF:Title", "")]),
        (b"/Title (a /Producer \\(b\\))", [("PDF:Title", "a /Producer (b)")]),
        (b"/Title (never ends", [("PDF:Title", "never ends>>\n")]),
    ],
)  # fmt: skip
def test_the_texts_of_the_information_dictionary_are_facts(dictionary: bytes, found: list[tuple[str, str]], tmp_path: Path) -> None:
    got = walked(pdf, tmp_path, information(dictionary))
    assert texts(got) == found
    assert faults(got) == []


def test_a_text_may_be_an_object_of_its_own(tmp_path: Path) -> None:
    item = b"8 0 obj (x) endobj 7 0 obj <</Producer 8 0 R/Author 9 0 R>> endobj "
    assert texts(walked(pdf, tmp_path, file(item, trailer=b"/Info 7 0 R"))) == [("PDF:Producer", "x")]


def test_the_information_of_each_revision_is_read(tmp_path: Path) -> None:
    first, second = (b"7 0 obj <</Producer (%s)>> endobj " % name for name in (b"x", b"y"))
    found = walked(pdf, tmp_path, file(first, trailer=b"/Info 7 0 R") + second + b"trailer <</Info 7 0 R>>\n" + END)
    assert texts(found) == [("PDF:Producer", "x"), ("PDF:Producer", "y")]


def test_the_information_in_an_object_stream_is_read(tmp_path: Path) -> None:
    inner = objects((6, b"<</Title (a page)>>"), (7, b"<</Producer (x) /Title 8 0 R>>"), (8, b"(y)"))
    reference = packed(91, b"/Type /XRef /Info 7 0 R", b"table")
    assert texts(walked(pdf, tmp_path, file(inner, reference))) == [("PDF:Producer", "x"), ("PDF:Title", "y")]


@pytest.mark.parametrize(
    "part",
    [
        stream(5, b"/Type /Metadata /Subtype /XML", xmp(source_type())),
        stream(5, b"/Subtype/XML/Type/Metadata", xmp(source_type()), length=3),
        stream(5, b"/Type /Meta#64ata", xmp(source_type())).replace(b"stream\n", b"stream\r\n", 1),
        packed(5, b"/Type /Metadata /Subtype /XML", xmp(source_type())),
        stream(5, b"/Type /Metadata /Filter [/FlateDecode]", zlib.compress(xmp(source_type())) + b"\r\n"),
        stream(4, b"", bytes(100_000)) + stream(5, b"/Type /Metadata", xmp(source_type())),
        stream(4, b"", b">>stream\n" * 10_000, length=1) + stream(5, b"/Type /Metadata", xmp(source_type())),
        b"%" + b" " * 40_000 + b"\n" + stream(5, b"/Type /Metadata", xmp(source_type())),
    ],
)
def test_a_packet_is_read_wherever_it_stands(part: bytes, tmp_path: Path) -> None:
    found = walked(pdf, tmp_path, file(part))
    assert [(kind, data.strip()) for kind, data in known(list(found)) if kind == "xmp"] == [("xmp", xmp(source_type()))]
    assert faults(found) == []


def test_an_associated_manifest_is_content_credentials(tmp_path: Path) -> None:
    filespec = b"<</Type /Filespec /AFRelationship /C2PA_Manifest /EF <</F 5 0 R>>>>"
    for part in (b"4 0 obj " + filespec + b" endobj ", objects((4, filespec))):
        found = walked(pdf, tmp_path, file(part, stream(5, b"/Type /EmbeddedFile", STORE)))
        assert ("credentials", b"") in blocks(found)
        assert STORE not in b"".join(data for _, data in blocks(found))


def test_attached_files_and_pictures_are_searched(tmp_path: Path) -> None:
    parts = packed(4, b"/Type /EmbeddedFile", LABEL), stream(5, b"/Subtype /Image /Filter /DCTDecode", LABEL + xmp(""))
    assert known(list(walked(pdf, tmp_path, file(*parts)))) == [("xmp", xmp("")), ("raw", LABEL), ("raw", LABEL)]


def test_pages_say_nothing(tmp_path: Path) -> None:
    assert known(list(walked(pdf, tmp_path, file(stream(4, b"/Type /XObject /Metadata 9 0 R", LABEL))))) == []


def test_what_is_no_stream_is_searched(tmp_path: Path) -> None:
    ((kind, data),) = blocks(walked(pdf, tmp_path, file(b"% " + LABEL + b"\n")))
    assert kind == "raw"
    assert LABEL in data


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (file(trailer=b"/Encrypt 9 0 R"), "unsupported"),
        (file(trailer=b"/Enc#72ypt 9 0 R"), "unsupported"),
        (file(stream(5, b"/Type /Metadata /Filter /LZWDecode", b"x")), "unsupported"),
        (file(stream(5, b"/Type /Metadata /Filter [/ASCIIHexDecode /FlateDecode]", b"x")), "unsupported"),
        (file(stream(5, b"/Type /ObjStm /Filter /FlateDecode /DecodeParms <</Predictor 12>>", b"x")), "unsupported"),
        (file(stream(5, b"/Type /Metadata /Filter /FlateDecode", b"x")), "damaged"),
        (file(packed(5, b"/Type /Metadata", bytes(17 * MIB))), "limit"),
        (file(b"% " + b"x" * (17 * MIB)), "limit"),
        (file(b"7 0 obj<</A(x)>>" * 300, trailer=b"/Info 7 0 R"), "limit"),
        (file(b"7 0 obj<<" + b"/A(x)" * 10_000, trailer=b"/Info 7 0 R"), "limit"),
    ],
)
def test_what_cannot_be_read_is_a_fault(data: bytes, cause: str, tmp_path: Path) -> None:
    assert cause in faults(walked(pdf, tmp_path, data))


@pytest.mark.parametrize(
    "data",
    [
        file()[:-6],
        file(b"4 0 obj <<>> stream\nno end"),
        b"%PDF-1.7\n1 0 obj <</Linearized 1 /L 9999 /H [1 2]>> endobj\n" + END,
    ],
)
def test_a_file_that_breaks_the_format_is_damaged(data: bytes, tmp_path: Path) -> None:
    assert faults(walked(pdf, tmp_path, data)) == ["damaged"]


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    for cut in cuts(file(stream(5, b"/Type /Metadata", xmp(source_type())), packed(6, b"/Type /ObjStm", b"x" * 9000))):
        assert "damaged" in faults(walked(pdf, tmp_path, cut))


@pytest.mark.parametrize(
    "data",  # made when it is needed: there is much of it
    [
        lambda: file(*[stream(5, b"", b"x")] * 300_000),
        lambda: file(b"(" * (4 * MIB), trailer=b"/Info 7 0 R"),
        lambda: file(b"7 0 obj <<" + b"/A 7 0 R /B (" * 50_000 + b"endobj ", trailer=b"/Info 7 0 R"),
        lambda: file(b"<<" * (8 * MIB)),
        lambda: file(b">>" * (8 * MIB)),
        lambda: file(b"/A#41" * MIB),
        lambda: file(b"7 0 obj<</A(x)" * MIB, trailer=b"/Info 7 0 R"),
        lambda: file(b"7 0 obj<<" + b"/A(x)" * (3 * MIB), trailer=b"/Info 7 0 R"),
        lambda: file(*[packed(5, b"/Type /Metadata", bytes(15 * MIB))] * 500),
        lambda: file(*[b"%d 0 obj <</A (x)>> endobj " % number for number in range(50_000)], *[b"/Info %d 0 R " % number for number in range(50_000)]),
        lambda: file(objects(*[(number, b"x") for number in range(100_000)]), *[b"/Info %d 0 R " % number for number in range(50_000)]),
    ],
    ids=["streams", "brackets", "names of itself", "open", "closed", "names", "open dictionaries", "texts", "packets", "dictionaries", "packed objects"],
)  # fmt: skip
def test_a_hostile_file_ends_in_time(data: Callable[[], bytes], tmp_path: Path) -> None:
    begun = time.process_time()
    walked(pdf, tmp_path, data())
    assert time.process_time() - begun < 5
