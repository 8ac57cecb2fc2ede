"""Ogg headers: the packets that a logical stream begins with, put together from its pages, and what they say, by codec."""

from collections.abc import Iterator
from typing import NamedTuple

from gate.probe.containers import flac, rest, vorbis
from gate.probe.damage import Damage, ask
from gate.probe.fact import Fault, Found

_GOES_ON = 255
_SMALL = 16
"""Bytes in which no label fits."""
_ALL = 1 << 18


class _Codec(NamedTuple):
    """How its comments packet begins, behind how many bytes the comments stand, how many header packets there are, its tags' group."""

    mark: bytes
    skipped: int
    packets: int
    group: str = "Vorbis"


_CODECS = {
    b"\1vorbis": _Codec(b"\3vorbis", 7, 3),
    b"OpusHead": _Codec(b"OpusTags", 8, 2),
    b"\x80theora": _Codec(b"\x81theora", 7, 3, "Theora"),
    b"OVP80": _Codec(b"OVP80\2 ", 7, 2),
    b"Speex   ": _Codec(b"", 0, 2),
}
"""By how its first packet begins: Vorbis I, 4.2; RFC 7845, 5; Theora, 6; VP8 in Ogg; Speex."""
_SETUP = (b"\5vorbis", b"\x82theora")
"""How packets begin that hold nothing but the tables of a codec."""
_FLAC, _SKELETON = b"\x7fFLAC", b"fishead\0"
_FLAC_COUNT = slice(7, 9)
_FLAC_FIRST = 13
_FLAC_LAST, _FLAC_KIND, _FLAC_HEAD = 0x80, 0x7F, 4
_SPEEX_MORE = slice(68, 72)


class Headers:
    """Of one stream. `whole` once all its header packets were heard; `optional` where it has none that must be there."""

    def __init__(self) -> None:
        self.whole = False
        self.optional = False
        self._pieces: list[bytes] = []
        self._first = b""
        self._number = 0
        self._packets = _ALL

    def heard(self, table: bytes, data: bytes) -> Iterator[Found]:
        """What the packets say that end in a page, whose table and contents these are (RFC 3533, 5 and 6)."""
        place = end = 0
        for length in table:
            end += length
            if length == _GOES_ON:
                continue
            packet = b"".join([*self._pieces, data[place:end]])
            self._pieces.clear()
            place = end
            yield from self._packet(packet)
            if self.whole:
                return
        self._pieces.append(data[place:])

    def _packet(self, data: bytes) -> Iterator[Found]:
        """What a packet says; one that is damaged keeps no other from being read."""
        self._number += 1
        try:
            yield from self._meaning(data) if self._first else self._begin(data)
        except Damage as damage:
            yield from rest.searched(data)
            yield Fault("damaged", f"It is damaged: {damage}.")
        self.whole = self._number >= self._packets

    def _begin(self, data: bytes) -> Iterator[Found]:
        """The first packet shows the codec."""
        self._first = data or b"\0"
        codec = next((codec for mark, codec in _CODECS.items() if data.startswith(mark)), None)
        if codec:
            self._packets = codec.packets + (0 if codec.mark else int.from_bytes(data[_SPEEX_MORE], "little"))
        elif data.startswith(_FLAC):
            ask(len(data) > _FLAC_FIRST, "its FLAC header is cut")
            count = int.from_bytes(data[_FLAC_COUNT])
            self._packets = 1 + count if count else _ALL
        elif data.startswith(_SKELETON):
            self.optional = True
        else:
            self._packets = 1
            yield Fault("limit", "It holds a stream of a codec that is not known.")
        if len(data) > _SMALL:
            yield from rest.searched(data)

    def _meaning(self, data: bytes) -> Iterator[Found]:
        codec = next((codec for mark, codec in _CODECS.items() if self._first.startswith(mark)), None)
        if self._first.startswith(_FLAC):
            yield from self._flac(data)
        elif codec and data.startswith(codec.mark) and (codec.mark or self._number == codec.packets):
            yield from vorbis.comments(data[codec.skipped :], codec.group)
        elif len(data) > _SMALL and not data.startswith(_SETUP):
            yield from rest.searched(data)

    def _flac(self, data: bytes) -> Iterator[Found]:
        """RFC 9639, 10.1: each packet a metadata block, the last of them marked."""
        ask(data, "its FLAC header is cut")
        if data[0] & _FLAC_LAST:
            self._packets = self._number
        yield from flac.block(data[0] & _FLAC_KIND, data[_FLAC_HEAD:])
