"""Riff chunks: what those say that hold metadata, in WAV, AVI and WebP alike, and in FLAC files that keep chunks of the WAV they were."""

import struct
from collections.abc import Callable, Iterator, Mapping

from gate.probe.blocks import letters
from gate.probe.containers import rest, xml_texts
from gate.probe.containers.riff.names import CART, INFO
from gate.probe.containers.texts import decoded, said
from gate.probe.damage import ask, parts
from gate.probe.fact import Block, Fault, Found

Meaning = Callable[[bytes], Iterator[Found]]

_TIFF = (b"II*\0", b"MM\0*")
_BEXT = (("Description", 0, 256), ("Originator", 256, 288), ("OriginatorReference", 288, 320))
_HISTORY = 602
_CART_URL, _CART_TEXT = 1024, 2048
_CAMERAS = (b"OLYMDigital Camera", b"QVMI", b"ucmt", b"IIII\1\0", b"PENTDigital Camera", b"0GDA", b"0GPS")
"""How padding begins in which cameras keep fields of their own."""
_EXIF = {b"ecor": "Make", b"emdl": "Model", b"erel": "RelatedImageFile"}
_CODECS = {b"auds": "AudioCodec", b"vids": "VideoCodec"}
_STREAMS = (b"AVIF", b"CASI", b"Zora")
_SMALL = 16
"""Bytes in which no label fits."""
_DEEPEST = 4


def chunks(data: bytes, place: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Name and contents of each chunk in the data. Raises Damage where they do not fit."""
    for _ in parts():
        if place + 8 > len(data):
            break
        name, size = struct.unpack_from("<4sI", data, place)
        end = place + 8 + size
        ask(end <= len(data), f"its {name.decode('latin-1')!a} chunk runs over the end of its list")
        yield name, data[place + 8 : end]
        place = end + size % 2


def _text(tag: str, data: bytes) -> Iterator[Found]:
    """A text without the nulls that fill it up."""
    if text := decoded(data).replace("\0", ""):
        yield from said("riff", tag, text)


def _xmp(data: bytes) -> Iterator[Found]:
    yield Block("xmp", data)


def _raw(data: bytes) -> Iterator[Found]:
    if len(data) > _SMALL:
        yield from rest.searched(data)


def _exif(data: bytes) -> Iterator[Found]:
    """Fields of TIFF; some writers put in front of them what stands there in JPEG files."""
    fields = data.removeprefix(b"Exif\0\0")
    yield Block("exif" if fields.startswith(_TIFF) else "raw", fields)


def _label(data: bytes) -> Iterator[Found]:
    """TC260-PG-202510A: the label in a chunk of its own."""
    yield from _text("RIFF:AIGC", data)


def _guano(data: bytes) -> Iterator[Found]:
    yield from _text("RIFF:Guano", data)


def _broadcast(data: bytes) -> Iterator[Found]:
    """EBU Tech 3285, 2.3: description, originator, its reference, and the coding history behind 602 bytes."""
    for name, start, end in _BEXT:
        yield from _text(f"RIFF:{name}", data[start:end])
    yield from _raw(data[412:_HISTORY])
    yield from _text("RIFF:CodingHistory", data[_HISTORY:])


def _cart(data: bytes) -> Iterator[Found]:
    """AES46-2002, 4: texts of fixed length, an address, and a text to the end."""
    for name, start, end in CART:
        yield from _text(f"Cart:{name}", data[start:end])
    yield from _raw(data[684:_CART_URL])
    yield from _text("Cart:URL", data[_CART_URL:_CART_TEXT])
    yield from _text("Cart:TagText", data[_CART_TEXT:])


def _info(data: bytes) -> Iterator[Found]:
    """A list of texts about the file (Multimedia Programming Interface 1.0, 2, INFO list)."""
    for name, value in chunks(data, 4):
        if name in INFO:
            yield from _text(f"RIFF:{INFO[name]}", value)
        elif name == b"AIGC":
            yield from _label(value)
        else:
            yield from _unknown(name, value)


def _exif_list(data: bytes) -> Iterator[Found]:
    """Exif 2.3, 5.5: texts of a camera about its sound, and a comment behind eight bytes that name its letters."""
    for name, value in chunks(data, 4):
        if name in _EXIF:
            yield from _text(f"RIFF:{_EXIF[name]}", value)
        elif name == b"eucm":
            text = letters.of_two_bytes(value[8:], big=False) if value.startswith(b"UNICODE\0") else decoded(value[8:])
            yield from said("riff", "RIFF:UserComment", text)
        else:
            yield from _raw(value)


def _unknown(name: bytes, value: bytes) -> Iterator[Found]:
    if decoded(value).isprintable():
        yield from _text(f"RIFF:Unknown_{name.decode('latin-1')}", value)
    yield from _raw(value)


_CUES = {b"labl": ("CuePointLabel", 4), b"note": ("CuePointNote", 4), b"ltxt": ("LabeledText", 20)}


def _cues(data: bytes) -> Iterator[Found]:
    """The texts of cue points (Multimedia Programming Interface 1.0, 3, associated data list)."""
    for name, value in chunks(data, 4):
        if name in _CUES:
            tag, start = _CUES[name]
            yield from _text(f"RIFF:{tag}", value[start:])
        else:
            yield from _raw(value)


def _headers(data: bytes, depth: int = 0) -> Iterator[Found]:
    """The header list of AVI: a list for each stream, which may have a name and data of the camera's own (OpenDML 1.02, 3.0)."""
    ask(depth < _DEEPEST, "its lists lie in one another too deeply")
    for name, value in chunks(data, 4):
        if name == b"LIST":
            yield from MEANINGS[b"LISTINFO"](value) if value.startswith(b"INFO") else _headers(value, depth + 1)
        elif name in _HEADERS:
            yield from _HEADERS[name](value)
        else:
            yield from _raw(value)


def _stream(data: bytes) -> Iterator[Found]:
    """What a stream is, and its codec; numbers follow."""
    kind = data[:4]
    yield from _text("RIFF:StreamType", kind)
    yield from _text(f"RIFF:{_CODECS.get(kind, 'Codec')}", data[4:8])
    yield from _raw(data[8:])


def _stream_name(data: bytes) -> Iterator[Found]:
    yield from _text("RIFF:StreamName", data)


def _stream_data(data: bytes) -> Iterator[Found]:
    if data.startswith(_STREAMS):
        yield Fault("limit", "It holds fields of a camera in its stream headers.")
    yield from _raw(data)


def _padding(data: bytes) -> Iterator[Found]:
    """Mostly nothing; texts of some encoders, fields of some cameras."""
    if data.startswith(_CAMERAS):
        yield Fault("limit", "It holds fields of a camera in its padding.")
    text = data.rstrip(b"\0")
    if text.isascii() and text.decode("ascii").isprintable():
        yield from _text("RIFF:TextJunk", text)
    yield from _raw(data)


def _camera(data: bytes) -> Iterator[Found]:
    yield Fault("limit", f"It holds a list of a camera's own fields, {data[:4].decode('latin-1')!a}.")


_HEADERS: Mapping[bytes, Meaning] = {b"strh": _stream, b"strn": _stream_name, b"strd": _stream_data, b"JUNK": _padding}
MEANINGS: Mapping[bytes, Meaning] = {
    b"AIGC": _label, b"EXIF": _exif, b"JUNK": _padding, b"LISTINF0": _info, b"LISTINFO": _info,
    b"LISTTdat": _info, b"LISTadtl": _cues, b"LISTexif": _exif_list, b"LISThdrl": _headers, b"LISThydt": _camera,
    b"LISTncdt": _camera, b"LISTpntx": _camera, b"XMP ": _xmp, b"XMP\0": _xmp, b"_PMX": _xmp, b"aXML": xml_texts.texts,
    b"axml": xml_texts.texts, b"bext": _broadcast, b"cart": _cart, b"guan": _guano, b"iXML": xml_texts.texts,
    b"olym": _camera,
}  # fmt: skip
"""By name of a chunk, of a list by LIST and its kind, whose contents begin with the kind."""
