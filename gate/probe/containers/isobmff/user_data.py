"""Isobmff user data: the texts of a `udta` box, in the ways of QuickTime, of 3GPP, and of makers of cameras."""

import re
import struct
from collections.abc import Iterator

from gate.probe.containers.isobmff import lists
from gate.probe.containers.isobmff.names import ASSETS, TITLES, WORDS
from gate.probe.containers.isobmff.texts import bare, guessed, language, named, plain, said
from gate.probe.damage import parts
from gate.probe.fact import Found

_TEXT = struct.Struct(">HH")
_VALUE = struct.Struct(">IH")
_WORDS = re.compile(rb"[ -~]{3,}")
_PRINTABLE = re.compile(rb"[ -~\xa9]{4}")
_COPYRIGHT = 0xA9
_NUMBERS = frozenset((b"WLOC", b"LOOP", b"SelO", b"AllF", b"yrrc", b"urat"))
_TRACK_NAME = b"tnam"
_KEYWORDS = b"kywd"
_EXTRA = b"Xtra"
_HEADS = 8
_UTF16 = 8
"""The type of a text among the fields of Windows."""


def field(kind: bytes, data: bytes) -> Iterator[Found]:
    """What one box of user data says; a text of an unknown name is both said and searched."""
    if kind[0] == _COPYRIGHT or kind == _TRACK_NAME:
        yield from _international(f"UserData:{_title(kind)}", data)
    elif kind in ASSETS and not data[0:1].strip(b"\0"):
        yield from _asset(kind, data)
    elif kind in WORDS or kind in ASSETS:
        yield from _worded(f"UserData:{WORDS.get(kind) or ASSETS[kind][0]}", data)
    elif kind == _EXTRA:
        yield from _windows(data)
    elif kind not in _NUMBERS:
        yield from bare(data)
        if _PRINTABLE.fullmatch(kind) and plain(data):
            yield from said(f"UserData:{named(kind.decode('latin-1'))}", data)


def _title(kind: bytes) -> str:
    if kind == _TRACK_NAME:
        return "TrackName"
    return TITLES.get(kind) or named(kind[1:].decode("latin-1"))


def _international(tag: str, data: bytes) -> Iterator[Found]:
    """QuickTime File Format, User Data Text: a text for each language, led by its length and the language; some count these in."""
    if data[4:8] == b"data":
        yield from lists.value(tag, data[8:])
        return
    place = 0
    for _ in parts():
        if place + _TEXT.size > len(data):
            break
        length, spoken = _TEXT.unpack_from(data, place)
        start = place + _TEXT.size
        length = length if start + length <= len(data) else length - _TEXT.size
        if length < 0 or start + length > len(data):
            break
        if length:
            yield from said(tag + language(spoken), data[start : start + length])
        place = start + length
    yield from guessed(tag, data[place:])


def _asset(kind: bytes, data: bytes) -> Iterator[Found]:
    """3GPP TS 26.244, 8.2: version and flags, what the asset adds, the language, and the text."""
    name, start = ASSETS[kind]
    tag = f"UserData:{name}{language(int.from_bytes(data[start - 2 : start]))}"
    if kind == _KEYWORDS:
        place = start + 1
        for _ in range(data[start] if len(data) > start else 0):
            length = data[place] if place < len(data) else 0
            yield from said(tag, data[place + 1 : place + 1 + length])
            place += 1 + length
        yield from bare(data[place:])
    else:
        yield from said(tag, data[start:])


def _worded(tag: str, data: bytes) -> Iterator[Found]:
    if plain(data):
        yield from said(tag, data)
    else:
        yield from (item for words in _WORDS.findall(data)[:1] for item in said(tag, words))
        yield from bare(data)


def _windows(data: bytes) -> Iterator[Found]:
    """Fields that Windows leaves in movies: the size of each, of its name, the name, the number of its values, and these."""
    place = 0
    for _ in parts():
        size, length = int.from_bytes(data[place : place + 4]), int.from_bytes(data[place + 4 : place + _HEADS])
        start = _HEADS + length + 4
        if start > size or place + size > len(data):
            break
        name = data[place + _HEADS : place + start - 4].decode("latin-1").removeprefix("WM/")
        yield from _values(f"Microsoft:{named(name)}", data[place + start : place + size])
        place += size
    yield from bare(data[place:])


def _values(tag: str, data: bytes) -> Iterator[Found]:
    """Size, type and worth of each value."""
    place = 0
    for _ in parts():
        size, kind = _VALUE.unpack(data[place : place + _VALUE.size].ljust(_VALUE.size, b"\0"))
        if not _VALUE.size <= size <= len(data) - place:
            break
        worth = data[place + _VALUE.size : place + size]
        yield from said(tag, worth, "utf-16-le") if kind == _UTF16 else bare(worth)
        place += size
    yield from bare(data[place:])
