"""The real command, and small deliveries that it judges."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.delivered import CLEARANCES, MANIFEST, png

GATE = (sys.executable, "-I", "-m", "gate")


class Ran(NamedTuple):
    """What the command answered."""

    code: int
    out: str
    err: str


Gate = Callable[..., Ran]


@pytest.fixture
def environ() -> dict[str, str]:
    """An environment with no policy and no colour settings in it."""
    return {name: value for name, value in os.environ.items() if name not in {"GATE_POLICY", "NO_COLOR", "TERM"}}


@pytest.fixture
def gate(tmp_path: Path, environ: dict[str, str]) -> Gate:
    """The command, run in the test's folder."""

    def call(*words: str, more: Mapping[str, str] | None = None) -> Ran:
        ended = subprocess.run(
            [*GATE, *words],
            cwd=tmp_path,
            env={**environ, **(more or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return call


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """A delivery that is open, in the test's folder: a cleared AI still, and another still."""
    (tmp_path / "delivery.yaml").write_text(MANIFEST)
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers/clearances.yaml").write_text(CLEARANCES)
    (tmp_path / "stills").mkdir()
    (tmp_path / "stills/harbour.png").write_bytes(png())
    (tmp_path / "stills/pier.png").write_bytes(png(("Comment", "pier")))
    return tmp_path


@pytest.fixture
def uncleared(delivery: Path) -> Path:
    """The delivery, shut: its AI still lists no clearance."""
    (delivery / "delivery.yaml").write_text(MANIFEST.replace("[CLR-1]", "[]"))
    return delivery
