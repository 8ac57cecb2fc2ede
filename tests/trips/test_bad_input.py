"""Bad input, one trip each through the real command: what it gets is an answer, within time and memory, and never a pass."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SECONDS = 10
"""Of CPU: five times what is asked for, so that a busy machine makes no test red."""
MEBIBYTES = 200
HEAD = "gate: 1\ndelivery: {id: NF-104, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}\n"
ELEMENT = "{{id: {id}, kind: still, media: {media}, usage: final, on_screen: incidental, ai: {{use: none}}}}"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{c}: &{c} [{','.join([f'*{b}'] * 9)}]\n" for b, c in zip("abcdefg", "bcdefgh", strict=True)
)


class Ran(NamedTuple):
    """What the command answered, and its CPU seconds and largest resident set in MiB."""

    code: int
    out: str
    err: str
    cpu: float
    memory: float


# A child counts the memory of the process that forks it as its own until it runs its program: so a small one does the measuring.
METER = """
import os, sys
pid = os.posix_spawn(sys.executable, [sys.executable, "-I", "-m", "gate", *sys.argv[2:]], os.environ)
_, state, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as file:
    print(os.waitstatus_to_exitcode(state), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=file)
"""


@pytest.fixture
def gate(tmp_path: Path) -> Callable[..., Ran]:
    """The command, run in a folder of the test's."""

    def call(*words: str, environ: dict[str, str] | None = None) -> Ran:
        meter = tmp_path.parent / f"{tmp_path.name}.cost"
        asked = [sys.executable, "-I", "-c", METER, str(meter), *words]
        ran = subprocess.run(asked, cwd=tmp_path, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=True)
        code, cpu, memory = meter.read_text().split()
        return Ran(int(code), ran.stdout.decode(), ran.stderr.decode(), float(cpu), float(memory))

    return call


def _manifest(folder: Path, *media: str) -> None:
    rows = [ELEMENT.format(id=f"E{index}", media=json.dumps(path)) for index, path in enumerate(media)]
    (folder / "delivery.yaml").write_text(HEAD + "elements:\n" + "".join(f"  - {row}\n" for row in rows))


def _findings(ran: Ran) -> list[tuple[str, str | None, str]]:
    return [(finding["rule"], finding["element"], finding["found"]) for finding in json.loads(ran.out)["findings"]]


@pytest.mark.parametrize("path", ["nowhere", "empty", "full"])
def test_nothing_to_judge_is_one_sentence_and_what_to_do(gate: Callable[..., Ran], tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full/notes.txt").write_text("no manifest\n")
    ran = gate("check", path)
    assert ran.code == 2
    assert "delivery.yaml" in ran.out or "name a manifest" in ran.out
    assert ran.out.count("unjudged:") == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD + "elements: [\n", None),
        (HEAD + "gate: 1\n", (3, 1)),
        (HEAD + BOMB, (3, 4)),
        (HEAD + "a: " + "[" * 10_000 + "]" * 10_000, None),
        (HEAD + "[" * 50_000, None),
        (HEAD + "title: a\0b\n", (3, 9)),
        ((HEAD + "x: y\n").encode("utf-16"), (1, 1)),
        (HEAD + "---\ngate: 1\n", (3, 1)),
        (HEAD + "x: !!python/object:os.system y\n", (3, 4)),
        ("", None),
        ("# nothing\n", None),
    ],
    ids=["unparsed", "twice", "bomb", "deep", "deeper", "nul", "utf-16", "second", "tag", "empty", "comment"],
)
def test_a_text_that_cannot_be_read_safely_is_unjudged_at_its_place(
    gate: Callable[..., Ran], tmp_path: Path, text: str | bytes, place: tuple[int, int] | None
) -> None:
    (tmp_path / "delivery.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    ran = gate("check", "--format", "json", ".")
    assert ran.code == 2, ran
    (error,) = json.loads(ran.out)["errors"]
    where = error["location"]
    assert where["path"] == "delivery.yaml"
    assert where["line"] >= 1
    assert where["column"] >= 1
    assert place in (None, (where["line"], where["column"]))
    assert ran.cpu < SECONDS
    assert ran.memory < MEBIBYTES


def test_a_manifest_with_five_faults_gives_five_findings_each_at_its_line(gate: Callable[..., Ran], tmp_path: Path) -> None:
    lines = [
        "gate: 1",
        "delivery: {id: NF-104, title: Night Ferry, production: NF-S1, stage: finale}",
        "elements:",
        "  - id: E1",
        "    kind: stil",
        "    media: a.png",
        "    usage: final",
        "    ai: {use: none}",
        "    clearence: [CLR-1]",
        "  - id: E2",
        "    kind: still",
        "    media: b.png",
        "    usage: final",
        "    frames: 10 to 20",
        "    ai: {use: generate}",
    ]
    (tmp_path / "delivery.yaml").write_text("\n".join(lines) + "\n")
    ran = gate("check", "--format", "json")
    assert ran.code == 1
    said = json.loads(ran.out)
    assert [finding["rule"] for finding in said["findings"]] == ["MAN001"] * 5
    assert sorted(finding["location"]["line"] for finding in said["findings"]) == [2, 5, 9, 14, 15]
    assert any("clearances" in finding["fix"] for finding in said["findings"])


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
    _manifest(tmp_path, *(f"{name}.png" for name in names), "noise.bin")
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
        ran = gate("probe", "--format", "jsonl", ".", environ=environ)
        said = {row["path"]: row for row in map(json.loads, ran.out.splitlines())}
        assert said[name]["ai"] == "generated"
        assert said[name]["read"] == "complete"
        assert said["good.png"]["ai"] == "none"
        assert sorted(os.listdir(tmp_path)) == before


@pytest.fixture
def cleared(tmp_path: Path) -> Path:
    """The delivery that is open, as long as its media can be read."""
    return shutil.copytree(EXAMPLES / "night-ferry-cleared", tmp_path, dirs_exist_ok=True)


def test_without_exiftool_a_final_delivery_does_not_pass(gate: Callable[..., Ran], cleared: Path) -> None:
    ran = gate("check", "--today", "2026-11-20", "--format", "json", environ={"PATH": "/nonexistent"})
    assert ran.code in (1, 2)
    said = json.loads(ran.out)
    assert said["verdict"] != "open"
    assert {"PRV407", "PRV411"} & {finding["rule"] for finding in said["findings"]}
    assert "exiftool" in ran.out.lower()
    assert gate("check", "--today", "2026-11-20", "--manifest-only").code == 0


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", "sleep 600", "yes", "echo '[{}]'; sleep 600"])
def test_an_exiftool_that_dies_hangs_or_babbles_never_gives_a_pass(
    gate: Callable[..., Ran], cleared: Path, tmp_path_factory: pytest.TempPathFactory, script: str
) -> None:
    place = tmp_path_factory.mktemp("bin")
    (place / "exiftool").write_text(f'#!/bin/sh\n[ "$1" = -ver ] && {{ echo 13.59; exit; }}\n{script}\n')
    (place / "exiftool").chmod(0o755)
    began = time.monotonic()
    ran = gate("check", "--today", "2026-11-20", "--format", "json", environ={"PATH": f"{place}:/usr/bin:/bin"})
    assert ran.code in (1, 2), ran
    assert json.loads(ran.out)["verdict"] != "open"
    assert time.monotonic() - began < 120


SPITE = "\x1b[31mred ::error::pwned ##[add-path]pwned %0A::error::x <script>alert(1)</script> | `x` [a](http://e.example) **b** \u202eexe"


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "markdown"])
def test_what_a_delivery_says_is_shown_escaped_in_every_format(gate: Callable[..., Ran], tmp_path: Path, form: str) -> None:
    spite = json.dumps(SPITE, ensure_ascii=True)
    (tmp_path / "delivery.json").write_text(
        f'{{"gate": 1, "delivery": {{"id": "NF-104", "title": {spite}, "production": "NF-S1"}}, "elements": [{{"id": "E1", "kind": {spite},'
        f' {spite}: 1, "media": {spite}, "usage": "final", "ai": {{"use": "none"}}}}]}}'
    )
    ran = gate("check", "--format", form)
    assert ran.code == 1
    shown = ran.out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::") and "pwned" in line.split("::", 2)[1]]
    if form == "markdown":
        assert "<script" not in shown
        assert "](http" not in shown
        assert "**b**" not in shown
