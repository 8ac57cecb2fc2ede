"""Isobmff meta: the boxes of a `meta` box, in a movie, a track, a file of pictures, or user data."""

from collections.abc import Iterator

from gate.probe.containers import id3, xml_texts
from gate.probe.containers.isobmff.boxes import HEAD, REST, Boxes
from gate.probe.containers.isobmff.items import FULL, Rows, items, properties
from gate.probe.containers.isobmff.lists import items as listed
from gate.probe.containers.isobmff.lists import keys
from gate.probe.containers.isobmff.texts import bare, said
from gate.probe.containers.isobmff.user_data import field
from gate.probe.fact import Block, Found

_FIGURES = frozenset((b"keys", b"iinf", b"iloc", b"idat", b"pitm", b"iref", b"ctry", b"lang"))
"""Boxes that are numbers, or read along with others."""
_NAME = 24
"""Where in a handler box its name begins (ISO 14496-12, 8.4.3)."""
_COUNTED = 0x20
"""Below it the first byte of a name is its length: so QuickTime writes them."""
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""XMP specification, part 3, MPEG-4."""
_ID = 16
_LANGUAGE = 6
"""Bytes before an ID3 tag: version and flags, and a language (ID3v2 in MP4, 2)."""
_PACKETS = (b"<?xpacket", b"<x:xmpmeta", b"<rdf:RDF")
_START = 1 << 10
_BINARY = b"idat"


def meta(file: Boxes, boxes: Boxes, start: int, end: int) -> Iterator[Found]:
    """ISO 14496-12, 8.11.1, and QuickTime File Format, Metadata Atom, which has neither version nor flags."""
    inner = boxes.within(start, end)
    begin = 0 if inner.size < HEAD or inner.content(FULL, HEAD) == b"hdlr" else FULL
    pieces = list(inner.inside(begin, inner.size))
    rows = {kind: (first, last) for kind, first, last in pieces}
    tags = {number: tag for kind, *place in pieces if kind == b"keys" for number, tag in enumerate(keys(inner, *place), 1)}
    for kind, first, last in pieces:
        if kind == b"ilst":
            yield from listed(inner, first, last, tags)
        elif kind == b"iprp":
            yield from properties(inner, first, last)
        elif kind not in _FIGURES:
            yield from _other(kind, inner.content(first, last))
    yield from _items(file, inner, rows)


def _items(file: Boxes, inner: Boxes, rows: Rows) -> Iterator[Found]:
    if b"iinf" in rows:
        yield from items(file, inner, rows)
    elif _BINARY in rows:
        yield from bare(inner.content(*rows[_BINARY]))


def _other(kind: bytes, data: bytes) -> Iterator[Found]:
    if kind == b"hdlr":
        yield from handler("QuickTime", data)
    elif kind == b"ID32":
        yield from id3.tags(data[_LANGUAGE:], id3.Room())
    elif kind == b"xml ":
        yield from _document(data[FULL:])
    else:
        yield from unknown(kind, data)


def _document(data: bytes) -> Iterator[Found]:
    """ISO 14496-12, 8.11.2: an XML document, which may be an XMP packet."""
    if any(start in data[:_START] for start in _PACKETS):
        yield Block("xmp", data)
    else:
        yield from xml_texts.texts(data)


def handler(group: str, data: bytes) -> Iterator[Found]:
    """The name of a handler, which is a word with its length or a text that ends with a NUL."""
    name = data[_NAME:]
    if name and name[0] < min(_COUNTED, len(name)):
        name, more = name[1 : 1 + name[0]], name[1 + name[0] :]
        yield from bare(more)
    if name.strip(b"\0"):
        yield from said(f"{group}:HandlerDescription", name)


def unknown(kind: bytes, data: bytes) -> Iterator[Found]:
    """A box of which nothing is known but what stands in it; one of an identifier of its own may be XMP."""
    if kind == b"uuid" and data.startswith(_XMP):
        yield Block("xmp", data[_ID:])
    else:
        yield from bare(data)


def user_data(file: Boxes, boxes: Boxes, start: int, end: int) -> Iterator[Found]:
    """ISO 14496-12, 8.10.1, and QuickTime File Format, User Data Atoms, which may end with a zero."""
    inner = boxes.within(start, end)
    for kind, first, last in inner.inside(0, inner.size):
        if kind == b"meta":
            yield from meta(file, inner, first, last)
        elif kind == b"XMP_":
            yield Block("xmp", inner.content(first, last))
        elif kind in (REST, b"uuid"):
            yield from unknown(kind, inner.content(first, last))
        else:
            yield from field(kind, inner.content(first, last))
