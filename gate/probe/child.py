"""A program that is asked questions: in a private folder, on a leash, under limits, and killed at the first oddity."""

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence

from gate.evidence import Cause

ANSWER_LIMIT = 8 << 20
_MEMORY = "" if sys.platform == "darwin" else "ulimit -v 1048576 && "
# The shell sets the limits before the program runs, then waits at the leash: a pipe that closes when gate ends, however it ends.
# The folder goes with the program: a gate that is killed clears nothing away.
_LAUNCHER = f"""ulimit -c 0 && ulimit -f 0 && {_MEMORY}exec 8<"$0" 9<&0 || exit 126
"$@" <&9 8<&- 9<&- &
exec <&8 >&- 2>&- 8<&- 9<&-
read -r _
kill -9 $!
wait
cd / && rm -rf "$HOME"
kill -9 0"""
_GRACE = 1.0
"""Seconds for the shell to end the program and account for what it cost."""
_STARVED = b"Out of memory"

Whole = Callable[[bytearray, bytearray], bool]


class Lost(Exception):  # noqa: N818  (the name says what happened to the program)
    """The program ended, fell silent or would not stop talking; `cause` tells a limit from damage. It is to be closed."""

    def __init__(self, why: str, cause: Cause = "damaged") -> None:
        super().__init__(why)
        self.cause = cause


class Child:
    """One running program. Memory 1 GiB, no core, no file written; stdin, stdout and stderr are served at once."""

    def __init__(self, argv: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="gate-", ignore_cleanup_errors=True)
        self.folder = self._folder.name
        held, self._leash = os.pipe()
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _LAUNCHER, f"/dev/fd/{held}", *argv],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "HOME": self.folder, "TMPDIR": self.folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
            pass_fds=(held,),
            start_new_session=True,
        )
        os.close(held)
        self._pipes = [pipe for pipe in (self._process.stdin, self._process.stdout, self._process.stderr) if pipe]
        for pipe in self._pipes:
            os.set_blocking(pipe.fileno(), False)

    def ask(self, question: bytes, whole: Whole, seconds: float) -> tuple[bytes, bytes]:
        """What the program writes to stdout and stderr until `whole` says that the answer is.

        Raises Lost when it ends, takes longer than `seconds`, or writes more than 8 MiB.
        """
        try:
            return self._converse(memoryview(question), whole, time.monotonic() + seconds)
        except BrokenPipeError as gone:
            raise Lost("ended without an answer") from gone

    def _converse(self, question: memoryview, whole: Whole, deadline: float) -> tuple[bytes, bytes]:
        stdin, stdout, stderr = (pipe.fileno() for pipe in self._pipes)
        heard = {stdout: bytearray(), stderr: bytearray()}
        with selectors.DefaultSelector() as ready:
            ready.register(stdout, selectors.EVENT_READ)
            ready.register(stderr, selectors.EVENT_READ)
            ready.register(stdin, selectors.EVENT_WRITE)
            while question or not whole(heard[stdout], heard[stderr]):
                events = ready.select(deadline - time.monotonic())
                if time.monotonic() >= deadline:
                    raise Lost("took too long", "limit")
                for key, _ in sorted(events, key=lambda event: event[0].fd != stderr):  # its last words, before its end
                    if key.fd == stdin:
                        question = question[os.write(stdin, question) :]
                        if not question:
                            ready.unregister(stdin)
                    else:
                        _hear(key.fd, heard)
        return bytes(heard[stdout]), bytes(heard[stderr])

    def kill(self) -> None:
        """Kills the program and all that it started; another thread may be asking it meanwhile."""
        os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Kills the program and clears its folder away; to be called once, by the thread that asks."""
        os.close(self._leash)
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        for pipe in self._pipes:
            pipe.close()
        self._folder.cleanup()


def _hear(source: int, heard: Mapping[int, bytearray]) -> None:
    piece = os.read(source, 1 << 16)
    heard[source] += piece
    if not piece:
        starved = any(_STARVED in words for words in heard.values())
        raise Lost("ran out of memory", "limit") if starved else Lost("ended without an answer")
    if sum(map(len, heard.values())) > ANSWER_LIMIT:
        raise Lost("wrote more than 8 MiB", "limit")
