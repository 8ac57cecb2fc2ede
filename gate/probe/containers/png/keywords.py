"""Png texts: what the textual chunks of a PNG say, compressed or not, and the profiles that programs wrote into them as hexadecimals."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gate.evidence import Channel
from gate.probe.containers import rest, texts
from gate.probe.containers.allowance import UNKNOWN, Allowance
from gate.probe.fact import Block, Fault, Found

_XMP = b"XML:com.adobe.xmp"
_PROFILE = b"raw profile type "
_HEX = re.compile(rb"\n[^\n]*\n\s*([0-9]{1,10})\n")
_APP1_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_NAMES = {
    "Creation Time": "CreationTime", "Warning": "PNGWarning", "aesthetic_score": "AestheticScore",
    "create-date": "CreateDate", "modify-date": "ModDate",
}  # fmt: skip
_PARTS = 3
"""Behind an international text's keyword and two numbers: language, keyword in that, text."""
_BLANK = re.compile(r"\s+(.)")
_FOREIGN = re.compile(r"[^-_A-Za-z0-9]")


class Texts:
    """Of a group of chunks: those of the picture (`PNG`), or those behind its end (`Trailer`)."""

    def __init__(self, channel: Channel, group: str, allowance: Allowance) -> None:
        self._channel, self._group = channel, group
        self._allowance = allowance

    def meaning(self, kind: bytes, data: bytes) -> Iterator[Found]:
        """W3C PNG, third edition, 11.3.3: tEXt, zTXt and iTXt."""
        keyword, null, content = data.partition(b"\0")
        if not null:
            yield from rest.searched(data)
        elif kind == b"tEXt":
            yield from self._said(keyword, content.decode("latin-1"), content)
        elif kind == b"zTXt":
            yield from self._packed(keyword, content)
        else:
            yield from self._international(keyword, content)

    def _packed(self, keyword: bytes, content: bytes) -> Iterator[Found]:
        plain, fault = self.inflated(content)
        yield from self._said(keyword, plain.decode("latin-1"), plain)
        if fault:
            yield fault

    def _international(self, keyword: bytes, content: bytes) -> Iterator[Found]:
        parts = content[2:].split(b"\0", 2)
        if len(parts) < _PARTS:
            yield from rest.searched(keyword + content)
            return
        _, translated, text = parts
        fault = None
        if content[:1] != b"\0":
            text, fault = self.inflated(content[1:2] + text)
        yield from self._said(keyword, text.decode("utf-8", "replace"), text)
        if translated:
            yield from texts.said(self._channel, f"{self._group}:TranslatedKeyword", translated.decode("utf-8", "replace"))
        if fault:
            yield fault

    def inflated(self, data: bytes) -> tuple[bytes, Fault | None]:
        """What stands behind the byte that names the method of compression; with a fault if that is not all of it."""
        return self._allowance.inflated(data[1:]) if data[:1] == b"\0" else (data[1:], UNKNOWN)

    def _said(self, keyword: bytes, text: str, data: bytes) -> Iterator[Found]:
        """A text under its keyword, unless that says that it holds other metadata."""
        if keyword == _XMP:
            yield Block("xmp", data)
        elif keyword.lower().startswith(_PROFILE):
            yield from _profile(keyword.lower()[len(_PROFILE) :], data)
        else:
            yield from texts.said(self._channel, f"{self._group}:{_named(keyword)}", text)


@lru_cache
def _named(keyword: bytes) -> str:
    """A field's name as ExifTool makes it: `Creation Time` is `CreationTime`, `parameters` is `Parameters`."""
    said = keyword.decode("latin-1")
    name = _NAMES.get(said) or _FOREIGN.sub("", _BLANK.sub(lambda found: found[1].upper(), said))
    name = name[:1].upper() + name[1:]
    return name if len(name) > 1 and name[0].isalpha() else f"Tag{name}"


def _profile(kind: bytes, data: bytes) -> Iterator[Found]:
    """As ImageMagick and others write them: a line with a name, one with the length, then the bytes in hexadecimals."""
    head = _HEX.match(data)
    try:
        profile = bytes.fromhex(data[head.end() :].decode("ascii")) if head else b""
    except ValueError:
        profile = b""
    if head and len(profile) == int(head[1]):
        yield from _unwrapped(kind, profile)
    else:
        yield Fault("damaged", "A profile in its texts is broken.")
        yield from rest.searched(profile or data)


def _unwrapped(kind: bytes, profile: bytes) -> Iterator[Found]:
    if profile.startswith(b"Exif\0"):
        yield Block("exif", profile[6:])
    elif profile.startswith((b"II*\0", b"MM\0*")):
        yield Block("exif", profile)
    elif profile.startswith(_APP1_XMP):
        yield Block("xmp", profile[len(_APP1_XMP) :])
    elif profile.startswith(b"\x1c"):
        yield Block("iim", profile)
    elif profile.startswith(b"8BIM"):
        yield Block("photoshop", profile)
    elif kind == b"xmp":
        yield Block("xmp", profile)
    else:
        yield from rest.searched(profile)
