"""Pictures: do JPEG, PNG, GIF, PSD, DPX and Cineon files reach their ends?"""

from typing import Literal

from gate.probe.damage import ask, parts
from gate.probe.opening import Opened

_WINDOW = 1 << 20
_FILL, _END, _SCAN = 0xFF, 0xD9, 0xDA
_ALONE = frozenset([0x01, *range(0xD0, 0xD9)])  # JPEG markers without a length: TEM, RST0-7, SOI
_UNSAID = 0xFFFFFFFF


def jpeg(opened: Opened) -> None:
    """ITU-T T.81, annex B: marker segments up to the scan, and an end of image after it."""
    offset = 2
    for _ in parts():
        fill, marker, *length = opened.at(offset, 4).ljust(4, b"\0")
        ask(fill == _FILL, "its segments do not follow one another")
        ask(marker != _END, "it ends without a picture")
        offset += 1 if marker == _FILL else 2 if marker in _ALONE else 2 + int.from_bytes(bytes(length))
        if marker == _SCAN:
            break
    ask(_ends(opened, offset), "it has no end of image")


def _ends(opened: Opened, scan: int) -> bool:
    end = opened.size
    while end > scan:
        start = max(scan, end - _WINDOW)
        if b"\xff\xd9" in opened.at(start, end - start + 1):
            return True
        end = start
    return False


def png(opened: Opened) -> None:
    """ISO 15948, 5: chunks up to IEND."""
    _png_end(opened)


def padded(opened: Opened) -> bool:
    """Whether nothing but zeros stands behind the end of a PNG, and no more than a mebibyte of them. Raises Damage."""
    end = _png_end(opened)
    return opened.size - end <= _WINDOW and not any(opened.at(end, _WINDOW))


def _png_end(opened: Opened) -> int:
    offset = 8
    for _ in parts():
        head = opened.at(offset, 8)
        offset += 12 + int.from_bytes(head[:4])
        ask(head[4:].isalpha() and offset <= opened.size, "its chunks do not reach IEND")
        if head[4:] == b"IEND":
            break
    return offset


def gif(opened: Opened) -> None:
    """GIF89a, appendix B: blocks up to the trailer."""
    offset = 13 + _colours(opened.head[10:11])
    for _ in parts():
        kind = opened.at(offset, 1)
        if kind == b";":
            return
        ask(kind in (b"!", b","), "its blocks do not reach the trailer")
        offset = _after(opened, offset + 2 if kind == b"!" else offset + 11 + _colours(opened.at(offset + 9, 1)))


def _colours(flags: bytes) -> int:
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _after(opened: Opened, offset: int) -> int:
    for _ in parts():
        length = opened.at(offset, 1)
        ask(length, "its blocks do not reach the trailer")
        offset += 1 + length[0]
        if not length[0]:
            break
    return offset


def psd(opened: Opened) -> None:
    """Header, then three sections that say their length (the third in 8 bytes in PSB), then the picture."""
    offset, big = 26, opened.head.startswith(b"8BPS\0\2")
    for width in (4, 4, 8 if big else 4):
        offset += width + int.from_bytes(opened.at(offset, width))
    ask(offset < opened.size, "its sections run over the end")


def dpx(opened: Opened) -> None:
    """SMPTE ST 268-1: the header says how long the file is."""
    _as_long_as_said(opened, 16, "big" if opened.head.startswith(b"SDPX") else "little")


def cineon(opened: Opened) -> None:
    """As DPX, which came of it, with the length in another place."""
    _as_long_as_said(opened, 20, "big" if opened.head.startswith(b"\x80") else "little")


def _as_long_as_said(opened: Opened, place: int, order: Literal["big", "little"]) -> None:
    said = int.from_bytes(opened.head[place : place + 4], order)
    ask(said == _UNSAID or said <= opened.size, "it is shorter than its header says")
