"""Opening: what is no media file is recognised at once, and no link leads out of the folders that may be read."""

import os
import socket
from pathlib import Path

import pytest

from gate.evidence import Query
from gate.probe.fact import Fault
from gate.probe.opening import open_file
from tests.probe.small import made, opened

LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"


def cause(path: object, *inside: Path) -> str:
    found = open_file(Query("x", str(path), tuple(map(str, inside))))
    assert isinstance(found, Fault)
    return found.cause


def test_a_regular_file_is_open_with_its_head(tmp_path: Path) -> None:
    file = opened(made(tmp_path, b"abc" * 15_000))
    assert (file.size, file.head, file.at(44_999, 9)) == (45_000, (b"abc" * 15_000)[: 1 << 15], b"c")
    assert Path(file.reach).read_bytes() == b"abc" * 15_000
    file.close()


def test_a_pipe_a_socket_and_a_device_are_told_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mov")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "socket"))
        assert [cause(tmp_path / "pipe.mov"), cause(tmp_path / "socket"), cause("/dev/zero"), cause(tmp_path)] == ["not-a-file"] * 4


def test_a_link_to_a_device_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "zero.mov").symlink_to("/dev/zero")
    assert cause(tmp_path / "zero.mov") == "not-a-file"


@pytest.mark.parametrize(("data", "expected"), [(b"", "empty"), (LFS, "lfs-pointer")])
def test_a_file_that_is_not_the_media_is_told(data: bytes, expected: str, tmp_path: Path) -> None:
    assert cause(made(tmp_path, data)) == expected


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "delivery"
    inside.mkdir()
    (inside / "secret.mov").symlink_to(made(tmp_path, b"secret"))
    (inside / "fine.mov").symlink_to(made(inside, b"fine"))
    assert cause(inside / "secret.mov", inside) == "outside"
    assert cause(inside / ".." / "made.bin", inside) == "outside"
    found = open_file(Query("x", str(inside / "fine.mov"), (str(inside),)))
    assert not isinstance(found, Fault)
    found.close()


def test_loops_dangling_links_and_absent_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "nowhere").symlink_to("gone")
    assert cause(tmp_path / "a") == "not-a-file"
    assert [cause(tmp_path / "nowhere"), cause(tmp_path / "gone"), cause(made(tmp_path, b"x") / "below")] == ["missing"] * 3


@pytest.mark.parametrize("name", ["a\0b", "n" * 300])
def test_a_name_that_no_system_takes_is_no_crash(name: str, tmp_path: Path) -> None:
    assert cause(f"{tmp_path}/{name}") == "denied"


@pytest.mark.parametrize("change", ["grown", "replaced", "removed", "touched"])
def test_a_file_that_changes_while_it_is_open_is_noticed(change: str, tmp_path: Path) -> None:
    path = made(tmp_path, b"before")
    file = opened(path)
    assert not file.changed()
    if change == "grown":
        path.write_bytes(b"before and after")
    elif change == "replaced":
        made(tmp_path, b"before", "other").replace(path)
    elif change == "removed":
        path.unlink()
    else:
        os.utime(path, ns=(1, 1))
    assert file.changed()
    file.close()


def test_the_hash_is_of_all_bytes(tmp_path: Path) -> None:
    file = opened(made(tmp_path, b"\0" * 3_000_000))
    assert file.sha256() == "35bce4eae54ec8e6cc2868baa8d157914d6ae2858811b4cc0c078c94460fa26f"
    assert file.sha256(lambda: True) is None
    file.close()


def test_a_file_that_may_not_be_read_is_denied(tmp_path: Path) -> None:
    locked = tmp_path / "locked.mov"
    locked.write_bytes(b"x")
    locked.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        assert cause(str(locked)) == "denied"
    finally:
        if root:
            os.seteuid(0)
