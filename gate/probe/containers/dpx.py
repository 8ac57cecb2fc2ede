"""Dpx: the texts in the header of a DPX frame, the data of its user, and the proof that its picture is whole."""

import struct
from collections.abc import Iterator

from gate.probe.containers import rest
from gate.probe.containers.frame_header import Layout, Samples, header, pictures
from gate.probe.damage import ask
from gate.probe.fact import Found
from gate.probe.opening import Opened

_ELEMENTS, _ELEMENT, _MOST = 780, 72, 8
_LAYOUT = Layout(
    "DPX",
    (
        ("ImageFileName", 36, 100),
        ("Creator", 160, 100),
        ("Project", 260, 200),
        ("Copyright", 460, 200),
        *((f"Image{number + 1 if number else ''}Description", _ELEMENTS + number * _ELEMENT + 40, 32) for number in range(_MOST)),
        ("SourceFileName", 1432, 100),
        ("InputDeviceName", 1556, 32),
        ("InputDeviceSerialNumber", 1588, 32),
        ("FilmFormat", 1680, 32),
        ("FrameID", 1732, 32),
        ("SlateInformation", 1764, 100),
    ),
    ((136, 160), (1532, 1556)),
    ((664, 768), (1356, 1408), (1644, 1664), (1864, 1920), (1972, 2048)),
    2048,
)
"""SMPTE ST 268-1, 5 to 8."""
_GENERIC = 1664
_UNSAID = 0xFFFFFFFF
_SAMPLES = {**dict.fromkeys(range(1, 10), 1), 50: 3, 51: 4, 52: 4, 53: 3, 54: 4, 55: 4, 100: 2, 101: 3, 102: 3, 103: 4}
_SAMPLES |= {148 + number: number for number in range(2, 9)}
"""Samples of a pixel, by the descriptor of its element."""
_SIZES = frozenset((1, 8, 10, 12, 16, 32, 64))


def dpx(opened: Opened) -> Iterator[Found]:
    """SMPTE ST 268-1: a header of fixed fields, data of the user, and up to eight image elements."""
    ask(opened.size > _GENERIC, "its header is cut")
    order = ">" if opened.head.startswith(b"SDPX") else "<"
    offset, said = _at(opened, order + "I", 4), _at(opened, order + "I", 16)
    ask(_GENERIC <= offset < opened.size, "its picture lies outside the file")
    elements = [_samples(opened, order, number, offset) for number in range(min(_MOST, _at(opened, order + "H", 770)))]
    known = [samples for samples in elements if samples]
    yield from header(opened, _LAYOUT, min([offset, *(samples.start for samples in known)]))
    said = 0 if said == _UNSAID else said
    if len(known) == len(elements):
        yield from pictures(opened, known, said)
    else:
        ask(0 < said <= opened.size, "it is shorter than its header says")
        yield from rest.between(opened, said, opened.size)


def _at(opened: Opened, layout: str, offset: int) -> int:
    (number,) = struct.unpack_from(layout, opened.head, offset)
    return int(number)


def _samples(opened: Opened, order: str, number: int, first: int) -> Samples | None:
    """The samples of an element; None where it is packed or of an unknown kind, so that only the file's length says where it ends."""
    place = _ELEMENTS + number * _ELEMENT
    descriptor, bits, filled, packed, start, padding, behind = struct.unpack_from(order + "B2xB2H3I", opened.head, place + 20)
    wide, high = struct.unpack_from(order + "2I", opened.head, 772)
    if packed or bits not in _SIZES or descriptor not in _SAMPLES:
        return None
    start = first if start in (0, _UNSAID) else start
    ask(_GENERIC <= start < opened.size, "its picture lies outside the file")
    return Samples(start, high, wide * _SAMPLES[descriptor], bits, bool(filled), padding % _UNSAID, behind % _UNSAID)
