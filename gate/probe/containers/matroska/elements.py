"""Matroska elements: what the metadata among them say: texts by their names, tags by their own, and what is not known as it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gate.probe.containers import free_texts, rest, texts
from gate.probe.damage import ask
from gate.probe.fact import Block, Fact, Found

_MASTERS = frozenset(
    (
        0x1A45DFA3, 0x4281, 0x1549A966, 0x6924, 0x1654AE6B, 0xAE, 0x6624, 0xE0, 0x55B0, 0x55D0, 0x7670, 0xE1, 0xE2, 0xE3, 0xE4, 0xE9,
        0x41E4, 0x6D80, 0x6240, 0x5034, 0x5035, 0x47E7, 0x1941A469, 0x61A7, 0x1043A770, 0x45B9, 0x4520, 0xB6, 0x8F, 0x80, 0x6944,
        0x6911, 0x1254C367, 0x7373, 0x63C0,
    )
)  # fmt: skip
_TEXTS = {
    0x4282: "Matroska:DocType", 0x4283: "Matroska:DocTypeExtensionName", 0x7BA9: "Info:Title", 0x4D80: "Info:MuxingApp",
    0x5741: "Info:WritingApp", 0x7384: "Info:SegmentFileName", 0x3C83AB: "Info:PrevFileName", 0x3E83BB: "Info:NextFileName",
    0x536E: "Track:TrackName", 0x22B59C: "Track:TrackLanguage", 0x22B59D: "Track:TrackLanguageIETF", 0x86: "Track:CodecID",
    0x258688: "Track:CodecName", 0x3A9697: "Track:CodecSettings", 0x3B4040: "Track:CodecInfoURL", 0x26B240: "Track:CodecDownloadURL",
    0x41A4: "Track:BlockAdditionIDName", 0x467E: "Matroska:AttachedFileDescription", 0x466E: "Matroska:AttachedFileName",
    0x4660: "Matroska:AttachedFileMIMEType", 0x85: "Chapter:ChapterString", 0x437C: "Chapter:ChapterLanguage",
    0x437D: "Chapter:ChapterLanguageIETF", 0x437E: "Chapter:ChapterCountry", 0x5654: "Chapter:ChapterStringUID",
    0x4521: "Chapter:EditionString", 0x63CA: "Matroska:TargetType",
}  # fmt: skip
"""RFC 8794, 11.2, and RFC 9559, 5.1: elements of elements, and elements of text."""
_TRACK, _TRACK_NUMBER = 0xAE, 0xD7
_SIMPLE_TAG, _NAME, _STRING, _BINARY = 0x67C8, 0x45A3, 0x4487, 0x4485
_SMALL = 16
"""Bytes in which no label fits: numbers, dates, UIDs."""
_DEEPEST = 8
_UNNAMED = re.compile(r"[^0-9A-Za-z_]")
_SMALL_LETTER = re.compile(r"_([a-z])")


class Element(NamedTuple):
    """Its id, where its content begins and ends; the end is None where a live segment or cluster does not say it."""

    id: int
    start: int
    end: int | None


def element(data: bytes, place: int, offset: int = 0) -> Element:
    """The element that begins at a place of the data, which themselves begin at an offset of the file. Raises Damage."""
    kind, place = _number(data, place)
    size, start = _number(data, place)
    most = 1 << 7 * (start - place)
    said = size & (most - 1)
    return Element(kind, offset + start, None if said == most - 1 else offset + start + said)


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A number with its marker bit, and where it ends (RFC 8794, 4)."""
    first = data[place] if place < len(data) else 0
    end = place + 9 - first.bit_length()
    ask(first and end <= len(data), "it holds a number without a length")
    return int.from_bytes(data[place:end]), end


def meaning(kind: int, data: bytes, count: Iterator[int], group: str = "", depth: int = 0) -> Iterator[Found]:
    """What an element says whose content is given, with the elements in it. Raises Damage."""
    if kind == _SIMPLE_TAG:
        yield from _tag(data, count, depth)
    elif kind in _MASTERS:
        inner = list(_inside(data, count, depth))
        if kind == _TRACK:
            group = f"Track{next((int.from_bytes(content) for child, content in inner if child == _TRACK_NUMBER), '')}:"
        for child, content in inner:
            yield from meaning(child, content, count, group, depth + 1)
    elif kind in _TEXTS:
        tag = _TEXTS[kind]
        yield from _text(tag.replace("Track:", group) if group else tag, data)
    elif len(data) > _SMALL:
        yield from rest.searched(data)


def _inside(data: bytes, count: Iterator[int], depth: int) -> Iterator[tuple[int, bytes]]:
    ask(depth < _DEEPEST, "its elements lie in one another too deeply")
    place = 0
    while place < len(data):
        next(count)
        kind, start, end = element(data, place)
        ask(end is not None and end <= len(data), "its elements do not fill the one that they are in")
        place = end or start
        yield kind, data[start:place]


def _tag(data: bytes, count: Iterator[int], depth: int) -> Iterator[Found]:
    """RFC 9559, 5.1.8.1.2: a simple tag, its text or its bytes, and the simple tags in it."""
    inner = list(_inside(data, count, depth))
    name = b"".join(content for kind, content in inner if kind == _NAME)
    tag = _named(name.decode("utf-8", "replace"))
    if len(name) > 4 * _SMALL:
        yield Block("raw", name)
    for kind, content in inner:
        if kind == _STRING:
            yield from _text(tag, content)
        elif kind == _BINARY:
            yield from _bytes(tag, content)
        elif kind != _NAME:
            yield from meaning(kind, content, count, "", depth + 1)


def _bytes(tag: str, data: bytes) -> Iterator[Found]:
    """What a tag of bytes says; it speaks by being there, be it text or not."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        yield Fact("matroska", tag, "")
        yield from rest.searched(data)
    else:
        yield from free_texts.said("matroska", tag, text)


def _named(name: str) -> str:
    """The tag of a name, as ExifTool makes it."""
    said = _UNNAMED.sub("", name[:1].upper() + name[1:].lower())
    return f"Matroska:{_SMALL_LETTER.sub(lambda found: found[1].upper(), said) or 'TagString'}"


def _text(tag: str, data: bytes) -> Iterator[Found]:
    """A text up to a null byte, what stands behind that, and the XMP packet in it."""
    text, _, behind = data.partition(b"\0")
    if text:
        yield from free_texts.said("matroska", tag, texts.decoded(text))
    yield from rest.searched(behind)
