"""Png: every chunk of a PNG file up to its end and behind it, and the proof that they follow one another."""

import struct
import zlib
from collections.abc import Generator, Iterator

from gate.probe.containers import rest, texts
from gate.probe.containers.allowance import EXCEEDED, Allowance
from gate.probe.containers.png.keywords import Texts
from gate.probe.containers.samsung import trailer
from gate.probe.damage import ask, parts
from gate.probe.fact import Block, Fault, Found
from gate.probe.opening import Opened

_HEAD = struct.Struct(">I4s")
_FRAME = 12
"""Bytes of a chunk beside its data: length, type, checksum."""
_PICTURE = frozenset((b"IDAT", b"fdAT", b"PLTE"))
_NUMBERS = frozenset(
    (b"IHDR", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"tIME",
     b"acTL", b"fcTL", b"oFFs", b"sTER", b"vpAg", b"iDOT", b"orNT")
)  # fmt: skip
_FEW = 512
"""Bytes of the longest chunk of numbers (hIST)."""
_TEXTS = frozenset((b"tEXt", b"zTXt", b"iTXt"))
_FIELDS = frozenset((b"eXIf", b"exIf"))
_SAYING = _TEXTS | _FIELDS | {b"iCCP"}
"""Chunks whose contents have an order of their own."""
_STORE = b"caBX"
_SHORT = "its chunks do not reach IEND"
_LARGEST_PROFILE, _KEPT = 1 << 16, 16
_PROFILES: dict[bytes, tuple[Found, ...]] = {}
"""What a few of the profiles say that were met."""


def png(opened: Opened) -> Iterator[Found]:
    """W3C PNG, third edition, 5: chunks up to IEND, and those that some programs add behind that. Raises Damage."""
    walk = _Walk(opened)
    end = yield from walk.picture()
    yield from walk.behind(end)


class _Walk:
    """Through one file."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._count = parts()
        self._allowance = Allowance()
        self._texts = Texts("png", "PNG", self._allowance)

    def picture(self) -> Generator[Found, None, int]:
        """Chunks up to IEND; returns where that ends."""
        start, size = 8, self._opened.size
        for _ in self._count:
            head = self._opened.at(start, 8)
            ask(len(head) == _HEAD.size, _SHORT)
            length, kind = _HEAD.unpack(head)
            end = start + _FRAME + length
            ask(end <= size and kind.isalpha(), _SHORT)
            if kind not in _PICTURE and (kind not in _NUMBERS or length > _FEW):
                yield from self._chunk(kind, start + 8, length)
            start = end
            if kind == b"IEND":
                break
        return start

    def behind(self, start: int) -> Iterator[Found]:
        """Chunks of metadata behind IEND, as far as there are any, and whatever else stands there."""
        self._texts = Texts("trailer", "Trailer", self._allowance)
        for _ in self._count:
            length, kind = _HEAD.unpack(self._opened.at(start, 8).ljust(8, b"\0"))
            end = start + _FRAME + length
            if kind not in _SAYING or end > self._opened.size:
                break
            yield from self._chunk(kind, start + 8, length)
            start = end
        yield from trailer(self._opened, start)

    def _chunk(self, kind: bytes, offset: int, length: int) -> Iterator[Found]:
        if kind == _STORE:
            yield Block("credentials", b"")
        elif self._allowance.grants(length):
            whole = self._opened.at(offset - 4, length + 8)
            yield from self._meaning(kind, whole[4:-4])
            if zlib.crc32(whole[:-4]) != int.from_bytes(whole[-4:]):
                yield Fault("damaged", f"It is damaged: the checksum of its {kind.decode()} chunk is wrong.")
        else:
            yield EXCEEDED

    def _meaning(self, kind: bytes, data: bytes) -> Iterator[Found]:
        if kind in _TEXTS:
            yield from self._texts.meaning(kind, data)
        elif kind in _FIELDS:
            yield Block("exif", data[6:] if data.startswith(b"Exif\0") else data)
        elif kind == b"iCCP":
            yield from self._profile(data)
        else:
            yield from rest.searched(kind + data)

    def _profile(self, data: bytes) -> Iterator[Found]:
        """W3C PNG, third edition, 11.3.2.3: a name, and a compressed ICC profile. Frames of a sequence repeat it."""
        known = _PROFILES.get(data)
        if known is None:
            name, _, packed = data.partition(b"\0")
            plain, fault = self._texts.inflated(packed)
            known = (*texts.said("png", "PNG:ProfileName", texts.decoded(name)), *rest.searched(plain), *([fault] if fault else ()))
            if len(plain) <= _LARGEST_PROFILE and len(_PROFILES) < _KEPT:
                _PROFILES[data] = known
        yield from known
