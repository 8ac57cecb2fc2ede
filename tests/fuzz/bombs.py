"""Bombs: small files that ask for more than they hold: room, depth, turns without an end. None may be taken for a file without labels."""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks import clips, frames, stills
from tests.fuzz import pictures, recordings
from tests.fuzz.recordings import element
from tests.probe.small import box, xmp

_PIECE = 1 << 20


class Bomb(NamedTuple):
    """A hostile file; `holds` is whether there is a label in it that a reader may still find instead of giving up."""

    name: str
    kind: str
    data: bytes
    holds: bool = False


def bombs() -> Iterator[Bomb]:
    """All of them."""
    yield from _packed()
    yield from _entities()
    yield from _endless()
    yield from _huge()


def deflated(size: int) -> bytes:
    """Zeros by the gigabyte, compressed a thousandfold: one block of RFC 1951 over and over."""
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(_PIECE)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(_PIECE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * (size // _PIECE - 1) + packer.flush()


def _packed() -> Iterator[Bomb]:
    much = deflated(4 << 30)
    texts = (
        (b"zTXt", b"Comment\0\0"),
        (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0"),
        (b"zTXt", b"Raw profile type xmp\0\0"),
        (b"iCCP", b"x\0\0"),
    )
    for kind, start in texts:
        yield Bomb(f"a PNG with 4 GiB in {start[:16]!r}", "image/png", stills.png(zlib.compress(b""), [(kind, start + much)], []))
    frame = b"TXXX" + recordings.safe(len(much) + 4) + b"\0\x09" + recordings.safe(1 << 27) + much
    yield Bomb("ID3 with 4 GiB in a frame", "audio/mpeg", b"ID3\4\0\0" + recordings.safe(len(frame)) + frame + recordings.mp3())
    stream = (
        b"1 0 obj\n<</Type/Metadata/Subtype/XML/Filter/FlateDecode/Length %d>>stream\n" % len(much)
        + much
        + b"\nendstream\nendobj\n"
    )
    yield Bomb("a PDF with 4 GiB in a stream", "application/pdf", recordings.pdf().replace(b"1 0 obj", stream + b"1 0 obj", 1))


def _entities() -> Iterator[Bomb]:
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    packet = f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>'.encode() + xmp("<dc:source>&l11;</dc:source>")
    yield Bomb("XMP of entities", "application/rdf+xml", b'<?xpacket begin=""?>' + packet)
    yield Bomb("a PNG with XMP of entities", "image/png", stills.png(b"", [stills.international("XML:com.adobe.xmp", packet)], []))
    plain = pictures.jpeg()
    yield Bomb(
        "a JPEG with XMP of entities",
        "image/jpeg",
        plain[:2] + stills.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet) + plain[2:],
    )
    doctype = packet.partition(b"]>")[0] + b"]>"
    yield Bomb("SVG of entities", "image/svg+xml", doctype + b"<svg xmlns='http://www.w3.org/2000/svg'><title>&l11;</title></svg>")


def _endless() -> Iterator[Bomb]:
    loop = struct.pack("<IHHHIII", 8, 1, 34665, 4, 1, 8, 8)
    yield Bomb("a TIFF directory that holds itself", "image/tiff", b"II*\0" + loop)
    yield Bomb("Exif that holds itself", "image/jpeg", _with_exif(b"II*\0" + loop))
    yield Bomb(
        "sub-directories by the ten thousand",
        "image/tiff",
        b"II*\0"
        + struct.pack("<IHHHIIHHIII", 8, 2, 305, 2, 14, 40038, 330, 4, 10000, 38, 0)
        + struct.pack("<I", 8) * 10000
        + b"Midjourney v7\0",
        holds=True,
    )
    start, label = box(b"ftyp", b"isom\0\0\0\0"), clips.user_text(b"AIGC", '{"Label":"1","ContentProducer":"0011"}')
    endless = b"\0\0\0\0moov" * 4 + b"\0\0\0\0udta" + label
    yield Bomb("a box without a size in one without a size", "video/mp4", start + endless, holds=True)
    yield Bomb("boxes of no length", "video/mp4", start + box(b"moov", struct.pack(">I4sQ", 1, b"udta", 0) + label), holds=True)
    yield Bomb("chunks of no length", "audio/wav", b"RIFF" + struct.pack("<I", 800_004) + b"WAVE" + b"LIST\0\0\0\0" * 100_000)
    info = b"1 0 obj\n<</Producer(Midjourney v7)>>\nendobj\n"
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 2/Root 1 0 R/Info 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    whole = b"%PDF-1.4\n" + info + table % (9 + len(info), 9 + len(info))
    yield Bomb("a PDF table that is its own former", "application/pdf", whole, holds=True)
    seek = element("114d9b74", element("4dbb", element("53ab", bytes.fromhex("114d9b74")) + element("53ac", b"\0")))
    yield Bomb("an EBML seek head that leads to itself", "video/x-matroska", _before(seek), holds=True)


def _before(part: bytes) -> bytes:
    """Matroska with a part at the beginning of its segment."""
    head = recordings.ebml()
    return head + element("18538067", part + recordings.matroska()[len(head) + 8 :])


def _with_exif(fields: bytes) -> bytes:
    plain = pictures.jpeg()
    return plain[:2] + stills.segment(0xE1, b"Exif\0\0" + fields) + plain[2:]


def _huge() -> Iterator[Bomb]:
    """Lengths of 2^63 and the like, where a format has room for them."""
    start = box(b"ftyp", b"isom\0\0\0\0")
    for size in (1 << 63, (1 << 64) - 1, 1 << 32):
        yield Bomb(f"a box of {size}", "video/mp4", start + struct.pack(">I4sQ", 1, b"moov", size) + bytes(400))
        yield Bomb(f"BigTIFF of {size}", "image/tiff", b"II+\0" + struct.pack("<HHQQ", 8, 0, 16, size) + bytes(400))
        yield Bomb(
            f"RF64 of {size}",
            "audio/wav",
            b"RF64\xff\xff\xff\xffWAVEds64" + struct.pack("<IQQQI", 28, size, size, 0, 0) + b"data\xff\xff\xff\xff" + bytes(400),
        )
        cluster = bytes.fromhex("1f43b675") + b"\x01" + (size & (1 << 56) - 1).to_bytes(7)
        yield Bomb(f"an element of {size}", "video/x-matroska", recordings.ebml() + element("18538067", cluster + bytes(400)))
        klv = bytes.fromhex("060e2b34025301010d01010101012f00") + b"\x88" + (size & (1 << 64) - 1).to_bytes(8)
        yield Bomb(f"a KLV of {size}", "application/mxf", recordings.mxf()[:4000] + klv + bytes(400))
    body = bytes(frames.WIDTH * frames.HEIGHT * 8)
    for size in (0x7FFFFFFF, -1):
        attribute = b"xmp\0string\0" + struct.pack("<i", size)
        yield Bomb(f"an attribute of {size}", "image/x-exr", frames.exr(attribute, body=body))
    yield Bomb("user data of 4 GiB", "image/x-dpx", pictures.dpx()[:32] + b"\xff\xff\xff\xf0" + pictures.dpx()[36:], holds=True)
    yield Bomb("a chunk of 2 GiB", "image/png", pictures.png()[:33] + b"\x7f\xff\xff\xfftEXtparameters\0" + bytes(400))
