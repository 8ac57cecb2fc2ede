"""Crew: probers in processes of their own, each given lots of questions, and what they heard in the order that was asked."""

import multiprocessing
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from types import TracebackType
from typing import Self

from gate.evidence import Reading
from gate.probe.question import Answering, Asked, Heard

_AHEAD = 4
"""How many lots for each process may be ahead of what was taken: memory stays flat however many there are."""
_SMALL = 1 << 15
"""Bytes of a lot that may wait in the pipe to a process that is busy: no more, or both ends might wait for each other."""
_FORKS = sys.platform == "linux"
_CONTEXT: ForkContext | SpawnContext = multiprocessing.get_context("fork") if _FORKS else multiprocessing.get_context("spawn")
_END = b""

Lot = tuple[Asked, ...]
Make = Callable[[], Answering]


class Died(Exception):  # noqa: N818  it never leaves this file: `_singly` asks again
    """A process was ended from outside while it read."""


class Hand:
    """One process with a prober, started with it. What it reads is lost when something ends it."""

    def __init__(self, make: Make, others: Sequence["Hand"] = ()) -> None:
        self.line, theirs = _CONTEXT.Pipe()
        inherited = (self.line, *(other.line for other in others)) if _FORKS else ()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, make, inherited), name="probe", daemon=True)
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


class Alone:
    """A prober in this process, made when there is work for it."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._prober: Answering | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if prober := self._prober:
            with _undisturbed():
                if kind:
                    prober.kill()
                prober.close()

    def heard(self, lots: Iterable[Lot]) -> Iterator[list[Heard]]:
        """What was heard of each lot, in their order."""
        for lot in lots:
            if lot:
                self._prober = self._prober or self._make()
            yield self._prober.heard(lot) if self._prober else []


class Crew:
    """As many processes as there is work for, at most `hands`; all that was started has ended when the `with` does."""

    def __init__(self, make: Make, hands: int) -> None:
        self._make = make
        self._most = hands
        self._hands: list[Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with _undisturbed():
            for hand in self._hands:
                if kind:
                    hand.kill()
            for hand in self._hands:
                hand.close()

    def heard(self, lots: Iterable[Lot]) -> Iterator[list[Heard]]:
        """What was heard of each lot, in their order. An empty lot costs nothing, and starts nothing."""
        done: dict[int, list[Heard]] = {}
        asked = taken = 0
        for lot in lots:
            if lot:
                self._give(asked, lot, done)
            else:
                done[asked] = []
            asked += 1
            while taken in done or asked - taken >= _AHEAD * self._most:
                self._await(taken, done)
                yield done.pop(taken)
                taken += 1
        for number in range(taken, asked):
            self._await(number, done)
            yield done.pop(number)

    def _await(self, number: int, done: dict[int, list[Heard]]) -> None:
        while number not in done:
            self._listen(done)

    def _give(self, number: int, lot: Lot, done: dict[int, list[Heard]]) -> None:
        data = pickle.dumps(lot)
        while not (hand := self._free(data)):
            self._listen(done)
        try:
            hand.give(number, lot, data)
        except Died:
            self._singly(hand, done)

    def _free(self, data: bytes) -> Hand | None:
        idle = next((hand for hand in self._hands if not hand.given), None)
        if not idle and len(self._hands) < self._most:
            idle = Hand(self._make, self._hands)
            self._hands.append(idle)
        return idle or next((hand for hand in self._hands if hand.takes(data)), None)

    def _listen(self, done: dict[int, list[Heard]]) -> None:
        busy = {hand.line: hand for hand in self._hands if hand.given}
        for line in wait(list(busy)):
            hand = busy[line]  # type: ignore[index]
            try:
                number, heard = hand.heard()
                done[number] = heard
            except Died:
                self._singly(hand, done)

    def _singly(self, dead: Hand, done: dict[int, list[Heard]]) -> None:
        """Asks anew, file by file, what a process had been given that died: only the file that kills a process again is lost."""
        self._hands.remove(dead)
        dead.close()
        for number, lot in dead.given:
            done[number] = [self._alone(asked) for asked in lot]

    def _alone(self, asked: Asked) -> Heard:
        hand = Hand(self._make, self._hands)
        self._hands.append(hand)
        try:
            hand.give(0, (asked,), pickle.dumps((asked,)))
            return hand.heard()[1][0]
        except Died:
            why = "The process that read it was killed, twice; it may need more memory than there is."
            return Heard(Reading(asked.query.path, read="not-read", cause="limit", why=why))
        finally:
            self._hands.remove(hand)
            hand.close()


def _serve(line: Connection, make: Make, inherited: Sequence[Connection]) -> None:
    """What a process does: lots in, what was heard out, until there are no more or nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    prober = make()
    try:
        while data := line.recv_bytes():
            line.send_bytes(pickle.dumps(prober.heard(pickle.loads(data))))  # noqa: S301  (as above)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    finally:
        prober.close()


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
