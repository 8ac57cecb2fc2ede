"""Prober: questions about files in, readings out, one after another or, where files keep one waiting, many at a time."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec.structs import replace

from gate.evidence import Cause, Query, Reading
from gate.probe import sidecar
from gate.probe.c2pa import C2pa
from gate.probe.exiftool import ExifTool
from gate.probe.fact import Answer, Fault
from gate.probe.interpret import Ear
from gate.probe.opening import Opened, marks, open_file
from gate.probe.question import Asked, Heard
from gate.probe.readers import Readers
from gate.probe.signals import rows
from gate.probe.sniff import media_type
from gate.signal import Signal

_SHOWN = 3
_GRAVEST: tuple[Cause, ...] = ("no-reader", "old-reader", "damaged")
_MILDEST: tuple[Cause, ...] = ("seal", "remote")
"""Of several causes the first of the gravest is a reading's, else the first that was met and is none of the mildest."""
_AT_ONCE = 32
"""Files that are waited for at a time."""
_LONG = 0.0003
"""Seconds that the opening of a file may take. Where most take longer, as over a network, others are opened meanwhile."""
_FEW, _MOST = 8, 0.75


class Prober:
    """For one thread at a time, but for `kill`. `opening` opens a file, for as long as that takes."""

    def __init__(self, readers: Readers, ear: Ear, opening: Callable[[Query], Opened | Fault] = open_file) -> None:
        self._opening = opening
        self._readers = readers
        self._ear = ear
        self._ended = False
        self._opened = self._waited = 0
        self._pool: ThreadPoolExecutor | None = None

    def heard(self, lot: Sequence[Asked]) -> list[Heard]:
        """An answer to each question, in their order."""
        heard: list[Heard] = []
        self._opened, self._waited = self._opened // 8, self._waited // 8
        for asked in lot:
            if self._waited > max(_FEW, self._opened * _MOST):
                break
            heard.append(self._heard(asked))
        return [*heard, *self._together(lot[len(heard) :])]

    def _together(self, lot: Sequence[Asked]) -> Iterable[Heard]:
        if lot:
            self._pool = self._pool or ThreadPoolExecutor(_AT_ONCE, "probe")
        return self._pool.map(self._heard, lot) if self._pool else ()

    def _heard(self, asked: Asked) -> Heard:
        query = asked.query
        began = time.perf_counter()
        opened = self._opening(query)
        self._opened += 1
        self._waited += time.perf_counter() - began > _LONG
        if isinstance(opened, Fault):
            return Heard(Reading(query.path, read="not-read", cause=opened.cause, why=opened.why))
        try:
            if known := self._recognised(asked.known, opened):
                return Heard(known)
            heard = self._anew(query, opened)
            lasting = heard.marks and opened.settled() and not sidecar.places(query.file, self._readers.beside)
            return heard if lasting else Heard(heard.reading)
        finally:
            opened.close()

    def _recognised(self, known: Reading | None, opened: Opened) -> Reading | None:
        """What was known, if the contents have the hash that was known."""
        return known if known and known.sha256 == opened.sha256(lambda: self._ended) and not opened.changed() else None

    def _anew(self, query: Query, opened: Opened) -> Heard:
        """Everything that a file says, and how far it was read; with its marks, if it would be read so again."""
        kind = media_type(opened)
        answer = self._readers.answer(query, opened, kind)
        reading = Reading(query.path, kind, opened.size, sha256=opened.sha256(lambda: self._ended) if query.hashed else None)
        if opened.changed():
            return Heard(replace(reading, read="not-read", cause="changed", why="It was changed while it was read.", sha256=None))
        reading = replace(reading, evidence=self._ear.evidence(answer.facts), seal=answer.seal)
        reading = _short_of(reading, answer) if answer.faults else reading
        passing = any(fault.passing for fault in answer.faults)
        return Heard(reading) if passing else Heard(reading, opened.path, marks(opened.state))

    def kill(self) -> None:
        """Ends the readers from another thread; what is being read then comes out as not read."""
        self._ended = True
        self._readers.kill()

    def close(self) -> None:
        """Ends what was started."""
        if self._pool:
            self._pool.shutdown()
        self._readers.close()


def furnished(tool: str | None, certificates: str, signals: tuple[Signal, ...]) -> Prober:
    """A prober with the ExifTool of a path, if there is one, trusted certificates (PEM), and signals beside gate's own."""
    return Prober(Readers(ExifTool(tool) if tool else None, C2pa(certificates)), Ear(rows(), signals))


def _short_of(reading: Reading, answer: Answer) -> Reading:
    """The reading of a file that was not wholly read, and why."""
    whys = list(dict.fromkeys(fault.why for fault in answer.faults))
    why = " ".join((*whys[:_SHOWN], *([f"And {len(whys) - _SHOWN} more."] if len(whys) > _SHOWN else [])))
    gravest = min((fault.cause for fault in answer.faults), key=_rank)
    return replace(reading, read="partial" if answer.examined else "not-read", cause=gravest, why=why)


def _rank(cause: Cause) -> int:
    if cause in _MILDEST:
        return len(_GRAVEST) + 1 + _MILDEST.index(cause)
    return _GRAVEST.index(cause) if cause in _GRAVEST else len(_GRAVEST)
