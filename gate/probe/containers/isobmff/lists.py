"""Isobmff lists: the items of a `meta` box, named by four characters or by keys, and their values."""

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gate.probe.containers.isobmff.boxes import REST, Boxes
from gate.probe.containers.isobmff.names import ITEMS, KEYS
from gate.probe.containers.isobmff.texts import LONGEST_NAME, bare, guessed, language, named, said
from gate.probe.fact import Found

_VALUE = struct.Struct(">IHH")
_ENCODINGS = {1: "utf-8", 2: "utf-16-be", 3: "shift_jis", 4: "utf-8", 5: "utf-16-be"}
_NUMBERS = frozenset((21, 22, 23, 24, *range(65, 79)))
_SHORT = 16
"""Bytes of a number, or of a point, and no more."""
_DOMAINS = ("com.apple.quicktime.", "com.")
_OWN = b"----"
_FULL = 4
"""Version and flags of a full box (ISO 14496-12, 4.2)."""


def keys(boxes: Boxes, start: int, end: int) -> Iterator[str]:
    """QuickTime File Format, Metadata Item Keys Atom: the tag of each key, in their order."""
    for kind, begin, over in boxes.inside(start + 8, end):
        if kind == REST:
            break
        yield _key(boxes.content(begin, min(over, begin + LONGEST_NAME)))


@lru_cache
def _key(data: bytes) -> str:
    key = data.partition(b"\0")[0].decode("utf-8", "replace")
    key = next((key.removeprefix(domain) for domain in _DOMAINS if key.startswith(domain)), key)
    letters = key.encode("latin-1", "replace")
    return f"Keys:{KEYS.get(key) or ITEMS.get(letters) or ITEMS.get(letters[::-1]) or named(key)}"


def items(boxes: Boxes, start: int, end: int, tags: Mapping[int, str]) -> Iterator[Found]:
    """QuickTime File Format, Metadata Item List Atom: an item's type is the number of its key, or its name by itself."""
    for kind, begin, over in boxes.inside(start, end):
        if kind == _OWN:
            yield from _own(boxes, begin, over)
        elif kind == REST:
            yield from bare(boxes.content(begin, over))
        else:
            yield from _item(boxes, begin, over, tags.get(int.from_bytes(kind)) or _tag(kind))


@lru_cache
def _tag(kind: bytes) -> str:
    return f"ItemList:{ITEMS.get(kind) or named(kind.decode('latin-1'))}"


def _item(boxes: Boxes, start: int, end: int, tag: str) -> Iterator[Found]:
    for kind, begin, over in boxes.inside(start, end):
        data = boxes.content(begin, over)
        yield from value(tag, data) if kind == b"data" else bare(data)


def _own(boxes: Boxes, start: int, end: int) -> Iterator[Found]:
    """An item that its writer named: the domain of the name, the name, and values."""
    tag = "iTunes:Data"
    for kind, begin, over in boxes.inside(start, end):
        data = boxes.content(begin, over)
        if kind == b"data":
            yield from value(tag, data)
        elif kind == b"name":
            tag = f"iTunes:{named(data[_FULL:].decode('utf-8', 'replace'))}"
        else:
            yield from bare(data)


def value(tag: str, data: bytes) -> Iterator[Found]:
    """QuickTime File Format, Value Atom: type, country, language, and what it is worth."""
    if len(data) < _VALUE.size:
        return
    kind, country, spoken = _VALUE.unpack_from(data)
    worth = data[_VALUE.size :]
    if kind in _ENCODINGS:
        yield from said(tag + language(spoken, country) if spoken or country else tag, worth, _ENCODINGS[kind])
    elif kind not in _NUMBERS or len(worth) > _SHORT:
        yield from guessed(tag, worth)
