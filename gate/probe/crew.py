"""Crew: probers side by side, and readings in the order that they were asked for."""

import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from gate.evidence import Query, Reading
from gate.probe.prober import Prober

_AHEAD = 16
"""How many files each prober may be ahead of what was taken: memory stays flat however many there are."""


class Crew:
    """As many threads as probers; all that they started has ended when the `with` does, even if they are busy."""

    def __init__(self, probers: Sequence[Prober]) -> None:
        self._probers = probers
        self._free: SimpleQueue[Prober] = SimpleQueue()
        for prober in probers:
            self._free.put(prober)
        self._pool = ThreadPoolExecutor(len(probers), "probe")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with _undisturbed():
            for prober in self._probers if kind else ():
                prober.kill()
            self._pool.shutdown(cancel_futures=True)
            for prober in self._probers:
                prober.close()

    def readings(self, queries: Iterable[Query]) -> Iterator[Reading]:
        """A reading for each query, in their order."""
        begun: deque[Future[Reading]] = deque()
        for query in queries:
            begun.append(self._pool.submit(self._reading, query))
            if len(begun) >= _AHEAD * len(self._probers):
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()

    def _reading(self, query: Query) -> Reading:
        prober = self._free.get()
        try:
            return prober.reading(query)
        finally:
            self._free.put(prober)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is done inside is done whole: an interrupt meanwhile counts at its end. Only the main thread is ever interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
