"""Told: what a reader of blocks makes of bytes, and blocks built by hand."""

import struct
from collections.abc import Callable, Iterator

from gate.probe.fact import Found
from tests.probe.containers.walk import kept

Reader = Callable[[bytes], Iterator[Found]]


def told(reader: Reader, data: bytes) -> list[Found]:
    """What a reader comes upon in a block of these bytes."""
    return kept(reader(data))


Entry = tuple[int, int, bytes]
"""Number, type and value of a field."""
_WIDTHS = {3: 2, 4: 4, 5: 8, 9: 4, 12: 8, 13: 4, 16: 8, 18: 8}


class Stream:
    """A stream of TIFF that is written directory by directory, values behind the entries."""

    def __init__(self, order: str = "<", *, big: bool = False) -> None:
        self._order, self._big = order, big
        mark = b"II" if order == "<" else b"MM"
        self._letter, self._many = ("Q", "Q") if big else ("I", "H")
        self.data = mark + struct.pack(f"{order}HHH", 43, 8, 0) if big else mark + struct.pack(f"{order}H", 42)
        self.data += bytes(8 if big else 4)

    def add(self, *entries: Entry, following: int = 0) -> int:
        """Writes a directory; returns where it stands."""
        place, wide = len(self.data), 8 if self._big else 4
        start = place + struct.calcsize(f"<{self._many}") + len(entries) * (4 + 2 * wide) + wide
        rows, heap = b"", b""
        for tag, kind, value in entries:
            count = len(value) // _WIDTHS.get(kind, 1)
            inside = value.ljust(wide, b"\0") if len(value) <= wide else self.number(start + len(heap))
            heap += value if len(value) > wide else b""
            rows += struct.pack(f"{self._order}HH{self._letter}", tag, kind, count) + inside
        self.data += struct.pack(f"{self._order}{self._many}", len(entries)) + rows + self.number(following) + heap
        return place

    def number(self, value: int) -> bytes:
        return struct.pack(f"{self._order}{self._letter}", value)

    def begun(self, first: int) -> bytes:
        """The stream, whose first directory stands there."""
        width = 8 if self._big else 4
        return self.data[:width] + self.number(first) + self.data[2 * width :]


def written(*entries: Entry, order: str = "<", big: bool = False) -> bytes:
    """A stream of one directory."""
    stream = Stream(order, big=big)
    return stream.begun(stream.add(*entries))


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    head = b"8BIM" + struct.pack(">HB", number, len(name)) + name
    head += b"\0" * (len(head) % 2)
    return head + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)


def dataset(number: int, text: bytes, record: int = 2) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(text)) + text
