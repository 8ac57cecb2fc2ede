"""Riff: the chunks of WAV, AVI and WebP files, what those among them say that hold metadata, and the proof that they fill the file."""

import struct
from collections.abc import Iterator, Mapping

from gate.probe.containers import id3, rest
from gate.probe.containers.allowance import EXCEEDED, MOST, Allowance
from gate.probe.containers.riff.chunks import MEANINGS
from gate.probe.damage import Damage, ask, parts
from gate.probe.fact import Block, Fault, Found
from gate.probe.opening import Opened

_UNSAID = 0xFFFFFFFF
_HEAD = struct.Struct("<4sI")
_FORM = 12
_NEEDED = {
    b"WAVE": frozenset((b"data", b"LISTwavl")),
    b"AVI ": frozenset((b"LISTmovi", b"LISThdrl")),
    b"WEBP": frozenset((b"VP8 ", b"VP8L", b"VP8X")),
}
_ESSENCE = {
    b"WAVE": frozenset((b"data", b"LISTwavl")),
    b"AVI ": frozenset((b"LISTmovi", b"idx1")),
    b"WEBP": frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANMF")),
}
"""By the file's form: chunks of which one has to be there, and chunks of sound and picture."""
_CREDENTIALS = b"C2PA"
_TAGS = (b"id3 ", b"ID3 ")
_SMALL = 16
"""Bytes in which no label fits."""
_WIDE = struct.Struct("<QQQI")
_ROW = struct.Struct("<4sQ")
"""The beginning of a ds64 chunk, and what it says of a chunk of another name."""


class _Walk:
    """Through one file: how many chunks were met, how much may still be read, what is still missing."""

    def __init__(self, opened: Opened) -> None:
        form = opened.head[8:_FORM]
        self._opened = opened
        self._sizes = {} if opened.head.startswith(b"RIFF") else _wide(opened)
        self._essence = _ESSENCE.get(form, frozenset())
        self._needed = _NEEDED.get(form, frozenset((form,)))
        self._count = parts()
        self._allowance = Allowance()
        self._room = id3.Room()

    def file(self) -> Iterator[Found]:
        """The outermost chunks, and what stands behind the end that the header names."""
        size = int.from_bytes(self._opened.head[4:8], "little")
        size = self._sizes.get(b"RIFF", self._opened.size - 8) if size == _UNSAID else size
        end = size + 8
        ask(end <= self._opened.size, "it is shorter than its header says")
        yield from self._inside(_FORM, end)
        ask(not self._needed, "it holds neither sound nor picture")
        yield from self._behind(end + end % 2)

    def _inside(self, offset: int, end: int) -> Iterator[Found]:
        while offset + _HEAD.size <= end:
            key, start, size = self._head(offset)
            if size == _UNSAID:
                size = self._sizes.get(key, _UNSAID)
            if size == _UNSAID:
                yield Fault("limit", "It does not say where its sound ends.")
                size = end - start
            ask(start + size <= end, f"its {key.decode('latin-1')!a} chunk runs over the end")
            yield from self._chunk(key, start, size)
            offset = start + size + size % 2
        yield from rest.between(self._opened, offset, end)

    def _head(self, offset: int) -> tuple[bytes, int, int]:
        """Name of a chunk, that of a list with its kind; where its contents begin, and how long they are."""
        next(self._count)
        head = self._opened.at(offset, _FORM)
        name, size = _HEAD.unpack_from(head)
        return name + head[8:] if name == b"LIST" else name, offset + _HEAD.size, size

    def _behind(self, offset: int) -> Iterator[Found]:
        """Further RIFF chunks, of which long AVI files are made (OpenDML 1.02, 2.0), metadata that were appended, and the rest."""
        while offset + _HEAD.size <= self._opened.size:
            key, start, size = self._head(offset)
            if key not in MEANINGS and key not in (b"RIFF", _CREDENTIALS, *_TAGS):
                break
            ask(start + size <= self._opened.size, "a chunk behind its end is cut")
            yield from self._inside(start + 4, start + size) if key == b"RIFF" else self._chunk(key, start, size)
            offset = start + size + size % 2
        yield from rest.between(self._opened, offset, self._opened.size)

    def _chunk(self, key: bytes, start: int, size: int) -> Iterator[Found]:
        if key in self._needed:
            self._needed = frozenset()
        if key in self._essence:
            return
        if key == _CREDENTIALS:
            yield Block("credentials", b"")
        elif size > _SMALL or key in MEANINGS:
            if not self._allowance.grants(size):
                yield EXCEEDED
            else:
                yield from self._meaning(key, self._opened.at(start, size))

    def _meaning(self, key: bytes, data: bytes) -> Iterator[Found]:
        """What a chunk says; one that is damaged keeps no other from being read."""
        try:
            yield from id3.tags(data, self._room) if key in _TAGS else MEANINGS.get(key, rest.searched)(data)
        except Damage as damage:
            yield from rest.searched(data)
            yield Fault("damaged", f"It is damaged: {damage}.")


def riff(opened: Opened) -> Iterator[Found]:
    """RIFF (Multimedia Programming Interface 1.0, 2), with sizes of 64 bits after EBU Tech 3306: chunks in any order.

    Raises Damage where they do not fit the file, or the one that holds the sound or picture is missing.
    """
    yield from _Walk(opened).file()


def _wide(opened: Opened) -> Mapping[bytes, int]:
    """The ds64 chunk: the sizes of the file, of its sound, and of other chunks that are too long for 32 bits."""
    head = opened.at(_FORM, _HEAD.size)
    data = opened.at(_FORM + _HEAD.size, min(int.from_bytes(head[4:], "little"), MOST))
    ask(head.startswith(b"ds64") and len(data) >= _WIDE.size, "its ds64 chunk is missing")
    whole, sound, _, count = _WIDE.unpack_from(data)
    rows = data[_WIDE.size : _WIDE.size + _ROW.size * count]
    ask(len(rows) == _ROW.size * count, "its ds64 chunk is cut")
    return {**dict(_ROW.iter_unpack(rows)), b"RIFF": whole, b"data": sound}
