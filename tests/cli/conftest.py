"""The real command, and small deliveries that it judges."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.everyday.conftest import png

GATE = (sys.executable, "-I", "-m", "gate")
MANIFEST = """\
gate: 1
delivery:
  id: NF-104
  title: Night Ferry
  production: NF-S1
  stage: final
  delivered_on: 2024-05-02
  territories: [GB]
  media: [all]
  notified: {contact: genai-desk, on: 2024-04-01}
registers: [registers/clearances.yaml]
elements:
  - id: NF_104_010
    kind: still
    media: stills/harbour.png
    usage: final
    on_screen: incidental
    ai: {use: generated, role: background, purpose: harbour lights, tools: [paint]}
    clearances: [CLR-1]
  - id: NF_104_020
    kind: still
    media: stills/pier.png
    usage: final
    on_screen: incidental
    ai: {use: none}
tools:
  - {id: paint, name: Paint, version: "4", agreement: enterprise, agreement_ref: MSA-1, tier: enterprise, trains_on_io: no, stores_io: no}
"""
CLEARANCES = """\
clearances:
  - id: CLR-1
    status: approved
    granted_by: client legal
    granted_on: 2024-04-12
    expires_on: 2024-06-01
    production: NF-S1
    scope: {elements: [NF_104_*], roles: [background], uses: [generated], tools: [paint], territories: [worldwide], media: [all]}
    document: {ref: DMS-1}
"""


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
