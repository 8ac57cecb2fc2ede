"""Strays: what may stand undeclared does so by its name and its first bytes, and hides no media."""

import os
from pathlib import Path

import pytest

from gate.inventory import idle, stand

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
TEXT = b"d41d8cd98f00b204e9800998ecf8427e  a.mov\n"
IDLE = {
    **dict.fromkeys(["gate.yaml", "waivers.yaml", ".gitattributes", ".git", ".github/workflows/gate.yml"], TEXT),
    **dict.fromkeys(["ascmhl/0001_NF.mhl", "ascmhl/ascmhl_chain.xml", "v1/ascmhl/0002.mhl", "reel.mhl"], TEXT),
    **dict.fromkeys(["a.md5", "v1/a.mov.SHA256", "a.xxh3", "SHA256SUMS", "v1/md5sums.txt", "checksums.txt"], TEXT),
    "v1/.DS_Store": b"\0\0\0\1Bud1\0",
    "v1/Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
    "desktop.ini": b"\xff\xfe[\0.\0",
    "v1/._a.mov": b"\0\5\x16\7\0\2",
}
NEVER = [
    "v1/gate.yaml",
    "v1/.gitignore",
    "notes.txt",
    "mhl",
    "ascmhl/a.png",
    "ascmhl_chain.xml",
    "checksums.svg",
    "._",
    "a.md5.mov",
]


def put(folder: Path, path: str, content: bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)


def strays(folder: Path) -> list[str]:
    return list(stand.strays(str(folder), (), ()))


@pytest.mark.parametrize("path", IDLE)
def test_what_needs_no_declaring_is_excused_unless_a_picture_bears_its_name(tmp_path: Path, path: str) -> None:
    put(tmp_path, path, IDLE[path])
    assert strays(tmp_path) == []
    put(tmp_path, path, PNG)
    assert strays(tmp_path) == [path]


@pytest.mark.parametrize("path", NEVER)
def test_no_other_name_is_excused(tmp_path: Path, path: str) -> None:
    put(tmp_path, path, TEXT)
    assert strays(tmp_path) == [path]


def test_neither_a_link_nor_a_pipe_is_excused_and_none_is_opened(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", TEXT)
    os.symlink(tmp_path / "a.txt", tmp_path / "a.md5")
    os.mkfifo(tmp_path / "b.md5")
    assert strays(tmp_path) == ["a.md5", "a.txt", "b.md5"]
    assert not idle.fits("c.md5", str(tmp_path / "c.md5"))


@pytest.mark.parametrize(("folder", "mark"), [(".git", "HEAD"), (".hg", "requires"), (".svn", "wc.db"), (".svn", "format")])
def test_version_control_is_passed_over_at_the_top_and_where_it_really_is(tmp_path: Path, folder: str, mark: str) -> None:
    put(tmp_path, f"{folder}/objects/aa", PNG)
    assert strays(tmp_path) == []
    put(tmp_path, f"m/{folder}/ai.png", PNG)
    assert strays(tmp_path) == [f"m/{folder}/ai.png"]
    put(tmp_path, f"m/{folder}/{mark}", b"ref: refs/heads/main\n")
    assert strays(tmp_path) == []
