"""Exr: what every header of an OpenEXR file says, and the proof that its pictures lie within it."""

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from gate.probe.containers.exr.attributes import meaning
from gate.probe.containers.exr.chunks import MULTIPART, NEEDED, Header, pictures
from gate.probe.damage import ask, parts
from gate.probe.fact import Found
from gate.probe.opening import Opened

_HEAD = re.compile(rb"([^\0]{1,255})\0([^\0]{1,255})\0(.{4})", re.DOTALL)
"""Name, type and size of an attribute; its value follows."""
_MOST = 16 << 20
"""Bytes of all headers."""
_GROWTH = 4
_ROOM, _ROW = 4 << 20, 512
"""Bytes of what is remembered, and of one row without its attribute."""


class _Attribute(NamedTuple):
    """An attribute as it stands, where in it the value begins, its name if it says something of the chunks, and what it means."""

    raw: bytes
    start: int
    needed: bytes | None
    found: tuple[Found, ...]


class _Memory:
    """The attributes that stood last at each offset, as many as are a few MiB: frames of a sequence repeat most of them."""

    def __init__(self) -> None:
        self.rows: dict[int, _Attribute] = {}
        self._room = _ROOM

    def keep(self, offset: int, row: _Attribute) -> None:
        size = len(row.raw) + _ROW
        if size > _ROOM:
            return
        self._room -= size
        if self._room < 0:
            self.rows.clear()
            self._room = _ROOM - size
        self.rows[offset] = row


_MEMORY = _Memory()

Read = tuple[bytes, int, Header]
"""The beginning of the file as far as it had to be read, where in it a header ends, and what that says of its chunks."""


def exr(opened: Opened) -> Iterator[Found]:
    """OpenEXR file layout: headers of attributes, one for each part, a table of offsets for each, and what they point to."""
    data, flags, count = opened.head, int.from_bytes(opened.head[5:6]), parts()
    data, end, header = yield from _header(opened, data, 8, count)
    headers = [header]
    while flags & MULTIPART and data[end : end + 1] != b"\0":
        data, end, header = yield from _header(opened, data, end, count)
        headers.append(header)
    yield from pictures(opened, headers, end + 1 if flags & MULTIPART else end)


def _header(opened: Opened, data: bytes, offset: int, count: Iterator[int]) -> Generator[Found, None, Read]:
    """Attributes up to a null byte."""
    values: dict[bytes, bytes] = {}
    rows = _MEMORY.rows
    for _ in count:
        row = rows.get(offset)
        if row is None or not data.startswith(row.raw, offset):
            data, head = _reaching(opened, data, offset)
            if head is None:
                break
            row = _attribute(head)
            _MEMORY.keep(offset, row)
        offset += len(row.raw)
        if row.needed:
            values[row.needed] = row.raw[row.start :]
        if row.found:
            yield from row.found
    return data, offset + 1, Header(values, data[5])


def _reaching(opened: Opened, data: bytes, offset: int) -> tuple[bytes, re.Match[bytes] | None]:
    """The beginning of the file with all of the attribute at an offset in it, and its head; no head where a null byte stands."""
    while data[offset : offset + 1] != b"\0":
        head = _HEAD.match(data, offset)
        end = head.end() + int.from_bytes(head[3], "little") if head else 0
        if head and end <= len(data):
            return data, head
        ask(max(end, len(data)) < min(opened.size, _MOST), "its header does not end")
        data = opened.at(0, min(max(end, len(data)) * _GROWTH, _MOST))
    return data, None


def _attribute(head: re.Match[bytes]) -> _Attribute:
    name, kind, size = head.groups()
    begin, start, end = head.start(), head.end(), head.end() + int.from_bytes(size, "little")
    value = head.string[start:end]
    return _Attribute(head.string[begin:end], start - begin, name if name in NEEDED else None, meaning(name, kind, value))
