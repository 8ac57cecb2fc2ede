"""Text: a file's bytes in, checked characters out, piece by piece, each fault at its line and column."""

import codecs
import os
import re
import stat
from collections.abc import Iterable
from typing import BinaryIO, TypeAlias

from gate.errors import TextError
from gate.location import Location, Span

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | float | bool | None"
"""What a text may say."""

PIECE = 1 << 16
MIB = 1 << 20
MAX_BYTES = 256 * MIB
MAX_DEPTH = 64
MAX_NODES = 20_000_000
MAX_SCALAR = MIB
MAX_DIGITS = 18
MAX_LINE = 400
"""Characters of a line that a report's frame is given."""

_UNSAFE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]|\r(?!\n)")
_PLAIN = b"\t\n" + bytes(range(0x20, 0x7F))
"""Bytes that may stand anywhere; a piece of nothing else need not be looked at letter by letter."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


class Refused(Exception):  # noqa: N818  it never leaves load/: who knows the place makes a TextError of it
    """Why what is at hand in a text is refused."""


def refusal(message: str, path: str, line: int, column: int = 1) -> TextError:
    """The error that a text cannot be read safely, at its place; lines and columns count from 1."""
    return TextError(message, Location(path, "", Span(line, column, line, column + 1)))


def opened(path: str) -> BinaryIO:
    """The file, when it is a regular one of at most 256 MiB. A FIFO or device is never waited for. Raises TextError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have this name"
        raise TextError(f"this file cannot be opened: {reason}", Location(path)) from error
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES:
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISREG(status.st_mode):
        raise TextError(f"this file has {status.st_size} bytes; a text may have {MAX_BYTES} at most: split it", Location(path))
    raise TextError("this is not a regular file, so it is not read; name a YAML or JSON file", Location(path))


class Text:
    """The checked characters of a file; whoever parses them asks by `read`, piece by piece, until the empty piece.

    UTF-8, with or without a byte order mark; no control character but tab and line break (YAML 1.2.2, 5.1), and no line break
    but LF and CR LF, so that everyone counts the same lines. Raises TextError at the first fault.
    """

    def __init__(self, file: BinaryIO, path: str, max_nodes: int = MAX_NODES) -> None:
        self.path = path
        self.max_nodes = max_nodes
        """How many values may stand in it, keys, mappings and lists among them."""
        self.line = 1
        """The line that the next piece begins in, from 1."""
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._column = 1
        self._left = MAX_BYTES
        self._begun = False

    def read(self, _size: int = -1, /) -> str:
        """The next piece, of whatever size; empty at the end."""
        data, final = self._bytes()
        self._left -= len(data)
        if self._left < 0:
            raise self._refusal(f"this text has more than {MAX_BYTES} bytes; split it")
        if not self._begun:
            data = self._begin(data)
        return self._checked(data, final=final)

    def pieces(self) -> Iterable[str]:
        """All that is left to read."""
        return iter(self.read, "")

    def _bytes(self) -> tuple[bytes, bool]:
        """The next bytes, a CR LF never cut in two, and whether they are the last."""
        try:
            data = self._file.read(PIECE)
            follower = self._file.read(1) if data.endswith(b"\r") else b""
        except OSError as error:
            raise self._refusal(f"from here on this file cannot be read: {error.strerror}") from error
        return data + follower, len(data) < PIECE

    def _begin(self, data: bytes) -> bytes:
        self._begun = True
        if data.startswith(_WIDE) or b"\0" in data[:2] or data[2:4] == b"\0\0":
            raise self._refusal("this text is UTF-16 or UTF-32, or holds NUL; save it as UTF-8")
        return data.removeprefix(codecs.BOM_UTF8)

    def _checked(self, data: bytes, *, final: bool) -> str:
        try:
            text = self._decoder.decode(data, final=final)
        except UnicodeDecodeError as error:
            self._advance(error.object[: error.start].decode())
            raise self._refusal(f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the text as UTF-8") from error
        if data.translate(None, _PLAIN) and (odd := _UNSAFE.search(text)):
            self._advance(text[: odd.start()])
            raise self._refusal(_named(odd[0]))
        self._advance(text)
        return text

    def _advance(self, text: str) -> None:
        self.line += text.count("\n")
        last = text.rfind("\n")
        self._column = len(text) - last if last >= 0 else self._column + len(text)

    def _refusal(self, message: str) -> TextError:
        return refusal(message, self.path, self.line, self._column)


def odd(text: str) -> str | None:
    """What may not stand in a text, in a few words; None where nothing odd does."""
    found = _UNSAFE.search(text)
    return f"character U+{ord(found[0]):04X}" if found else None


def _named(character: str) -> str:
    if character == "\r":
        return "carriage return without line feed; end lines with LF or CR LF"
    if character in "\u0085\u2028\u2029":
        return f"line break U+{ord(character):04X}; end lines with LF or CR LF"
    return f"character U+{ord(character):04X} may not stand in a text; remove it"
