"""Jpeg segments: what the application segments and comments of one JPEG picture say, by themselves or joined."""

import struct
from collections.abc import Iterator

from gate.probe.containers import rest, texts
from gate.probe.fact import Block, Fault, Found

_COMMENT = 0xFE
_JFIF, _APP1, _APP11, _APP12, _APP13, _APP14 = 0xE0, 0xE1, 0xEB, 0xEC, 0xED, 0xEE
_EXIF = b"Exif\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_PORTION = struct.Struct(f">{len(_MORE_XMP)}x32sII")
"""Behind its name: to which packet a portion of extended XMP belongs, how long that is, and where in it the portion begins."""
_BOX, _BOX_HEAD = b"JP", 16
_STORE = bytes.fromhex("6a756d6463327061001100108000" + "00aa00389b71")
"""The description box of a C2PA manifest store: `jumd`, and the type of what it describes (C2PA 2.2, 11.1.4)."""
_STORE_START = 64
_RESOURCES = (b"Photoshop 3.0\0", b"Adobe_Photoshop2.5:")
_NUMBER = 4
_JFIF_HEAD = 14
_DUCKY = {2: "Ducky:Comment", 3: "Ducky:Copyright"}


class Segments:
    """Of one picture. Credentials are those of the file in its first picture only."""

    def __init__(self, *, first: bool) -> None:
        self._first = first
        self._portions: dict[tuple[bytes, int], dict[int, bytes]] = {}
        self._boxes: dict[bytes, list[bytes]] = {}
        self._stores: set[bytes] = set()
        self._resources: list[bytes] = []

    def meaning(self, marker: int, data: bytes) -> Iterator[Found]:
        """What a segment says, unless it has to be joined to others first."""
        if marker == _COMMENT:
            yield from texts.said("exif", "File:Comment", texts.decoded(data))
        elif marker == _APP1:
            yield from self._app1(data)
        elif marker == _APP11 and data.startswith(_BOX) and len(data) >= _BOX_HEAD:
            self._keep_box(data)
        elif marker == _APP13 and data.startswith(_RESOURCES):
            self._resources.append(data[len(next(filter(data.startswith, _RESOURCES))) :])
        elif marker == _APP12 and data.startswith(b"Ducky"):
            yield from _ducky(data[5:])
        else:
            yield from rest.searched(data[_silent(marker, data) :])

    def _app1(self, data: bytes) -> Iterator[Found]:
        if data.startswith(_EXIF):
            yield Block("exif", data[6:])
        elif data.startswith(_XMP):
            yield Block("xmp", data[len(_XMP) :])
        elif data.startswith(_MORE_XMP) and len(data) >= _PORTION.size:
            packet, length, place = _PORTION.unpack_from(data)
            self._portions.setdefault((packet, length), {})[place] = data[_PORTION.size :]
        else:
            yield from rest.searched(data)

    def _keep_box(self, data: bytes) -> None:
        """ISO 19566-5, D.2: the instance of a box, the number of the segment, the box's head, a portion of its contents."""
        box = data[2:4] + data[8:_BOX_HEAD]
        if _STORE in data[:_STORE_START] and self._first:
            self._stores.add(box)
        self._boxes.setdefault(box, []).append(b"" if box in self._stores else data[_BOX_HEAD:])

    def joined(self) -> Iterator[Found]:
        """What several segments say together."""
        if self._resources:
            yield Block("photoshop", b"".join(self._resources))
        for (_, length), portions in self._portions.items():
            yield from _extended(length, portions)
        for box, contents in self._boxes.items():
            if box in self._stores:
                yield Block("credentials", b"")
            else:
                yield from rest.searched(b"".join(contents))


def _silent(marker: int, data: bytes) -> int:
    """How many bytes at a segment's beginning say nothing: JFIF with its thumbnail, Adobe's colour transform."""
    if marker == _JFIF and data.startswith(b"JFIF\0"):
        return _JFIF_HEAD + 3 * int.from_bytes(data[12:13]) * int.from_bytes(data[13:14])
    return 12 if marker == _APP14 and data.startswith(b"Adobe") else 0


def _extended(length: int, portions: dict[int, bytes]) -> Iterator[Found]:
    """XMP part 3, 1.1.3.1: the rest of a packet that is too long for one segment."""
    packet: list[bytes] = []
    place = 0
    while portion := portions.get(place):
        packet.append(portion)
        place += len(portion)
    if place == length:
        yield Block("xmp", b"".join(packet))
    else:
        yield Fault("damaged", "Its extended XMP is not complete.")
        yield from rest.searched(b"".join(portions.values()))


def _ducky(data: bytes) -> Iterator[Found]:
    """What Photoshop leaves for the web: numbered texts, UTF-16 with their length in characters before them."""
    place = 0
    while int.from_bytes(data[place : place + 2]):
        kind, length = int.from_bytes(data[place : place + 2]), int.from_bytes(data[place + 2 : place + 4])
        value, place = data[place + 4 : place + 4 + length], place + 4 + length
        if kind in _DUCKY:
            yield from texts.said("exif", _DUCKY[kind], value[4:].decode("utf-16-be", "replace").rstrip("\0"))
        elif length > _NUMBER:
            yield from rest.searched(value)
    yield from rest.searched(data[place + 2 :])
