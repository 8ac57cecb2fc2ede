"""Exr attributes: what one attribute of an OpenEXR header says, by its type."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gate.probe.containers import free_texts, rest, texts
from gate.probe.damage import ask
from gate.probe.fact import Block, Fact, Found

_NUMBERS = {
    b"box2f": 16, b"box2i": 16, b"chromaticities": 32, b"compression": 1, b"deepImageState": 1, b"double": 8, b"envmap": 1, b"float": 4,
    b"int": 4, b"keycode": 28, b"lineOrder": 1, b"m33d": 72, b"m33f": 36, b"m44d": 128, b"m44f": 64, b"rational": 8, b"tiledesc": 9,
    b"timecode": 8, b"v2d": 16, b"v2f": 8, b"v2i": 8, b"v3d": 24, b"v3f": 12, b"v3i": 12,
}  # fmt: skip
"""Types of values in which no text stands, and their bytes."""
_NAMES = {b"capDate": "DateTimeOriginal", b"wrapmodes": "WrapModes"}
_SMALL_LETTER = re.compile(r"(^|[^A-Za-z])([a-z])")
_FOREIGN = re.compile(r"[^-_A-Za-z0-9]")


def meaning(name: bytes, kind: bytes, value: bytes) -> tuple[Found, ...]:
    """The texts of an attribute, nothing of a number or a preview, and what is not known as it stands. Raises Damage."""
    if _NUMBERS.get(kind) == len(value) or (kind == b"preview" and _picture(value)):
        return ()
    if name == b"xmp":
        return Fact("exr", _tag(name), texts.decoded(value)), Block("xmp", value)
    if name == b"exif":
        return (Block("exif", value[4:]),)  # after its length
    if kind == b"chlist":
        return (Fact("exr", _tag(name), " ".join(_channels(value))),)
    if kind in (b"string", b"stringvector"):
        said = [value] if kind == b"string" else _vector(value)
        return tuple(found for text in said for found in free_texts.said("exr", _tag(name), texts.decoded(text)))
    return tuple(rest.searched(value))


def _picture(value: bytes) -> bool:
    """Whether a preview is a picture of the size that it says, of four bytes a pixel."""
    wide, high = int.from_bytes(value[:4], "little"), int.from_bytes(value[4:8], "little")
    return len(value) == 8 + 4 * wide * high


def _vector(value: bytes) -> Iterator[bytes]:
    offset = 0
    while offset < len(value):
        size = int.from_bytes(value[offset : offset + 4], "little")
        ask(offset + 4 + size <= len(value), "a list of texts runs over its end")
        yield value[offset + 4 : offset + 4 + size]
        offset += 4 + size


def _channels(value: bytes) -> Iterator[str]:
    """The names of the channels, each before 16 bytes of numbers, up to a null byte."""
    offset = 0
    while (end := value.find(b"\0", offset)) > offset:
        yield value[offset:end].decode("utf-8", "replace")
        offset = end + 17
    ask(end == offset == len(value) - 1, "its list of channels does not end")


@lru_cache(512)
def _tag(name: bytes) -> str:
    """The tag of an attribute, as ExifTool names it."""
    said = _NAMES.get(name) or _SMALL_LETTER.sub(lambda found: found[1] + found[2].upper(), name.decode("utf-8", "replace"))
    return f"OpenEXR:{_FOREIGN.sub('', said)}"
