"""Stills and PDF: a label in every place that can hold one is found by the whole of probe, and its absence is complete."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.probe.containers import test_gif_reader as gif
from tests.probe.containers import test_jpeg_reader as jpeg
from tests.probe.containers import test_pdf_reader as pdf
from tests.probe.containers import test_png_reader as png
from tests.probe.reading import one
from tests.probe.small import source_type, tiff, xmp

AI, CAMERA = xmp(source_type()), xmp(source_type("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"))
STEPS = b"a duck\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 8x8"
PLAIN = b"a duck, sampled in twenty steps"


def resources(text: bytes) -> bytes:
    """A caption in IPTC-IIM within a resource of Photoshop."""
    record = b"\x1c\2\x28" + struct.pack(">H", len(text)) + text
    return b"8BIM\4\4\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)


def extended(packet: bytes) -> bytes:
    return jpeg.portion(500, packet, slice(500, None)) + jpeg.portion(0, packet, slice(500))


def exif(text: bytes) -> bytes:
    return tiff(description=text.decode())


PLACES: dict[str, Callable[[bytes, bytes], bytes]] = {
    "jpeg comment": lambda text, _: jpeg.file(jpeg.segment(0xFE, text)),
    "jpeg comment behind the scan": lambda text, _: jpeg.file(behind=jpeg.segment(0xFE, text)),
    "jpeg exif": lambda text, _: jpeg.file(jpeg.segment(0xE1, b"Exif\0\0" + exif(text))),
    "jpeg exif between scans": lambda text, _: jpeg.file(between=jpeg.segment(0xE1, b"Exif\0\0" + exif(text))),
    "jpeg xmp": lambda _, packet: jpeg.file(jpeg.segment(0xE1, jpeg.XMP + packet)),
    "jpeg extended xmp": lambda _, packet: jpeg.file(extended(packet)),
    "jpeg photoshop": lambda _, packet: jpeg.file(
        jpeg.segment(0xED, b"Photoshop 3.0\x008BIM\4\x24\0\0" + struct.pack(">I", len(packet)) + packet + b"\0" * (len(packet) % 2))
    ),
    "jpeg odd segment": lambda _, packet: jpeg.file(jpeg.segment(0xE7, b"mine\0" + packet)),
    "jpeg ducky": lambda text, _: jpeg.file(
        jpeg.segment(0xEC, b"Ducky" + struct.pack(">HHI", 2, 4 + 2 * len(text), len(text)) + text.decode().encode("utf-16-be"))
    ),
    "jpeg second picture": lambda text, _: jpeg.file(trailer=jpeg.file(jpeg.segment(0xFE, text))),
    "jpeg second picture's xmp": lambda _, packet: jpeg.file(trailer=bytes(7) + jpeg.file(jpeg.segment(0xE1, jpeg.XMP + packet))),
    "jpeg trailer": lambda _, packet: jpeg.file(trailer=b"film" + packet),
    "png tEXt": lambda text, _: png.file(png.chunk(b"tEXt", b"parameters\0" + text)),
    "png tEXt behind the picture": lambda text, _: png.file(behind=png.chunk(b"tEXt", b"parameters\0" + text)),
    "png zTXt": lambda text, _: png.file(png.chunk(b"zTXt", b"parameters\0\0" + zlib.compress(text))),
    "png iTXt": lambda text, _: png.file(png.international(b"parameters", text, language=b"en-US")),
    "png iTXt, packed": lambda text, _: png.file(png.international(b"parameters", text, packed=True)),
    "png tEXt behind the end": lambda text, _: png.file(trailer=png.chunk(b"tEXt", b"parameters\0" + text)),
    "png eXIf": lambda text, _: png.file(png.chunk(b"eXIf", exif(text))),
    "png xmp": lambda _, packet: png.file(png.international(b"XML:com.adobe.xmp", packet)),
    "png raw profile": lambda _, packet: png.file(
        png.chunk(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(png.profile(b"xmp", packet)))
    ),
    "png raw exif": lambda text, _: png.file(png.chunk(b"tEXt", b"Raw profile type exif\0" + png.profile(b"exif", exif(text)))),
    "png unknown chunk": lambda _, packet: png.file(png.chunk(b"miNe", packet)),
    "png trailer": lambda _, packet: png.file(trailer=b"\0" + packet),
    "gif comment": lambda text, _: gif.file(b"!\xfe" + gif.blocked(text)),
    "gif comment between pictures": lambda text, _: gif.file(gif.IMAGE, b"!\xfe" + gif.blocked(text), gif.IMAGE),
    "gif xmp": lambda _, packet: gif.file(gif.application(b"XMP DataXMP", packet + gif.MAGIC)),
    "gif trailer": lambda _, packet: gif.file(behind=packet),
    "pdf xmp": lambda _, packet: pdf.file(pdf.stream(5, b"/Type /Metadata /Subtype /XML", packet)),
    "pdf xmp, packed": lambda _, packet: pdf.file(pdf.packed(5, b"/Type /Metadata /Subtype /XML", packet)),
    "pdf picture": lambda _, packet: pdf.file(
        pdf.stream(5, b"/Subtype /Image /Filter /DCTDecode", jpeg.file(jpeg.segment(0xE1, jpeg.XMP + packet)))
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_label_is_found_and_the_reading_is_complete(place: str, tmp_path: Path) -> None:
    reading = one(tmp_path, PLACES[place](STEPS, AI))
    assert (reading.ai, reading.read, reading.why) == ("generated", "complete", None)


@pytest.mark.parametrize("place", PLACES)
def test_without_a_label_there_is_none_and_the_reading_is_complete(place: str, tmp_path: Path) -> None:
    reading = one(tmp_path, PLACES[place](PLAIN, CAMERA))
    assert (reading.ai, reading.read, reading.why) == ("none", "complete", None)


@pytest.mark.parametrize(
    ("data", "generator"),
    [
        (pdf.information(b"/Producer (Adobe Firefly 2.0)"), "Adobe Firefly"),
        (pdf.file(pdf.objects((7, b"<</Creator (Adobe Firefly 2.0)>>")), pdf.packed(9, b"/Type /XRef /Info 7 0 R", b"x")), "Adobe Firefly"),
    ],
)  # fmt: skip
def test_the_tool_that_made_a_pdf_is_found(data: bytes, generator: str, tmp_path: Path) -> None:
    reading = one(tmp_path, data)
    assert (generator in {item.generator for item in reading.evidence}, reading.read) == (True, "complete")


@pytest.mark.parametrize(
    "data",
    [
        jpeg.file(jpeg.segment(0xE5, jpeg.LABEL)),
        jpeg.file(trailer=jpeg.LABEL),
        jpeg.file(trailer=jpeg.file(jpeg.box(1, struct.pack(">I", 48) + jpeg.STORE))),
        png.file(png.chunk(b"AIGC", png.LABEL[4:])),
        png.file(trailer=png.LABEL),
        gif.file(gif.application(b"NETSCAPE2.0", gif.blocked(gif.LABEL))),
        gif.file(behind=gif.LABEL),
        pdf.file(b"% " + pdf.LABEL + b"\n"),
        pdf.file(pdf.packed(4, b"/Type /EmbeddedFile", pdf.LABEL)),
    ],
)
def test_a_label_where_no_reader_understands_it_makes_a_reading_partial(data: bytes, tmp_path: Path) -> None:
    assert one(tmp_path, data).read == "partial"
