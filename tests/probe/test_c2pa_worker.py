"""The C2PA worker: whatever becomes of it, and whatever is done to a file, nothing is silently clean and no connection is opened."""

import os
import random
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import c2pa  # type: ignore[import-untyped]
import pytest

from gate import probe
from gate.evidence import Query
from gate.probe.c2pa import C2pa
from gate.probe.fact import Answer
from gate.probe.opening import Opened
from tests.probe.asking import SAMPLES, asked, claims
from tests.probe.signed import TRAINED, actions, house, png, sign

SIGNER = house()
GENERATED = {"action": "c2pa.created", "digitalSourceType": TRAINED}


@pytest.fixture
def reader() -> Iterator[C2pa]:
    made = C2pa()
    yield made
    made.close()


def test_a_missing_library_is_told_for_each_file_that_needs_it() -> None:
    without = C2pa(worker=("/bin/sh", "-c", "exit 1"))
    for _ in range(2):
        answer = asked(without, png())
        assert [fault.cause for fault in answer.faults] == ["no-reader"]
        assert not answer.examined
    without.close()


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        ("kill -9 $$", "damaged"),
        ("echo nonsense", "damaged"),
        ("""echo '{"id": "another", "absent": true}'""", "damaged"),
        ("sleep 60", "limit"),
        ("yes", "damaged"),
        ("tr '\\0' x < /dev/zero", "limit"),
    ],
)
def test_a_worker_that_dies_or_babbles_is_never_silence(script: str, cause: str) -> None:
    reader = C2pa(worker=("/bin/sh", "-c", f"read anchors; echo ready; read question; {script}"), seconds=0.5)
    for _ in range(2):
        answer = asked(reader, png())
        assert [fault.cause for fault in answer.faults] == [cause]
        assert not answer.examined
    reader.close()


def test_a_worker_killed_in_mid_question_costs_one_file(reader: C2pa, tmp_path: Path) -> None:
    data = sign(SIGNER, png(), [actions(GENERATED)])
    assert asked(reader, data).faults == ()
    os.mkfifo(tmp_path / "pipe")
    fd = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    waiting = Opened(fd, str(tmp_path / "pipe"), os.fstat(fd), png())
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(reader.ask(waiting, "image/png")))
    thread.start()
    time.sleep(0.2)
    (worker,) = workers()
    os.kill(worker, signal.SIGKILL)
    thread.join(10)
    os.close(fd)
    assert [fault.cause for fault in answers[0].faults] == ["damaged"]
    assert claims(asked(reader, data)) == {("ai-generated", "untrusted")}


def workers() -> list[int]:
    """The workers of this process: children of its launchers."""
    own = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    launchers = [pid for listed in own for pid in listed.read_text().split()]
    below = [
        pid for pid in launchers for listed in Path(f"/proc/{pid}/task").glob("*/children") for pid in listed.read_text().split()
    ]
    return [int(pid) for pid in below if b"c2pa_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_no_connection_is_opened(reader: C2pa, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.c2pa"
        data = sign(SIGNER, png(), [actions(GENERATED)], remote=address)
        answer = asked(reader, data)
        assert [fault.cause for fault in answer.faults] == ["remote"]
        assert answer.seal == "remote"
        assert "127.0.0.1" not in answer.faults[0].why
        with pytest.raises(TimeoutError):
            listener.accept()
        (tmp_path / "x.png").write_bytes(data)
        threading.Thread(target=fetching, args=(tmp_path / "x.png",)).start()
        connection, _ = listener.accept()
        connection.close()


def fetching(file: Path) -> None:
    """The same question as the library asks it by itself, so that the listener is known to hear it."""
    with pytest.raises(c2pa.C2paError), file.open("rb") as stream:
        c2pa.Reader("image/png", stream, context=c2pa.Context.from_dict({"verify": {"remote_manifest_fetch": True}}))


def silent(files: list[Path]) -> list[Path]:
    """The files that read as whole and without AI."""
    readings = probe.read([Query(str(file), str(file)) for file in files])
    return [Path(reading.path) for reading in readings if reading.read == "complete" and reading.ai == "none"]


LABELLED = ("c2pa-js-legacy/composite-dst.jpg", "remove-ai-watermarks/samsung_white_2.png", "huminify/videotest2.mp4")


def test_a_cut_file_is_never_silently_clean(tmp_path: Path) -> None:
    files = []
    for name in LABELLED:
        whole = (SAMPLES / name).read_bytes()
        for share in (0.0005, 0.001, 0.01, 0.03, 0.05, 0.08, 0.1, 0.2, 0.5, 0.9, 0.99):
            files.append(tmp_path / f"{share}-{Path(name).name}")
            files[-1].write_bytes(whole[: int(len(whole) * share)])
    assert silent(files) == []


def test_a_mutated_file_is_never_silently_clean(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same mutants each time
    files = []
    for number in range(60):
        name = LABELLED[number % len(LABELLED)]
        mutant = bytearray((SAMPLES / name).read_bytes())
        middle = mutant.index(b"c2pa.actions")
        for _ in range(chance.choice((1, 3, 20))):
            mutant[chance.randrange(max(0, middle - 400), middle + 600)] = chance.randrange(256)
        files.append(tmp_path / f"{number}-{Path(name).name}")
        files[-1].write_bytes(mutant)
    assert silent(files) == []
