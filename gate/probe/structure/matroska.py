"""Matroska: the elements of a segment, and the tags among them, wherever they stand (RFC 8794, RFC 9559)."""

from collections.abc import Iterator
from typing import NamedTuple

from gate.probe.damage import ask, parts
from gate.probe.fact import Fact
from gate.probe.opening import Opened

_SEGMENT = 0x18538067
_TAGS, _TAG, _SIMPLE_TAG = 0x1254C367, 0x7373, 0x67C8
_NAME, _STRING = 0x45A3, 0x4487
_LARGEST = 1 << 20
"""Bytes of tags that are read at most; longer ones hold pictures."""
_LONGEST = 8
"""Bytes of an id and of a size at most."""


class Piece(NamedTuple):
    """An element: its id, where its content begins and ends; the end is None where a live segment or cluster does not say it."""

    id: int
    start: int
    end: int | None


def matroska(opened: Opened) -> None:
    """After the EBML header the segment, which fits the file if it says its size, and whose elements tile it."""
    for _ in _children(opened):
        pass


def labels(opened: Opened) -> Iterator[Fact]:
    """Each simple tag of the segment; ExifTool reads none after the first cluster. Raises Damage."""
    for piece in _children(opened):
        if piece.id == _TAGS and piece.end is not None and piece.end - piece.start <= _LARGEST:
            yield from _simple_tags(opened.at(piece.start, piece.end - piece.start))


def _children(opened: Opened) -> Iterator[Piece]:
    """The elements of the segment, up to one that does not say where it ends."""
    header = _piece(opened.at(0, 16), 0)
    ask(header.end is not None and header.end < opened.size, "its header runs over the end")
    segment = _piece(opened.at(header.end or 0, 16), header.end or 0)
    ask(segment.id == _SEGMENT, "its segment is missing")
    end = opened.size if segment.end is None else segment.end
    ask(end <= opened.size, "its segment runs over the end")
    offset = segment.start
    for _ in parts():
        if offset >= end:
            return
        piece = _piece(opened.at(offset, 16), offset)
        ask(piece.end is None or piece.end <= end, "its elements do not fill its segment")
        yield piece
        if piece.end is None:
            return
        offset = piece.end


def _simple_tags(data: bytes) -> Iterator[Fact]:
    for tag in _inside(data, _TAG):
        for simple in _inside(tag, _SIMPLE_TAG):
            name, text = (b"".join(_inside(simple, wanted)).decode("utf-8", "replace").strip("\0") for wanted in (_NAME, _STRING))
            if name and text:
                yield Fact("matroska", f"Matroska:{name[:1].upper()}{name[1:].lower()}", text)


def _inside(data: bytes, wanted: int) -> Iterator[bytes]:
    offset = 0
    while offset < len(data):
        piece = _piece(data[offset : offset + 16], offset)
        end = len(data) if piece.end is None else piece.end
        if piece.id == wanted:
            yield data[piece.start : end]
        offset = end


def _piece(head: bytes, offset: int) -> Piece:
    """The element that begins with `head` at an offset of the file."""
    kind, width = _number(head)
    size, more = _number(head[width:])
    said = size & ((1 << 7 * more) - 1)
    start = offset + width + more
    return Piece(kind, start, None if said == (1 << 7 * more) - 1 else start + said)


def _number(data: bytes) -> tuple[int, int]:
    """A number with its marker bit, and how many bytes it takes (RFC 8794, 4)."""
    width = 9 - data[0].bit_length() if data and data[0] else 0
    ask(0 < width <= _LONGEST and len(data) >= width, "it holds a number without a length")
    return int.from_bytes(data[:width]), width
