"""Isobmff boxes: boxes of ISO base media within one another, through a window on the file."""

import struct
from collections.abc import Callable, Iterator

from gate.probe.damage import Damage, ask, parts
from gate.probe.opening import Opened

HEAD = 8
_SIZE_AND_KIND = struct.Struct(">I4s")
_LONG = 16
"""Bytes of a head whose size does not fit into 32 bits."""
_WINDOW = 1 << 14
_MOST, _ALL = 16 << 20, 32 << 20
"""Bytes of one piece of metadata, and of all of a file."""

Box = tuple[bytes, int, int]
"""Type, and where the content begins and ends."""
REST = b""
"""The type of bytes behind the last box, which are none."""


class Excess(Exception):  # noqa: N818  (the name says what the file has)
    """The metadata are more than gate reads."""


class Boxes:
    """Boxes in a file, or in a piece of it that was read or unpacked. All places are counted from its start."""

    def __init__(self, at: Callable[[int, int], bytes], size: int, head: bytes, count: Iterator[int]) -> None:
        self.size = size
        self._at = at
        self._data, self._base = head, 0
        self._count = count
        self._left = _ALL

    def inside(self, start: int, end: int) -> Iterator[Box]:
        """ISO 14496-12, 4.2: the boxes from `start` to before `end`, and what stands there behind them. Raises Damage for one that goes on."""
        while end - start >= HEAD:
            place = start - self._base
            if not 0 <= place <= len(self._data) - _LONG:
                place = self._moved(start)
            size, kind = _SIZE_AND_KIND.unpack_from(self._data, place)
            next(self._count)
            body = start + HEAD
            if size == 1:
                size, body = self._long(place), start + _LONG
            elif size == 0:
                break
            if size > end - start or size < body - start:
                raise Damage("a box is longer than the one around it")
            yield kind, body, start + size
            start += size
        if start < end:
            yield REST, start, end

    def outermost(self, start: int) -> Box:
        """The box at a place that is in no other; a size of 0 reaches to the end. Raises Damage."""
        place = self._moved(start)
        size, kind = _SIZE_AND_KIND.unpack_from(self._data, place)
        next(self._count)
        body = start + HEAD
        if size == 1:
            size, body = self._long(place), start + _LONG
        size = size or self.size - start
        ask(body - start <= size <= self.size - start and min(kind) >= ord(" "), "its boxes do not fill the file")
        return kind, body, start + size

    def _long(self, place: int) -> int:
        return int.from_bytes(self._data[place + HEAD : place + _LONG])

    def _moved(self, start: int) -> int:
        """Where in the window a head stands that begins at a place; the window is moved to hold it."""
        place = start - self._base
        if 0 <= place <= len(self._data) - _LONG:
            return place
        self._data, self._base = self._at(start, _WINDOW), start
        ask(len(self._data) >= HEAD, "it ends within a box")
        return 0

    def content(self, start: int, end: int) -> bytes:
        """The bytes of a piece of metadata. Raises Excess for more than 16 MiB, and for more than 32 MiB in all."""
        length = end - start
        self._left -= length
        if length > _MOST or self._left < 0:
            raise Excess
        place = start - self._base
        data = self._data[place : place + length] if place >= 0 else b""
        data = data if len(data) == length else self._at(start, length)
        ask(len(data) == length, "it ends within a box")
        return data

    def within(self, start: int, end: int) -> "Boxes":
        """The boxes of a piece that is read at once; what is counted is counted together."""
        return self.over(self.content(start, end))

    def over(self, data: bytes) -> "Boxes":
        """The boxes in bytes."""
        return Boxes(lambda offset, length: data[offset : offset + length], len(data), data, self._count)


def boxes(opened: Opened) -> Boxes:
    return Boxes(opened.at, opened.size, opened.head, parts())
