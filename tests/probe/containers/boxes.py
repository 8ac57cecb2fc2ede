"""Boxes: movies and pictures of ISO base media, made by hand of what a test puts into them."""

import struct

from tests.probe.small import box, source_type, xmp

LABEL = '{"Label":"1","ContentProducer":"kling"}'
PACKET = xmp(source_type())
XMP_ID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
C2PA_ID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
FTYP = box(b"ftyp", b"isom\0\0\2\0isommp42")
QT = box(b"ftyp", b"qt  \0\0\0\0qt  ")
MVHD = box(b"mvhd", bytes(100))
MDAT = box(b"mdat", b"\x12\x34\x56\x78" * 64)


def full(kind: bytes, *content: bytes) -> bytes:
    return box(kind, bytes(4) + b"".join(content))


def handler(kind: bytes, name: bytes = b"") -> bytes:
    return full(b"hdlr", bytes(4), kind, bytes(12), name)


def data(text: str | bytes, kind: int = 1, locale: bytes = bytes(4)) -> bytes:
    return box(b"data", struct.pack(">I", kind) + locale + (text.encode() if isinstance(text, str) else text))


def keys(*names: bytes) -> bytes:
    rows = b"".join(struct.pack(">I", 8 + len(name)) + b"mdta" + name for name in names)
    return full(b"keys", struct.pack(">I", len(names)), rows)


def keyed(name: str, *values: bytes) -> bytes:
    """A `meta` box of QuickTime, which has neither version nor flags, with one key."""
    return box(b"meta", handler(b"mdta") + keys(name.encode()) + box(b"ilst", box(b"\0\0\0\1", b"".join(values))))


def listed(kind: bytes, *values: bytes) -> bytes:
    return full(b"meta", handler(b"mdir"), box(b"ilst", box(kind, b"".join(values))))


def international(text: bytes, code: int = 0) -> bytes:
    return struct.pack(">HH", len(text), code) + text


def sample_table(*boxes: bytes) -> bytes:
    return box(b"stbl", b"".join(boxes))


def track(kind: bytes = b"vide", *, table: bytes = b"", more: bytes = b"") -> bytes:
    media = (
        full(b"mdhd", bytes(20))
        + handler(kind, b"VideoHandler\0")
        + box(b"minf", full(b"vmhd", bytes(8)) + (table or sample_table()))
    )
    return box(b"trak", full(b"tkhd", bytes(80)) + box(b"mdia", media) + more)


def moov(*content: bytes) -> bytes:
    return box(b"moov", MVHD + track() + b"".join(content))


def movie(*content: bytes) -> bytes:
    """A movie of one track, more of whose movie box is given."""
    return FTYP + MDAT + moov(*content)


def entry(number: int, kind: bytes, more: bytes = b"\0") -> bytes:
    return box(b"infe", b"\2\0\0\0" + struct.pack(">HH", number, 0) + kind + more)


def picture(kind: bytes, value: bytes, more: bytes = b"\0", *, inside: bool = False, description: bytes = b"") -> bytes:
    """A picture whose second item is metadata, in the box `idat` or behind all boxes that say where."""
    start = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    infos = full(b"iinf", b"\0\2", entry(1, b"hvc1"), entry(2, kind, more))

    def whole(place: int) -> bytes:
        rows = [(1, 0, place, 4), (2, int(inside), 0 if inside else place + 4, len(value))]
        places = b"".join(struct.pack(">HHHHII", number, method, 0, 1, *where) for number, method, *where in rows)
        located = box(b"iloc", b"\1\0\0\0\x44\0\0\2" + places)
        properties = box(b"iprp", box(b"ipco", full(b"ispe", bytes(8)) + description))
        inner = box(b"idat", value) if inside else b""
        meta = full(b"meta", handler(b"pict"), full(b"pitm", b"\0\1"), located, infos, properties, inner)
        return start + meta + box(b"mdat", b"hvc1" + (b"" if inside else value))

    return whole(len(whole(0)) - len(value) * (not inside) - 4)
