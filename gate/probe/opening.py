"""Opening: a path in, an open regular file out, or the reason why there is none. Never waits, never follows a link outside."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator

import msgspec

from gate.evidence import Query
from gate.probe.fact import Fault

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_LFS = b"version https://git-lfs.github.com/spec/"
_PIECE = 1 << 20
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


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
        """Whether the file is another one than when it was opened (size, mtime, ctime, inode)."""
        try:
            named = os.lstat(self.path)
        except OSError:
            return True
        return any(_marks(state) != _marks(self.state) for state in (os.fstat(self.fd), named))

    def close(self) -> None:
        os.close(self.fd)


def open_file(query: Query) -> Opened | Fault:
    """The file of a query, or why it cannot be read. A link is followed only to where the query's folders allow."""
    try:
        path = os.path.realpath(query.file, strict=True)
        if not _inside(path, query.inside):
            return Fault("outside", "It leads out of the folders that may be read.")
        return _regular(path, query.inside)
    except (OSError, ValueError) as refused:
        return _refusal(refused)


def _regular(path: str, inside: tuple[str, ...]) -> Opened | Fault:
    if not stat.S_ISREG(mode := os.lstat(path).st_mode):
        return Fault("not-a-file", f"It is {_kind(mode)}, not a file.")
    fd = os.open(path, _FLAGS)
    opened = Opened(fd, path, os.fstat(fd), os.pread(fd, 4096, 0))
    fault = _unreadable(opened, inside)
    if fault:
        opened.close()
    return fault or opened


def _unreadable(opened: Opened, inside: tuple[str, ...]) -> Fault | None:
    if not stat.S_ISREG(opened.state.st_mode):
        return Fault("not-a-file", f"It is {_kind(opened.state.st_mode)}, not a file.")
    if sys.platform == "linux" and not _inside(os.readlink(f"/proc/self/fd/{opened.fd}"), inside):
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


def _inside(path: str, folders: tuple[str, ...]) -> bool:
    real = [os.path.realpath(folder) for folder in folders]
    return not real or any(os.path.commonpath((path, folder)) == folder for folder in real)


def _kind(mode: int) -> str:
    return next((name for test, name in _KINDS if test(mode)), "something else")


def _marks(state: os.stat_result) -> tuple[int, int, int, int]:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
