"""Sound: do FLAC, MP3 and Ogg files reach their ends?"""

from gate.probe.opening import Opened
from gate.probe.structure.damage import ask, parts

_PAGE = 65307
_PAGE_HEADER = 27


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
    length = 0
    if opened.head.startswith(b"ID3"):
        length = 10 + sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(opened.head[6:10]))
    ask(length < opened.size, "it ends within its ID3 tag")


def ogg(opened: Opened) -> None:
    """RFC 3533, 6: the last page ends where the file ends."""
    tail = opened.at(max(0, opened.size - _PAGE), _PAGE)
    page = tail[max(tail.rfind(b"OggS"), 0) :]
    ask(page.startswith(b"OggS") and len(page) >= _PAGE_HEADER, "its last page is missing")
    segments = page[_PAGE_HEADER:][: page[_PAGE_HEADER - 1]]
    ask(len(page) == _PAGE_HEADER + len(segments) + sum(segments), "its last page is cut")
