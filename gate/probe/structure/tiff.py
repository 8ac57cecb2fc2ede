"""Tiff: do the directories of a TIFF or BigTIFF file, and the values that they point to, lie within the file?"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

from gate.probe.damage import MOST_PARTS, ask
from gate.probe.opening import Opened

_HEADER = 8
_PIECES = ((273, 279), (324, 325))
"""Where strips and tiles start, and how long they are."""
_WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}


class _Layout(NamedTuple):
    """How wide the numbers are: of a directory's count, of an entry, of an offset."""

    order: Literal["big", "little"]
    number: int
    entry: int
    offset: int


def tiff(opened: Opened) -> None:
    """TIFF 6.0, section 2, and BigTIFF: a chain of directories."""
    order: Literal["big", "little"] = "little" if opened.head[:2] == b"II" else "big"
    big = opened.head[2:4] in (b"+\0", b"\0+")
    layout = _Layout(order, 8, 20, 8) if big else _Layout(order, 2, 12, 4)
    start = int.from_bytes(opened.head[8:16] if big else opened.head[4:8], order)
    ask(start, "it has no directory")
    seen: set[int] = set()
    while start:
        ask(start not in seen and len(seen) < MOST_PARTS, "its directories do not end")
        seen.add(start)
        start = _next(opened, start, layout)


def _next(opened: Opened, start: int, layout: _Layout) -> int:
    count = int.from_bytes(opened.at(start, layout.number), layout.order)
    length = count * layout.entry
    ask(start >= _HEADER and count and start + layout.number + length <= opened.size, "a directory lies outside the file")
    entries = opened.at(start + layout.number, length)
    for end in _ends(entries, layout):
        ask(end <= opened.size, "a value lies outside the file")
    for places, lengths in _PIECES:
        for place, size in zip_longest(
            _values(opened, entries, layout, places), _values(opened, entries, layout, lengths), fillvalue=0
        ):
            ask(place + size <= opened.size, "a part of the picture lies outside the file")
    return int.from_bytes(opened.at(start + layout.number + length, layout.offset), layout.order)


def _values(opened: Opened, entries: bytes, layout: _Layout, wanted: int) -> list[int]:
    """The numbers of a field, as far as they are no more than the parts that a file may have."""
    wide = layout.offset
    for entry in (entries[place : place + layout.entry] for place in range(0, len(entries), layout.entry)):
        if int.from_bytes(entry[:2], layout.order) == wanted:
            width = _WIDTHS.get(int.from_bytes(entry[2:4], layout.order), 0)
            size = min(int.from_bytes(entry[4 : 4 + wide], layout.order), MOST_PARTS) * width
            data = entry[4 + wide :][:size] if size <= wide else opened.at(int.from_bytes(entry[4 + wide :], layout.order), size)
            return [int.from_bytes(data[place : place + width], layout.order) for place in range(0, len(data), width or 1)]
    return []


def _ends(entries: bytes, layout: _Layout) -> Iterator[int]:
    wide = layout.offset
    for place in range(0, len(entries), layout.entry):
        kind = int.from_bytes(entries[place + 2 : place + 4], layout.order)
        count = int.from_bytes(entries[place + 4 : place + 4 + wide], layout.order)
        size = count * _WIDTHS.get(kind, 0)
        if size > wide:
            yield size + int.from_bytes(entries[place + 4 + wide : place + 4 + 2 * wide], layout.order)
