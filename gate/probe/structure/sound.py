"""Sound: do FLAC, MP3 and Ogg files reach their ends?"""

from gate.probe.damage import ask, parts
from gate.probe.opening import Opened

_PAGE = 65307
_PAGE_HEADER = 27
_ID3_HEADER = 10
_EXTENDED = 0x40


def flac(opened: Opened) -> None:
    """RFC 9639, 8: metadata blocks, the last of them marked, then sound."""
    offset = 4
    for _ in parts():
        head = opened.at(offset, 4)
        ask(offset < opened.size, "its metadata blocks do not end")
        offset += 4 + int.from_bytes(head[1:])
        if head[0] & 0x80:
            break
    ask(offset < opened.size, "it holds no sound")


def mp3(opened: Opened) -> None:
    """ID3v2, 3.1: a size of four times seven bits; sound must follow the tag."""
    length = _ID3_HEADER + _seven_bits(opened.head[6:10]) if opened.head.startswith(b"ID3") else 0
    ask(length < opened.size, "it ends within its ID3 tag")


def frames_fill(opened: Opened) -> bool:
    """Whether the frames of an ID3v2.4 tag without an extended header fill it, so that no other finds room (ID3v2.4, 4)."""
    end = _ID3_HEADER + _seven_bits(opened.head[6:10])
    offset = _ID3_HEADER
    for _ in parts():
        frame = opened.at(offset, _ID3_HEADER)
        if offset >= end or not frame[:4].isalnum():
            break
        offset += _ID3_HEADER + _seven_bits(frame[4:8])
    return opened.head[3:4] == b"\4" and not opened.head[5] & _EXTENDED and 0 <= end - offset < _ID3_HEADER


def _seven_bits(data: bytes) -> int:
    return sum((byte & 0x7F) << 7 * (len(data) - 1 - place) for place, byte in enumerate(data))


def ogg(opened: Opened) -> None:
    """RFC 3533, 6: the last page ends where the file ends."""
    tail = opened.at(max(0, opened.size - _PAGE), _PAGE)
    page = tail[max(tail.rfind(b"OggS"), 0) :]
    ask(page.startswith(b"OggS") and len(page) >= _PAGE_HEADER, "its last page is missing")
    segments = page[_PAGE_HEADER:][: page[_PAGE_HEADER - 1]]
    ask(len(page) == _PAGE_HEADER + len(segments) + sum(segments), "its last page is cut")
