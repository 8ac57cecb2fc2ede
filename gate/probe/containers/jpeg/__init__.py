"""Jpeg: the segments of every picture in a JPEG file, before, between and behind the scans, and what stands behind the last picture."""

import re
from collections.abc import Generator, Iterator

from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.containers.jpeg.segments import Segments
from gate.probe.containers.samsung import trailer
from gate.probe.damage import Damage, ask, parts
from gate.probe.fact import Found
from gate.probe.opening import Opened

_START = b"\xff\xd8\xff"
_FILL, _END, _SCAN = 0xFF, 0xD9, 0xDA
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers without a length: TEM, RST0-7, SOI."""
_SILENT = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xE0)))
"""Segments of the picture itself: frames, tables, scans."""
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends a scan: neither a byte of the picture nor a restart (T.81, B.1.1.5)."""
_FIRST_PIECE, _PIECE = 1 << 13, 1 << 20
_PADDING = 1 << 12


def jpeg(opened: Opened) -> Iterator[Found]:
    """ITU-T T.81, B, with the application segments of JFIF, CIPA DC-008, DC-007, XMP part 3 and ISO 19566-5. Raises Damage."""
    walk, offset, end = _Walk(opened), 0, 0
    while opened.at(offset, 3) == _START:
        end = yield from walk.picture(offset)
        offset = walk.unpadded(end)
    yield from trailer(opened, end)


class _Walk:
    """Through the pictures of one file."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._count = parts()
        self._allowance = Allowance()

    def picture(self, start: int) -> Generator[Found, None, int]:
        """Every segment up to the end of the image; returns where that is."""
        segments, scanned, offset = Segments(first=not start), False, start + 2
        for _ in self._count:
            marker, length = self._head(offset)
            if marker == _END:
                break
            if marker == _FILL or marker in _ALONE:
                offset += 1 if marker == _FILL else 2
                continue
            ask(length > 1, "its segments do not follow one another")
            if marker not in _SILENT:
                yield from self._segment(segments, marker, offset + 4, length - 2)
            offset += 2 + length
            if marker == _SCAN:
                scanned, offset = True, self._behind(offset)
        ask(scanned, "it ends without a picture")
        yield from segments.joined()
        return offset + 2

    def _head(self, offset: int) -> tuple[int, int]:
        """A marker, and the length that stands behind it; zeros where the file ends."""
        fill, marker, high, low = self._opened.at(offset, 4).ljust(4, b"\0")
        ask(fill == _FILL, "its segments do not follow one another")
        return marker, high << 8 | low

    def _segment(self, segments: Segments, marker: int, offset: int, length: int) -> Iterator[Found]:
        if self._allowance.grants(length):
            yield from segments.meaning(marker, self._opened.at(offset, length))
        else:
            yield EXCEEDED

    def _behind(self, offset: int) -> int:
        """Where the marker stands that ends a scan, of which this is a byte. Raises Damage if there is none."""
        length, size = _FIRST_PIECE, self._opened.size
        while offset + 1 < size:
            piece = self._opened.at(offset, min(length, size - offset))
            if found := _MARKER.search(piece):
                return offset + found.start()
            offset += max(1, len(piece) - 1)
            length = min(4 * length, _PIECE)
        raise Damage("it has no end of image")

    def unpadded(self, offset: int) -> int:
        """Where another picture begins behind one, whose end may be filled up with zeros (CIPA DC-007, 5.1)."""
        padding = self._opened.at(offset, min(_PADDING, self._opened.size - offset))
        return offset + len(padding) - len(padding.lstrip(b"\0"))
