"""Tail: the tags that stand at the end of files of sound, one behind another, whichever there are."""

from collections.abc import Generator

from gate.probe.containers import id3, rest
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.containers.tail.tags import REACH, TAGS
from gate.probe.damage import ask
from gate.probe.fact import Fault, Found
from gate.probe.opening import Opened

_BEGINNINGS = (b"APETAGEX", b"LYRICSBEGIN", b"ID3\4\0")
_SEARCHED = 1 << 14
_MOST = 16
"""Tags at the end of a file."""


def found(opened: Opened, start: int, room: id3.Room) -> Generator[Found, None, int]:
    """What the tags behind the sound say that begins at `start`, from the last to the first, and where the sound ends. Raises Damage.

    A fault where the beginning of a tag stands at the end of the sound: the file is cut.
    """
    allowance, end = Allowance(), opened.size
    for _ in range(_MOST):
        piece = opened.at(max(start, end - REACH), min(REACH, end - start))
        length, read = next(((length, read) for measure, read in TAGS if (length := measure(piece))), (0, None))
        if not read:
            break
        ask(length <= end - start, "a tag at its end has no beginning")
        end -= length
        yield from read(opened.at(end, length), room) if allowance.grants(length) else [EXCEEDED]
    else:
        yield Fault("limit", f"It has more than {_MOST} tags at its end.")
    last = opened.at(max(start, end - _SEARCHED), min(_SEARCHED, end - start))
    if any(beginning in last for beginning in _BEGINNINGS):
        yield from rest.searched(last)
        yield Fault("damaged", "A tag at its end is cut.")
    return end
