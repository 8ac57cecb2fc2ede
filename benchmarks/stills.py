"""Stills: PNG and JPEG pictures with the fields of editors and cameras, and labels in each place that they are found in."""

import random
import struct
import zlib
from collections.abc import Callable, Iterator
from hashlib import md5

from benchmarks.frames import Made
from benchmarks.labels import CAMERA, SOURCES, TOOLS, bare, fields, graph, packet, parameters

Chunk = tuple[bytes, bytes]
_XMP = "XML:com.adobe.xmp"
_BODIES = 6
_IDAT = 1 << 15
_WIDTH, _HEIGHT = 256, 192


def png(pixels: bytes, before: list[Chunk], after: list[Chunk]) -> bytes:
    """A PNG with chunks before and behind its picture (W3C PNG, 3rd ed., 5)."""
    parts = [(b"IDAT", pixels[start : start + _IDAT]) for start in range(0, len(pixels), _IDAT)]
    header = (b"IHDR", struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in (header, *before, *parts, *after, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def written(key: str, value: str) -> Chunk:
    """A text chunk in Latin-1."""
    return b"tEXt", f"{key}\0{value}".encode("latin-1")


def packed(key: str, value: bytes, kind: bytes = b"iTXt") -> Chunk:
    """A compressed text chunk: of UTF-8, or `zTXt` of Latin-1."""
    return kind, key.encode() + (b"\0\1\0\0\0" if kind == b"iTXt" else b"\0\0") + zlib.compress(value)


def international(key: str, value: bytes) -> Chunk:
    """A text chunk in UTF-8."""
    return b"iTXt", key.encode() + bytes(5) + value


def _hexed(kind: str, data: bytes) -> Chunk:
    """A block of metadata as ImageMagick keeps it: its length and its digits."""
    return packed(f"Raw profile type {kind}", f"\n{kind}\n{len(data):8d}\n{data.hex()}\n".encode(), b"zTXt")


def pngs(count: int, every: int, dice: random.Random) -> Iterator[Made]:
    """Pictures of which half hold XMP, and a quarter say that a camera took them."""
    bodies = [zlib.compress(b"".join(b"\0" + dice.randbytes(_WIDTH * 3) for _ in range(_HEIGHT)), 1) for _ in range(_BODIES)]
    for number in range(count):
        before = [(b"pHYs", struct.pack(">IIB", 3780, 3780, 1)), written("Title", f"still {number:05d}")]
        if number % 2:
            before.append(international(_XMP, packet(CAMERA if number % 4 == 1 else "")))
        label, where, early, late = (
            _png_ways(number, dice)[number // every % _PNG_WAYS] if number % every == every // 2 else _UNMARKED
        )
        if not label:
            before.append(written("Software", "Adobe ImageReady"))
        elif where != "tEXt":
            before = before[:2]
        yield Made(f"png/still_{number:05d}.png", png(bodies[number % _BODIES], before + early, late), label, where)


Way = tuple[str, str, list[Chunk], list[Chunk]]
_UNMARKED: Way = ("", "", [], [])
_PNG_WAYS = 17


def _png_ways(number: int, dice: random.Random) -> list[Way]:
    source, tool, text, (ran, canvas) = dice.choice(SOURCES), dice.choice(TOOLS), parameters(number), graph(number)
    return [
        ("prompt", "tEXt", [written("parameters", text)], []),
        ("graph", "tEXt", [written("prompt", ran), written("workflow", canvas)], []),
        ("prompt", "zTXt", [packed("parameters", text.encode(), b"zTXt")], []),
        ("prompt", "iTXt, compressed", [packed("parameters", text.encode())], []),
        ("source", "XMP", [international(_XMP, packet(source))], []),
        ("source", "XMP behind the picture", [], [international(_XMP, packet(source))]),
        ("prompt", "tEXt behind the picture", [], [written("parameters", text)]),
        ("prompt", "eXIf behind the picture", [], [(b"eXIf", fields(comment=text))]),
        ("tool", "tEXt Software", [written("Software", tool)], []),
        ("source", "XMP, compressed", [packed(_XMP, packet(source))], []),
        ("source", "XMP in digits", [_hexed("xmp", packet(source))], []),
        ("prompt", "Exif in digits", [_hexed("exif", b"Exif\0\0" + fields(comment=text))], []),
        ("tool", "eXIf", [(b"eXIf", fields(software=tool))], []),
        ("tool", "XMP CreatorTool", [international(_XMP, packet(tool=tool))], []),
        ("", "decoy: a title", [written("Description", "Storyboard for scene Midjourney Pass")], []),
        ("", "decoy: parameters of no generator", [written("parameters", "exposure=1.2")], []),
        ("", "decoy: a comment", [written("Comment", "no trainedAlgorithmic media on this show")], []),
    ]


def segment(marker: int, data: bytes) -> bytes:
    """A marker segment of JPEG (ITU-T T.81, B.1.1.4)."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def jpeg(width: int, height: int, dice: random.Random) -> bytes:
    """A grey picture of noise: baseline JPEG with two code tables of its own, from which each byte is drawn."""
    tables = segment(0xDB, b"\0" + b"\x10" * 64) + segment(0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))
    tables += segment(0xC4, b"\0\0\3" + bytes(14) + b"\0\1\2") + segment(0xC4, b"\x10\0\3" + bytes(14) + b"\0\1\2")
    size = {"01": 1, "10": 2}
    codes = [
        code + f"{dice.getrandbits(size[code]):0{size[code]}b}" for code in dice.choices(list(size), k=64 * width * height // 64)
    ]
    bits = "".join(codes)
    bits += "1" * (-len(bits) % 8)
    scan = int(bits, 2).to_bytes(len(bits) // 8).replace(b"\xff", b"\xff\0")
    return b"\xff\xd8" + tables + segment(0xDA, b"\1\1\0\0\x3f\0") + scan + b"\xff\xd9"


def _xmp(data: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + data)


def _extended(source: str) -> bytes:
    """A packet whose second half stands in segments of its own (XMP Specification, part 3, 1.1.3.1)."""
    rest = bare(source)
    mark = md5(rest, usedforsecurity=False).hexdigest().upper()
    head = b"http://ns.adobe.com/xmp/extension/\0" + mark.encode()
    halves = [(start, rest[start : start + 400]) for start in range(0, len(rest), 400)]
    parts = b"".join(segment(0xE1, head + struct.pack(">II", len(rest), start) + half) for start, half in halves)
    return _xmp(packet(more=f' xmpNote:HasExtendedXMP="{mark}"')) + parts


def jpegs(count: int, every: int, dice: random.Random) -> Iterator[Made]:
    """Pictures with Exif and a comment, half of them with XMP too."""
    bodies = [jpeg(160, 96, dice) for _ in range(_BODIES)]
    small = jpeg(16, 8, dice)
    for number in range(count):
        body = bodies[number % _BODIES]
        told = segment(0xE1, b"Exif\0\0" + fields()) + segment(0xFE, b"still %05d" % number)
        usual = _xmp(packet(CAMERA if number % 3 == 0 else "")) if number % 2 else b""
        label, where, ahead, behind = "", "", told + usual, _END
        if number % every == every // 2:
            label, where, ahead, behind = _jpeg_ways(number, dice, told, small)[number // every % _JPEG_WAYS]
        yield Made(f"jpg/photo_{number:05d}.jpg", body[:2] + ahead + body[2:-2] + behind, label, where)


_JPEG_WAYS = 11
_END = b"\xff\xd9"


def _jpeg_ways(number: int, dice: random.Random, told: bytes, small: bytes) -> list[tuple[str, str, bytes, bytes]]:
    source, tool, text = dice.choice(SOURCES), dice.choice(TOOLS), parameters(number)
    exif: Callable[..., bytes] = lambda **given: segment(0xE1, b"Exif\0\0" + fields(**given))  # noqa: E731
    return [
        ("source", "XMP", told + _xmp(packet(source)), _END),
        ("source", "extended XMP", told + _extended(source), _END),
        ("prompt", "UserComment", exif(comment=text), _END),
        ("tool", "Exif Software", exif(software=tool), _END),
        ("prompt", "second comment", told + segment(0xFE, text.encode()), _END),
        ("tool", "XMP CreatorTool", told + _xmp(packet(tool=tool)), _END),
        ("source", "a second picture", told, _END + small[:2] + _xmp(packet(source)) + small[2:]),
        ("prompt", "a comment behind the scan", told, segment(0xFE, text.encode()) + _END),
        ("source", "a trailer", told, _END + packet(source)),
        ("", "decoy: a comment", told + segment(0xFE, b"trainedAlgorithmicMedia is banned on this show"), _END),
        ("", "decoy: a title", told + _xmp(packet(more=' xmp:Label="Midjourney Pass"')), _END),
    ]
