"""Samsung: the blocks with a name each that Samsung's phones put behind a picture, and whatever else stands there."""

import json
import re
from collections.abc import Iterator
from itertools import islice

from gate.probe.containers import rest, texts
from gate.probe.containers.allowance import MOST
from gate.probe.fact import Found
from gate.probe.opening import Opened

_END, _DIRECTORY = b"SEFT", b"SEFH"
_FOOT = 8
_HEAD = _ROW = 12
_NAME = re.compile(rb"[A-Za-z0-9_]{1,80}")
_BINARY = re.compile(rb"[\0-\x08\x0e-\x1f]")
_TEXT = 1 << 16
_MOST_BLOCKS = 100
"""Blocks whose names are read; further ones are searched as they stand."""


def trailer(opened: Opened, start: int) -> Iterator[Found]:
    """All that stands behind a picture, from `start` to the end of the file."""
    length = opened.size - start
    if _FOOT < length <= MOST and opened.at(opened.size - len(_END), len(_END)) == _END:
        yield from _named(opened.at(start, length))
    else:
        yield from rest.between(opened, start, opened.size)


def _named(data: bytes) -> Iterator[Found]:
    """The texts of the blocks by their names; the rest of the bytes as they stand.

    A directory stands before the last eight bytes: 12 bytes of head, then a row for each block, with how far before the directory
    it begins and how long it is. A block begins with its kind, the length of its name, and that.
    """
    directory = len(data) - _FOOT - int.from_bytes(data[-_FOOT : -len(_END)], "little")
    told: list[tuple[int, int]] = []
    if directory >= 0 and data.startswith(_DIRECTORY, directory):
        for start, end in islice(_blocks(data, directory), _MOST_BLOCKS):
            value = start + 8 + int.from_bytes(data[start + 4 : start + 8], "little")
            name, text = data[start + 8 : value], data[value:end]
            if _NAME.fullmatch(name) and len(text) <= _TEXT and not _BINARY.search(text):
                yield from _said(name.decode(), texts.decoded(text))
                told.append((start, end))
    yield from rest.searched(_without(data, told))


def _blocks(data: bytes, directory: int) -> Iterator[tuple[int, int]]:
    """Where the blocks of a directory begin and end, as far as they lie before it."""
    for row in range(directory + _HEAD, len(data) - _FOOT - _ROW + 1, _ROW):
        before, length = int.from_bytes(data[row + 4 : row + 8], "little"), int.from_bytes(data[row + 8 : row + 12], "little")
        if length <= before <= directory:
            yield directory - before, directory - before + length


def _without(data: bytes, told: list[tuple[int, int]]) -> bytes:
    """The bytes, without those that lie between any of the places."""
    kept, place = [], 0
    for start, end in sorted(told):
        kept.append(data[place:start])
        place = max(place, end)
    return b"".join((*kept, data[place:]))


def _said(name: str, text: str) -> Iterator[Found]:
    """The text of a block; where it is an object of JSON, its members too, as ExifTool names them."""
    yield from texts.said("trailer", f"Samsung:{name}", text)
    for key, value in _members(text).items():
        if isinstance(value, str):
            yield from texts.said("trailer", f"Samsung:{key[:1].upper()}{key[1:]}", value)


def _members(text: str) -> dict[str, object]:
    try:
        said = json.loads(text, parse_int=str, parse_float=str, parse_constant=str) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
