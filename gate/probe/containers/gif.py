"""Gif: every block of a GIF file up to its trailer, what stands behind it, and the proof that it gets there."""

from collections.abc import Iterator

from gate.probe.containers import rest, texts
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.damage import ask, parts
from gate.probe.fact import Block, Found, Kind
from gate.probe.opening import Opened

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC, _PLAIN, _COMMENT, _APPLICATION = 0xF9, 0x01, 0xFE, 0xFF
_FIXED = 12
"""Bytes of the first sub-block of a plain text, in which no text stands."""
_XMP, _STORE = b"XMP DataXMP", b"C2PA_GIF"
_MAGIC = b"\1" + bytes(range(255, -1, -1))
"""What leads every reader of sub-blocks from a bare XMP packet to its end (XMP part 3, 1.1.2)."""
_KINDS: tuple[tuple[bytes, Kind], ...] = ((b"MGK8BIM", "photoshop"), (b"MGKIPTC", "iim"))
"""As ImageMagick writes them."""
_SHORT = "its blocks do not reach the trailer"
_WINDOW = 1 << 16
_SUB_BLOCKS = 1 << 22


def gif(opened: Opened) -> Iterator[Found]:
    """GIF89a, appendix B, with XMP part 3, 1.1.2, and C2PA 2.2, A.3.6. Raises Damage."""
    yield from _Walk(opened).file()


class _Walk:
    """Through one file, in windows: sub-blocks are of 255 bytes at most."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._window, self._base = opened.head, 0
        self._sub_blocks = 0
        self._allowance = Allowance()

    def file(self) -> Iterator[Found]:
        """Blocks up to the trailer, and the rest."""
        offset = 13 + _colours(self._byte(10))
        for _ in parts():
            kind = self._byte(offset)
            if kind == _TRAILER:
                break
            ask(kind in (_EXTENSION, _IMAGE), _SHORT)
            start = offset + 2 if kind == _EXTENSION else offset + 11 + _colours(self._byte(offset + 9))
            offset = self._behind(start)
            if kind == _EXTENSION:
                yield from self._extension(self._byte(start - 1), start, offset - start)
        yield from rest.between(self._opened, offset + 1, self._opened.size)

    def _byte(self, offset: int) -> int:
        if not self._base <= offset < self._base + len(self._window):
            self._window, self._base = self._opened.at(offset, _WINDOW), offset
            ask(self._window, _SHORT)
        return self._window[offset - self._base]

    def _behind(self, offset: int) -> int:
        """Where sub-blocks end that begin there, with the empty one."""
        while length := self._byte(offset):
            window, place = self._window, offset - self._base
            while place < len(window) and (length := window[place]):
                place += 1 + length
                self._sub_blocks += 1
            offset = self._base + place
            ask(self._sub_blocks < _SUB_BLOCKS, f"it has more than {_SUB_BLOCKS:,} sub-blocks")
        return offset + 1

    def _extension(self, label: int, start: int, length: int) -> Iterator[Found]:
        if not self._allowance.grants(length):
            yield EXCEEDED
            return
        data = self._opened.at(start, length)
        if label == _COMMENT:
            yield from texts.said("exif", "File:Comment", texts.decoded(_joined(data)))
        elif label == _PLAIN:
            yield from texts.said("exif", "GIF:Text", texts.decoded(_joined(data)[_FIXED:]))
        elif label == _APPLICATION:
            yield from _application(data)
        elif label != _GRAPHIC or length > _FIXED:
            yield from rest.searched(_joined(data))


def _application(data: bytes) -> Iterator[Found]:
    """What an application wrote: its name and code in eleven bytes, then sub-blocks, or a packet and what leads out of it."""
    name, content = data[1:12], data[12:]
    if name == _XMP and content.endswith(_MAGIC + b"\0"):
        yield Block("xmp", content[: -len(_MAGIC) - 1])
    elif name == _XMP:
        yield Block("xmp", _joined(content))
    elif name.startswith(_STORE):
        yield Block("credentials", b"")
    elif kind := next((kind for start, kind in _KINDS if name.startswith(start)), None):
        yield Block(kind, _joined(content))
    else:
        yield from rest.searched(name + _joined(content))


def _joined(data: bytes) -> bytes:
    """The contents of sub-blocks."""
    place, pieces = 0, []
    while place < len(data) and (length := data[place]):
        pieces.append(data[place + 1 : place + 1 + length])
        place += 1 + length
    return b"".join(pieces)


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
