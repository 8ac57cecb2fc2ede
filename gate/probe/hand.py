"""Hand: a process of its own with a prober, that is given lots of questions and tells what it heard of them."""

import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext

from gate.probe.question import Answering, Asked, Heard

_SMALL = 1 << 15
"""Bytes of a lot that may wait in the pipe to a process that is busy: no more, or both ends might wait for each other."""
FORKS = sys.platform == "linux"
_CONTEXT: ForkContext | SpawnContext = multiprocessing.get_context("fork") if FORKS else multiprocessing.get_context("spawn")
_END = b""

Lot = tuple[Asked, ...]
Make = Callable[[], Answering]


class Died(Exception):  # noqa: N818  the name says what happened
    """A process was ended from outside while it read."""


class Hand:
    """One process with a prober, started with it. What it reads is lost when something ends it."""

    def __init__(self, prober: Answering | Make, others: Sequence["Hand"] = ()) -> None:
        self.line, theirs = _CONTEXT.Pipe()
        inherited = (self.line, *(other.line for other in others)) if FORKS else ()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, prober, inherited), name="probe", daemon=True)
        self._process.start()
        theirs.close()
        self.given: deque[tuple[int, Lot]] = deque()

    def takes(self, data: bytes) -> bool:
        """Whether it may be given a lot: it has none, or one, and the next is small enough to wait in the pipe."""
        return not self.given or (len(self.given) == 1 and len(data) < _SMALL)

    def give(self, number: int, lot: Lot, data: bytes) -> None:
        self.given.append((number, lot))
        try:
            self.line.send_bytes(data)
        except OSError as broken:
            raise self._dead() from broken

    def heard(self) -> tuple[int, list[Heard]]:
        """What it heard of the first lot that it was given. Raises Died; RuntimeError when the prober itself failed."""
        try:
            data = self.line.recv_bytes()
        except (EOFError, OSError) as broken:
            raise self._dead() from broken
        number, _ = self.given.popleft()
        return number, pickle.loads(data)  # noqa: S301  (from a process of our own)

    def _dead(self) -> Exception:
        self._process.join()
        if (self._process.exitcode or 0) > 0:
            return RuntimeError("a prober failed; what failed stands above")
        return Died()

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        """Ends the process and what it started, and waits for that."""
        try:
            self.line.send_bytes(_END)
        except OSError:
            self._process.kill()
        self._process.join()
        self.line.close()


def _serve(line: Connection, prober: Answering | Make, inherited: Sequence[Connection]) -> None:
    """What a process does: lots in, what was heard out, until there are no more or nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    prober = prober() if callable(prober) else prober
    try:
        while data := line.recv_bytes():
            line.send_bytes(pickle.dumps(prober.heard(pickle.loads(data))))  # noqa: S301  (as above)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    finally:
        prober.close()
