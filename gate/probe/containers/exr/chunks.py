"""Exr chunks: how many a part of an OpenEXR file has, and whether all of them lie within it."""

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gate.probe.containers import rest
from gate.probe.damage import Damage, ask
from gate.probe.fact import Found
from gate.probe.opening import Opened

TILED, DEEP, MULTIPART = 0x02, 0x08, 0x10
"""Bits of the second byte of the version field."""
NEEDED = frozenset((b"chunkCount", b"compression", b"dataWindow", b"tiles", b"type"))
"""Names of the attributes that say how many chunks there are, and of which kind."""
_OFFSET = 8
_MOST = 1 << 21
_LINES = {0: 1, 1: 1, 2: 1, 3: 16, 5: 16, 9: 256}
_MOST_LINES = 32
_WIDEST = 256
"""Lines of a chunk, by how it is compressed; 32 of PIZ, B44, DWAA and HTJ2K32; of what is not known yet, as many as of any."""
_MIPMAP, _RIPMAP = 1, 2
_HEAD = 40
"""Bytes of the longest head of a chunk."""


class Header(NamedTuple):
    """What one part says of its chunks: the values of the attributes NEEDED by their names, and the flags of the file."""

    values: Mapping[bytes, bytes]
    flags: int

    @property
    def tiled(self) -> bool:
        return bool(self.flags & TILED) or b"tile" in self.values.get(b"type", b"")

    @property
    def deep(self) -> bool:
        return bool(self.flags & DEEP) or b"deep" in self.values.get(b"type", b"")


def pictures(opened: Opened, headers: list[Header], table: int) -> Iterator[Found]:
    """Proves that the chunks lie within the file, by the tables of their offsets, which begin at `table`, one for each part.

    Gives what stands between the tables and the first chunk, and behind the last. Raises Damage.
    """
    counts = [_count(header) for header in headers]
    tables = table + _OFFSET * sum(counts)
    ask(tables < opened.size, "its table of offsets runs over the end")
    ask(sum(counts) <= _MOST, f"it has more than {_MOST:,} chunks")
    first, end = opened.size, tables
    for header, count in zip(headers, counts, strict=True):
        offsets = struct.unpack(f"<{count}Q", opened.at(table, count * _OFFSET))
        least, most = min(offsets), max(offsets)
        ask(tables <= least and most < opened.size, "a part of the picture lies outside the file")
        first, end = min(first, least), max(end, _end(opened, header, most))
        table += count * _OFFSET
    ask(end <= opened.size, "the last part of the picture is cut")
    yield from rest.between(opened, tables, first)
    yield from rest.between(opened, end, opened.size)


def _count(header: Header) -> int:
    """How many chunks a part has: as it says, or as many as its lines or its tiles of all levels need."""
    count = _said(header) or _needed(header)
    ask(count > 0, "it holds no picture")
    return count


def _said(header: Header) -> int:
    said = header.values.get(b"chunkCount", b"")
    return int.from_bytes(said, "little", signed=True)


def _needed(header: Header) -> int:
    left, top, right, bottom = _numbers(header, b"dataWindow", "<4i")
    wide, high = right - left + 1, bottom - top + 1
    ask(wide > 0 and high > 0, "it does not say how large it is")
    if header.tiled:
        return _tiles(wide, high, _numbers(header, b"tiles", "<2IB"))
    compression = header.values.get(b"compression", b"\0")[:1]
    return -(-high // _lines(int.from_bytes(compression)))


def _numbers(header: Header, name: bytes, layout: str) -> tuple[int, ...]:
    try:
        return struct.unpack(layout, header.values.get(name, b""))
    except struct.error:
        raise Damage("it does not say how large it is") from None


def _lines(compression: int) -> int:
    return _LINES.get(compression, _MOST_LINES if compression in (4, 6, 7, 8, 11) else _WIDEST)


def _tiles(wide: int, high: int, layout: tuple[int, ...]) -> int:
    """OpenEXR file layout, tile description: tiles of one level, of smaller and smaller ones, or of all pairs of sides."""
    across, down, mode = layout
    ask(across and down, "its tiles have no size")
    kind, up = mode & 0x0F, bool(mode >> 4)
    if kind == _RIPMAP:
        return sum(-(-side // across) for side in _sides(wide, up, wide)) * sum(-(-side // down) for side in _sides(high, up, high))
    longest = max(wide, high) if kind == _MIPMAP else 1
    sides = zip(_sides(wide, up, longest), _sides(high, up, longest), strict=True)
    return sum(-(-x // across) * -(-y // down) for x, y in sides)


def _sides(side: int, up: bool, longest: int) -> list[int]:
    """How long one side is in each level, if there are as many levels as halve the longest side to one pixel."""
    levels = (longest - 1).bit_length() if up else longest.bit_length() - 1
    return [max(1, -(-side >> level) if up else side >> level) for level in range(levels + 1)]


def _end(opened: Opened, header: Header, offset: int) -> int:
    """Where a chunk ends; lines and tiles say their size, deep ones those of a table and of their samples."""
    head = opened.at(offset, _HEAD)
    place = (4 if header.flags & MULTIPART else 0) + (16 if header.tiled else 4)
    if header.deep:
        table, samples = struct.unpack_from("<2Q", head.ljust(_HEAD, b"\xff"), place)
        return offset + place + 24 + int(table) + int(samples)
    return offset + place + 4 + int.from_bytes(head[place : place + 4].ljust(4, b"\xff"), "little")
