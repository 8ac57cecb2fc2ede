"""Isobmff texts: what a value of ISO base media says, in the encodings that it may be written in."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gate.probe.fact import Block, Fact, Fault, Found

_LONGEST = 1 << 20
LONGEST_NAME = 256
_LEAST = 8
"""Bytes that are too few for a label."""
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FOREIGN = re.compile(r"[^-0-9a-zA-Z_. ]")
_JOINT = re.compile(r"[. ]+(.?)")
_STEP = re.compile(r"_([a-z])")
_BORDER = re.compile(r"([a-z])_([A-Z])")
_MACINTOSH = 0x400
"""Below it a language is one of the Macintosh's, and so is the encoding (QuickTime File Format, Language Code Values)."""
_UNSAID = frozenset(("und", "eng"))
_NOWHERE = "ZZ"


def bare(data: bytes) -> Iterator[Found]:
    """Bytes to be searched for labels, unless they are too few, or all zeros."""
    if len(data) > _LEAST and data.strip(b"\0"):
        yield Block("raw", data)


def said(tag: str, data: bytes, encoding: str = "") -> Iterator[Found]:
    """A text up to a NUL, and what stands behind it; one without an encoding is in UTF-16 if it begins so, or UTF-8, or Mac OS Roman."""
    if len(data) > _LONGEST:
        yield Fault("limit", f"Its {tag} is longer than 1 MiB.")
        data = data[:_LONGEST]
    text, _, more = _decoded(data, encoding).strip("\0").partition("\0")
    yield Fact("quicktime", tag, text)
    if more:
        yield from bare(more.encode("utf-8", "replace"))


def _decoded(data: bytes, encoding: str) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    if encoding:
        return data.decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("mac_roman")


def plain(data: bytes) -> bool:
    """Whether bytes of an unknown kind are text."""
    try:
        text = data.strip(b"\0").decode()
    except UnicodeDecodeError:
        return data.startswith(b"\xfe\xff")
    return bool(text) and not _CONTROL.search(text)


def guessed(tag: str, data: bytes) -> Iterator[Found]:
    """A value that may be a text or not."""
    yield from said(tag, data) if plain(data) else bare(data)


def named(key: str) -> str:
    """A name as ExifTool makes it of a key, which is cut if it is no name: `OpenaiGenerator` of `openai.generator`."""
    return _named(key[:LONGEST_NAME])


@lru_cache
def _named(key: str) -> str:
    name = _FOREIGN.sub("", key[:1].upper() + key[1:])
    name = _JOINT.sub(lambda found: found[1].upper(), name)
    name = _STEP.sub(lambda found: "_" + found[1].upper(), name)
    name = _BORDER.sub(r"\1\2", name)
    return name if len(name) > 1 else f"Tag_{name}"


@lru_cache
def language(code: int, country: int = 0) -> str:
    """What the language of a value adds to its tag: three letters of 5 bits each (ISO 14496-12, 8.4.2), and those of a country (ISO 3166-1)."""
    spoken = "".join(chr((code >> shift & 31) + 0x60) for shift in (10, 5, 0)) if code >= _MACINTOSH else ""
    spoken = spoken if spoken.isalpha() else ""
    where = country.to_bytes(2).decode("latin-1")
    if where.isascii() and where.isupper() and where != _NOWHERE:
        return f"-{spoken or 'und'}-{where}"
    return f"-{spoken}" if spoken and spoken not in _UNSAID else ""
