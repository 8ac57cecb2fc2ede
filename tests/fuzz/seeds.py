"""Seeds: a whole file of each type that gate reads itself, from which the broken ones are made."""

from collections.abc import Callable, Mapping
from functools import cache, partial

from tests.fuzz import pictures, recordings

_MAKERS: Mapping[str, Callable[[], bytes]] = {
    "application/mxf": recordings.mxf,
    "application/ogg": recordings.ogg,
    "application/pdf": recordings.pdf,
    "application/rdf+xml": pictures.sidecar,
    "audio/flac": recordings.flac,
    "audio/mp4": recordings.m4a,
    "audio/mpeg": recordings.mp3,
    "audio/wav": recordings.wav,
    "image/avif": partial(pictures.heif, b"avif"),
    "image/gif": pictures.gif,
    "image/heic": partial(pictures.heif, b"heic"),
    "image/heif": partial(pictures.heif, b"mif1"),
    "image/jpeg": pictures.jpeg,
    "image/png": pictures.png,
    "image/svg+xml": pictures.svg,
    "image/tiff": pictures.tiff,
    "image/vnd.adobe.photoshop": pictures.psd,
    "image/webp": recordings.webp,
    "image/x-cineon": pictures.cineon,
    "image/x-dpx": pictures.dpx,
    "image/x-exr": pictures.exr,
    "video/mp4": recordings.mp4,
    "video/quicktime": recordings.mov,
    "video/webm": partial(recordings.matroska, b"webm"),
    "video/x-matroska": recordings.matroska,
    "video/x-msvideo": recordings.avi,
}
KINDS = tuple(_MAKERS)


@cache
def seed(kind: str) -> bytes:
    """The whole file of that type."""
    return _MAKERS[kind]()
