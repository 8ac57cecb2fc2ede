"""Crew: what is asked comes back once and in order, whatever dies meanwhile, and what keeps one waiting is waited for together."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from gate import probe
from gate.evidence import Query, Reading
from gate.probe.c2pa import C2pa
from gate.probe.crew import Crew
from gate.probe.fact import Fault
from gate.probe.interpret import Ear
from gate.probe.opening import Opened, open_file
from gate.probe.prober import Prober
from gate.probe.question import Asked, Heard
from gate.probe.readers import Readers
from tests.probe.small import SAMPLES, made, png

PLAIN = SAMPLES / "c2pa-rs" / "IMG_0003.jpg"


class Told(Prober):
    """A prober that makes nothing of a file but its name, and does what a name says."""

    def __init__(self) -> None:
        super().__init__(Readers(None, C2pa()), Ear())

    def heard(self, lot: Sequence[Asked]) -> list[Heard]:
        for asked in lot:
            word, _, place = asked.query.path.partition(" ")
            if word == "deadly" or (word == "once" and not os.path.exists(place)):
                if place:
                    Path(place).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if word == "fails":
                raise ZeroDivisionError
        return [Heard(Reading(asked.query.path, type=str(os.getpid()))) for asked in lot]


def lots(*names: str) -> Iterator[tuple[Asked, ...]]:
    for start in range(0, len(names), 3):
        yield tuple(map(asked, names[start : start + 3]))


def asked(name: str) -> Asked:
    return Asked(Query(name, name))


def told(hands: int, *names: str) -> list[Reading]:
    with Crew(Told, hands) as crew:
        return [item.reading for heard in crew.heard(lots(*names)) for item in heard]


@pytest.mark.parametrize("hands", [1, 2, 5])
def test_every_question_is_answered_once_and_in_order(hands: int) -> None:
    names = [str(number) for number in range(400)]
    readings = told(hands, *names)
    assert [reading.path for reading in readings] == names
    assert len({reading.type for reading in readings}) <= hands
    assert str(os.getpid()) not in {reading.type for reading in readings}


def test_long_names_do_not_make_both_ends_wait_for_each_other() -> None:
    names = [f"{number:05}" + "n" * 20_000 for number in range(300)]
    assert [reading.path for reading in told(2, *names)] == names


def test_empty_lots_start_nothing() -> None:
    with Crew(Told, 2) as crew:
        assert list(crew.heard([(), (), ()])) == [[], [], []]
        assert not multiprocessing.active_children()


def test_a_file_that_kills_its_process_again_is_the_only_one_lost(tmp_path: Path) -> None:
    names = ["a", "b", "deadly", "c", f"once {tmp_path / 'mark'}", "d", "e", "f", "g"]
    readings = told(2, *names)
    assert [reading.path for reading in readings] == names
    assert [reading.path for reading in readings if reading.read == "not-read"] == ["deadly"]
    (lost,) = (reading for reading in readings if reading.read == "not-read")
    assert (lost.cause, "killed" in (lost.why or "")) == ("limit", True)


def test_a_prober_that_fails_is_a_bug_and_no_reading() -> None:
    with pytest.raises(RuntimeError, match="a prober failed"):
        told(2, "a", "b", "c", "fails", "d")


def test_a_process_ends_with_the_one_that_asks(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        with Crew(Told, 2) as crew:
            heard = [item for _, lot in zip(range(10), crew.heard(lots(*map(str, range(60)))), strict=False) for item in lot]
            os.write(write_end, " ".join({item.reading.type or "" for item in heard}).encode())
            time.sleep(60)
    pids = os.read(read_end, 100).decode().split()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    deadline = time.monotonic() + 5
    while any(running(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert pids
    assert not any(running(pid) for pid in pids)


def running(pid: str) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_processes_read_what_one_reads(tmp_path: Path) -> None:
    plain = made(tmp_path, png(("Title", "x")), "plain.png")
    paths = [SAMPLES / "sd-parsers" / "novelai1_cropped.png", plain, tmp_path / "gone", PLAIN] * 40
    queries = [Query(f"{number} {path.name}", str(path)) for number, path in enumerate(paths)]
    alone, together = (list(probe.read(queries, jobs=jobs)) for jobs in (1, 3))
    assert together == alone
    assert {reading.ai for reading in alone} == {"generated", "none"}


class Door:
    """Opens files, each after a wait, and counts how many it is opening at once."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.most = self._now = 0

    def __call__(self, query: Query) -> Opened | Fault:
        self._now += 1
        self.most = max(self.most, self._now)
        if self.seconds:
            time.sleep(self.seconds)
        self._now -= 1
        return open_file(query)


def test_files_that_keep_one_waiting_are_waited_for_together(tmp_path: Path) -> None:
    door = Door(0)
    prober = Prober(Readers(None, C2pa()), Ear(), door)
    lot = [Asked(Query(str(number), str(made(tmp_path, png(), f"{number}.png")))) for number in range(30)]

    def most() -> int:
        door.most = 0
        assert [heard.reading.path for heard in prober.heard(lot)] == [asked.query.path for asked in lot]
        return door.most

    assert [most() for _ in range(3)] == [1, 1, 1]
    door.seconds = 0.002
    assert most() > 4
    assert most() > 4
    prober.close()
