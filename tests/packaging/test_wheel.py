"""The wheel: built, installed into a new environment, and used there to judge a delivery."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(*words: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, by way of its source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    built = _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("delivery_gate-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment, in a folder whose name has a space, that holds the wheel and nothing of this checkout."""
    home = tmp_path_factory.mktemp("a new") / "environment"
    made = _run(sys.executable, "-m", "venv", home)
    assert made.returncode == 0, made.stderr
    pip = (home / "bin/python", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check")
    put = _run(*pip, "--constraint", ROOT / "constraints.txt", wheel)
    assert put.returncode == 0, put.stderr
    return home


def test_the_wheel_holds_the_engine_the_plugins_and_the_schemas(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.split("/")[0] for name in names if ".dist-info" not in name}
    plugins = {path.name for path in (ROOT / "plugins").iterdir() if path.is_dir()}
    assert folders == {"gate", "gate_schemas", *plugins}
    for data in ("gate/py.typed", "gate/profiles/baseline.yaml", "gate_schemas/v1/delivery.schema.json"):
        assert data in names


@pytest.mark.parametrize(("delivery", "code"), [("night-ferry", 1), ("night-ferry-cleared", 0)])
def test_an_installed_gate_judges_a_delivery(installed: Path, tmp_path: Path, delivery: str, code: int) -> None:
    asked = (installed / "bin/gate", "check", "--today", "2026-11-20", ROOT / "examples" / delivery)
    ran = _run(*asked, cwd=tmp_path)
    assert ran.returncode == code, ran.stdout + ran.stderr


def test_an_installed_gate_brings_every_rule_of_the_checkout(installed: Path) -> None:
    files = {path.stem.replace("_", "-") for path in (ROOT / "plugins").glob("*/*.py") if "RULE = Rule(" in path.read_text()}
    named = {line.split()[1] for line in _run(installed / "bin/gate", "rules").stdout.splitlines()[1:]}
    assert named == files
