"""Pictures: small whole files of each format for stills and frames, with labels in as many places as it has."""

import random
import struct
import zlib

from benchmarks import frames, labels, stills
from benchmarks.labels import SOURCES, fields, packet, parameters
from tests.probe.small import TRAINED, box, source_type, xmp

_DICE = random.Random(4)  # noqa: S311  (files to be broken, no secret)
_PACKET = packet(SOURCES[0], pad=0)


def exif() -> bytes:
    return fields(software="Midjourney v7", comment=parameters(7))


def resources() -> bytes:
    """Photoshop's image resources: IPTC-IIM, XMP and a name (Adobe Photoshop File Formats, Image Resources)."""
    iim = b"".join(
        b"\x1c\x02" + struct.pack(">BH", number, len(text)) + text
        for number, text in ((110, b"Made with Google AI"), (120, b"dusk"))
    )
    rows = ((0x0404, iim), (0x0424, _PACKET), (0x0425, bytes(16)))
    return b"".join(b"8BIM" + struct.pack(">HHI", key, 0, len(data)) + data + b"\0" * (len(data) % 2) for key, data in rows)


def jpeg() -> bytes:
    plain = stills.jpeg(16, 8, _DICE)
    app = [
        (0xE1, b"Exif\0\0" + exif()),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _PACKET),
        (0xED, b"Photoshop 3.0\0" + resources()),
        (0xFE, parameters(8).encode()),
    ]
    second = plain[:2] + stills.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _PACKET) + plain[2:]
    return plain[:2] + b"".join(stills.segment(*part) for part in app) + plain[2:] + second


def png() -> bytes:
    before = [
        stills.written("parameters", parameters(1)),
        stills.packed("Comment", parameters(2).encode(), b"zTXt"),
        stills.packed("Description", parameters(3).encode()),
        stills.international("XML:com.adobe.xmp", _PACKET),
    ]
    pixels = zlib.compress(bytes(193 * 3) * 256)
    return stills.png(pixels, before, [(b"eXIf", exif()), stills.written("Software", "Midjourney v7")])


def gif() -> bytes:
    """GIF89a with XMP as Adobe keeps it in an application extension, and a comment."""
    magic = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    comment = parameters(4).encode()[:255]
    return (
        b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
        + b"\x21\xff\x0bXMP DataXMP" + _PACKET + magic
        + b"\x21\xfe" + bytes((len(comment),)) + comment + b"\0"
        + b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0\x3b"
    )  # fmt: skip


def tiff() -> bytes:
    """One grey line, Software, XMP and Exif's directory (TIFF 6.0; CIPA DC-008)."""
    comment = b"ASCII\0\0\0" + parameters(5).encode()
    heap, start = b"", 8 + 2 + 10 * 12 + 4
    places = []
    for data in (b"Midjourney v7\0", _PACKET, comment, b"\x80" * 16):
        places.append(start + len(heap))
        heap += data + b"\0" * (len(data) % 2)
    below = start + len(heap)
    rows = [
        (256, 3, 1, 16), (257, 3, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, places[3]), (279, 4, 1, 16),
        (305, 2, 14, places[0]), (700, 1, len(_PACKET), places[1]), (34665, 4, 1, below),
    ]  # fmt: skip
    first = struct.pack("<H", len(rows)) + b"".join(struct.pack("<HHII", *row) for row in rows) + bytes(4)
    return b"II*\0\x08\0\0\0" + first + heap + struct.pack("<HHHIII", 1, 0x9286, 7, len(comment), places[2], 0)


def psd() -> bytes:
    head = b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 1, 1, 1, 8, 1) + bytes(4)
    held = resources()
    return head + struct.pack(">I", len(held)) + held + bytes(4) + b"\0\0\x80"


def exr() -> bytes:
    own = frames.text("xmp", _PACKET.decode()) + frames.text("Software", "Midjourney v7") + frames.text("comments", "dusk")
    return frames.exr(b"", own, body=bytes(frames.WIDTH * frames.HEIGHT * 8))


def dpx() -> bytes:
    return frames.dpx(
        "a.dpx", 1, bytes(frames.WIDTH * frames.HEIGHT * 4), ("Midjourney v7", "dusk"), b"XMP".ljust(32, b"\0") + _PACKET
    )


def cineon() -> bytes:
    """A header with a generator as the input device's name (Kodak Cineon 4.5), and XMP as user data."""
    head = bytearray(2048)
    struct.pack_into(">7I", head, 0, 0x802A5FD7, 2048 + len(_PACKET), 1024, 1024, len(_PACKET), 2448 + len(_PACKET), 0)
    head[28:100] = b"a.cin".ljust(72, b"\0")
    struct.pack_into(">BBH4BIIff4f", head, 192, 0, 1, 0, 0, 0, 10, 0, 8, 8, 0, 0, *(0.0,) * 4)
    struct.pack_into(">64s32s", head, 732, b"Midjourney v7", b"dusk")
    return bytes(head) + _PACKET + bytes(400)


def heif(brand: bytes) -> bytes:
    """A still of one item, with XMP and Exif as items of their own (ISO 23008-12; ISO 14496-12, 8.11)."""
    data = (b"\0" * 40, _PACKET, struct.pack(">I", 0) + exif())
    kinds = (b"hvc1" if brand == b"heic" else b"av01", b"mime", b"Exif")
    names = (b"", b"application/rdf+xml\0", b"")
    entries = [
        box(b"infe", struct.pack(">IHH4s", 0x02000000, place, 0, kind) + b"\0" + name)
        for place, (kind, name) in enumerate(zip(kinds, names, strict=True), 1)
    ]
    start = box(b"ftyp", brand + bytes(4) + b"mif1" + brand)
    size = len(_meta(entries, [(0, 0)] * 3))
    places, offset = [], len(start) + size + 8
    for item in data:
        places.append((offset, len(item)))
        offset += len(item)
    return start + _meta(entries, places) + box(b"mdat", b"".join(data))


def _meta(entries: list[bytes], places: list[tuple[int, int]]) -> bytes:
    spots = b"".join(struct.pack(">HHHII", item, 0, 1, *place) for item, place in enumerate(places, 1))
    return box(
        b"meta",
        bytes(4)
        + box(b"hdlr", bytes(8) + b"pict" + bytes(13))
        + box(b"pitm", bytes(4) + b"\0\1")
        + box(b"iinf", struct.pack(">IH", 0, len(entries)) + b"".join(entries))
        + box(b"iloc", struct.pack(">IBBH", 0, 0x44, 0, len(places)) + spots),
    )


def svg() -> bytes:
    return (
        b"<svg xmlns='http://www.w3.org/2000/svg'><title>dusk</title><metadata>" + labels.bare(TRAINED) + b"</metadata><g/></svg>"
    )


def sidecar() -> bytes:
    return xmp(source_type() + "<dc:source>dusk</dc:source>")
