"""Ogg: the pages of every logical stream, the header packets that each begins with, and the proof that the pages fill the file."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from gate.probe.containers import rest
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.containers.ogg.headers import Headers
from gate.probe.damage import ask, parts
from gate.probe.fact import Fault, Found
from gate.probe.opening import Opened

_HEAD = struct.Struct("<4sBBqIIIB")
"""Mark, version, flags, position, stream, number, checksum, and how many numbers the table has that follows."""
_MARK = b"OggS"
_TABLE = 255
_WINDOW = 1 << 16
_BEGINS = 2


class _Page(NamedTuple):
    """Its flags and stream, the table of the lengths in it, where its contents begin and end."""

    flags: int
    stream: int
    table: bytes
    start: int
    end: int


class _Walk:
    """Through one file: the streams whose header packets are not all read yet, the window of the file that is held."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._streams: dict[int, Headers] = {}
        self._allowance = Allowance()
        self._window, self._base = opened.head, 0

    def file(self) -> Iterator[Found]:
        """What the headers say, and what stands behind the pages."""
        offset = 0
        for _ in parts():
            page = self._page(offset)
            if page is None:
                break
            offset = page.end
            if page.flags & _BEGINS:
                self._streams[page.stream] = Headers()
            if headers := self._streams.get(page.stream):
                yield from self._feed(headers, page)
        ask(all(headers.optional for headers in self._streams.values()), "its headers do not end")
        behind = list(rest.between(self._opened, offset, self._opened.size))
        yield from behind
        if behind:
            yield Fault("limit", "Something stands behind its pages.")

    def _page(self, offset: int) -> _Page | None:
        """The page that begins there; None where none does. Raises Damage where it is cut."""
        if offset + _HEAD.size + _TABLE > self._base + len(self._window):
            self._window, self._base = self._opened.at(offset, _WINDOW), offset
        place = offset - self._base
        if not self._window.startswith(_MARK, place):
            return None
        ask(place + _HEAD.size <= len(self._window), "its last page is cut")
        _, _, flags, _, stream, _, _, count = _HEAD.unpack_from(self._window, place)
        place += _HEAD.size
        table = self._window[place : place + count]
        start = self._base + place + count
        end = start + sum(table)
        ask(end <= self._opened.size, "its last page is cut")
        return _Page(flags, stream, table, start, end)

    def _feed(self, headers: Headers, page: _Page) -> Iterator[Found]:
        length = page.end - page.start
        if not self._allowance.grants(length):
            yield EXCEEDED
            del self._streams[page.stream]
            return
        yield from headers.heard(page.table, self._opened.at(page.start, length))
        if headers.whole:
            del self._streams[page.stream]


def ogg(opened: Opened) -> Iterator[Found]:
    """RFC 3533, 6: pages of one or several streams, also of streams that follow one another. Raises Damage."""
    yield from _Walk(opened).file()
