"""Tiff: all fields of a TIFF, BigTIFF or DNG file, the proof that its pictures lie within it, and what stands behind them searched."""

import operator
from collections.abc import Iterator

from gate.probe.blocks.directories import Directories, Source
from gate.probe.blocks.exif import meanings
from gate.probe.blocks.letters import overheard
from gate.probe.containers import rest
from gate.probe.damage import ask
from gate.probe.fact import Block, Fact, Found
from gate.probe.opening import Opened

_PIECES = {273: 279, 288: 289, 324: 325, 513: 514}
"""Where strips, free bytes, tiles and a small JPEG stand, and how long they are (TIFF 6.0, sections 8, 15 and 22)."""


def tiff(opened: Opened) -> Iterator[Found]:
    """TIFF 6.0, BigTIFF and DNG 1.7. Raises Damage where a directory or a part of a picture does not lie within the file."""
    directories = Directories(Source(opened.at, opened.size))
    facts: list[Fact] = []
    aside: list[bytes] = []
    for item in meanings(directories):
        if isinstance(item, Block) and item.kind == "raw":
            aside.append(item.data)
            continue
        if isinstance(item, Fact):
            facts.append(item)
        yield item
    yield from overheard(b"\n".join([*aside, *(fact.value.encode() for fact in facts)]), facts)
    end = max(directories.reach, _pictures_end(directories, opened.size))
    ask(end <= opened.size, "a part of the picture lies outside the file")
    yield from rest.between(opened, end, opened.size)


def _pictures_end(directories: Directories, size: int) -> int:
    """Where the last part of all pictures ends; at `size` if one does not say how long it is."""
    end = 0
    for pictures in directories.pictures:
        for places, lengths in _PIECES.items():
            if places in pictures:
                starts = directories.numbers(pictures[places])
                long = directories.numbers(pictures[lengths]) if lengths in pictures else ()
                end = max(end, *starts, *map(operator.add, starts, long), 0 if len(long) == len(starts) else size)
    return end
