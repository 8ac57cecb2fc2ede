"""Crew: probers in processes of their own, each given lots of questions, and what they heard in the order that was asked."""

import pickle
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from gate.evidence import Reading
from gate.probe.hand import FORKS, Died, Hand, Lot, Make
from gate.probe.question import Answering, Asked, Heard

_AHEAD = 4
"""How many lots for each process may be ahead of what was taken: memory stays flat however many there are."""


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
        self._model: Answering | None = None
        """A prober that nobody asks: what is forked has a copy of it, and of all that was imported for it."""
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
            idle = self._one_more()
        return idle or next((hand for hand in self._hands if hand.takes(data)), None)

    def _one_more(self) -> Hand:
        if FORKS and not self._model:
            self._model = self._make()
        hand = Hand(self._model or self._make, self._hands)
        self._hands.append(hand)
        return hand

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
        hand = self._one_more()
        try:
            hand.give(0, (asked,), pickle.dumps((asked,)))
            return hand.heard()[1][0]
        except Died:
            why = "The process that read it was killed, twice; it may need more memory than there is."
            return Heard(Reading(asked.query.path, read="not-read", cause="limit", why=why))
        finally:
            self._hands.remove(hand)
            hand.close()


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
