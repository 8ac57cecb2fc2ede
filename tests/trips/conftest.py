"""The real command, in a folder of the test's, with what it cost."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PATIENCE = 300
"""Seconds after which a command that hangs is killed; it then ends in no code of gate's."""
HEAD = "gate: 1\ndelivery: {id: NF-104, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}\n"
ELEMENT = "{{id: {id}, kind: still, media: {media}, usage: final, on_screen: incidental, ai: {{use: none}}}}"


class Ran(NamedTuple):
    """What the command answered, and its largest resident set in MiB."""

    code: int
    out: str
    err: str
    memory: float


# A child counts the memory of the process that forks it as its own until it runs its program: so a small one does the measuring.
METER = f"""
import os, signal, sys
signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
signal.alarm({PATIENCE})
pid = os.posix_spawn(sys.executable, [sys.executable, "-I", "-m", "gate", *sys.argv[2:]], os.environ)
_, state, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as file:
    print(os.waitstatus_to_exitcode(state), usage.ru_maxrss / 1024, file=file)
"""


@pytest.fixture
def gate(tmp_path: Path) -> Callable[..., Ran]:
    """The command, run in a folder of the test's."""

    def call(*words: str, environ: dict[str, str] | None = None) -> Ran:
        meter = tmp_path.parent / f"{tmp_path.name}.cost"
        asked = [sys.executable, "-I", "-c", METER, str(meter), *words]
        ran = subprocess.run(asked, cwd=tmp_path, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=True)
        code, memory = meter.read_text().split()
        return Ran(int(code), ran.stdout.decode(), ran.stderr.decode(), float(memory))

    return call


def manifest(folder: Path, *media: str) -> None:
    """A manifest of stills, each final and made without AI."""
    rows = [ELEMENT.format(id=f"E{index}", media=json.dumps(path)) for index, path in enumerate(media)]
    (folder / "delivery.yaml").write_text(HEAD + "elements:\n" + "".join(f"  - {row}\n" for row in rows))
