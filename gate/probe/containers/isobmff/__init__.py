"""Isobmff: the outermost boxes of movies, sound and pictures in ISO base media, and the proof that they fill the file."""

from collections.abc import Iterator

from gate.probe.containers import rest
from gate.probe.containers.isobmff.boxes import HEAD, Box, Boxes, Excess, boxes
from gate.probe.containers.isobmff.meta import meta, unknown, user_data
from gate.probe.containers.isobmff.movie import Movie
from gate.probe.containers.isobmff.texts import bare
from gate.probe.damage import Damage, ask
from gate.probe.fact import Block, Fault, Found
from gate.probe.opening import Opened

_PLAYED = frozenset((b"mdat", b"imda", b"sidx", b"ssix", b"styp", b"prft", b"pdin", b"mfra", b"pnot", b"PICT", b"pict"))
"""Samples, previews, and numbers that say where samples are."""
_CREDENTIALS = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA 2.2, A.5.1
_PURPOSES = (b"manifest\0", b"original\0", b"update\0")
_PURPOSE = 20
"""Where in a box for credentials its purpose stands, behind the identifier, version and flags."""
_RAW = b"crx "
_BRANDS = 1 << 10
_TRAILER = b"8db42d694ccc418790edff439fe026bf"
"""How cameras of Insta360 end what they write behind all boxes."""


def movie(opened: Opened) -> Iterator[Found]:
    """ISO 14496-12, 8.2, and QuickTime File Format: a file with a `moov` box. Raises Damage."""
    seen: set[bytes] = set()
    yield from _file(opened, seen)
    ask(b"moov" in seen, "it has no 'moov' box")


def still(opened: Opened) -> Iterator[Found]:
    """ISO 23008-12: a picture is described by a `meta` box, a sequence of them by `moov`. Raises Damage."""
    seen: set[bytes] = set()
    yield from _file(opened, seen)
    ask(seen & {b"meta", b"moov"}, "it has neither a 'meta' nor a 'moov' box")


def _file(opened: Opened, seen: set[bytes]) -> Iterator[Found]:
    """The outermost boxes, which tile the file, up to zeros that fill it (ISO 14496-12, 4.2)."""
    file = boxes(opened)
    whole = Movie(file)
    start = 0
    while start < opened.size:
        if not any(opened.at(start, HEAD)):
            yield from _behind(opened, start)
            break
        try:
            kind, begin, end = file.outermost(start)
        except Damage:
            yield from _broken(opened, start)
            if opened.at(opened.size - len(_TRAILER), len(_TRAILER)) != _TRAILER:
                raise
            break
        seen.add(kind)
        if kind not in _PLAYED:
            yield from _bounded(_said(file, whole, (kind, begin, end)))
        start = end


def _behind(opened: Opened, start: int) -> Iterator[Found]:
    """Zeros that fill the file; of more than are searched the fault says so."""
    for item in rest.between(opened, start, opened.size):
        yield item
        ask(isinstance(item, Fault), "something stands behind the end of its boxes")


def _broken(opened: Opened, start: int) -> Iterator[Found]:
    """What stands where no box does, or the beginning of one that is cut; not of samples."""
    if opened.at(start + 4, 4) not in _PLAYED:
        yield from rest.between(opened, start, opened.size)


def _bounded(found: Iterator[Found]) -> Iterator[Found]:
    try:
        yield from found
    except Excess:
        yield Fault("limit", "Its metadata are larger than 32 MiB, or a piece of them is larger than 16 MiB.")


def _said(file: Boxes, whole: Movie, box: Box) -> Iterator[Found]:
    kind, start, end = box
    if kind in (b"moov", b"moof"):
        yield from whole.walk(file, kind, start, end)
    elif kind == b"meta":
        yield from meta(file, file, start, end)
    elif kind == b"udta":
        yield from user_data(file, file, start, end)
    elif kind == b"ftyp":
        yield from _brands(file.content(start, end))
    else:
        yield from _credentials(kind, file.content(start, end))


def _brands(data: bytes) -> Iterator[Found]:
    if data.startswith(_RAW):
        yield Fault("unsupported", "It is a raw picture of Canon, whose fields gate does not read itself.")
    if len(data) > _BRANDS:
        yield from bare(data)


def _credentials(kind: bytes, data: bytes) -> Iterator[Found]:
    if kind == b"uuid" and data.startswith(_CREDENTIALS) and data.startswith(_PURPOSES, _PURPOSE):
        yield Block("credentials", b"")
    else:
        yield from unknown(kind, data)
