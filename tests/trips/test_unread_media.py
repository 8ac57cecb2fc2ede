"""Media that cannot be read, or whose names are traps: each file is a finding, and where none could be read nothing passes."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.probe.small import foreign
from tests.trips.conftest import EXAMPLES, Ran, manifest


def _findings(ran: Ran) -> list[tuple[str, str | None, str]]:
    return [(finding["rule"], finding["element"], finding["found"]) for finding in json.loads(ran.out)["findings"]]


NAMED = {"empty": b"", "pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"}


@pytest.mark.parametrize(("content", "code"), [("empty", 2), ("pointer", 2), ("missing", 1), ("outside", 1)])
@pytest.mark.parametrize("policy", ["", "severities: {PRV411: off, PRV407: off, MAN004: off, MAN009: off}\n"])
def test_where_no_file_could_be_read_nothing_passes_whatever_the_cause(
    gate: Callable[..., Ran], tmp_path: Path, content: str, code: int, policy: str
) -> None:
    manifest(tmp_path, "a.png")
    (tmp_path / "gate.yaml").write_text(policy or "{}")
    if content in NAMED:
        (tmp_path / "a.png").write_bytes(NAMED[content])
    elif content == "outside":
        (tmp_path / "a.png").symlink_to("/etc/hostname")
    ran = gate("check", "--format", "json")
    assert ran.code == code, ran.out
    assert json.loads(ran.out)["verdict"] == ("unjudged" if code == 2 else "shut")


@pytest.fixture
def unread(tmp_path: Path) -> Path:
    """A delivery with one good file, and one for each way in which a file cannot be read."""
    shutil.copy(EXAMPLES / "night-ferry/graphics/ferry_timetable.png", tmp_path / "good.png")
    (tmp_path / "empty.png").touch()
    (tmp_path / "pointer.png").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12345\n")
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "out.png").symlink_to("/etc/hostname")
    (tmp_path / "device.png").symlink_to("/dev/zero")
    (tmp_path / "cut.png").write_bytes((tmp_path / "good.png").read_bytes()[:20_000])
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 16)
    names = ["good", "empty", "pointer", "pipe", "folder", "out", "device", "cut", "missing"]
    manifest(tmp_path, *(f"{name}.png" for name in names), "noise.bin")
    return tmp_path


def test_each_file_that_cannot_be_read_is_a_finding_and_the_rest_is_judged(gate: Callable[..., Ran], unread: Path) -> None:
    ran = gate("check", "--format", "json")
    assert ran.code == 1, ran
    by_element: dict[str | None, set[str]] = {}
    for rule, element, _ in _findings(ran):
        by_element.setdefault(element, set()).add(rule)
    assert "AI102" in by_element.pop("E0")
    expected = {
        "E1": "PRV411", "E2": "PRV411", "E3": "PRV411", "E4": "PRV411", "E5": "MAN009", "E6": "MAN009", "E8": "MAN004", "E9": "PRV411"
    }  # fmt: skip
    assert by_element["E7"] & {"PRV411", "PRV412"}
    assert {element: by_element[element] for element in expected} == {element: {rule} for element, rule in expected.items()}
    assert (unread / "empty.png").stat().st_size == 0


HOSTILE = (
    "x\n-o\npwned",
    "-execute",
    "-ver",
    "good.png\n#",
    "good.png\r",
    "#[CSTR]good.png",
    "#good.png",
    '@JSON:{"a":1}',
    "-",
    " good.png",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_is_read_whatever_its_name_and_nothing_is_written_or_run(
    gate: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    clean = EXAMPLES / "night-ferry/sound/NF_103_vo_mate_v002.wav"
    shutil.copy(clean, tmp_path / "good.png")
    shutil.copy(EXAMPLES / "night-ferry/graphics/ferry_timetable.png", tmp_path / name)
    pwn = "system('touch pwned'); %Image::ExifTool::UserDefined = ();1;"
    (tmp_path / ".ExifTool_config").write_text(pwn)
    before = sorted(os.listdir(tmp_path))
    for environ in (None, {"PATH": os.environ["PATH"]}, {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}):
        ran = gate("probe", "--no-cache", "--format", "jsonl", ".", environ=environ)
        said = {row["path"]: row for row in map(json.loads, ran.out.splitlines())}
        assert said[name]["ai"] == "generated"
        assert said[name]["read"] == "complete"
        assert said["good.png"]["ai"] == "none"
        assert sorted(os.listdir(tmp_path)) == before


@pytest.fixture
def cleared(tmp_path: Path) -> Path:
    """The delivery that is open, as long as its media can be read: one of them by ExifTool alone."""
    shutil.copytree(EXAMPLES / "night-ferry-cleared", tmp_path, dirs_exist_ok=True)
    chart = "stills/wheelhouse_chart"
    (tmp_path / f"{chart}.png").unlink()
    (tmp_path / f"{chart}.ppm").write_bytes(foreign("a chart"))
    text = (tmp_path / "delivery.yaml").read_text()
    (tmp_path / "delivery.yaml").write_text(text.replace(f"{chart}.png", f"{chart}.ppm"))
    return tmp_path


def test_without_exiftool_a_final_delivery_does_not_pass(gate: Callable[..., Ran], cleared: Path) -> None:
    ran = gate("check", "--today", "2026-11-20", "--format", "json", environ={"PATH": "/nonexistent"})
    assert ran.code in (1, 2)
    said = json.loads(ran.out)
    assert said["verdict"] != "open"
    assert {"PRV407", "PRV411"} & {finding["rule"] for finding in said["findings"]}
    assert "exiftool" in ran.out.lower()
    assert gate("check", "--today", "2026-11-20", "--manifest-only").code == 0


def test_what_gate_reads_itself_needs_no_exiftool(gate: Callable[..., Ran], tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "night-ferry-cleared", tmp_path, dirs_exist_ok=True)
    assert gate("check", "--today", "2026-11-20", environ={"PATH": "/nonexistent"}).code == 0


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", "sleep 600", "yes", "echo '[{}]'; sleep 600"])
def test_an_exiftool_that_dies_hangs_or_babbles_never_gives_a_pass(
    gate: Callable[..., Ran], cleared: Path, tmp_path_factory: pytest.TempPathFactory, script: str
) -> None:
    place = tmp_path_factory.mktemp("bin")
    (place / "exiftool").write_text(f'#!/bin/sh\n[ "$1" = -ver ] && {{ echo 13.59; exit; }}\n{script}\n')
    (place / "exiftool").chmod(0o755)
    ran = gate("check", "--today", "2026-11-20", "--format", "json", environ={"PATH": f"{place}:/usr/bin:/bin"})
    assert ran.code in (1, 2), ran
    assert json.loads(ran.out)["verdict"] != "open"
