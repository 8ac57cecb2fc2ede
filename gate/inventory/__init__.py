"""Inventory: the files that a delivery declares, where each stands, and those that nothing declares."""

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache

import msgspec

from gate.delivery import Delivery
from gate.element import Element
from gate.evidence import Query
from gate.inventory import frames, stand
from gate.policy import Policy

TIMELINES = (".aaf", ".ale", ".edl", ".fcpxml", ".otio", ".otioz", ".xml")
"""How the names of timelines end; what else is listed as one is a file like any other."""


class Inventory(msgspec.Struct, frozen=True):
    """What is asked of the media: one query a file; each element's files by its pointer, the frames it lacks in a few words;
    and the files nothing declares.
    """

    queries: tuple[Query, ...]
    media: dict[str, tuple[str, ...]]
    absent: dict[str, str]
    strays: tuple[str, ...]


class Shelf(msgspec.Struct, frozen=True):
    """The folders that media may stand in, and the names in each folder below them, listed once."""

    folders: tuple[str, ...]
    names: stand.Listing


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
    shelf = Shelf(grounds.all, cache(stand.listing))
    found = {element.at.pointer: _found(element, shelf) for element in delivery.elements}
    media = {pointer: files for pointer, (files, _) in found.items()}
    absent = {pointer: words for pointer, (_, words) in found.items() if words}
    hashed = {path for element in delivery.elements if element.sha256 or element.digest for path in media[element.at.pointer]}
    hashed |= {source.media for element in delivery.elements for source in element.sources if source.sha256}
    asked = dict.fromkeys(path for paths in media.values() for path in paths)
    asked |= dict.fromkeys(path for path in _sources(delivery) if os.path.lexists(stand.find(path, grounds.all)))
    queries = tuple(Query(path, stand.find(path, grounds.all), grounds.all, path in hashed) for path in asked)
    files = {*map(os.path.normpath, asked)}
    declared = files | stand.sidecars(files) | {*_beside(delivery, grounds.root)}
    strays = stand.strays(grounds.root or os.curdir, declared, grounds.apart)
    return Inventory(queries, media, absent, tuple(path for path in strays if not _ok(path, policy.undeclared_ok)))


def _found(element: Element, shelf: Shelf) -> tuple[tuple[str, ...], str]:
    """The files of an element, frame patterns spelt out, and its missing frames in a few words when they are many."""
    each = [_files(path, element.frames, shelf) for path in element.media]
    return tuple(dict.fromkeys(file for files, _ in each for file in files)), "; ".join(words for _, words in each if words)


def _files(path: str, asked: str | None, shelf: Shelf) -> tuple[list[str], str]:
    shape = frames.pattern(path)
    if shape is None:
        return [path], ""
    there = stand.alike(path, shape, shelf.folders, shelf.names)
    if asked is None:
        # A file that bears the pattern itself as its name is that file.
        return [path] if not there or os.path.lexists(stand.find(path, shelf.folders)) else there, ""
    borne = frames.borne(path, there)
    numbers = list(borne)
    first, words = frames.told(path, asked, numbers)
    return [*(borne[number] for part in frames.parts(asked) for number in frames.within(part, numbers)), *first], words


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
