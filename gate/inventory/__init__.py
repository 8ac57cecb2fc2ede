"""Inventory: the files that a delivery declares, where each stands, and those that nothing declares."""

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

import msgspec

from gate.evidence import Query
from gate.inventory import frames, stand
from gate.model import Delivery, Element
from gate.policy import Policy

TIMELINES = (".aaf", ".ale", ".edl", ".fcpxml", ".otio", ".otioz", ".xml")
"""How the names of timelines end; what else is listed as one is a file like any other."""


class Inventory(msgspec.Struct, frozen=True):
    """What is asked of the media: one query a file; each element's files by its pointer; and the files nothing declares."""

    queries: tuple[Query, ...]
    media: dict[str, tuple[str, ...]]
    strays: tuple[str, ...]


class Grounds(msgspec.Struct, frozen=True):
    """Where media may stand: the delivery's folder, and the folders that the operator names beside it.

    `apart` are files and folders that are not the delivery's to declare: gate's own, and the other deliveries of the same run.
    """

    root: str
    media_roots: tuple[str, ...] = ()
    apart: frozenset[str] = frozenset()

    @property
    def all(self) -> tuple[str, ...]:
        """Every folder that media may stand in."""
        return (self.root or os.curdir, *self.media_roots)


def take(delivery: Delivery, grounds: Grounds, policy: Policy) -> Inventory:
    """Spells out the files of every element, finds each in the grounds, and lists the strays of the delivery's folder.

    Raises UsageError for a folder that cannot be listed.
    """
    media = {element.at.pointer: tuple(_files(element, grounds)) for element in delivery.elements}
    hashed = {path for element in delivery.elements if element.sha256 or element.digest for path in media[element.at.pointer]}
    hashed |= {source.media for element in delivery.elements for source in element.sources if source.sha256}
    asked = dict.fromkeys(path for paths in media.values() for path in paths)
    asked |= dict.fromkeys(path for path in _sources(delivery) if os.path.lexists(stand.find(path, grounds.all)))
    queries = tuple(Query(path, stand.find(path, grounds.all), grounds.all, path in hashed) for path in asked)
    files = {*map(os.path.normpath, asked)}
    declared = files | stand.sidecars(files) | {*_beside(delivery, grounds.root)}
    strays = stand.strays(grounds.root or os.curdir, declared, grounds.apart)
    return Inventory(queries, media, tuple(path for path in strays if not _ok(path, policy.undeclared_ok)))


def _files(element: Element, grounds: Grounds) -> Iterator[str]:
    for path in element.media:
        if element.frames:
            yield from frames.names(path, element.frames)
        elif shape := frames.pattern(path):
            yield from stand.alike(path, shape, grounds.all) or [path]
        else:
            yield path


def _sources(delivery: Delivery) -> Iterator[str]:
    """The files that were seen at intake; one that was not delivered with the rest is not asked for."""
    for element in delivery.elements:
        yield from (source.media for source in element.sources)


def _beside(delivery: Delivery, root: str) -> Iterator[str]:
    """Files that stand with the media but are no element: manifest, registers, and timelines by the ending of their names."""
    yield os.path.relpath(delivery.at.path, root or os.curdir)
    yield from map(os.path.normpath, delivery.registers)
    yield from (os.path.normpath(path) for path in delivery.timelines if path.lower().endswith(TIMELINES))


def _ok(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern.replace("[", "[[]").replace("?", "[?]")) for pattern in patterns)
