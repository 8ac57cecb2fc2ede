"""Floods: files with more tags or more depth than any tool writes. Where the last tag is a label, it is found or the file is given up."""

import struct
import zlib
from collections.abc import Iterator

from benchmarks import clips, frames, stills
from tests.fuzz import pictures, recordings
from tests.fuzz.bombs import Bomb
from tests.probe.small import TRAINED, box, riff, source_type, xmp

MANY = 100_000
_LABEL = b'{"Label":"1","ContentProducer":"001191110102MACQD9K64010000"}'
_XMP = b"http://ns.adobe.com/xap/1.0/\0"


def floods() -> Iterator[Bomb]:
    """All of them."""
    for depth in (100, 4000):
        yield from _nested(depth)
    yield from _deep()
    yield from _stills()
    yield from _recordings()


def _nested(depth: int) -> Iterator[Bomb]:
    label = clips.keyed(AIGC=_LABEL.decode())
    for name, brand, kind in ((b"moov", b"isom", "video/mp4"), (b"trak", b"qt  ", "video/quicktime")):
        inner = label
        for _ in range(depth):
            inner = box(name, inner)
        start = clips.movie(brand, bytes(400), b"", front=True)
        yield Bomb(f"{name!r} {depth} deep", kind, start + box(b"moov", inner), holds=True)
    tag, listed = recordings.tag(b"AIGC", _LABEL), clips.chunk(b"AIGC", _LABEL)
    for _ in range(depth):
        tag, listed = recordings.tag(b"a", b"", tag), clips.chunk(b"LIST", b"INFO" + listed)
    yield Bomb(f"tags {depth} deep", "video/x-matroska", recordings.matroska(tags=tag), holds=True)
    yield Bomb(f"lists {depth} deep", "audio/wav", _wave((b"LIST", listed[8:])), holds=True)


def _wave(*chunks: tuple[bytes, bytes]) -> bytes:
    return riff(b"WAVE", (b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)), (b"data", b"x" * 40), *chunks)


def _deep() -> Iterator[Bomb]:
    yield Bomb("XMP 100,000 deep", "application/rdf+xml", xmp("<dc:a>" * MANY + "</dc:a>" * MANY))
    groups = b"<g>" * MANY + b"</g>" * MANY
    yield Bomb(
        "SVG 100,000 deep", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'>" + groups + pictures.svg()[5:], holds=True
    )
    plain = recordings.pdf()
    yield Bomb(
        "a PDF dictionary 100,000 deep", "application/pdf", plain.replace(b"<</Producer", b"<<" * MANY + b"/Producer"), holds=True
    )


def _stills() -> Iterator[Bomb]:
    texts = [stills.written("Comment", "x")] * MANY + [stills.written("AIGC", _LABEL.decode())]
    yield Bomb("100,000 chunks", "image/png", stills.png(zlib.compress(bytes(193 * 3) * 256), texts, []), holds=True)
    plain = pictures.jpeg()
    said = stills.segment(0xFE, b"x") * MANY + stills.segment(0xE1, _XMP + xmp(source_type()))
    yield Bomb("100,000 segments", "image/jpeg", plain[:2] + said + plain[2:], holds=True)
    properties = "".join(f"<dc:a{place}>x</dc:a{place}>" for place in range(MANY)) + source_type()
    yield Bomb("100,000 properties", "application/rdf+xml", xmp(properties), holds=True)
    own = frames.text("comments", "x") * MANY + frames.text("Iptc4xmpExt:DigitalSourceType", TRAINED)
    yield Bomb("100,000 attributes", "image/x-exr", frames.exr(own, body=bytes(frames.WIDTH * frames.HEIGHT * 8)), holds=True)
    end = 8 + 2 + 12 * 65535 + 4
    fields = struct.pack("<HHII", 270, 2, 4, 0x78) * 65534 + struct.pack("<HHII", 305, 2, 14, end)
    whole = b"II*\0" + struct.pack("<IH", 8, 65535) + fields + bytes(4) + b"Midjourney v7\0"
    yield Bomb("65,535 fields", "image/tiff", whole, holds=True)


def _recordings() -> Iterator[Bomb]:
    info = b"INFO" + clips.chunk(b"ICMT", b"x") * MANY + clips.chunk(b"AIGC", _LABEL)
    yield Bomb("100,000 entries", "audio/wav", _wave((b"LIST", info)), holds=True)
    keys = {f"a{place}": "x" for place in range(MANY)} | {"AIGC": _LABEL.decode()}
    yield Bomb("100,000 keys", "video/mp4", clips.movie(b"isom", bytes(400), clips.keyed(**keys), front=True), holds=True)
    said = b"\3\0\0\0a=x" * MANY + struct.pack("<I", 5 + len(_LABEL)) + b"AIGC=" + _LABEL
    comments = struct.pack("<I4sI", 4, b"gate", MANY + 1) + said
    plain = recordings.flac()
    whole = plain[:42] + b"\4" + len(comments).to_bytes(3) + comments + plain[42:]
    yield Bomb("100,000 comments", "audio/flac", whole, holds=True)
    tags = recordings.tag(b"a", b"x") * MANY + recordings.tag(b"AIGC", _LABEL)
    yield Bomb("100,000 tags", "video/x-matroska", recordings.matroska(tags=tags), holds=True)
    rows = (
        (b"TXXX" + recordings.safe(4) + b"\0\0\3a\0x") * MANY
        + b"TXXX"
        + recordings.safe(6 + len(_LABEL))
        + b"\0\0\3AIGC\0"
        + _LABEL
    )
    yield Bomb(
        "100,000 frames", "audio/mpeg", b"ID3\4\0\0" + recordings.safe(len(rows)) + rows + recordings.mp3()[-4308:], holds=True
    )
