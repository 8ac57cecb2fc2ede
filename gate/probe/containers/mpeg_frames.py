"""Mpeg frames: how long frames of MPEG audio are, and whether the last of them is whole."""

import re

_SYNC = re.compile(rb"\xff[\xe0-\xff]")
_FREE = re.compile(rb"\0*\xff[\xe0-\xff][\0-\x0f]", re.DOTALL)
"""A frame of a bit rate that its header does not name."""
_HEADER = 4
_FIRST = 3
"""MPEG-1, and layer I, in two bits each."""
_KILOBITS = {
    (True, 3): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 1): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 3): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 1): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Bit rates by whether it is MPEG-1 and by layer (ISO 11172-3, 2.4.2.3; ISO 13818-3, 2.4.2.3)."""
_HERTZ = (44100, 48000, 32000)
_SLOWER = {3: 1, 2: 2, 0: 4}
"""By what the sampling rate is divided in MPEG-1, MPEG-2 and the version between."""


def length(header: int) -> int:
    """The bytes of the frame with that header (ISO 11172-3, 2.4.3.1); 0 for what is none, or of a free bit rate."""
    version, layer, rate, hertz = header >> 19 & 3, header >> 17 & 3, header >> 12 & 15, header >> 10 & 3
    kilobits = _KILOBITS.get((version == _FIRST, layer), ())
    if header >> 21 != (1 << 11) - 1 or version not in _SLOWER or hertz == len(_HERTZ) or not 0 < rate <= len(kilobits):
        return 0
    bits, each = kilobits[rate - 1] * 1000, _HERTZ[hertz] // _SLOWER[version]
    padding = header >> 9 & 1
    if layer == _FIRST:
        return (12 * bits // each + padding) * 4
    return (72 if layer == 1 and version != _FIRST else 144) * bits // each + padding


def closed(first: bytes, last: bytes) -> bool:
    """Whether a chain of frames leads to the end of the last bytes of sound, but for zeros; sound that begins with a free bit rate counts as closed."""
    end = len(last.rstrip(b"\0"))
    seen: set[int] = set()
    for found in _SYNC.finditer(last):
        place = found.start()
        while place < end and place not in seen:
            seen.add(place)
            place += length(int.from_bytes(last[place : place + _HEADER])) or len(last) + 1
        if end <= place <= len(last):
            return True
    return _FREE.match(first) is not None
