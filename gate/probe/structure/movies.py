"""Movies: do the boxes of ISO media reach the end?"""

from gate.probe.damage import ask, parts
from gate.probe.opening import Opened

_TAIL = 1 << 20
_BOX = 8
_PRINTABLE = 0x20

_CREDENTIALS = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA 2.2, A.5.1


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
