"""What a studio has: a checkout of gate, and a delivery in a git repository."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivered import CLEARANCES, MANIFEST, png

ROOT = Path(__file__).parents[2]
PARTS = ("gate", "plugins", "schemas")
TEXTS = ("pyproject.toml", "constraints.txt", "README.md", "CHANGELOG.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml")


@pytest.fixture(scope="session")
def environ() -> dict[str, str]:
    """The environment of a clean shell: nothing of this Python, of git or of a policy in it; commits have an author."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "GIT_", "GATE_", "VIRTUAL_ENV", "PYTEST"))
    }
    named = {f"GIT_{who}_{what}": f"{who.lower()}@studio.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**kept, **named, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(scope="session")
def git(environ: dict[str, str]) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Git in a folder."""

    def call(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(["git", *words], cwd=folder, env=environ, capture_output=True, text=True, check=False)

    return call


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory, git: Callable[..., object]) -> Path:
    """What is checked out here, committed, in a folder whose name has a space."""
    folder = tmp_path_factory.mktemp("a checkout")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for text in TEXTS:
        shutil.copy(ROOT / text, folder)
    _commit(folder, git)
    return folder


@pytest.fixture
def delivery(tmp_path: Path, git: Callable[..., object]) -> Path:
    """A delivery that is open, committed: a cleared AI still, and another still."""
    folder = tmp_path / "a delivery"
    for name, text in {"delivery.yaml": MANIFEST, "registers/clearances.yaml": CLEARANCES}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "stills").mkdir()
    (folder / "stills/harbour.png").write_bytes(png())
    (folder / "stills/pier.png").write_bytes(png(("Comment", "pier")))
    _commit(folder, git)
    return folder


def _commit(folder: Path, git: Callable[..., object]) -> None:
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "All of it")):
        git(folder, *words)
