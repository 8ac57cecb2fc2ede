"""Matroska: the elements of each segment, metadata wherever they stand among the pictures, and the proof that they fill the file."""

from collections.abc import Generator, Iterator

from gate.probe.containers import rest
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.containers.matroska.elements import Element, element, meaning
from gate.probe.damage import ask, parts
from gate.probe.fact import Found
from gate.probe.opening import Opened

_HEADER, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_SEEK_HEAD, _CUES, _VOID = 0x114D9B74, 0x1C53BB6B, 0xEC
_SAYING = frozenset((_HEADER, 0x1549A966, 0x1654AE6B, 0x1941A469, 0x1043A770, 0x1254C367))
"""Info, tracks, attachments, chapters and tags."""
_TOP = _SAYING | {_SEEK_HEAD, _CUES, _CLUSTER, _SEGMENT}
"""What ends a cluster or a segment that does not say where it ends."""
_HEAD = 16
_WINDOW = 1 << 13
_BLOCKS = 1 << 19
"""Blocks of clusters without an end that are walked."""


class _Walk:
    """Through one file: how many elements were met, how many bytes of metadata read."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._count = parts()
        self._blocks = 0
        self._allowed = Allowance()

    def file(self) -> Iterator[Found]:
        """EBML headers, segments, and what stands behind the last of them."""
        offset, segments = 0, 0
        while offset < self._opened.size:
            piece = self._element(offset, self._opened.size)
            if piece.id == _SEGMENT:
                segments += 1
                offset = yield from self._segment(piece)
            elif piece.id in (_HEADER, _VOID):
                yield from self._content(piece)
                offset = piece.end or self._opened.size
            else:
                break
        ask(segments, "its segment is missing")
        yield from rest.between(self._opened, offset, self._opened.size)

    def _element(self, offset: int, end: int) -> Element:
        next(self._count)
        piece = element(self._opened.at(offset, _HEAD), 0, offset)
        ask(piece.end is None or piece.end <= end, "its elements do not fill its segment")
        ask(piece.end is not None or piece.id in (_SEGMENT, _CLUSTER), "an element does not say where it ends")
        return piece

    def _segment(self, segment: Element) -> Generator[Found, None, int]:
        end = self._opened.size if segment.end is None else segment.end
        offset = segment.start
        while offset < end:
            piece = self._element(offset, end)
            if segment.end is None and piece.id in (_HEADER, _SEGMENT):
                break
            if piece.id != _CLUSTER:
                yield from self._content(piece)
            offset = self._behind(piece.start, end) if piece.end is None else piece.end
        return offset

    def _content(self, piece: Element) -> Iterator[Found]:
        """What an element says; bytes to be searched where it is none of those that say something."""
        end = piece.end or piece.start
        if piece.id not in _SAYING:
            yield from rest.between(self._opened, piece.start, end)
            return
        if not self._allowed.grants(end - piece.start):
            yield EXCEEDED
        else:
            yield from meaning(piece.id, self._opened.at(piece.start, end - piece.start), self._count)

    def _behind(self, offset: int, end: int) -> int:
        """Where a cluster ends that does not say it: at the next element that stands in no cluster."""
        window, base = b"", offset
        while offset < end:
            if offset + _HEAD > base + len(window):
                window, base = self._opened.at(offset, _WINDOW), offset
            piece = element(window, offset - base, base)
            if piece.id in _TOP:
                break
            ask(piece.end is not None and piece.end <= end, "its elements do not fill its cluster")
            offset = piece.end or end
            self._blocks += 1
            ask(self._blocks < _BLOCKS, f"it has more than {_BLOCKS:,} blocks in clusters without an end")
        return offset


def matroska(opened: Opened) -> Iterator[Found]:
    """RFC 8794 and RFC 9559: EBML elements, of which segments hold metadata and clusters of pictures in any order. Raises Damage."""
    yield from _Walk(opened).file()
