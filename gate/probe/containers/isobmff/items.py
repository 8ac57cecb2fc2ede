"""Isobmff items: the metadata among the items of a `meta` box, which stand in it or elsewhere in the file, and what describes pictures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gate.probe.containers.isobmff.boxes import REST, Boxes
from gate.probe.containers.isobmff.texts import bare, said
from gate.probe.damage import ask, parts
from gate.probe.fact import Block, Fault, Found

FULL = 4
"""Bytes of version and flags of a full box (ISO 14496-12, 4.2)."""
_PICTURES = frozenset(
    (
        b"av01",
        b"avc1",
        b"evc1",
        b"grid",
        b"hvc1",
        b"hvt1",
        b"iden",
        b"iovl",
        b"j2k1",
        b"jpeg",
        b"lhv1",
        b"mski",
        b"tmap",
        b"unci",
        b"vvc1",
    )
)
"""Items that are pictures, or say how they are put together (ISO 23008-12, ISO 23000-22)."""
_FIGURES = frozenset((b"ispe", b"pixi", b"irot", b"imir", b"pasp", b"clap", b"rloc", b"clli", b"mdcv", b"a1op", b"lsel"))
"""Properties that are numbers alone."""
_WORDS: Mapping[bytes, tuple[str, ...]] = {
    b"udes": ("", "Title", "Description", "Keywords"),
    b"altt": ("AltText", ""),
    b"auxC": ("AuxiliaryImageType",),
}
"""Properties of texts that each end with a NUL (ISO 23008-12, 6.5.8, 6.5.20 and 6.5.21); those without a name are languages."""
_IN_FILE, _IN_BOX = 0, 1
"""Construction methods (ISO 14496-12, 8.11.3)."""
_LATEST = 2
_XMP = "application/rdf+xml"

Rows = Mapping[bytes, tuple[int, int]]
"""Where the boxes of a `meta` box stand in it."""


class _Item(NamedTuple):
    number: int
    kind: bytes
    name: bytes
    media: bytes
    encoding: bytes


class _Extent(NamedTuple):
    """A part of an item; no length stands for all that is there."""

    method: int
    elsewhere: int
    start: int
    length: int


class _Numbers:
    """Whole numbers that stand one behind the other. Raises Damage where they break off."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def read(self, length: int) -> int:
        start, self._place = self._place, self._place + length
        ask(self._place <= len(self._data), "a list of its items breaks off")
        return int.from_bytes(self._data[start : self._place])

    def rest(self) -> bytes:
        return self._data[self._place :]


def items(file: Boxes, boxes: Boxes, rows: Rows) -> Iterator[Found]:
    """The items of a `meta` box that are no pictures. Raises Damage for one that is not in the file."""
    places = _places(boxes.content(*rows[b"iloc"])) if b"iloc" in rows else {}
    sources = (file, boxes.within(*rows[b"idat"]) if b"idat" in rows else boxes.over(b""))
    known = [
        extent for extents in places.values() for extent in extents if extent.method in (_IN_FILE, _IN_BOX) and not extent.elsewhere
    ]
    ask(all(extent.start + extent.length <= sources[extent.method].size for extent in known), "an item lies outside the file")
    inside = sum(end - start for start, end in (_reach(extent, sources[_IN_BOX]) for extent in known if extent.method == _IN_BOX))
    ask(inside <= sources[_IN_BOX].size, "items lie one over the other")
    for item in _listed(boxes, *rows[b"iinf"]):
        if item.name:
            yield from said("Meta:ItemName", item.name)
        if item.kind not in _PICTURES:
            yield from _read(item, places.get(item.number, []), sources)


def _listed(boxes: Boxes, start: int, end: int) -> Iterator[_Item]:
    """ISO 14496-12, 8.11.6: the entries of an item information box."""
    short = boxes.content(start, min(start + 1, end)) == b"\0"
    for kind, begin, over in boxes.inside(start + FULL + (2 if short else 4), end):
        if kind != REST:
            yield _entry(boxes.content(begin, over))


def _entry(data: bytes) -> _Item:
    numbers = _Numbers(data)
    version = numbers.read(FULL) >> 24
    number = numbers.read(4 if version > _LATEST else 2)
    numbers.read(2)
    kind = numbers.read(4).to_bytes(4) if version >= _LATEST else b"mime"
    name, media, encoding, *_ = (*numbers.rest().split(b"\0", 3), b"", b"")
    return _Item(number, kind, name, media, encoding)


def _places(data: bytes) -> dict[int, list[_Extent]]:
    """ISO 14496-12, 8.11.3: where the extents of each item stand."""
    numbers, count = _Numbers(data), parts()
    version = numbers.read(FULL) >> 24
    ask(version <= _LATEST, "the list of places of its items is of an unknown version")
    sizes, wide = numbers.read(2), 4 if version == _LATEST else 2
    places: defaultdict[int, list[_Extent]] = defaultdict(list)
    for _ in range(numbers.read(wide)):
        number = numbers.read(wide)
        method = numbers.read(2) & 15 if version else _IN_FILE
        elsewhere, base = numbers.read(2), numbers.read(sizes >> 4 & 15)
        for _ in range(numbers.read(2)):
            next(count)
            numbers.read(sizes & 15 if version else 0)
            places[number].append(_Extent(method, elsewhere, base + numbers.read(sizes >> 12), numbers.read(sizes >> 8 & 15)))
    return places


def _read(item: _Item, extents: list[_Extent], sources: tuple[Boxes, Boxes]) -> Iterator[Found]:
    if any(extent.method > _IN_BOX or extent.elsewhere for extent in extents) or item.encoding:
        yield Fault("limit", "It holds metadata that are packed, or stand in another item or file.")
        return
    ask(extents, "it names an item that stands nowhere")
    data = b"".join(sources[extent.method].content(*_reach(extent, sources[extent.method])) for extent in extents)
    if item.kind == b"Exif":
        start = FULL + int.from_bytes(data[:FULL])
        ask(start <= len(data), "its Exif fields lie outside their item")
        yield from bare(data[FULL:start])
        yield Block("exif", data[start:])
    elif item.kind == b"mime" and item.media.decode("latin-1").lower() == _XMP:
        yield Block("xmp", data)
    else:
        yield from bare(data)


def _reach(extent: _Extent, source: Boxes) -> tuple[int, int]:
    return extent.start, extent.start + extent.length if extent.length else max(extent.start, source.size)


def properties(boxes: Boxes, start: int, end: int) -> Iterator[Found]:
    """ISO 23008-12, 9.3: what describes the pictures among items; which is about which is left out."""
    for kind, begin, over in boxes.inside(start, end):
        if kind == b"ipco":
            for name, first, last in boxes.inside(begin, over):
                yield from _property(name, boxes.content(first, last)) if name not in _FIGURES else ()
        elif kind != b"ipma":
            yield from bare(boxes.content(begin, over))


def _property(kind: bytes, data: bytes) -> Iterator[Found]:
    names = _WORDS.get(kind, ())
    *texts, rest = (*data[FULL:].split(b"\0", len(names)), b"") if names else (data,)
    for name, text in zip(names, texts, strict=False):
        if name and text:
            yield from said(f"Meta:{name}", text)
    yield from bare(rest)
