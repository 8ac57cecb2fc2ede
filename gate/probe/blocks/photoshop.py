"""Photoshop: image resources, and the texts and the blocks of other kinds that stand in them."""

from collections.abc import Iterator, Mapping

from gate.probe.blocks.letters import decoded, overheard, said
from gate.probe.damage import ask, parts
from gate.probe.fact import Block, Fault, Found, Kind

_HEADER = b"Photoshop 3.0\0"
_SIGNATURES = frozenset((b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa"))
_BLOCKS: Mapping[int, Kind] = {0x0404: "iim", 0x0422: "exif", 0x0423: "exif", 0x0424: "xmp"}
_CAPTION, _URL, _VERSION = 0x03F0, 0x040B, 0x0421
_TEXTS: Mapping[int, str] = {_CAPTION: "Caption", _URL: "URL"}
_SMALL = frozenset((0x0409, 0x040C))
"""Small pictures."""
_STREAMS = (b"II", b"MM", b"Exif")
_LEAST = 12
_MOST = 16 << 20


def photoshop(data: bytes) -> Iterator[Found]:
    """Adobe Photoshop file formats, image resources: each with its name, behind the header that they have in JPEG or without it.

    What is no text and no block is searched. Raises Damage where a resource runs over the end.
    """
    found: list[Found] = []
    aside: list[bytes] = []
    for number, name, value in _resources(data.removeprefix(_HEADER)):
        news = [*said("iptc", "Photoshop:Name", decoded(name)), *_meaning(number, value, aside)]
        found += news
        yield from news
    rest = b"\n".join(aside)
    yield from overheard(rest[:_MOST], found)
    if len(rest) > _MOST:
        yield Fault("limit", "Its image resources are larger than 16 MiB.")


def _resources(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, name and value of each: a name is padded to an even length with the byte before it, a value by itself."""
    offset, end = 0, len(data)
    for _ in parts():
        if end - offset < _LEAST and not any(data[offset:]):
            break
        ask(data[offset : offset + 4] in _SIGNATURES and offset + 6 < end, "its resources do not follow one another")
        length = data[offset + 6]
        start = offset + 6 + (length + 2 & ~1)
        size = int.from_bytes(data[start : start + 4])
        ask(start + 4 + size <= end, "a resource runs over the end")
        yield (
            int.from_bytes(data[offset + 4 : offset + 6]),
            data[offset + 7 : offset + 7 + length],
            data[start + 4 : start + 4 + size],
        )
        offset = start + 4 + (size + 1 & ~1)


def _meaning(number: int, value: bytes, aside: list[bytes]) -> Iterator[Found]:
    kind = _BLOCKS.get(number)
    if kind and (kind != "exif" or value.startswith(_STREAMS)):
        yield Block(kind, value)
    elif number in _TEXTS:
        aside.append(value)
        yield from said("iptc", f"Photoshop:{_TEXTS[number]}", decoded(value[1:] if number == _CAPTION else value).strip("\0 "))
    elif number == _VERSION:
        yield from _programs(value)
    elif number not in _SMALL:
        aside.append(value)


def _programs(value: bytes) -> Iterator[Found]:
    """The programs that wrote and read the file: behind five bytes two texts of UTF-16, each behind its length in characters."""
    offset = 5
    for name in ("WriterName", "ReaderName"):
        length = 2 * int.from_bytes(value[offset : offset + 4])
        yield from said(
            "iptc", f"Photoshop:{name}", value[offset + 4 : offset + 4 + length].decode("utf-16-be", "replace").strip("\0")
        )
        offset += 4 + length
