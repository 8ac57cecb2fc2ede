"""Psd: the image resources of a Photoshop file, the beginning of its layers searched, and whether its sections fit into it."""

from collections.abc import Iterator

from gate.probe.containers.allowance import EXCEEDED, MOST
from gate.probe.damage import ask
from gate.probe.fact import Block, Found
from gate.probe.opening import Opened

_HEADER, _WIDTH = 26, 4
_LARGE = b"8BPS\0\2"
_RECORDS = 1 << 20
"""Bytes at the beginning of the layers that are searched: their names and settings stand before their pictures."""


def psd(opened: Opened) -> Iterator[Found]:
    """Adobe Photoshop file formats: colours, resources and layers, each behind its length, then the picture. Raises Damage."""
    colours = _HEADER + _WIDTH
    resources, length = _section(opened, colours + _length(opened, _HEADER, _WIDTH), _WIDTH)
    if length > MOST:
        yield EXCEEDED
    else:
        yield Block("photoshop", opened.at(resources, length))
    layers, length = _section(opened, resources + length, 2 * _WIDTH if opened.head.startswith(_LARGE) else _WIDTH)
    if length:
        yield Block("raw", opened.at(layers, min(length, _RECORDS)))


def _section(opened: Opened, offset: int, width: int) -> tuple[int, int]:
    """Where a section begins behind its length, and the length."""
    length = _length(opened, offset, width)
    ask(offset + width + length < opened.size, "its sections run over the end")
    return offset + width, length


def _length(opened: Opened, offset: int, width: int) -> int:
    said = opened.at(offset, width)
    ask(len(said) == width, "its sections run over the end")
    return int.from_bytes(said)
