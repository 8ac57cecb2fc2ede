"""Directories: every field of a stream of TIFF, classic or big, whether it is a block of bytes or a file."""

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from gate.probe.blocks.exif_names import DIRECTORIES, PICTURES, TOLD
from gate.probe.damage import MOST_PARTS, Damage, ask
from gate.probe.fact import Fault

_WIDTHS: Mapping[int, int] = {
    1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8, 129: 1,
}  # fmt: skip
"""Bytes of a value of each type (TIFF 6.0, section 2; BigTIFF; CIPA DC-008, 4.6.2 for UTF-8)."""
_NUMBERS: Mapping[int, str] = {1: "B", 2: "H", 4: "I", 8: "Q"}
_CHAINED = frozenset(("IFD", "SubIFD"))
"""Directories that name a next one. Behind the others stands what its writer left there."""
_OF_BYTES = frozenset((1, 2, 6, 7, 129))
"""Types of text, or of what may be text."""
_OUTSIDE = Fault("damaged", "A field of its TIFF lies outside it.")
_STRANGE = Fault("damaged", "A field of its TIFF is of no known type.")
_MOST = 16 << 20
_ALL = 32 << 20
TOO_LARGE = Fault("limit", "A field of its TIFF is larger than 16 MiB, or all of them than 32 MiB.")

Order = Literal["<", ">"]


class Source(NamedTuple):
    """How bytes are read, from an offset and so many or fewer, and how many there are."""

    at: Callable[[int, int], bytes]
    size: int


class Field(NamedTuple):
    """Group of its directory, number, type, number of bytes, and where they begin; `data` if they stand in the directory itself."""

    group: str
    tag: int
    kind: int
    size: int
    place: int
    data: bytes | None


class _Layout(NamedTuple):
    """How a directory is written: its count, an entry, an offset, and where the first one is named."""

    many: struct.Struct
    entry: struct.Struct
    offset: struct.Struct
    first: int


def _layouts(order: Order) -> tuple[_Layout, _Layout]:
    return (
        _Layout(struct.Struct(f"{order}H"), struct.Struct(f"{order}HHI4s"), struct.Struct(f"{order}I"), 4),
        _Layout(struct.Struct(f"{order}Q"), struct.Struct(f"{order}HHQ8s"), struct.Struct(f"{order}Q"), 8),
    )


_LITTLE, _BIG = _layouts("<"), _layouts(">")
_BEGINNINGS: Mapping[bytes, tuple[Order, _Layout]] = {
    b"II*\0": ("<", _LITTLE[0]),
    b"MM\0*": (">", _BIG[0]),
    b"II+\0": ("<", _LITTLE[1]),
    b"MM\0+": (">", _BIG[1]),
}


class Directories:
    """A walk through the directories of one stream.

    `reach` is where the last value or directory ends that was met so far, `pictures` the fields that tell where the picture of a
    directory stands, by number.
    """

    def __init__(self, source: Source) -> None:
        """Raises Damage unless the source begins as TIFF."""
        head = source.at(0, 16)
        ask(head[:4] in _BEGINNINGS, "it does not begin as TIFF")
        self.order, self._layout = _BEGINNINGS[head[:4]]
        ask(len(head) >= self._layout.first + self._layout.offset.size, "it has no directory")
        self._source = source
        (self._first,) = self._layout.offset.unpack_from(head, self._layout.first)
        ask(self._first, "it has no directory")
        self.reach = self._layout.first + self._layout.offset.size
        self.pictures: list[dict[int, Field]] = []
        self._known: set[int] = set()
        self._entries = 0
        self._room = _ALL
        self._waiting: list[tuple[str, int, int]] = []

    def fields(self) -> Iterator[Field | Fault]:
        """The fields that may hold text or blocks, of all directories, each directory once; a fault for each field that does not lie
        within the stream. Raises Damage.
        """
        self._wait("IFD", 0, self._first)
        while self._waiting:
            yield from self._directory(*self._waiting.pop())

    def _wait(self, name: str, number: int, start: int) -> None:
        ask(start not in self._known and len(self._known) < MOST_PARTS, "its directories do not end")
        self._known.add(start)
        self._waiting.append((name, number, start))

    def _directory(self, name: str, number: int, start: int) -> Iterator[Field | Fault]:
        many, entry, offset, _ = self._layout
        head = self._source.at(start, many.size)
        rows = many.unpack(head)[0] if len(head) == many.size else 0
        length = rows * entry.size
        end = start + many.size + length
        if start < self._layout.first or not (rows or number) or len(head) < many.size or end > self._source.size:
            yield Fault("damaged", "A directory of its TIFF lies outside it.")
            return
        self._entries += rows
        ask(self._entries < MOST_PARTS, "its directories do not end")
        further = self._source.at(end, offset.size) if name in _CHAINED else b""
        following = offset.unpack(further)[0] if len(further) == offset.size else 0
        # Those within a directory may be listed there and be a chain too.
        if following and (name == "IFD" or following not in self._known):
            self._wait(name, number + 1, following)
        self.reach = max(self.reach, end + (offset.size if name in _CHAINED else 0))
        self.pictures.append({})
        yield from self._rows(_group(name, number), self._source.at(start + many.size, length))

    def _rows(self, group: str, entries: bytes) -> Iterator[Field | Fault]:
        unpack, inside = self._layout.offset.unpack, self._layout.offset.size
        for tag, kind, count, value in self._layout.entry.iter_unpack(entries):
            size = count * _WIDTHS.get(kind, 0)
            place = unpack(value)[0] if size > inside else 0
            if place + size > self._source.size:
                yield _OUTSIDE
            elif count and not size:
                yield _STRANGE
            else:
                self.reach = max(self.reach, place + size)
                if size and (kind in _OF_BYTES or tag in TOLD):
                    field = Field(group, tag, kind, size, place, value[:size] if size <= inside else None)
                    yield from self._told(field)

    def _told(self, field: Field) -> Iterator[Field]:
        """The field, unless it tells where something else stands: a part of the picture, or another directory."""
        if field.tag in PICTURES:
            self.pictures[-1][field.tag] = field
        elif field.tag in DIRECTORIES:
            self._descend(field)
        else:
            yield field

    def _descend(self, field: Field) -> None:
        name = DIRECTORIES[field.tag]
        places = self.numbers(field)
        self._entries += len(places)
        ask(self._entries < MOST_PARTS, "its directories do not end")
        for number, place in reversed(list(enumerate(places if name in _CHAINED else places[:1]))):
            if place and place not in self._known:
                self._wait(name, number, place)

    def value(self, field: Field) -> bytes | None:
        """The bytes of a field; None if they are more than may be read."""
        if field.data is not None:
            return field.data
        if field.size > min(_MOST, self._room):
            return None
        self._room -= field.size
        return self._source.at(field.place, field.size)

    def numbers(self, field: Field) -> tuple[int, ...]:
        """What a field of whole numbers holds. Raises Damage if they are more than a file has parts."""
        width = _WIDTHS[field.kind]
        count = field.size // width
        if count > MOST_PARTS:
            raise Damage("it consists of more than 262,144 parts")
        data = field.data if field.data is not None else self._source.at(field.place, field.size)
        letter = _NUMBERS.get(width, "B")
        return struct.unpack_from(f"{self.order}{count}{letter}", data)


def _group(name: str, number: int) -> str:
    """`IFD0`, `IFD1`; `SubIFD`, `SubIFD1`; the others are one each."""
    return f"{name}{number}" if name == "IFD" or number else name
