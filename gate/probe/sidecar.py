"""Sidecar: files beside a media file that speak for it (`shot.xmp` or `shot.mov.xmp` for `shot.mov`)."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from gate.evidence import Query
from gate.probe.fact import Answer, Fault
from gate.probe.opening import Opened, open_file

_SUFFIXES = (".xmp", ".XMP", ".c2pa")

SILENCE = Answer(examined=False)
Reader = Callable[[Opened], Answer]
Listing = Callable[[str], frozenset[str]]
"""Of a folder the names in it that are sidecars'."""


def listing() -> Listing:
    """Looks into each folder once, as long as the folders at hand are few; a folder that cannot be listed is asked name by name."""
    return lru_cache(16)(_listed)


def _listed(folder: str) -> frozenset[str]:
    with os.scandir(folder) as entries:
        return frozenset(entry.name for entry in entries if entry.name.endswith(_SUFFIXES))


def answer(query: Query, reader: Reader, beside: Listing = _listed) -> Answer:
    """What the sidecars of a file say, on the channel `sidecar`; one that cannot be read is a fault of the file's own reading."""
    there = places(query.file, beside)
    return sum((_of(place, query, reader) for place in there), SILENCE) if there else SILENCE


def places(file: str, beside: Listing) -> list[str]:
    """Where sidecars of a file stand."""
    try:
        names = beside(file.rpartition(os.sep)[0] or (os.sep if file.startswith(os.sep) else os.curdir))
    except OSError:
        return [place for place in _thinkable(file) if os.path.lexists(place)]
    return [place for place in _thinkable(file) if os.path.basename(place) in names] if names else []


def _thinkable(file: str) -> Iterator[str]:
    stem, suffix = os.path.splitext(file)
    if suffix.lower() not in _SUFFIXES:
        for ending in _SUFFIXES:
            yield from (file + ending, stem + ending)


def _of(place: str, query: Query, reader: Reader) -> Answer:
    opened = open_file(replace(query, file=place))
    if isinstance(opened, Fault):
        return Answer((), (_named(place, opened),), examined=False)
    try:
        said = reader(opened)
        faults = said.faults if not opened.changed() else (*said.faults, Fault("changed", "It was changed while it was read."))
    finally:
        opened.close()
    facts = tuple(replace(fact, channel="sidecar") for fact in said.facts)
    return Answer(facts, tuple(_named(place, fault) for fault in faults), examined=False, seal=said.seal)


def _named(place: str, fault: Fault) -> Fault:
    return Fault(fault.cause, f"Its sidecar {os.path.basename(place)}: {fault.why}")
