"""Id3: tags of ID3v2, each a list of frames, which may be compressed, grouped or unsynchronised."""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from gate.probe.containers import rest
from gate.probe.containers.allowance import EXCEEDED, MOST
from gate.probe.containers.id3.frames import meaning
from gate.probe.damage import Damage, ask, parts
from gate.probe.fact import Fault, Found

HEADER = 10
_TWO, _FOUR = 2, 4
"""The oldest version and the latest."""
_UNSYNCHRONISED, _EXTENDED, _FOOTER = 0x80, 0x40, 0x10
_ALL = 64 << 20
_NAMES = {2: re.compile(rb"[A-Z][A-Z0-9]{2}"), 3: re.compile(rb"[A-Z][A-Z0-9]{3}"), 4: re.compile(rb"[A-Z][A-Z0-9]{3}")}
"""How frames are named, by version."""
_SHORT = 6
"""The length of a frame's header in version 2."""


class _Flags(NamedTuple):
    """What was done to a frame: the bits for compression, encryption, a group, unsynchronisation, a length of its own."""

    compressed: int
    encrypted: int
    grouped: int
    unsynchronised: int
    measured: int


_FLAGS = {2: _Flags(0, 0, 0, 0, 0), 3: _Flags(0x80, 0x40, 0x20, 0, 0), 4: _Flags(0x08, 0x04, 0x40, 0x02, 0x01)}


class _Frame(NamedTuple):
    name: str
    flags: int
    start: int
    end: int


def length(head: bytes) -> int:
    """Bytes of a tag with header and footer, by its first ten. Raises Damage where the size is none (ID3v2.4.0, 3.1)."""
    ask(len(head) >= HEADER and not any(byte & 0x80 for byte in head[6:HEADER]), "the size of its ID3 tag is none")
    return HEADER + _seven_bits(head[6:HEADER]) + (HEADER if head[3] == _FOUR and head[5] & _FOOTER else 0)


class Room:
    """How many bytes more the compressed frames of one file may unpack to."""

    def __init__(self) -> None:
        self.left = _ALL


def tags(data: bytes, room: Room) -> Iterator[Found]:
    """All tags of ID3v2 at the beginning of the data, and what stands behind them. Raises Damage."""
    place = 0
    while data.startswith(b"ID3", place):
        end = place + length(data[place : place + HEADER])
        ask(end <= len(data), "its ID3 tag is cut")
        yield from tag(data[place:end], room)
        place = end
    yield from rest.searched(data[place:])


def tag(data: bytes, room: Room) -> Iterator[Found]:
    """One tag, header and all (ID3v2.2.0, ID3v2.3.0, ID3v2.4.0, 3). Raises Damage."""
    version, flags = data[3], data[5]
    if version not in _NAMES or (version == _TWO and flags & _EXTENDED):
        yield from rest.searched(data)
        yield Fault("limit", f"It holds an ID3 tag of a version or kind that is not known (2.{version}).")
        return
    body = data[HEADER : HEADER + _seven_bits(data[6:HEADER])]
    if flags & _UNSYNCHRONISED and version < _FOUR:
        body = body.replace(b"\xff\0", b"\xff")
    start = _extended(version, body) if flags & _EXTENDED else 0
    ask(start <= len(body), "its ID3 tag is cut")
    everywhere = _FLAGS[_FOUR].unsynchronised if version == _FOUR and flags & _UNSYNCHRONISED else 0
    yield from _frames(version, body[start:], everywhere, room)


def _extended(version: int, body: bytes) -> int:
    """Bytes of the extended header: in version 3 its size does not count itself (ID3v2.3.0, 3.2), in version 4 it does."""
    return _seven_bits(body[:4]) if version == _FOUR else 4 + int.from_bytes(body[:4])


def _frames(version: int, body: bytes, everywhere: int, room: Room) -> Iterator[Found]:
    place = 0
    for _ in parts():
        frame = _frame(version, body, place)
        if frame is None:
            break
        yield from _meaning(f"ID3v2_{version}", frame._replace(flags=frame.flags | everywhere), body[frame.start : frame.end], room)
        place = frame.end
    left = body[place:].rstrip(b"\0")
    yield from rest.searched(left)
    if left:
        yield Fault("limit" if left[0] == 0 else "damaged", "It holds something in its ID3 tag that is no frame.")


def _meaning(group: str, frame: _Frame, data: bytes, room: Room) -> Iterator[Found]:
    """What a frame says; one that is damaged keeps no other from being read."""
    try:
        plain = _plain(data, frame.flags, _FLAGS[int(group[-1])], room)
        yield from [plain] if isinstance(plain, Fault) else meaning(group, frame.name, plain)
    except Damage as damage:
        yield from rest.searched(data)
        yield Fault("damaged", f"It is damaged: {damage}.")


def _frame(version: int, body: bytes, place: int) -> _Frame | None:
    """The frame at a place; None where there is none."""
    name = _NAMES[version].match(body, place)
    start = place + (_SHORT if version == _TWO else HEADER)
    if not name or start > len(body):
        return None
    size = int.from_bytes(body[place + 3 : start] if version == _TWO else body[place + 4 : place + 8])
    if version == _FOUR:
        size = _size(body, place, start)
    if start + size > len(body):
        return None
    return _Frame(name[0].decode(), 0 if version == _TWO else body[place + 9], start, start + size)


def _size(body: bytes, place: int, start: int) -> int:
    """ID3v2.4.0, 4: four times seven bits. Some writers use all eight: what is followed by another frame, or by padding, is meant."""
    said = body[place + 4 : place + 8]
    sizes = (_seven_bits(said), int.from_bytes(said))
    return next((size for size in sizes if _followed(body, start + size)), sizes[0])


def _followed(body: bytes, end: int) -> bool:
    behind = body[end : end + 4]
    return end <= len(body) and (not behind.strip(b"\0") or bool(_NAMES[_FOUR].match(behind)))


def _plain(data: bytes, said: int, flags: _Flags, room: Room) -> bytes | Fault:
    """The contents of a frame as they were before they were compressed and unsynchronised (ID3v2.3.0, 3.3.1; ID3v2.4.0, 4.1)."""
    if said & flags.encrypted:
        return Fault("limit", "It holds an encrypted frame in its ID3 tag.")
    if said & flags.unsynchronised:
        data = data.replace(b"\xff\0", b"\xff")
    measured = said & (flags.compressed | flags.measured)
    data = data[(1 if said & flags.grouped else 0) + (4 if measured else 0) :]
    return _inflated(data, room) if said & flags.compressed else data


def _inflated(data: bytes, room: Room) -> bytes | Fault:
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, min(MOST, room.left) + 1)
    except zlib.error as broken:
        raise Damage("a compressed frame of its ID3 tag breaks off") from broken
    room.left = max(0, room.left - len(plain))
    ask(unpacker.eof or unpacker.unconsumed_tail, "a compressed frame of its ID3 tag breaks off")
    return plain if unpacker.eof else EXCEEDED


def _seven_bits(data: bytes) -> int:
    return sum((byte & 0x7F) << 7 * (len(data) - 1 - place) for place, byte in enumerate(data))
