"""Probe: media files in, readings out: what each file says about itself, and how far it was read."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from gate.evidence import Query, Reading
from gate.probe import program
from gate.probe.c2pa import C2pa
from gate.probe.crew import Crew
from gate.probe.exiftool import ExifTool
from gate.probe.fitness import Reader, readers
from gate.probe.prober import Prober

__all__ = ["Reader", "read", "readers"]

_WORTH = 256
"""So many files make one more worker worth its start."""


def read(queries: Iterable[Query], *, jobs: int = 2, anchors: tuple[str, ...] = ()) -> Iterator[Reading]:
    """A reading for each query, in their order, while they come.

    At most `jobs` files are read at a time; `anchors` are PEM files that C2PA signers are trusted by. Every program that was
    started ends with the iterator. Raises PolicyError for an anchor file that cannot be read.
    """
    waiting = iter(queries)
    first = list(islice(waiting, jobs * _WORTH))
    tool = program.find(os.environ.get("PATH", ""), _shunned(first))
    workers = min(jobs, 1 + len(first) // _WORTH)
    with Crew([Prober(ExifTool(tool) if tool else None, C2pa(anchors)) for _ in range(workers)]) as crew:
        yield from crew.readings(chain(first, waiting))


def _shunned(queries: Iterable[Query]) -> tuple[str, ...]:
    """No program is taken from the current folder, nor from the folders that media are read from."""
    folders = {folder for query in queries for folder in query.inside or (os.path.dirname(query.file) or os.curdir,)}
    return (os.curdir, *folders)
