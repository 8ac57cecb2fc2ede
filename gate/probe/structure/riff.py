"""Riff: do the chunks of WAV, AVI and WebP files fill the file, and what stands in chunks that ExifTool passes over?"""

from collections.abc import Iterator, Mapping

from gate.probe.damage import ask, parts
from gate.probe.fact import Fact
from gate.probe.opening import Opened

_UNSAID = 0xFFFFFFFF
_LABEL = 1 << 16
_CHUNK, _FORM = 8, 12
_NEEDED = {b"WAVE": (b"data",), b"AVI ": (b"LIST",), b"WEBP": (b"VP8 ", b"VP8L", b"VP8X")}

Chunk = tuple[bytes, int, int]
"""Name, where the contents start, and how long they are."""


def riff(opened: Opened) -> None:
    """The chunks fit the file, and the one that holds the sound or picture is among them (RIFF; RF64: EBU Tech 3306)."""
    names = {name for name, _, _ in chunks(opened)}
    needed = _NEEDED.get(opened.head[8:12], ())
    ask(names.intersection(needed), "it holds neither sound nor picture")


def labels(opened: Opened) -> Iterator[Fact]:
    """The label of TC260-PG-202510A, an `AIGC` chunk, also in an INFO list."""
    for name, start, size in chunks(opened):
        inner = [(name, start, size)]
        if name == b"LIST" and opened.at(start, 4) == b"INFO":
            inner = list(_walk(opened, start + 4, start + size, {}))
        for label, place, length in inner:
            if label == b"AIGC":
                yield Fact("riff", "RIFF:AIGC", opened.at(place, min(length, _LABEL)).decode("utf-8", "replace").strip("\0"))


def without_credentials(opened: Opened) -> bool:
    """Whether no chunk is one for a C2PA manifest store (C2PA 2.2, A.3.6). Raises Damage where that cannot be told."""
    return all(name != b"C2PA" for name, _, _ in chunks(opened))


def padded(opened: Opened) -> bool:
    """Whether the chunks reach the end but for a few zeros, too few for another chunk. Raises Damage."""
    end = max((start + size + size % 2 for _, start, size in chunks(opened)), default=_FORM)
    rest = opened.at(end, _CHUNK)
    return len(rest) < _CHUNK and not any(rest)


def chunks(opened: Opened) -> Iterator[Chunk]:
    """The outermost chunks. Raises Damage where they do not fit the file."""
    sizes = {} if opened.head.startswith(b"RIFF") else _wide(opened)
    said = sizes.get(b"RIFF", int.from_bytes(opened.head[4:8], "little"))
    end = opened.size if said == _UNSAID else said + 8
    ask(end <= opened.size, "it is shorter than its header says")
    return _walk(opened, 12, end, sizes)


def _wide(opened: Opened) -> dict[bytes, int]:
    ask(opened.head[12:16] == b"ds64", "its ds64 chunk is missing")
    return {b"RIFF": int.from_bytes(opened.head[20:28], "little"), b"data": int.from_bytes(opened.head[28:36], "little")}


def _walk(opened: Opened, offset: int, end: int, sizes: Mapping[bytes, int]) -> Iterator[Chunk]:
    for _ in parts():
        if offset + 8 > end:
            break
        head = opened.at(offset, 8)
        name, size = head[:4], int.from_bytes(head[4:], "little")
        if size == _UNSAID:
            size = sizes.get(name, end - offset - 8)
        ask(offset + 8 + size <= end, f"its {name.decode('latin-1')!a} chunk runs over the end")
        yield name, offset + 8, size
        offset += 8 + size + size % 2
