"""Isobmff movie: the boxes of a movie and of its fragments, down to the descriptions of samples and to samples of metadata."""

import struct
import zlib
from collections.abc import Iterator, Mapping

from gate.probe.containers.isobmff.boxes import Boxes
from gate.probe.containers.isobmff.meta import handler, meta, unknown, user_data
from gate.probe.containers.isobmff.samples import FEW, samples
from gate.probe.containers.isobmff.texts import bare, said
from gate.probe.damage import ask
from gate.probe.fact import Fault, Found

_BELOW: Mapping[bytes, frozenset[bytes]] = {
    b"moov": frozenset((b"trak",)),
    b"trak": frozenset((b"mdia",)),
    b"mdia": frozenset((b"minf",)),
    b"minf": frozenset((b"stbl",)),
    b"stbl": frozenset(),
    b"moof": frozenset((b"traf",)),
    b"traf": frozenset(),
}
"""Boxes whose boxes are walked, and which of these are walked too (ISO 14496-12, table 1)."""
_FIGURES = frozenset(
    (
        b"mvhd", b"mvex", b"tkhd", b"edts", b"tref", b"trgr", b"tapt", b"load", b"mdhd", b"elng", b"vmhd", b"smhd", b"nmhd", b"sthd", b"hmhd",
        b"stts", b"ctts", b"cslg", b"stss", b"stsh", b"stps", b"padb", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sdtp", b"stdp", b"sbgp",
        b"subs", b"saiz", b"saio", b"mfhd", b"tfhd", b"tfdt", b"trun",
    )
)  # fmt: skip
"""Boxes that are numbers alone."""
_TABLES = frozenset((b"stsz", b"stz2", b"stsc", b"stco", b"co64"))
_PLAYED = frozenset((b"vide", b"soun", b"auxv", b"pict", b"hint", b"tmcd"))
"""Handlers of tracks whose samples are pictures, sound, or numbers."""
_UNPACKED = 16 << 20
_ENTRY = struct.Struct(">I4s")
_VENDOR, _NAME = slice(20, 24), slice(50, 82)
"""Where in the description of a picture's samples they stand (QuickTime File Format, Video Sample Description)."""


class Movie:
    """Through the movie of a file and its fragments; tracks are counted, as they name the tags of what stands in them."""

    def __init__(self, file: Boxes) -> None:
        self._file = file
        self._tracks = 0
        self._handler = b""
        self._tables: dict[bytes, tuple[int, int]] = {}
        self._unpacked = False

    def walk(self, boxes: Boxes, kind: bytes, start: int, end: int) -> Iterator[Found]:
        """All that a movie box or a fragment says. Raises Damage and Excess."""
        below = _BELOW[kind]
        for inner, first, last in boxes.inside(start, end):
            if inner in below:
                yield from self.walk(boxes, inner, first, last) if inner != b"trak" else self._track(boxes, first, last)
            elif inner in _TABLES:
                self._tables[inner] = first, last
            elif inner not in _FIGURES:
                ask(inner not in _BELOW, "a box of a movie stands where it may not")
                yield from self._said(boxes, inner, first, last)

    def _track(self, boxes: Boxes, start: int, end: int) -> Iterator[Found]:
        self._tracks += 1
        self._handler = b""
        self._tables.clear()
        yield from self.walk(boxes, b"trak", start, end)
        if self._handler not in _PLAYED:
            yield from samples(self._file, boxes, self._tables)

    def _said(self, boxes: Boxes, kind: bytes, start: int, end: int) -> Iterator[Found]:
        if kind == b"udta":
            yield from user_data(self._file, boxes, start, end)
        elif kind == b"meta":
            yield from meta(self._file, boxes, start, end)
        elif kind == b"cmov":
            yield from self._packed(boxes, start, end)
        else:
            data = boxes.content(start, end)
            if kind == b"hdlr":
                yield from self._handled(data)
            elif kind == b"stsd":
                yield from self._described(data)
            else:
                yield from unknown(kind, data)

    def _handled(self, data: bytes) -> Iterator[Found]:
        """The handler of the track is the first that stands in it; a second is that of its data (QuickTime File Format)."""
        self._handler = self._handler or data[8:12]
        yield from handler(f"Track{self._tracks}", data)

    def _described(self, data: bytes) -> Iterator[Found]:
        """ISO 14496-12, 8.5.2 and 12.1.3: the entries whole, to be searched; of pictures who made them and how they were packed."""
        yield from bare(data)
        place = 8
        for _ in range(FEW if self._handler == b"vide" else 0):
            entry = data[place : place + int.from_bytes(data[place : place + 4])]
            if len(entry) < _NAME.stop:
                break
            name = entry[_NAME]
            yield from self._text("VendorID", entry[_VENDOR])
            yield from self._text("CompressorName", name[1 : 1 + name[0]] if name[0] < len(name) else name)
            place += len(entry)

    def _text(self, name: str, data: bytes) -> Iterator[Found]:
        if data.strip(b"\0 "):
            yield from said(f"Track{self._tracks}:{name}", data)

    def _packed(self, boxes: Boxes, start: int, end: int) -> Iterator[Found]:
        """QuickTime File Format, Compressed Movie Resource: a movie box that was packed with zlib."""
        pieces = {kind: boxes.content(first, last) for kind, first, last in boxes.inside(start, end)}
        data = b"" if self._unpacked or pieces.get(b"dcom") != b"zlib" else _unpacked(pieces.get(b"cmvd", b"")[4:])
        self._unpacked = True
        if not data:
            yield Fault("limit", "Its movie is packed in a way that gate does not unpack.")
        movie = boxes.over(data)
        for kind, first, last in movie.inside(0, movie.size):
            yield from self.walk(movie, kind, first, last) if kind == b"moov" else bare(movie.content(first, last))


def _unpacked(data: bytes) -> bytes:
    """What zlib packed; nothing if that is more than 16 MiB, or not whole."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(data, _UNPACKED)
    except zlib.error:
        return b""
    return data if unpacker.eof else b""
