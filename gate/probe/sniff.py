"""Sniffing: the type of a file by its content. The name is never asked."""

import codecs
import re
from collections.abc import Mapping

from gate.probe.opening import Opened

_START = 1 << 16
"""How much of a text is looked at, from its beginning and from its end."""
_INSIDE = bytes(range(0x80, 0xC0))
"""Bytes that continue a character in UTF-8."""

_MAGIC = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"8BPS\0\1", "image/vnd.adobe.photoshop"),
    (0, b"8BPS\0\2", "image/vnd.adobe.photoshop"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "application/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"v/1\x01", "image/x-exr"),
    (0, b"SDPX", "image/x-dpx"),
    (0, b"XPDS", "image/x-dpx"),
    (0, b"\x80\x2a\x5f\xd7", "image/x-cineon"),
    (0, b"\xd7\x5f\x2a\x80", "image/x-cineon"),
    (0, b"\xc5\xd0\xd3\xc6", "application/postscript"),
    (8, b"AIFF", "audio/aiff"),
    (8, b"AIFC", "audio/aiff"),
    (6, b"\0\0\0\0", "image/bmp"),
    (4, b"jP  \r\n\x87\n", "image/jp2"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (0, b"\xff\x0a", "image/jxl"),
    (0, b"#?RADIANCE\n", "image/vnd.radiance"),
    (0, b"#?RGBE\n", "image/vnd.radiance"),
    (0, b"FLV\1", "video/x-flv"),
    (0, bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), "video/x-ms-asf"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (4, b"jumb\0", "application/c2pa"),
    (0, b"PK\3\4", "application/zip"),
)
_FOUR = {magic: kind for offset, magic, kind in _MAGIC if not offset and len(magic) == 4}  # noqa: PLR2004  (asked first: most frames have one)
_RIFF = (b"RIFF", b"RF64", b"BW64")
_BEGINNINGS: Mapping[str, bytes | tuple[bytes, ...]] = {
    "image/webp": _RIFF, "audio/wav": _RIFF, "video/x-msvideo": _RIFF, "audio/aiff": b"FORM", "image/bmp": b"BM",
}  # fmt: skip
"""How types begin whose mark stands further on."""
_PACKET = 188
"""Bytes of a packet of an MPEG-2 transport stream, each of which begins with 0x47 (ISO 13818-1, 2.4.3)."""
_SHOWN: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"P[1-6]\s+(?:#[^\n]*\n\s*)*[0-9]+\s+(?:#[^\n]*\n\s*)*[0-9]+\s"), "image/x-portable-anymap"),
    (re.compile(rb"\x0a[\x00-\x05]\x01[\x01\x02\x04\x08].{64}", re.DOTALL), "image/x-pcx"),
)
"""How types begin that have more than a mark of fixed bytes."""
_PAGES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF-[0-9]\.[0-9]"), "application/pdf"),
    (re.compile(rb"(?:\A|[\r\n\x04])%!PS"), "application/postscript"),
)
"""Marks of pages that readers look for in the first kilobyte (ISO 32000-1, annex H.3.4.1; Adobe TN 5603)."""
_PAGES_START = 1024
_SVG = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+<(?:\w+:)?svg[\s>]", re.DOTALL)
"""An XML document whose element is `svg`, whatever stands before it."""
_PACKET_START = 2048
"""So far into an XML document an XMP packet makes it one."""
_EBML = b"\x1a\x45\xdf\xa3"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AAF = (b"AAFB\x0d\0OM", bytes.fromhex("0102010d00020000"))  # SMPTE-registered AAF file kinds, in the compound file's class id
_MXF = bytes.fromhex("060e2b34020501010d0102010102")  # header partition pack, SMPTE ST 377-1
_MXF_RUN_IN = 65536
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"hevx": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
# ISO 11172-3: sync, layer I to III, neither a forbidden bit rate nor a forbidden sampling rate.
_MPEG_AUDIO = re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff][\x10-\xeb]", re.DOTALL)
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def media_type(opened: Opened) -> str | None:
    """The MIME type, or None for what gate does not know."""
    head = opened.head
    if known := _FOUR.get(head[:4]):
        return known
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset) and head.startswith(_BEGINNINGS.get(kind, b"")):
            return kind
    sound = "audio/mpeg" if _MPEG_AUDIO.match(head) else None
    return _boxed(head) or _wrapped(opened) or _written(opened) or sound


def _boxed(head: bytes) -> str | None:
    """ISO base media by its brands (ISO 14496-12, 4.3), QuickTime without any."""
    if head[4:8] not in _BOXES:
        return None
    if head[4:8] != b"ftyp":
        return "video/quicktime"
    length = min(int.from_bytes(head[:4]), len(head))
    brands = [head[8:12], *(head[i : i + 4] for i in range(16, length - 3, 4))]
    if _BRANDS.get(brands[0]) == "image/heif":
        return next((_BRANDS[brand] for brand in brands[1:] if _BRANDS.get(brand) in ("image/avif", "image/heic")), "image/heif")
    return _BRANDS.get(brands[0], "video/mp4")


def _wrapped(opened: Opened) -> str | None:
    head = opened.head
    if head.startswith(_EBML):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head.startswith(_OLE):
        return "application/x-aaf" if head[8:].startswith(_AAF) else "application/x-ole-storage"
    if head[: _PACKET * 3 : _PACKET] == b"\x47" * 3:
        return "video/mp2t"
    return _marked(head) or ("application/mxf" if _MXF in opened.at(0, _MXF_RUN_IN + len(_MXF)) else None)


def _marked(head: bytes) -> str | None:
    begun = (kind for pattern, kind in _SHOWN if pattern.match(head))
    paged = (kind for pattern, kind in _PAGES if pattern.search(head, 0, _PAGES_START))
    return next(begun, None) or next(paged, None)


def _written(opened: Opened) -> str | None:
    text = _both_ends(opened)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n")
    if _SVG.match(start):
        return "image/svg+xml"
    if start.startswith(("<x:xmpmeta", "<?xpacket", "<rdf:RDF")) or "<x:xmpmeta" in start[:_PACKET_START]:
        return "application/rdf+xml"
    if start.startswith("<"):
        return "application/xml"
    return "application/json" if start.startswith(("{", "[")) else "text/plain"


def _both_ends(opened: Opened) -> str | None:
    """The beginning of a text, of which the end is text too; None for all else."""
    text = text_of(opened.at(0, _START), whole=opened.size <= _START)
    if text is None or opened.size <= _START:
        return text
    mark = opened.head[:2] if opened.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else b""
    end = opened.at(max(_START, opened.size - _START), _START)
    # A character may have been cut into, in UTF-16 between its two halves.
    wholes = (mark + end, mark + end[2:]) if mark else (end.lstrip(_INSIDE),)
    return text if any(text_of(whole) is not None for whole in wholes) else None


def text_of(data: bytes, *, whole: bool = True) -> str | None:
    """The text in UTF-8, UTF-16 with a byte order mark, or Windows-1252; None when it is neither. A part may end within a character."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16" if utf16 else "utf-8")()
    try:
        text = decoder.decode(data, final=whole)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return None if _CONTROL.search(text) or "\ufffd" in text else text
