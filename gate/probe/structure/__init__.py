"""Structure: does a file reach its own end and hold its needed parts, so that `nothing found` counts?"""

from collections.abc import Callable, Iterator

from gate.probe.damage import Damage
from gate.probe.fact import Answer, Fact, Fault
from gate.probe.opening import Opened
from gate.probe.structure import exr, matroska, movies, pictures, riff, sound, texts, tiff

_CHECKS: dict[str, Callable[[Opened], None]] = {
    "application/mxf": movies.mxf,
    "application/ogg": sound.ogg,
    "application/pdf": texts.pdf,
    "application/rdf+xml": texts.xml,
    "audio/flac": sound.flac,
    "audio/mp4": movies.movie,
    "audio/mpeg": sound.mp3,
    "audio/wav": riff.riff,
    "image/avif": movies.still,
    "image/gif": pictures.gif,
    "image/heic": movies.still,
    "image/heif": movies.still,
    "image/jpeg": pictures.jpeg,
    "image/png": pictures.png,
    "image/svg+xml": texts.xml,
    "image/tiff": tiff.tiff,
    "image/vnd.adobe.photoshop": pictures.psd,
    "image/webp": riff.riff,
    "image/x-cineon": pictures.cineon,
    "image/x-dpx": pictures.dpx,
    "image/x-exr": exr.exr,
    "video/mp4": movies.movie,
    "video/quicktime": movies.movie,
    "video/webm": matroska.matroska,
    "video/x-matroska": matroska.matroska,
    "video/x-msvideo": riff.riff,
}
_LABELS: dict[str, Callable[[Opened], Iterator[Fact]]] = {
    "audio/wav": riff.labels,
    "image/x-exr": exr.labels,
    "video/webm": matroska.labels,
    "video/x-matroska": matroska.labels,
    "video/x-msvideo": riff.labels,
}

_WITHOUT = {
    movies.without_credentials: ("audio/mp4", "image/avif", "image/heic", "image/heif", "video/mp4", "video/quicktime"),
    riff.without_credentials: ("audio/wav", "image/webp", "video/x-msvideo"),
}


def without_credentials(opened: Opened, kind: str) -> bool:
    """Whether the structure alone shows that the file has no place with Content Credentials in it."""
    try:
        return any(look(opened) for look, kinds in _WITHOUT.items() if kind in kinds)
    except Damage:
        return False


def answer(opened: Opened, kind: str) -> Answer:
    """The labels that only the structure shows, and a fault if the file is damaged. It never counts as an examination by itself."""
    facts: list[Fact] = []
    try:
        if kind in _LABELS:
            facts.extend(_LABELS[kind](opened))
        if kind in _CHECKS:
            _CHECKS[kind](opened)
    except Damage as damage:
        return Answer(tuple(facts), (Fault("damaged", f"It is damaged: {damage}."),), examined=False)
    return Answer(tuple(facts), examined=False)
