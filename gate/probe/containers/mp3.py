"""Mp3: the tags before and behind the frames of MPEG audio."""

import re
from collections.abc import Iterator

from gate.probe.containers import flac, id3, mpeg_frames, rest, tail
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.damage import ask, parts
from gate.probe.fact import Fault, Found
from gate.probe.opening import Opened

_SYNC = re.compile(rb"\0*\xff[\xe0-\xff]")
"""The eleven bits that a frame begins with (ISO 11172-3, 2.4.1.3), behind padding."""
_NEAR = 1 << 12
"""Bytes behind the tags in which sound must begin."""
_LAST = 1 << 13
"""Bytes at the end of the sound in which several frames end."""


def mp3(opened: Opened) -> Iterator[Found]:
    """Tags of ID3v2, then frames (ISO 11172-3, 2.4.1), or a FLAC stream, then tags of all kinds. Raises Damage."""
    room, allowance, offset = id3.Room(), Allowance(), 0
    for _ in parts():
        head = opened.at(offset, id3.HEADER)
        if not head.startswith(b"ID3"):
            break
        length = id3.length(head)
        ask(offset + length < opened.size, "it ends within its ID3 tag")
        yield from id3.tag(opened.at(offset, length), room) if allowance.grants(length) else [EXCEEDED]
        offset += length
    if opened.at(offset, len(flac.MARK)) == flac.MARK:
        yield from flac.stream(opened, offset, room)
        return
    yield from _beginning(opened, offset)
    end = yield from tail.found(opened, offset, room)
    last = opened.at(max(offset, end - _LAST), min(_LAST, end - offset))
    ask(mpeg_frames.closed(opened.at(offset, _NEAR), last), "its last frame is cut")


def _beginning(opened: Opened, offset: int) -> Iterator[Found]:
    """A fault unless sound begins there, but for zeros."""
    data = opened.at(offset, _NEAR)
    if not _SYNC.match(data):
        yield from rest.searched(data)
        yield Fault("limit", "What stands behind its ID3 tag is not known.")
