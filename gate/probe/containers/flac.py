"""Flac: the metadata blocks of a FLAC stream, and the tags before and behind it."""

from collections.abc import Iterator

from gate.probe.containers import id3, rest, tail, vorbis
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.containers.riff.chunks import MEANINGS, chunks
from gate.probe.damage import Damage, ask, parts
from gate.probe.fact import Fault, Found
from gate.probe.opening import Opened

MARK = b"fLaC"
_STREAM_INFO, _APPLICATION, _SEEK_TABLE, _COMMENTS, _PICTURE, _INVALID = 0, 2, 3, 4, 6, 127
_LAST, _KIND = 0x80, 0x7F
_HEAD = 4
_SYNC = (b"\xff\xf8", b"\xff\xf9")
_RIFF = b"riff"


def flac(opened: Opened) -> Iterator[Found]:
    """RFC 9639, 8: metadata blocks, the last of them marked, then frames of sound. Raises Damage."""
    yield from stream(opened, 0, id3.Room())


def stream(opened: Opened, start: int, room: id3.Room) -> Iterator[Found]:
    """A stream that begins there, and the tags behind it."""
    allowance, offset, kind = Allowance(), start + len(MARK), 0
    for _ in parts():
        head = opened.at(offset, _HEAD)
        ask(len(head) == _HEAD, "its metadata blocks do not end")
        kind, length = head[0], int.from_bytes(head[1:])
        offset += _HEAD + length
        ask(offset < opened.size, "it ends within its metadata blocks")
        if kind & _KIND not in (_STREAM_INFO, _SEEK_TABLE):
            yield from block(kind & _KIND, opened.at(offset - length, length)) if allowance.grants(length) else [EXCEEDED]
        if kind & _LAST:
            break
    ask(opened.at(offset, 2) in _SYNC, "no sound stands behind its metadata blocks")
    yield from tail.found(opened, offset, room)


def block(kind: int, data: bytes) -> Iterator[Found]:
    """What a metadata block of that kind says; one that is damaged keeps no other from being read."""
    try:
        ask(kind != _INVALID, "a metadata block is of a kind that is none")
        yield from _block(kind, data)
    except Damage as damage:
        yield from rest.searched(data)
        yield Fault("damaged", f"It is damaged: {damage}.")


def _block(kind: int, data: bytes) -> Iterator[Found]:
    if kind == _COMMENTS:
        yield from vorbis.comments(data)
    elif kind == _PICTURE:
        yield from vorbis.picture(data)
    elif kind == _APPLICATION and data.startswith(_RIFF):
        yield from _foreign(data)
    else:
        yield from rest.searched(data)


def _foreign(data: bytes) -> Iterator[Found]:
    """A chunk of the WAV file that it was made of, as the reference encoder keeps it."""
    name = data[4:8] + (data[12:16] if data[4:8] == b"LIST" else b"")
    if name in MEANINGS:
        for _, contents in chunks(data, len(_RIFF)):
            yield from MEANINGS[name](contents)
    else:
        yield from rest.searched(data)
