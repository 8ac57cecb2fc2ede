"""Exr: do the pictures of an OpenEXR file lie within it, and what do the headers say that ExifTool passes over?"""

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gate.probe.damage import MOST_PARTS, ask, parts
from gate.probe.fact import Fact
from gate.probe.opening import Opened

_TILED, _DEEP, _MULTIPART = 0x02, 0x08, 0x10  # in the third byte of the version field
_NAME = 512
_TEXT = 1 << 20
"""Bytes of a text attribute that are read at most."""
_LINES = {0: 1, 1: 1, 2: 1, 3: 16, 5: 16, 9: 256}
_MOST_LINES = 32
"""Lines of a chunk, by how it is compressed; of PIZ, B44, DWAA and HTJ2K32."""
_WIDEST = 256
_OFFSET = 8

Attributes = Mapping[str, tuple[str, int, int]]
"""Of each name the type, where the value starts, and how long it is."""


class _Header(NamedTuple):
    attributes: Attributes
    end: int
    tiled: bool
    deep: bool


def exr(opened: Opened) -> None:
    """OpenEXR file layout: headers, a table of offsets for each part, and within the file what they point to."""
    headers = list(_headers(opened))
    table = headers[-1].end + (1 if _flags(opened) & _MULTIPART else 0)
    ask(table + _OFFSET < opened.size, "it holds no picture")
    for header in headers:
        count = _chunks(opened, header)
        ask(table + count * _OFFSET < opened.size, "its table of offsets runs over the end")
        data = opened.at(table, min(count, MOST_PARTS) * _OFFSET)
        offsets = struct.unpack(f"<{len(data) // _OFFSET}Q", data)
        ask(all(table < offset < opened.size for offset in offsets), "a part of the picture lies outside the file")
        ask(_fits(opened, header, max(offsets, default=0)), "the last part of the picture is cut")
        table += count * _OFFSET


def labels(opened: Opened) -> Iterator[Fact]:
    """The texts of every header but the first, which ExifTool reads. Raises Damage."""
    for number, header in enumerate(_headers(opened)):
        for name, (kind, start, size) in header.attributes.items() if number else ():
            if kind == "string":
                text = opened.at(start, min(size, _TEXT)).decode("utf-8", "replace")
                yield Fact("exr", f"OpenEXR:{name[:1].upper()}{name[1:]}", text)


def _flags(opened: Opened) -> int:
    return opened.head[5]


def _headers(opened: Opened) -> Iterator[_Header]:
    """One header, or in a file of parts as many as there are up to a null byte."""
    header = _header(opened, 8)
    yield header
    for _ in parts():
        if not _flags(opened) & _MULTIPART or opened.at(header.end, 1) == b"\0":
            return
        header = _header(opened, header.end)
        yield header


def _header(opened: Opened, offset: int) -> _Header:
    """Attributes of name, type, size and value, up to a null byte."""
    attributes: dict[str, tuple[str, int, int]] = {}
    for _ in parts():
        if opened.at(offset, 1) == b"\0":
            break
        name, kind, size = (*opened.at(offset, _NAME).split(b"\0", 2), b"", b"")[:3]
        ask(name and kind and offset < opened.size, "its header does not end")
        start, length = offset + len(name) + len(kind) + 6, int.from_bytes(size[:4], "little")
        attributes[name.decode("utf-8", "replace")] = (kind.decode("utf-8", "replace"), start, length)
        offset = start + length
    _, start, length = attributes.get("type", ("", 0, 0))
    form, flags = opened.at(start, min(length, _NAME)), _flags(opened)
    return _Header(attributes, offset + 1, bool(flags & _TILED) or b"tile" in form, bool(flags & _DEEP) or b"deep" in form)


def _chunks(opened: Opened, header: _Header) -> int:
    """How many chunks a part has at least: as it says, or as many as its lines or largest tiles need."""
    attributes = header.attributes
    if said := _numbers(opened, attributes, "chunkCount", "<i"):
        return max(0, said[0])
    window = _numbers(opened, attributes, "dataWindow", "<4i")
    ask(window and window[0] <= window[2] and window[1] <= window[3], "it does not say how large it is")
    wide, high = window[2] - window[0] + 1, window[3] - window[1] + 1
    tile = _numbers(opened, attributes, "tiles", "<2I") if header.tiled else ()
    if tile:
        return -(-wide // max(1, tile[0])) * -(-high // max(1, tile[1]))
    (compression,) = _numbers(opened, attributes, "compression", "<B") or (0,)
    return -(-high // _lines(compression))


def _lines(compression: int) -> int:
    return _LINES.get(compression, _MOST_LINES if compression in (4, 6, 7, 8, 11) else _WIDEST)


def _numbers(opened: Opened, attributes: Attributes, name: str, layout: str) -> tuple[int, ...]:
    _, start, size = attributes.get(name, ("", 0, 0))
    data = opened.at(start, struct.calcsize(layout))
    return struct.unpack(layout, data) if size >= struct.calcsize(layout) == len(data) else ()


def _fits(opened: Opened, header: _Header, offset: int) -> bool:
    """Whether a chunk of lines or of one tile lies within the file; a deep one says its size otherwise."""
    if not offset or header.deep:
        return True
    place = offset + (4 if _flags(opened) & _MULTIPART else 0) + (16 if header.tiled else 4)
    return place + 4 + int.from_bytes(opened.at(place, 4), "little") <= opened.size
