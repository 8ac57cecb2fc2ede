"""Tail tags: what ID3v1, APE, Lyrics3 and ID3v2 tags say that stand behind the sound, and how each shows itself by its last bytes."""

import re
import struct
from collections.abc import Callable, Iterator

from gate.probe.containers import id3, rest
from gate.probe.containers.texts import decoded, said
from gate.probe.damage import ask, parts
from gate.probe.fact import Fact, Found

REACH = 5200
"""Bytes in which the last tag shows itself: lyrics of version 1 are 5,100 at most."""
_FIRST, _ENHANCED = 128, 227
"""Bytes of a tag of ID3v1, and of its enhancement."""
_FIELDS = (("Title", 3, 33), ("Artist", 33, 63), ("Album", 63, 93), ("Comment", 97, 127))
_MORE_FIELDS = (("Title2", 4, 64), ("Artist2", 64, 124), ("Album2", 124, 184), ("Genre", 185, 215))
_APE = struct.Struct("<8sIIII8x")
_ITEM = struct.Struct("<II")
_KIND, _TEXT, _ADDRESS, _HEADED = 6, 0, 4, 1 << 31
"""Bits of flags: what an item holds, texts, an address; whether the tag has a header too."""
_KEY = re.compile(rb"([\x20-\x7e]{2,255})\0")
_SEPARATOR = re.compile(r"[^A-Za-z0-9_-]+(.?)")
_JOINED = re.compile(r"([a-z0-9])_([a-z])")
_LYRICS = re.compile(rb"([0-9]{6})LYRICS200\Z")
_BEGIN, _END = b"LYRICSBEGIN", b"LYRICSEND"
_LYRICS_FIELD = re.compile(rb"([A-Z]{3})([0-9]{5})")
_LYRICS_NAMES = {
    b"AUT": "Author", b"EAL": "ExtendedAlbumName", b"EAR": "ExtendedArtistName", b"ETT": "ExtendedTrackTitle",
    b"IMG": "AssociatedImageFile", b"INF": "AdditionalInfo", b"LYR": "Lyrics",
}  # fmt: skip
_SIZED, _OLD = 15, 9
"""Bytes of the marks at the end of lyrics of versions 2 and 1."""


def _text(tag: str, text: str) -> Iterator[Found]:
    if text:
        yield from said("id3", tag, text)


def _first_length(piece: bytes) -> int:
    return _FIRST if piece[-_FIRST:].startswith(b"TAG") and len(piece) >= _FIRST else 0


def _first(data: bytes, _: id3.Room) -> Iterator[Found]:
    """ID3v1: fields of fixed length."""
    for name, start, end in _FIELDS:
        yield from _text(f"ID3v1:{name}", decoded(data[start:end].partition(b"\0")[0]))


def _enhanced_length(piece: bytes) -> int:
    return _ENHANCED if piece[-_ENHANCED:].startswith(b"TAG+") and len(piece) >= _ENHANCED else 0


def _enhanced(data: bytes, _: id3.Room) -> Iterator[Found]:
    for name, start, end in _MORE_FIELDS:
        yield from _text(f"ID3v1_Enh:{name}", decoded(data[start:end].partition(b"\0")[0]))


def _ape_length(piece: bytes) -> int:
    mark, _, length, _, flags = _APE.unpack(piece[-_APE.size :].rjust(_APE.size, b"\0"))
    return max(_APE.size, length + (_APE.size if flags & _HEADED else 0)) if mark == b"APETAGEX" else 0


def _ape(data: bytes, _: id3.Room) -> Iterator[Found]:
    """APE tags of version 2 and 1: items between a header, which may be missing, and a footer."""
    end = len(data) - _APE.size
    _, _, length, _, _ = _APE.unpack_from(data, end)
    ask(length >= _APE.size, "the APE tag at its end is shorter than its footer")
    place = len(data) - length
    for _count in parts():
        if place >= end:
            break
        key = _KEY.match(data, place + _ITEM.size, end)
        size, flags = _ITEM.unpack_from(data, place)
        start = key.end() if key else end
        place = start + size
        ask(key and place <= end, "the APE tag at its end holds something that is no item")
        yield from _ape_item(_ape_name(key[1].decode() if key else ""), flags & _KIND, data[start:place])


def _ape_item(tag: str, kind: int, value: bytes) -> Iterator[Found]:
    if kind in (_TEXT, _ADDRESS):
        yield from _text(tag, "/".join(decoded(value).split("\0")))
    else:
        yield Fact("id3", tag, "")
        yield from rest.searched(value)


def _ape_name(key: str) -> str:
    """The tag that ExifTool makes of a key."""
    name = _SEPARATOR.sub(lambda found: found[1].upper(), key[:1].upper() + key[1:].lower())
    return f"APE:{_JOINED.sub(lambda found: found[1] + found[2].upper(), name)}"


def _id3_length(piece: bytes) -> int:
    """ID3v2.4.0, 3.4: a footer is a header with another mark."""
    footer = piece[-id3.HEADER :]
    return id3.length(b"ID3" + footer[3:]) if footer.startswith(b"3DI") and len(footer) == id3.HEADER else 0


def _id3(data: bytes, room: id3.Room) -> Iterator[Found]:
    ask(data.startswith(b"ID3"), "the ID3 tag at its end has no beginning")
    yield from id3.tag(data, room)


def _lyrics_length(piece: bytes) -> int:
    if size := _LYRICS.search(piece[-_SIZED:]):
        return int(size[1]) + _SIZED
    begin = piece.rfind(_BEGIN) if piece.endswith(_END) else -1
    return len(piece) - begin if begin >= 0 else 0


def _lyrics(data: bytes, _: id3.Room) -> Iterator[Found]:
    """Lyrics3: of version 1 one text, of version 2 fields of a name, a length and a text."""
    ask(data.startswith(_BEGIN), "the lyrics at its end have no beginning")
    if data.endswith(_END):
        yield from _text("Lyrics3:Lyrics", decoded(data[len(_BEGIN) : -_OLD]))
        return
    place, end = len(_BEGIN), len(data) - _SIZED
    while field := _LYRICS_FIELD.match(data, place, end):
        place = field.end() + int(field[2])
        name = _LYRICS_NAMES.get(field[1], f"Lyrics3_{field[1].decode()}")
        yield from _text(f"Lyrics3:{name}", decoded(data[field.end() : min(place, end)]))
    ask(place == end, "the lyrics at its end hold something that is no field")


Measure = Callable[[bytes], int]
Read = Callable[[bytes, id3.Room], Iterator[Found]]

TAGS: tuple[tuple[Measure, Read], ...] = (
    (_first_length, _first),
    (_enhanced_length, _enhanced),
    (_ape_length, _ape),
    (_id3_length, _id3),
    (_lyrics_length, _lyrics),
)
"""How long the tag is that ends with the last bytes of a file, none if it is 0, and what it says."""
