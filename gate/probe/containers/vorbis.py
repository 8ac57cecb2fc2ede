"""Vorbis: comments, the tags of FLAC and Ogg files, and the pictures among them."""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from gate.probe.containers import rest
from gate.probe.containers.texts import decoded, said
from gate.probe.damage import ask
from gate.probe.fact import Found

_SEPARATOR = re.compile(r"[^A-Za-z0-9_-]+(.?)")
_JOINED = re.compile(r"([a-z0-9])_([a-z])")
_NAMES = {"COVERARTMIME": "CoverArtMIMEType", "ISRC": "ISRCNumber", "TRACKNUMBER": "TrackNumber"}
_WORD, _MEASURES = 4, 20
"""Bytes of a number, and of the five behind a picture's description: width, height, depth, colours, length."""
_NAME = 200
"""Characters of the longest tag."""
_PICTURE, _COVER = "METADATA_BLOCK_PICTURE", "COVERART"


def comments(data: bytes, group: str = "Vorbis") -> Iterator[Found]:
    """Vorbis I, 5: a vendor and `NAME=value` texts in UTF-8, each with its length, and what stands behind them. Raises Damage."""
    vendor, place = _piece(data, 0)
    if vendor:
        yield from said("vorbis", f"{group}:Vendor", decoded(vendor))
    ask(place + _WORD <= len(data), "its comments are cut")
    count = int.from_bytes(data[place : place + _WORD], "little")
    place += _WORD
    ask(count <= (len(data) - place) // _WORD, "it has fewer comments than it says")
    for _ in range(count):
        comment, place = _piece(data, place)
        yield from _comment(comment, group)
    yield from rest.searched(data[place:].removeprefix(b"\1"))


def picture(data: bytes) -> Iterator[Found]:
    """RFC 9639, 8.8: type, media type, description, measures, and the picture, in which labels are found too. Raises Damage."""
    kind, place = _piece(data, _WORD, "big")
    description, place = _piece(data, place, "big")
    for name, text in (("PictureMIMEType", kind), ("PictureDescription", description)):
        if text:
            yield from said("vorbis", f"FLAC:{name}", decoded(text))
    yield from rest.searched(data[place + _MEASURES :])


def _piece(data: bytes, place: int, order: Literal["big", "little"] = "little") -> tuple[bytes, int]:
    """A piece that its length stands in front of, and where the next begins."""
    start = place + _WORD
    end = start + int.from_bytes(data[place:start], order)
    ask(start <= end <= len(data) and start <= len(data), "its comments are cut")
    return data[start:end], end


def _comment(comment: bytes, group: str) -> Iterator[Found]:
    name, mark, value = comment.partition(b"=")
    key = decoded(name).upper()
    ask(mark or not comment, "a comment of it has no name")
    if key in (_PICTURE, _COVER):
        yield from _picture(key, value)
    elif value:
        yield from said("vorbis", f"{group}:{_named(key[:_NAME])}", decoded(value))


def _picture(key: str, value: bytes) -> Iterator[Found]:
    try:
        data = base64.b64decode(value)
    except binascii.Error:
        yield from rest.searched(value)
        return
    yield from picture(data) if key == _PICTURE else rest.searched(data)


@lru_cache(1 << 10)
def _named(key: str) -> str:
    """The tag that ExifTool makes of a name."""
    name = _SEPARATOR.sub(lambda found: found[1].upper(), key[:1] + key[1:].lower())
    return _NAMES.get(key) or _JOINED.sub(lambda found: found[1] + found[2].upper(), name)
