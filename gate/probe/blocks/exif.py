"""Exif: what the fields of TIFF say, in a block of Exif as in a TIFF file, and the metadata of other kinds among them."""

import re
import struct
from collections.abc import Iterator

from gate.probe.blocks.directories import TOO_LARGE, Directories, Field, Source
from gate.probe.blocks.exif_names import (
    CODED,
    CREDENTIALS,
    ESSENCE,
    IIM,
    MAKER,
    NAMES,
    OF_PLACE,
    PHOTOSHOP,
    WIDE,
    XMP,
)
from gate.probe.blocks.letters import decoded, of_two_bytes, overheard, said
from gate.probe.fact import Block, Fault, Found, Kind

_PREFIX = b"Exif\0"
_WRITTEN = frozenset((2, 129))
_BYTES = frozenset((1, 6, 7))
_LONG = 4
_BLOCKS: dict[int, Kind] = {XMP: "xmp", IIM: "iim", PHOTOSHOP: "photoshop", CREDENTIALS: "credentials"}
_CODE = 8
_UNICODE = b"UNICODE\0"
_JIS = b"JIS\0\0\0\0\0"
_PRINTED = re.compile(rb"[\x09\x0a\x0d\x20-\x7e]{4,}\0*")
_PIECES = 64
_TEXTS = 2
"""Copyright holds two: of the photographer and of the editor."""
_SAYING = 12
"""Bytes of the shortest value that is searched."""


def exif(data: bytes) -> Iterator[Found]:
    """CIPA DC-008 (Exif 3.0), 4.5 and 4.6: every text of every directory, and what stands between them searched. Raises Damage."""
    if data.startswith(_PREFIX):
        data = data[len(_PREFIX) + 1 :]
    found: list[Found] = []
    rest = data
    for item in meanings(Directories(Source(lambda place, length: data[place : place + length], len(data)))):
        if isinstance(item, Block) and item.kind == "raw":
            continue
        if isinstance(item, Block) and len(item.data) >= _SAYING:
            rest = rest.replace(item.data, b"", 1)
        found.append(item)
        yield item
    yield from overheard(rest, found)


def meanings(directories: Directories) -> Iterator[Found]:
    """What each field says; a block of raw bytes for each whose meaning is not known. Raises Damage."""
    for field in directories.fields():
        if isinstance(field, Fault):
            yield field
        else:
            yield from _meaning(directories, field)


def _meaning(directories: Directories, field: Field) -> Iterator[Found]:
    if field.tag in ESSENCE:
        return
    if field.tag == CREDENTIALS:
        yield Block("credentials", b"")
        return
    data = directories.value(field)
    if data is None:
        yield TOO_LARGE
    elif field.tag in _BLOCKS:
        yield Block(_BLOCKS[field.tag], _in_order(data, directories, field))
    elif field.tag in CODED or field.tag in WIDE:
        yield from said("exif", f"{field.group}:{_name(field)}", _coded(data, field, big=directories.order == ">"))
    else:
        yield from _text(data, field)


def _text(data: bytes, field: Field) -> Iterator[Found]:
    """The texts of a field, of which TIFF allows several, each ended by a null; whatever is none is raw."""
    pieces = [piece for piece in data.split(b"\0", _PIECES) if piece.strip()]
    written = field.kind in _WRITTEN or (field.kind in _BYTES and (field.tag in NAMES or bool(_PRINTED.fullmatch(data))))
    if written:
        for piece in pieces:
            yield from said("exif", f"{field.group}:{_name(field)}", decoded(piece).strip())
    if len(data) >= _SAYING and (not written or len(pieces) > _TEXTS):
        yield Block("raw", data)


def _name(field: Field) -> str:
    if field.tag == MAKER:
        return "MakerNoteUnknownText"
    return (OF_PLACE if field.group == "GPS" else NAMES).get(field.tag) or f"Tag0x{field.tag:04x}"


def _coded(data: bytes, field: Field, *, big: bool) -> str:
    """Text that begins with the code of its characters, or that Windows wrote."""
    code, text = data[:_CODE], data[_CODE:]
    if field.tag in WIDE:
        return of_two_bytes(data, big=False) if b"\0" in data else decoded(data)
    if code == _UNICODE:
        return of_two_bytes(text, big=big).strip()
    if code == _JIS:
        return text.decode("euc_jp", "replace").strip("\0 ")
    if code.rstrip(b"\0 ") not in (b"", b"ASCII"):
        text = data
    return (of_two_bytes(text, big=big) if _two_bytes(text) else decoded(text)).strip("\0 \r\n\t")


def _two_bytes(text: bytes) -> bool:
    """Whether text that is said to be of single bytes is of two all the same: every other one is a null."""
    return len(text) > _LONG and 2 * text.rstrip(b"\0").count(0) >= len(text) // 2


def _in_order(data: bytes, directories: Directories, field: Field) -> bytes:
    """Bytes as they were before a writer took them for numbers of four bytes, and turned these round."""
    if field.tag == IIM and field.kind == _LONG and not data.startswith(b"\x1c") and directories.order == "<":
        whole = data[: len(data) & ~3]
        return struct.pack(f">{len(whole) // 4}I", *struct.unpack(f"<{len(whole) // 4}I", whole))
    return data
