"""Memory: readings of files that have not changed since, in the user's cache folder.

A row is believed when the file at its path is the same one (device, inode, size, both times) and all that reads is the same too. It holds
what a file says, never what is judged of it. It can be deleted at any time; whatever is wrong with it costs its use, not the run.
"""

import os
import sqlite3
import struct
from collections.abc import Iterable, Sequence

import msgspec
import platformdirs
from msgspec.structs import replace

from gate.evidence import Query, Reading
from gate.probe.opening import Marks, found, marks, within
from gate.probe.question import Heard
from gate.probe.sidecar import Listing, places

LARGEST = 1 << 29
"""Bytes of a memory that is begun anew."""
_WAIT = 2.0
"""Seconds for which another run that writes is waited for."""
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL")
_TABLE = "CREATE TABLE IF NOT EXISTS readings (path BLOB PRIMARY KEY, marks BLOB, reading BLOB) WITHOUT ROWID"
_MARKS = struct.Struct(">QQQqq")


class Memory:
    """One table by path. `readers` tells apart all that a reading depends on beside the file: programs, libraries, rows, trust."""

    def __init__(self, readers: bytes) -> None:
        self._readers = readers
        self._file = os.path.join(platformdirs.user_cache_dir("gate"), "readings.db")
        self._table: sqlite3.Connection | None = None
        try:
            self._table = self._opened()
        except (OSError, sqlite3.Error):
            self.close()

    def _opened(self) -> sqlite3.Connection:
        os.makedirs(os.path.dirname(self._file), mode=0o700, exist_ok=True)
        if os.path.exists(self._file) and os.path.getsize(self._file) > LARGEST:
            os.unlink(self._file)
        os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600))
        table = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
        for pragma in _PRAGMAS:
            table.execute(f"PRAGMA {pragma}")
        table.execute(_TABLE)
        return table

    def recalled(self, queries: Sequence[Query], beside: Listing) -> list[Reading | None]:
        """The reading of each file that has not changed since it was made; None for all others, and for those with sidecars."""
        keys = [self._key(query, beside) for query in queries] if self._table else []
        rows = self._rows([path for path, _ in filter(None, keys)])
        if not rows:
            return [None] * len(queries)
        return [_reading(query, rows.get(key[0]), key[1]) if key else None for query, key in zip(queries, keys, strict=True)]

    def keep(self, heard: Iterable[Heard]) -> None:
        """Remembers readings."""
        rows = [
            (_key(item.path), self._marked(item.marks), msgspec.msgpack.encode(replace(item.reading, path="")))
            for item in heard
            if item.marks
        ]
        if rows and self._table:
            try:
                self._table.execute("BEGIN IMMEDIATE")
                self._table.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", rows)
                self._table.execute("COMMIT")
            except sqlite3.Error:
                self.close()

    def close(self) -> None:
        """Lets go of the file."""
        if self._table:
            self._table.close()
        self._table = None

    def _key(self, query: Query, beside: Listing) -> tuple[bytes, bytes] | None:
        try:
            path, state = found(query.file)
        except (OSError, ValueError):
            return None
        if not within(path, query.inside) or places(query.file, beside):
            return None
        return _key(path), self._marked(marks(state))

    def _marked(self, of: Marks) -> bytes:
        return self._readers + _MARKS.pack(*of)

    def _rows(self, paths: Sequence[bytes]) -> dict[bytes, tuple[bytes, bytes]]:
        if not self._table or not paths:
            return {}
        asked = f"SELECT path, marks, reading FROM readings WHERE path IN ({','.join('?' * len(paths))})"  # noqa: S608  (marks alone)
        try:
            return {path: (known, reading) for path, known, reading in self._table.execute(asked, paths)}
        except sqlite3.Error:
            self.close()
            return {}


def _key(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _reading(query: Query, row: tuple[bytes, bytes] | None, known: bytes) -> Reading | None:
    if row is None or row[0] != known:
        return None
    try:
        reading = msgspec.msgpack.decode(row[1], type=Reading)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    if query.hashed and reading.sha256 is None:
        return None
    return replace(reading, path=query.path)
