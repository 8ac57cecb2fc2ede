"""Probe: media files in, readings out: what each file says about itself, and how far it was read."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import Literal

from msgspec.structs import replace

from gate.evidence import Query, Reading
from gate.probe import program, sidecar, standing, trust
from gate.probe.crew import Alone, Crew
from gate.probe.memory import Memory
from gate.probe.question import Answering, Asked
from gate.signal import Signal

__all__ = ["Recall", "read"]

_LOT = 64
"""Questions that are asked at a time."""

Lot = tuple[Query, ...]
Recall = Literal["never", "unchanged", "proven"]
"""Which earlier readings count: none; those of files that are the same by device, inode, size and times; of these those whose contents
have the same hash too.
"""


def read(
    queries: Iterable[Query],
    *,
    jobs: int = 2,
    anchors: tuple[str, ...] = (),
    signals: tuple[Signal, ...] = (),
    recall: Recall = "never",
) -> Iterator[Reading]:
    """A reading for each query, in their order, while they come.

    `jobs` processes read; `anchors` are PEM files that C2PA signers are trusted by; `signals` are heard beside gate's own. Every
    program that was started ends with the iterator. Raises PolicyError for an anchor file that cannot be read.
    """
    certificates = trust.anchors(anchors)
    waiting = iter(queries)
    first = tuple(islice(waiting, _LOT))
    if not first:
        return
    tool = program.find(os.environ.get("PATH", ""), _shunned(first))
    make = partial(_prober, tool, certificates, signals)
    crew = Alone(make) if jobs == 1 or len(first) < _LOT else Crew(make, jobs)
    lots = chain((first,), iter(lambda: tuple(islice(waiting, _LOT)), ()))
    if recall == "never":
        with crew:
            for heard in crew.heard(tuple(map(Asked, lot)) for lot in lots):
                yield from (item.reading for item in heard)
        return
    with crew, closing(Memory(standing.digest(tool, certificates, signals))) as memory:
        yield from _readings(lots, crew, memory, proven=recall == "proven")


def _prober(tool: str | None, certificates: str, signals: tuple[Signal, ...]) -> Answering:
    from gate.probe.prober import furnished  # noqa: PLC0415  all readers come with it, and where all is remembered none is needed

    return furnished(tool, certificates, signals)


def _readings(lots: Iterable[Lot], crew: Alone | Crew, memory: Memory, *, proven: bool) -> Iterator[Reading]:
    """The readings of all lots: those that are remembered, and those that have to be made, which are remembered then."""
    beside = sidecar.listing()
    begun: deque[list[Reading | None]] = deque()

    def asked() -> Iterator[tuple[Asked, ...]]:
        for lot in lots:
            wanted = [replace(query, hashed=True) for query in lot] if proven else lot
            known = memory.recalled(wanted, beside)
            begun.append([None] * len(known) if proven else known)
            yield tuple(Asked(query, reading) for query, reading in zip(wanted, known, strict=True) if proven or not reading)

    for heard in crew.heard(asked()):
        memory.keep(heard)
        fresh = iter(heard)
        yield from (reading or next(fresh).reading for reading in begun.popleft())


def _shunned(queries: Sequence[Query]) -> tuple[str, ...]:
    """No program is taken from the current folder, nor from the folders that media are read from."""
    folders = {folder for query in queries for folder in query.inside or (os.path.dirname(query.file) or os.curdir,)}
    return (os.curdir, *folders)
