"""Opening: a path in, an open regular file out, or the reason why there is none. Never waits, never follows a link outside."""

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from gate.evidence import Query
from gate.probe.fact import Fault

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_LFS = b"version https://git-lfs.github.com/spec/"
_HEAD = 1 << 15
"""Bytes that are read at once: all metadata of most files."""
_PIECE = 1 << 20
_FRESH = 2_000_000_000
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


Marks = tuple[int, int, int, int, int]
"""Device, inode, size in bytes, and when contents and state last changed, in nanoseconds."""


class Opened(msgspec.Struct, frozen=True):
    """A regular file that is open for reading; `state` is what `fstat` said then."""

    fd: int
    path: str
    state: os.stat_result
    head: bytes

    @property
    def size(self) -> int:
        return self.state.st_size

    @property
    def reach(self) -> str:
        """A path by which another program of this user opens the same file, and where the system allows, the same inode."""
        return f"/proc/{os.getpid()}/fd/{self.fd}" if sys.platform == "linux" else self.path

    def at(self, offset: int, length: int) -> bytes:
        """The bytes from `offset`; fewer at the end of the file."""
        if offset >= 0 and offset + length <= len(self.head):
            return self.head[offset : offset + length]
        return os.pread(self.fd, length, offset) if offset >= 0 else b""

    def pieces(self) -> Iterator[bytes]:
        """All bytes in pieces of a mebibyte."""
        offset = 0
        while piece := self.at(offset, _PIECE):
            yield piece
            offset += len(piece)

    def sha256(self, given_up: Callable[[], bool] = bool) -> str | None:
        """The hash of all bytes; None if it is given up meanwhile."""
        digest = hashlib.sha256()
        for piece in self.pieces():
            if given_up():
                return None
            digest.update(piece)
        return digest.hexdigest()

    def changed(self) -> bool:
        """Whether the file is another one than when it was opened."""
        try:
            return marks(os.lstat(self.path)) != marks(self.state)
        except OSError:
            return True

    def settled(self) -> bool:
        """Whether its last change lies far enough back for another one to show in its times (file systems may count in seconds)."""
        return time.time_ns() - max(self.state.st_mtime_ns, self.state.st_ctime_ns) > _FRESH

    def close(self) -> None:
        os.close(self.fd)


def open_file(query: Query) -> Opened | Fault:
    """The file of a query, or why it cannot be read. A link is followed only to where the query's folders allow."""
    try:
        path, state = found(query.file)
        if not within(path, query.inside):
            return Fault("outside", "It leads out of the folders that may be read.")
        return _regular(path, state, query.inside)
    except (OSError, ValueError) as refused:
        return _refusal(refused)


def found(file: str) -> tuple[str, os.stat_result]:
    """Where a file stands, all links followed, and its state. Raises OSError and ValueError."""
    folder, _, name = file.rpartition(os.sep)
    if not folder or name in ("", os.curdir, os.pardir):
        return _followed(file)
    place = _real_folder(folder, "" if folder.startswith(os.sep) else os.getcwd()) + name
    state = os.lstat(place)
    return _followed(place) if stat.S_ISLNK(state.st_mode) else (place, state)


def _followed(file: str) -> tuple[str, os.stat_result]:
    path = os.path.realpath(file, strict=True)
    return path, os.lstat(path)


def within(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path without links lies in one of the folders; where there are none, it may lie anywhere."""
    return not folders or path.startswith(_beginnings(folders, _here(folders))) or path in map(os.path.realpath, folders)


def _regular(path: str, state: os.stat_result, inside: tuple[str, ...]) -> Opened | Fault:
    if not stat.S_ISREG(state.st_mode):
        return Fault("not-a-file", f"It is {_kind(state.st_mode)}, not a file.")
    fd = os.open(path, _FLAGS)
    opened = Opened(fd, path, os.fstat(fd), os.pread(fd, _HEAD, 0))
    fault = _unreadable(opened, inside)
    if fault:
        opened.close()
    return fault or opened


def _unreadable(opened: Opened, inside: tuple[str, ...]) -> Fault | None:
    if not stat.S_ISREG(opened.state.st_mode):
        return Fault("not-a-file", f"It is {_kind(opened.state.st_mode)}, not a file.")
    if sys.platform == "linux" and inside and not within(os.readlink(f"/proc/self/fd/{opened.fd}"), inside):
        return Fault("outside", "It leads out of the folders that may be read.")
    if opened.size == 0:
        return Fault("empty", "It is empty.")
    if opened.head.startswith(_LFS):
        return Fault("lfs-pointer", "It is a Git LFS pointer; the media itself has not been fetched (`git lfs pull`).")
    return None


def _refusal(refused: OSError | ValueError) -> Fault:
    number = refused.errno if isinstance(refused, OSError) else None
    if number in (errno.ENOENT, errno.ENOTDIR):
        return Fault("missing", "There is no such file.")
    if number in (errno.EACCES, errno.EPERM):
        return Fault("denied", "Reading it is not permitted.")
    if number in (errno.ENXIO, errno.ELOOP):
        return Fault("not-a-file", "It is a link or a device, not a file.")
    return Fault("denied", f"The system cannot open it: {os.strerror(number) if number else 'its name holds a NUL'}.")


def _here(folders: tuple[str, ...]) -> str:
    """The current folder, if any of the folders is meant from there: what is remembered of them holds for it alone."""
    return "" if _anchored(folders) else os.getcwd()


@lru_cache
def _anchored(folders: tuple[str, ...]) -> bool:
    return all(map(os.path.isabs, folders))


@lru_cache
def _beginnings(folders: tuple[str, ...], _here: str) -> tuple[str, ...]:
    return tuple(os.path.join(os.path.realpath(folder), "") for folder in folders)


@lru_cache
def _real_folder(folder: str, _here: str) -> str:
    return os.path.join(os.path.realpath(folder, strict=True), "")


def _kind(mode: int) -> str:
    return next((name for test, name in _KINDS if test(mode)), "something else")


def marks(state: os.stat_result) -> Marks:
    """By what a file is known to be the same as before."""
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
