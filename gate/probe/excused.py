"""Excused: warnings of ExifTool that the file's own structure shows to mean nothing."""

from collections.abc import Callable, Iterable, Iterator

from gate.probe.damage import Damage
from gate.probe.fact import Fault
from gate.probe.opening import Opened
from gate.probe.structure import pictures, riff, sound

_EXCUSES: tuple[tuple[str, str, Callable[[Opened], bool]], ...] = (
    # ExifTool wants room for one more frame behind the last, and reads that last one all the same; so c2pa-rs writes them.
    ("audio/mpeg", "Invalid ID3 frame size", sound.frames_fill),
    ("image/png", "Trailer data after PNG IEND", pictures.padded),
    ("audio/wav", "Error reading RIFF file", riff.padded),
    ("video/x-msvideo", "Error reading RIFF file", riff.padded),
    ("image/webp", "Error reading RIFF file", riff.padded),
)
"""Types, words of a warning, and what has to be so for it to be harmless."""


def faults(opened: Opened, kind: str, found: Iterable[Fault]) -> Iterator[Fault]:
    """The faults that nothing excuses."""
    for fault in found:
        if not any(kind == of and words in fault.why and _so(test, opened) for of, words, test in _EXCUSES):
            yield fault


def _so(test: Callable[[Opened], bool], opened: Opened) -> bool:
    try:
        return test(opened)
    except Damage:
        return False
