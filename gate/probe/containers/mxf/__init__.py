"""Mxf: the metadata of every partition of an MXF file, what is unknown around its essence, and the proof that it has its footer."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from gate.probe.containers import rest
from gate.probe.containers.allowance import EXCEEDED, MOST, Allowance
from gate.probe.containers.mxf import sets
from gate.probe.damage import ask, parts
from gate.probe.fact import Found
from gate.probe.opening import Opened

_LABEL = b"\x06\x0e\x2b\x34"
_PACK = bytes.fromhex("060e2b34020501010d01020101")
"""SMPTE ST 377-1, 7.1: how keys of partition packs, of the primer and of the random index pack begin."""
_HEADER, _BODY, _FOOTER, _PRIMER, _RANDOM = 2, 3, 4, 5, 0x11
_FILL = bytes.fromhex("0301021001000000")
_TABLE = bytes.fromhex("0d01020101100100")
"""The last eight bytes of the keys of fill, and of segments of index tables, whatever their version."""
_ESSENCE = b"\x0d\x01\x03\x01"
_RUN_IN, _TAIL = 1 << 16, 1 << 20
_SET = b"\x02\x53"
"""A set of local tags of two bytes and lengths of two (SMPTE ST 336)."""
_ROW = 18
_ENDLESS = 0x80
_HEAD = 25
"""Bytes of a key and of the longest length."""
_FIELDS = 64
_WINDOW = 1 << 16
_BATCH = 1 << 20


class _Piece(NamedTuple):
    """A key, and where its value begins and ends."""

    key: bytes
    start: int
    end: int


class _Partition(NamedTuple):
    """Where its pack ends; its kind; where the one before it and the footer begin; the stream of its essence, 0 if it has none."""

    end: int
    kind: int
    previous: int
    footer: int
    stream: int


class _Walk:
    """Through one file, whose offsets count from the first partition."""

    def __init__(self, opened: Opened, start: int) -> None:
        self._opened = opened
        self._start = start
        self._count = parts()
        self._seen: set[bytes] = set()
        self._unknown = bytearray()
        self._allowed = Allowance()
        self._window, self._base = b"", 0

    def file(self) -> Iterator[Found]:
        """All partitions, in their order."""
        packs = self._partitions()
        ask(packs[max(packs)].kind == _FOOTER, "its footer partition is missing")
        ends = [*sorted(packs)[1:], self._opened.size]
        for offset, end in zip(sorted(packs), ends, strict=True):
            yield from self._partition(packs[offset], end)
        yield from rest.searched(bytes(self._unknown))

    def _partitions(self) -> dict[int, _Partition]:
        """Those that the random index pack at the end of the file names, and those that name one another from the footer back."""
        first = self._pack(self._start)
        packs = {self._start: first}
        named = self._index()
        footer = self._start + first.footer if first.footer else max(named, default=0) or self._last_footer()
        for offset in (*named, footer):
            while offset not in packs:
                pack = packs[offset] = self._pack(offset)
                back = self._start + pack.previous
                ask(back < offset, "its partitions do not follow one another")
                offset = back  # noqa: PLW2901  (the chain goes on from here)
        return packs

    def _pack(self, offset: int) -> _Partition:
        """SMPTE ST 377-1, 7.1."""
        piece = self._piece(offset, self._opened.size)
        kind = piece.key[13]
        ask(piece.key.startswith(_PACK) and kind in (_HEADER, _BODY, _FOOTER), "its footer partition is missing, or another one")
        ask(piece.end - piece.start >= _FIELDS, "its partition packs are too short")
        previous, footer, stream = struct.unpack(">16x2Q28xI", self._opened.at(piece.start, _FIELDS))
        return _Partition(piece.end, kind, previous, footer, stream)

    def _index(self) -> list[int]:
        """SMPTE ST 377-1, 12: at the end of the file the offset of each partition, and how long that list is."""
        size = self._opened.size
        length = int.from_bytes(self._opened.at(size - 4, 4))
        if not _HEAD < length <= min(size, MOST) or self._opened.at(size - length, 14) != _PACK + bytes([_RANDOM]):
            return []
        piece = self._piece(size - length, size)
        data = self._opened.at(piece.start, piece.end - piece.start - 4)
        return [self._start + offset for _, offset in struct.iter_unpack(">IQ", data[: len(data) // 12 * 12])]

    def _last_footer(self) -> int:
        start = max(0, self._opened.size - _TAIL)
        place = self._opened.at(start, _TAIL).rfind(_PACK + bytes([_FOOTER]))
        ask(place >= 0, "its footer partition is missing")
        return start + place

    def _piece(self, offset: int, end: int) -> _Piece:
        """SMPTE ST 336: a key, a length in BER, and a value, up to before `end`."""
        next(self._count)
        ask(offset + 17 <= end, "its parts run over the end")
        if not self._base <= offset <= self._base + len(self._window) - _HEAD:
            self._window, self._base = self._opened.at(offset, _WINDOW), offset
        head = self._window[offset - self._base :][:_HEAD].ljust(_HEAD, b"\xff")
        more = head[16] & 0x7F if head[16] & 0x80 else 0
        ask(more <= _HEAD - 17, "one of its parts has no length")
        start = offset + 17 + more
        piece = _Piece(head[:16], start, start + (int.from_bytes(head[17 : 17 + more]) if more else head[16]))
        ask(head[16] != _ENDLESS and piece.end <= end, "its parts run over the end")
        return piece

    def _partition(self, pack: _Partition, end: int) -> Iterator[Found]:
        """Its metadata and index tables, up to its essence; where it has none, up to the next partition or the end of the file."""
        offset, primer = pack.end, dict[int, bytes]()
        while offset < end:
            if self._opened.at(offset, 4) != _LABEL:
                yield from rest.between(self._opened, offset, end)
                return
            piece = self._piece(offset, end)
            offset = piece.end
            if piece.key[4:6] == b"\1\2" or piece.key[8:12] == _ESSENCE:
                if pack.stream and pack.kind != _FOOTER:
                    return
            elif piece.key.startswith(_PACK) and piece.key[13] == _PRIMER:
                primer = _primer(self._value(piece))
            elif piece.key[8:] != _TABLE and not piece.key.startswith(_PACK):
                yield from self._meaning(piece, primer)

    def _meaning(self, piece: _Piece, primer: sets.Primer) -> Iterator[Found]:
        if not self._allowed.grants(piece.end - piece.start):
            yield EXCEEDED
            return
        value = self._value(piece)
        if value in self._seen:  # partitions repeat the metadata
            return
        self._seen.add(value)
        if piece.key[4:6] == _SET:
            yield from sets.meaning(value, primer, self._unknown)
            if len(self._unknown) > _BATCH:
                yield from rest.searched(bytes(self._unknown))
                self._unknown.clear()
        else:
            yield from rest.searched(value)

    def _value(self, piece: _Piece) -> bytes:
        place, length = piece.start - self._base, piece.end - piece.start
        if place >= 0 and place + length <= len(self._window):
            return self._window[place : place + length]
        return self._opened.at(piece.start, length)


def _primer(data: bytes) -> dict[int, bytes]:
    """SMPTE ST 377-1, 9.2: of each local tag the universal label."""
    count, size = struct.unpack_from(">2I", data.ljust(8, b"\0"))
    ask(size == _ROW and 8 + count * size <= len(data), "its primer is cut")
    return dict(struct.iter_unpack(">H8x8s", data[8 : 8 + count * size]))


def mxf(opened: Opened) -> Iterator[Found]:
    """SMPTE ST 377-1: a run-in, partitions of metadata, index tables and essence, and a random index pack."""
    start = opened.at(0, _RUN_IN + 16).find(_PACK + bytes([_HEADER]))
    ask(start >= 0, "its header partition is missing")
    yield from rest.between(opened, 0, start)
    yield from _Walk(opened, start).file()
