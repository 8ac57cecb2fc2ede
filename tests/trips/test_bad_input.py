"""Bad input, one trip each through the real command: what it gets is an answer, within time and memory, and never a pass."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.trips.conftest import HEAD, Ran, manifest

MEBIBYTES = 200
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{c}: &{c} [{','.join([f'*{b}'] * 9)}]\n" for b, c in zip("abcdefg", "bcdefgh", strict=True)
)


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
    assert said["deliveries"][0]["scope"] == "manifest-text"
    assert "its manifest breaks its schema: no media file was opened" in gate("check").out


def test_a_register_that_is_not_there_is_told_where_it_is_named(gate: Callable[..., Ran], tmp_path: Path) -> None:
    manifest(tmp_path, "a.png")
    with (tmp_path / "delivery.yaml").open("a") as file:
        file.write("registers:\n  - registers/gone.yaml\n")
    ran = gate("check", "--format", "json")
    assert ran.code == 2
    (error,) = json.loads(ran.out)["errors"]
    assert "register registers/gone.yaml is not there" in error["message"]
    assert (error["location"]["path"], error["location"]["line"]) == ("delivery.yaml", 6)


def test_one_bad_path_does_not_hide_what_the_others_hold(gate: Callable[..., Ran], tmp_path: Path) -> None:
    for name in ("good", "twice", "void"):
        (tmp_path / name).mkdir()
    manifest(tmp_path / "good", "gone.png")
    manifest(tmp_path / "twice", "gone.png")
    (tmp_path / "twice/delivery.json").write_text("{}")
    ran = gate("check", "nowhere", "void", "good", "twice", "--format", "json")
    assert ran.code == 2
    said = json.loads(ran.out)
    assert [error["message"].split(";")[0].split(":")[0] for error in said["errors"]] == [
        "nowhere is not there",
        "no manifest in void",
        "twice/delivery.yaml and twice/delivery.json both describe one folder",
    ]
    assert [one["manifest"] for one in said["deliveries"]] == ["good/delivery.yaml"]
    assert [finding["rule"] for finding in said["findings"]] == ["MAN004"]


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
