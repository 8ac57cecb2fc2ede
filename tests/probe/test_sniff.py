"""Sniffing: the content decides the type; the name is never asked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.probe.sniff import media_type, text_of
from tests.probe.small import SAMPLES, box, made, opened, png, riff, tiff, wav, xmp

AAF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1AAFB\x0d\0OM" + b"\0" * 500
MXF = bytes.fromhex("060e2b34020501010d01020101020400")


def kind(path: Path) -> str | None:
    file = opened(path)
    try:
        return media_type(file)
    finally:
        file.close()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(), "image/png"),
        (wav(), "audio/wav"),
        (riff(b"WEBP", (b"VP8L", b"x")), "image/webp"),
        (riff(b"AVI ", (b"LIST", b"hdrl")), "video/x-msvideo"),
        (b"JUNKxxxxWAVEnot a riff at all\0", None),
        (tiff(software="x"), "image/tiff"),
        (xmp(""), "application/rdf+xml"),
        (b"<?xml version='1.0'?><svg xmlns='x'/>", "image/svg+xml"),
        (b"<?xml version='1.0'?><fcpxml/>", "application/xml"),
        (b'{"a": 1}', "application/json"),
        ("TITLE: scène\n001  AX".encode(), "text/plain"),
        ("scène".encode("utf-16"), "text/plain"),
        (b"PK\3\4" + b"\0" * 30, "application/zip"),
        (AAF, "application/x-aaf"),
        (AAF[:8] + b"\0" * 500, "application/x-ole-storage"),
        (b"\0" * 3000 + MXF + b"\0" * 100, "application/mxf"),
        (box(b"ftyp", b"qt  \0\0\0\0qt  ") + box(b"moov"), "video/quicktime"),
        (box(b"wide") + box(b"mdat"), "video/quicktime"),
        (box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov"), "video/mp4"),
        (box(b"ftyp", b"mif1\0\0\0\0miafavif") + box(b"meta"), "image/avif"),
        (b"\xff\xfb\x90\x64" + b"\0" * 100, "audio/mpeg"),
        (b"SDPX" + b"\0" * 100, "image/x-dpx"),
        (b"FORM\0\0\0\4AIFF", "audio/aiff"),
        (b"JUNK\0\0\0\4AIFF", None),
        (b"BM60\0\0\0\0\0\0\x36\0\0\0", "image/bmp"),
        (b"XX60\0\0\0\0\0\0\x36\0\0\0", None),
        ((b"\x47" + b"\xff" * 187) * 4, "video/mp2t"),
        (b"P6\n64 64\n255\n" + bytes(64), "image/x-portable-anymap"),
        (b"P3\n# a duck\n# a pond\n1 1\n255\n1 2 3\n", "image/x-portable-anymap"),
        (b"%!PS-Adobe-3.0\n", "application/postscript"),
        (b"\x1b%-12345X@PJL\n%!PS-Adobe-3.0\n", "application/postscript"),
        (b"printed by\n%PDF-1.7\n\xe2\xe3", "application/pdf"),
        (b"say %!PS and see\n", "text/plain"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
        (b"\x0a\5\1\x08" + bytes(200), "image/x-pcx"),
        (b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n", "image/vnd.radiance"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><!--" + b" " * 9000 + b"--><svg:svg xmlns:svg='x'/>", "image/svg+xml"),
        (b"<!DOCTYPE html><html><svg></svg></html>", "application/xml"),
        (b"<??>" * 20_000, "application/xml"),
        ("TITLE: scène\n001  AX".encode("cp1252"), "text/plain"),
        (b" " * 4096 + bytes(range(256)) * 20, None),
        (b"x" * 80_000 + "scène".encode() * 20_000, "text/plain"),
        (b"x" * 80_000 + bytes(range(256)), None),
        (b"\xff\xfe" + ("xyz" + "\U0001f600" * 50_000 + "z").encode("utf-16-le"), "text/plain"),
        (b"\xfe\xff" + ("x" * 80_000).encode("utf-16-be") + b"\0\0" * 9, None),
        (b"\0" * 4096, None),
        (b"\x13\x37" * 500, None),
    ],
)
def test_the_content_decides(data: bytes, expected: str | None, tmp_path: Path) -> None:
    assert kind(made(tmp_path, data, "wrong.jpg")) == expected


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("c2pa-ts/trustnxt-icon-signed-v2-bmff.heic", "image/heic"),
        ("openexr-images/stripes.exr", "image/x-exr"),
        ("photon-imf/MERIDIAN_Netflix_Photon_161006_00_tt.mxf", "application/mxf"),
        ("xmp-toolkit/BlueSquare.psd", "image/vnd.adobe.photoshop"),
        ("xmp-toolkit/BlueSquare.avi", "video/x-msvideo"),
        ("otio/nucoda_example.edl", "text/plain"),
        ("otio/premiere_example.xml", "application/xml"),
    ],
)
def test_real_files_are_known(sample: str, expected: str) -> None:
    assert kind(SAMPLES / sample) == expected


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), st.integers(0, 40))
def test_a_part_of_a_text_is_a_text_wherever_it_is_cut(text: str, cut: int) -> None:
    assert text_of(text.encode()[: max(1, len(text.encode()) - cut)], whole=False) is not None
