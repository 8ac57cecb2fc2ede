"""Movies: do the boxes of ISO media and the partitions of MXF reach the end?"""

from gate.probe.damage import ask, parts
from gate.probe.opening import Opened

_HEADER = bytes.fromhex("060e2b34020501010d0102010102")  # header partition pack, SMPTE ST 377-1
_FOOTER = bytes.fromhex("060e2b34020501010d0102010104")
_RUN_IN = 1 << 16
_TAIL = 1 << 20
_BOX = 8
_PRINTABLE = 0x20

_CREDENTIALS = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA 2.2, A.5.1


def movie(opened: Opened) -> None:
    """ISO 14496-12, 8.2: a movie has a `moov` box."""
    ask(b"moov" in _boxes(opened), "it has no 'moov' box")


def still(opened: Opened) -> None:
    """ISO 23008-12: a picture is described by a `meta` box, a sequence of them by `moov`."""
    ask({b"meta", b"moov"} & _boxes(opened), "it has neither a 'meta' nor a 'moov' box")


def without_credentials(opened: Opened) -> bool:
    """Whether no outermost box is one for a C2PA manifest store. Raises Damage where that cannot be told."""
    return _CREDENTIALS not in _boxes(opened)


def _boxes(opened: Opened) -> set[bytes]:
    """The types of the outermost boxes, which tile the file, up to zeros that fill it (ISO 14496-12, 4.2)."""
    offset, seen = 0, set()
    for _ in parts():
        head = opened.at(offset, 16)
        if not any(head[:8]):
            places = (offset, max(offset, opened.size - _TAIL))
            ask(not any(any(opened.at(place, _TAIL)) for place in places), "something stands behind the end of its boxes")
            break
        size = int.from_bytes(head[:4])
        size = int.from_bytes(head[8:]) if size == 1 else size or opened.size - offset
        ask(_BOX <= size <= opened.size - offset and min(head[4:8]) >= _PRINTABLE, "its boxes do not fill the file")
        seen.add(opened.at(offset + 8, 16) if head[4:8] == b"uuid" else head[4:8])
        offset += size
    return seen


def mxf(opened: Opened) -> None:
    """SMPTE ST 377-1, 7: the header partition says where the footer stands; an open one leaves it to be found at the end."""
    start = opened.at(0, _RUN_IN + len(_HEADER)).find(_HEADER)
    ask(start >= 0, "its header partition is missing")
    pack = opened.at(start + 16, 64)
    length = pack[0] & 0x7F if pack and pack[0] & 0x80 else 0
    footer = int.from_bytes(pack[1 + length + 24 : 1 + length + 32])
    if footer:
        ask(opened.at(start + footer, len(_FOOTER)) == _FOOTER, "its footer partition is missing")
    else:
        ask(_FOOTER in opened.at(max(0, opened.size - _TAIL), _TAIL), "its footer partition is missing")
