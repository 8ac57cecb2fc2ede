"""The pre-commit hooks, used from another repository as a studio uses them: real pre-commit, real git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivered import CLEARANCES, MANIFEST, png

Hooked = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def cache(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pre-commit keeps its environments in, so that each hook is installed once."""
    folder = tmp_path_factory.mktemp("pre-commit")
    shutil.copy(checkout / "constraints.txt", folder)  # pip takes a blank in PIP_CONSTRAINT for the end of a name
    return folder


@pytest.fixture
def hooked(checkout: Path, delivery: Path, cache: Path, environ: dict[str, str], git: Callable[..., object]) -> Hooked:
    """A hook, tried on the delivery's repository, whatever the commit touches."""
    config = delivery / ".pre-commit-config.yaml"

    def call(hook: str) -> "subprocess.CompletedProcess[str]":
        revision = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=checkout, env=environ, capture_output=True, text=True, check=True
        )
        config.write_text(
            f"repos:\n  - repo: {str(checkout)!r}\n    rev: {revision.stdout.strip()}\n    hooks:\n      - id: {hook}\n"
        )
        git(delivery, "add", "--all")
        asked = [sys.executable, "-m", "pre_commit", "run", hook, "--verbose", "--color", "never"]
        places = {"PRE_COMMIT_HOME": str(cache), "PIP_CONSTRAINT": str(cache / "constraints.txt")}
        return subprocess.run(asked, cwd=delivery, env={**environ, **places}, capture_output=True, text=True, check=False)

    return call


def test_the_hooks_can_be_tried_before_they_are_taken_up(
    checkout: Path, delivery: Path, cache: Path, environ: dict[str, str]
) -> None:
    asked = [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), "gate", "--verbose", "--color", "never"]
    places = {"PRE_COMMIT_HOME": str(cache), "PIP_CONSTRAINT": str(cache / "constraints.txt")}
    ran = subprocess.run(asked, cwd=delivery, env={**environ, **places}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "OPEN" in ran.stdout


def test_an_open_delivery_may_be_committed(hooked: Hooked) -> None:
    for hook in ("gate", "gate-media"):
        ran = hooked(hook)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert "Passed" in ran.stdout
        assert "OPEN" in ran.stdout


def test_a_change_to_a_register_alone_is_judged(hooked: Hooked, delivery: Path, git: Callable[..., object]) -> None:
    hooked("gate")
    git(delivery, "commit", "--quiet", "--message", "The hook")
    (delivery / "registers/clearances.yaml").write_text(CLEARANCES.replace("approved", "revoked"))
    ran = hooked("gate")
    assert ran.returncode == 1
    assert "clearance-not-in-force" in ran.stdout
    assert "Skipped" not in ran.stdout


def test_a_change_to_nothing_that_gate_reads_is_judged_all_the_same(
    hooked: Hooked, delivery: Path, git: Callable[..., object]
) -> None:
    (delivery / "registers/clearances.yaml").write_text(CLEARANCES.replace("approved", "revoked"))
    git(delivery, "add", "--all")
    git(delivery, "commit", "--quiet", "--no-verify", "--message", "Slipped in")
    (delivery / "notes").mkdir()
    (delivery / "notes/read me.txt").write_text("unrelated\n")
    assert hooked("gate").returncode == 1


def test_media_are_opened_by_the_media_hook_alone(hooked: Hooked, delivery: Path) -> None:
    (delivery / "stills/pier.png").write_bytes(
        png(("parameters", "a pier\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8"))
    )
    assert hooked("gate").returncode == 0
    ran = hooked("gate-media")
    assert ran.returncode == 1
    assert "undeclared-ai" in ran.stdout


def test_a_repository_without_a_delivery_does_not_pass(hooked: Hooked, delivery: Path) -> None:
    os.rename(delivery / "delivery.yaml", delivery / "manifest.yaml")
    ran = hooked("gate")
    assert ran.returncode == 1
    assert "no manifest in ." in ran.stdout


def test_a_manifest_that_cannot_be_read_does_not_pass(hooked: Hooked, delivery: Path) -> None:
    (delivery / "delivery.yaml").write_text(MANIFEST + "gate: 1\n")
    ran = hooked("gate")
    assert ran.returncode == 1
    assert "stands twice" in ran.stdout
