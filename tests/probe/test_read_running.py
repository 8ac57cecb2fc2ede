"""Running: readings stream in order, and no program outlives them, however they end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gate import probe
from gate.evidence import Query, Reading
from gate.probe.c2pa import C2pa
from gate.probe.crew import Crew
from gate.probe.interpret import Ear
from gate.probe.prober import Prober
from gate.probe.question import Asked
from gate.probe.readers import Readers
from tests.probe.asking_exiftool import impostor
from tests.probe.small import foreign, made, running


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A file for which ExifTool is needed."""
    return made(tmp_path, foreign(), "labelled.ppm")


def test_readings_come_in_order_and_only_a_bounded_number_ahead(tmp_path: Path) -> None:
    path = made(tmp_path, b"a text")
    asked = 0

    def queries() -> Iterator[Query]:
        nonlocal asked
        while True:
            asked += 1
            yield Query(str(asked), str(path))

    readings = probe.read(queries(), jobs=2)
    assert [next(readings).path for _ in range(1500)] == [str(number) for number in range(1, 1501)]
    assert asked < 2100
    readings.close()  # type: ignore[attr-defined]


def test_nothing_is_started_for_nothing() -> None:
    assert list(probe.read([])) == []


def test_what_was_started_ends_with_the_readings(labelled: Path) -> None:
    readings = probe.read([Query("x", str(labelled))] * 30)
    next(readings)
    assert running()
    readings.close()  # type: ignore[attr-defined]
    assert not running()
    assert not running("-I")


def test_programs_that_are_killed_in_mid_run_cost_no_reading(labelled: Path) -> None:
    plain, *readings = (reading for reading in _killing(probe.read([Query("x", str(labelled))] * 60)))
    assert plain.ai == "generated"
    assert all(reading == plain for reading in readings)


def _killing(readings: Iterator[Reading]) -> Iterator[Reading]:
    for number, reading in enumerate(readings):
        if number % 20 == 5:
            for pid in running():
                os.kill(pid, signal.SIGKILL)
        yield reading


def test_an_error_ends_a_program_that_is_busy(tmp_path: Path) -> None:
    unknown = Asked(Query("x", str(made(tmp_path, b"FLV\1" + b"\0" * 40))))

    def lots() -> Iterator[tuple[Asked, ...]]:
        yield (unknown,)
        while not running(str(tmp_path / "hangs" / "exiftool")) and time.monotonic() < begun + 8:
            time.sleep(0.05)
        raise InterruptedError

    begun = time.monotonic()
    with (
        pytest.raises(InterruptedError),
        Crew(lambda: Prober(Readers(impostor("hangs", tmp_path, 30.0), C2pa()), Ear()), 2) as crew,
    ):
        list(crew.heard(lots()))
    assert time.monotonic() - begun < 8
    assert not running(str(tmp_path / "hangs" / "exiftool"))


def test_an_interrupt_ends_everything_at_once(labelled: Path) -> None:
    program = (
        "from gate import probe; from gate.evidence import Query; import itertools\n"
        f"for reading in probe.read(Query('x', {str(labelled)!r}) for _ in itertools.count()): print(reading.read, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as gate:
        assert gate.stdout
        assert gate.stdout.readline() == b"complete\n"
        started = running()
        gate.send_signal(signal.SIGINT)
        begun = time.monotonic()
        _, stderr = gate.communicate(timeout=10)
        assert time.monotonic() - begun < 5
    assert started
    assert b"KeyboardInterrupt" in stderr
    assert not any(Path(f"/proc/{pid}/exe").exists() for pid in started)


def test_an_interrupt_while_all_is_closed_waits_for_its_end() -> None:
    program = (
        "import os, signal\n"
        "from gate.evidence import Query\n"
        "from gate.probe.c2pa import C2pa\n"
        "from gate.probe.crew import Alone\n"
        "from gate.probe.prober import Prober\n"
        "from gate.probe.question import Asked\n"
        "from gate.probe.readers import Readers\n"
        "class Slow(Prober):\n"
        "    def close(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        print('closed', flush=True)\n"
        "try:\n"
        "    with Alone(lambda: Slow(Readers(None, C2pa()), None)) as crew: list(crew.heard([(Asked(Query('x', 'x')),)]))\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (ended.stdout, ended.stderr) == (b"closed\ninterrupted\n", b"")
