"""Isobmff samples: those of a track of metadata, if they are so few that they are no course of measurements."""

import struct
from collections.abc import Iterator, Mapping

from gate.probe.containers.isobmff.boxes import Boxes
from gate.probe.containers.isobmff.texts import bare
from gate.probe.fact import Fault, Found

FEW = 16
_ROWS = 8
"""Where in a table its rows begin, behind version, flags and their number (ISO 14496-12, 8.7)."""

Tables = Mapping[bytes, tuple[int, int]]


def samples(file: Boxes, boxes: Boxes, tables: Tables) -> Iterator[Found]:
    """The bytes of all samples of a track, to be searched; none if they are more than 16, or packed in fields of less than 32 bits."""
    sizes = _sizes(boxes, tables)
    for offset, size in _chunks(boxes, tables, sizes) if sizes else ():
        if size <= file.size - offset:
            yield from bare(file.content(offset, offset + size))
        else:
            yield Fault("limit", "It has a track of metadata that stand in another file.")


def _sizes(boxes: Boxes, tables: Tables) -> list[int]:
    """ISO 14496-12, 8.7.3: a size for all samples, or the size of each."""
    table = _table(boxes, tables, b"stsz", _ROWS + 4 + 4 * FEW)
    one, count = int.from_bytes(table[4:_ROWS]), int.from_bytes(table[_ROWS : _ROWS + 4])
    if count > FEW:
        return []
    return [one] * count if one else [size for (size,) in struct.iter_unpack(">I", _whole(table[_ROWS + 4 :], 4))][:count]


def _chunks(boxes: Boxes, tables: Tables, sizes: list[int]) -> Iterator[tuple[int, int]]:
    """ISO 14496-12, 8.7.4 and 8.7.5: where chunks stand, and how long each is by the samples in it."""
    offsets = [
        int(offset) for (offset,) in struct.iter_unpack(">I", _whole(_table(boxes, tables, b"stco", _ROWS + 4 * FEW)[_ROWS:], 4))
    ]
    offsets = offsets or [
        int(far) for (far,) in struct.iter_unpack(">Q", _whole(_table(boxes, tables, b"co64", _ROWS + 8 * FEW)[_ROWS:], 8))
    ]
    runs = list(struct.iter_unpack(">III", _whole(_table(boxes, tables, b"stsc", _ROWS + 12 * FEW)[_ROWS:], 12)))
    done = 0
    for number, offset in enumerate(offsets, 1):
        held = next((many for first, many, _ in reversed(runs) if first <= number), len(sizes))
        yield offset, sum(sizes[done : done + held])
        done += held


def _table(boxes: Boxes, tables: Tables, kind: bytes, most: int) -> bytes:
    start, end = tables.get(kind, (0, 0))
    return boxes.content(start, min(end, start + most))


def _whole(data: bytes, width: int) -> bytes:
    return data[: len(data) // width * width]
