"""Tags: ExifTool's JSON as facts, each with its channel, `Group1:Name` as its tag, and text as its value."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from gate.evidence import Channel, Trust
from gate.probe.fact import Fact
from gate.probe.naming import capital

_PLACE = re.compile(r"Doc[\d-]+|Main|Copy\d+")
_OWN_FIELD = re.compile(r"\(([^()]{1,80})\) ?(.*)", re.DOTALL)
"""How ExifTool before 13 shows a field that its writer named (ID3v2.4, 4.2.6): `(KEY) value`."""
_BINARY = "(Binary data "
_KEPT = ":aigc"
"""How a tag ends that speaks by being there, whatever its value (GB 45438-2025)."""
_OWN = frozenset({"ExifTool", "System", "Composite"})
"""Groups that speak of the read itself or repeat what stands elsewhere."""
_CHANNELS: tuple[tuple[str, Channel], ...] = (
    ("XMP", "xmp"),
    ("IPTC", "iptc"),
    ("Photoshop", "iptc"),
    ("JUMBF", "c2pa"),
    ("CBOR", "c2pa"),
    ("C2PA", "c2pa"),
    ("JSON", "c2pa"),
    ("Jpeg2000", "c2pa"),
    ("IFD", "exif"),
    ("ExifIFD", "exif"),
    ("SubIFD", "exif"),
    ("GPS", "exif"),
    ("PNG", "png"),
    ("Samsung", "trailer"),
    ("Trailer", "trailer"),
    ("QuickTime", "quicktime"),
    ("Matroska", "matroska"),
    ("ID3", "id3"),
    ("APE", "id3"),
    ("Lyrics3", "id3"),
    ("Vorbis", "vorbis"),
)
"""Channels of the groups that stand in more than one format, by how the group's name begins."""
_HOMES: dict[str, Channel] = {
    "image/png": "png",
    "image/x-exr": "exr",
    "image/x-dpx": "dpx",
    "application/mxf": "mxf",
    "application/rdf+xml": "xmp",
    "application/c2pa": "c2pa",
    "application/ogg": "vorbis",
    "audio/flac": "vorbis",
    "audio/mpeg": "id3",
    "audio/mp4": "quicktime",
    "audio/wav": "riff",
    "image/webp": "riff",
    "video/mp4": "quicktime",
    "video/quicktime": "quicktime",
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
    "video/x-msvideo": "riff",
}
"""The channel of a format's own groups, by the file's type; those of the other formats are an image's fields, `exif`."""

Answered = dict[str, object]


class Odd(ValueError):  # noqa: N818  (the name says what the answer is)
    """The text is not what ExifTool writes about one file."""


def parse(text: bytes) -> Answered:
    """The one object of an answer; numbers and truths are kept as the text that they are. Raises Odd."""
    try:
        rows = json.loads(text, object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as broken:
        raise Odd("its answer is no JSON") from broken
    if not isinstance(rows, list) or len(rows) != 1 or not isinstance(rows[0], dict):
        raise Odd("it did not answer about one file")
    return rows[0]


def _once(pairs: list[tuple[str, object]]) -> Answered:
    answered = dict(pairs)
    if len(answered) != len(pairs):
        raise Odd("it answered one tag twice")
    return answered


def facts(answered: Answered, kind: str) -> Iterator[Fact]:
    """Every tag of a file of that type, structures spelled out as ExifTool's flattened names; what was not decoded is left out."""
    for key, value in answered.items():
        group, name = split(key)
        if group and group not in _OWN:
            channel = _channel(group, kind)
            trust: Trust = "untrusted" if channel == "c2pa" else "unsigned"
            for tag, text in _spelled(f"{group}:{name}", value):
                yield Fact(channel, tag, text, trust)
                if name == "UserDefinedText" and (said := _OWN_FIELD.match(text)):
                    yield Fact(channel, f"{group}:{capital(said[1].strip())}", said[2], trust)


@lru_cache(maxsize=1 << 14)
def split(key: str) -> tuple[str, str]:
    """Group and name of a key such as `Doc1-2:JUMBF:Copy1:JUMDLabel`; the group is empty where there is none."""
    *groups, name = key.split(":")
    return next((group for group in groups if not _PLACE.fullmatch(group)), ""), name


@lru_cache(maxsize=1 << 10)
def _channel(group: str, kind: str) -> Channel:
    return next((channel for start, channel in _CHANNELS if group.startswith(start)), _HOMES.get(kind, "exif"))


def _spelled(tag: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        group, _, name = tag.partition(":")
        for key, part in value.items():
            yield from _spelled(f"{group}:{capital(name)}{capital(key)}", part)
    elif isinstance(value, list):
        for part in value:
            yield from _spelled(tag, part)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if not text.startswith(_BINARY) or tag.lower().endswith(_KEPT):
            yield tag, text
