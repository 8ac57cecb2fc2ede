"""A child: limits on time, memory, output and files; nothing of the caller's environment; and no orphan, however gate ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gate.probe.child import Child, Lost
from tests.probe.small import running

ECHO = [sys.executable, "-c", "import sys\nfor line in sys.stdin: print(line, end='', flush=True)"]


@contextmanager
def child(*argv: str) -> Iterator[Child]:
    made = Child(argv)
    try:
        yield made
    finally:
        made.close()


def lined(stdout: bytearray, _: bytearray) -> bool:
    return stdout.endswith(b"\n")


def ask(program: str, seconds: float = 10.0) -> bytes:
    with child("/bin/sh", "-c", program) as asked:
        return asked.ask(b"question\n", lined, seconds)[0]


def test_question_after_question_is_answered() -> None:
    with child(*ECHO) as echo:
        assert [echo.ask(word, lined, 10)[0] for word in (b"one\n", b"two\n", b"x" * 100_000 + b"\n")] == [
            b"one\n", b"two\n", b"x" * 100_000 + b"\n",
        ]  # fmt: skip


def test_it_matters_not_which_descriptors_are_free() -> None:
    program = """
import os
from gate.probe.child import Child
for _ in range(16):
    echo = Child(["/bin/sh", "-c", "while read -r word; do echo $word; done"])
    print(echo.ask(b"word\\n", lambda out, _: out.endswith(b"\\n"), 10)[0].decode(), end="")
    echo.close()
    os.open(os.devnull, os.O_RDONLY)
"""
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"word\n" * 16


@pytest.mark.parametrize(
    ("program", "cause"),
    [
        ("sleep 60", "limit"),
        ("read -r _; kill -STOP $$", "limit"),
        ("yes a long line without an end | tr -d '\\n'", "limit"),
        ("yes >&2", "limit"),
        ("exit 3", "damaged"),
        ("exec <&-; exit", "damaged"),
        ("echo 'Out of memory!' >&2; exit 1", "limit"),
    ],
)
def test_what_does_not_answer_is_lost(program: str, cause: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Lost) as lost:
        ask(program, 1.0)
    assert lost.value.cause == cause
    assert time.monotonic() - begun < 5


def test_no_file_can_be_written_and_memory_is_bounded() -> None:
    assert ask("(echo text > file) 2>/dev/null; cat file | wc -c; sleep 9") == b"0\n"
    assert ask("ulimit -v; sleep 9").strip() == b"1048576"


def test_nothing_of_the_environment_goes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERL5OPT", "-MEvil")
    monkeypatch.setenv("EXIFTOOL_HOME", "/evil")
    said = ask("read -r _; (echo $PWD; env) | tr '\\n' ' '; echo; sleep 9").decode()
    folder, *variables = said.split()
    assert {name.partition("=")[0] for name in variables} <= {
        "PATH",
        "HOME",
        "TMPDIR",
        "LANG",
        "LC_ALL",
        "PWD",
        "OLDPWD",
        "SHLVL",
        "_",
    }
    assert f"HOME={folder}" in variables
    assert Path(folder).parent == Path(os.environ.get("TMPDIR", "/tmp"))


def test_closing_ends_all_that_was_started_and_clears_up() -> None:
    with child("/bin/sh", "-c", "sleep 76543 & sleep 76543 & wait") as busy:
        while len(running("76543")) < 2:
            time.sleep(0.01)
        folder = busy.folder
        assert Path(folder).stat().st_mode & 0o777 == 0o700
    assert not running("76543")
    assert not Path(folder).exists()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_child_and_no_folder_outlive_a_gate_that_was_killed(end: signal.Signals) -> None:
    program = "from gate.probe.child import Child; child = Child(['/bin/sleep', '65432']); print(child.folder, flush=True); import time; time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as gate:
        assert gate.stdout
        folder = Path(gate.stdout.readline().strip())
        deadline = time.monotonic() + 10
        while not (sleepers := running("65432")) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert folder.is_dir()
        gate.send_signal(end)
    assert sleepers
    while folder.exists() or any(Path(f"/proc/{pid}/exe").exists() for pid in sleepers):
        assert time.monotonic() < deadline
        time.sleep(0.02)
