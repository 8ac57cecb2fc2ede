"""Standing: all that a reading depends on beside the file, as one digest: what is remembered under another one is not believed."""

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gate.signal import Signal

_OURS = Path(__file__).parent
_BYTES = 16


def digest(tool: str | None, certificates: str, signals: Iterable[Signal] = ()) -> bytes:
    """16 bytes out of Python's version, gate's own readers and signals, ExifTool, the C2PA library, trusted certificates, and more signals."""
    known = hashlib.sha256(sys.version.encode())
    for place in _places(tool):
        state = os.stat(place)
        known.update(f"{place}\0{state.st_size}\0{state.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    known.update(certificates.encode() + b"\0")
    known.update(msgspec.json.encode(tuple(signals)))
    return known.digest()[:_BYTES]


def _places(tool: str | None) -> Iterator[str]:
    yield from sorted(str(place) for place in _OURS.rglob("*") if place.suffix in (".py", ".toml"))
    if tool:
        yield tool
    spec = importlib.util.find_spec("c2pa")
    if spec and spec.origin:
        yield from (spec.origin, os.path.dirname(spec.origin))
