"""Containers: which format is read by which reader; each walks all places of a file in which a label can stand, and proves that it is whole.

A reader takes an open file and gives facts, blocks and faults while it walks. It reads metadata and never essence, bounds every
length before it trusts it, and holds no more than it read. It raises Damage where the file breaks the rules of its own format;
what stands before that has been given by then. A fault of its own is a place that it does not understand: another reader is asked.
"""

from collections.abc import Callable, Iterator, Mapping

from gate.probe import blocks
from gate.probe.containers import (
    cineon,
    dpx,
    exr,
    flac,
    gif,
    isobmff,
    jpeg,
    matroska,
    mp3,
    mxf,
    ogg,
    pdf,
    png,
    psd,
    riff,
    svg,
    tiff,
    xmp_file,
)
from gate.probe.damage import Damage, parts
from gate.probe.fact import Answer, Fault, Found
from gate.probe.opening import Opened

Reader = Callable[[Opened], Iterator[Found]]

READERS: Mapping[str, Reader] = {
    "application/mxf": mxf.mxf,
    "application/ogg": ogg.ogg,
    "application/pdf": pdf.pdf,
    "application/rdf+xml": xmp_file.xmp_file,
    "audio/flac": flac.flac,
    "audio/mp4": isobmff.movie,
    "audio/mpeg": mp3.mp3,
    "audio/wav": riff.riff,
    "image/avif": isobmff.still,
    "image/gif": gif.gif,
    "image/heic": isobmff.still,
    "image/heif": isobmff.still,
    "image/jpeg": jpeg.jpeg,
    "image/png": png.png,
    "image/svg+xml": svg.svg,
    "image/tiff": tiff.tiff,
    "image/vnd.adobe.photoshop": psd.psd,
    "image/webp": riff.riff,
    "image/x-cineon": cineon.cineon,
    "image/x-dpx": dpx.dpx,
    "image/x-exr": exr.exr,
    "video/mp4": isobmff.movie,
    "video/quicktime": isobmff.movie,
    "video/webm": matroska.matroska,
    "video/x-matroska": matroska.matroska,
    "video/x-msvideo": riff.riff,
}
"""By media type."""


def answer(opened: Opened, kind: str) -> Answer | None:
    """What a file of that type holds, all blocks read; None where gate has no reader for the type."""
    reader = READERS.get(kind)
    return blocks.gathered(_walked(reader, opened)) if reader else None


def _walked(reader: Reader, opened: Opened) -> Iterator[Found]:
    count = parts()
    try:
        for item in reader(opened):
            next(count)
            yield item
    except Damage as damage:
        yield Fault("damaged", f"It is damaged: {damage}.")
