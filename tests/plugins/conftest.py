"""Distributions that are really installed, each with one plugin, beside a delivery that is open without them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, delivery, environ

__all__ = ["delivery", "environ"]

HOOK = """
import sys
from gate.sdk import Check, Finding, Rule, Severity, hookimpl

RULE = Rule("STU001", Severity.ERROR, "studio.unslated_shot", "A shot has no slate.", clause="the studio's own")

def check(case):
    return iter(())

@hookimpl
def gate_checks():
    return [Check(RULE, check)]
"""
"""A plugin that is well made, and finds nothing."""

Install = Callable[..., None]
Judge = Callable[..., Ran]


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that packages are installed in."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture
def install(site: Path) -> Install:
    """Installs a distribution, as an installer leaves it: its module, and its metadata with one entry point (None: with none)."""

    def put(text: str, *, name: str = "studio-rules", point: str | None = "studio") -> None:
        module = name.replace("-", "_")
        info = site / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[gate]\n{point} = {module}\n" if point else "")
        (site / f"{module}.py").write_text(text)

    return put


@pytest.fixture
def judge(site: Path, delivery: Path, environ: dict[str, str]) -> Judge:
    """Judges the delivery through the real command, with what is installed in the site."""

    def call(*words: str, command: str = "check") -> Ran:
        ended = subprocess.run(
            [sys.executable, "-m", "gate", command, *words],
            cwd=delivery,
            env={**environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(ended.returncode, ended.stdout, ended.stderr)

    return call
