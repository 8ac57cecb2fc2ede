"""Output: which format goes where, and whether it is coloured."""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TextIO

import msgspec

from gate.errors import UsageError

COLOURS = ("auto", "always", "never")
TEXTS = (".yaml", ".yml", "delivery.json")
"""How the names of what gate reads end; no report is YAML."""
NARROW, WIDE = 100, 120
"""Columns of a report in a file, and the most on a terminal."""


class Target(msgspec.Struct, frozen=True):
    """A format, and the file it is written to; None is standard output."""

    format: str
    path: str | None = None


def targets(asked: Sequence[str], formats: Sequence[str], default: str) -> tuple[Target, ...]:
    """The targets of `FORMAT[=PATH]` words.

    Raises UsageError for an unknown format, two formats on standard output or in one file, and a file of a kind that deliveries are
    described by, which no report is written over.
    """
    found = tuple(_target(word, formats) for word in asked or (default,))
    paths = [target.path for target in found]
    if paths.count(None) > 1:
        raise UsageError("only one format can go to standard output; give the others a file: --format sarif=gate.sarif")
    if twice := next((path for path in paths if paths.count(path) > 1), None):
        raise UsageError(f"two formats cannot go to one file, {twice}; give each its own")
    return found


def cleared(wanted: Iterable[Target], read: Iterable[str] = ()) -> None:
    """Empties the files of targets, so that no earlier report is taken for this one.

    Raises UsageError, before any is emptied, for one that this run reads, and for one that cannot be written.
    """
    files = [target for target in wanted if target.path is not None]
    kept = {os.path.realpath(path) for path in read}
    for target in files:
        if os.path.realpath(target.path or "") in kept:
            raise UsageError(
                f"the {target.format} report would be written over {target.path}, which this run reads; name another file"
            )
    for target in files:
        _fill(target, ())


def _target(word: str, formats: Sequence[str]) -> Target:
    name, equals, path = word.partition("=")
    if name not in formats:
        raise UsageError(f"there is no format {name!r}; choose from {', '.join(formats)}")
    if equals and not path:
        raise UsageError(f"--format {word} names no file; write --format {name}=FILE")
    if path.lower().endswith(TEXTS):
        raise UsageError(
            f"the {name} report would be written to {path}, as manifests, registers and policies are called; name it otherwise"
        )
    return Target(name, path or None)


_PAUSE = 0.05
"""Seconds for which what is printed may be held back."""


def write(report: Iterable[str], target: Target) -> None:
    """Writes one report, piece by piece. Raises UsageError for a file, or a standard output, that cannot be written."""
    if target.path is None:
        say(report)
    else:
        _fill(target, report)


def _fill(target: Target, report: Iterable[str]) -> None:
    try:
        with open(target.path or os.devnull, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(report)
    except OSError as error:
        raise UsageError(f"the {target.format} report cannot be written to {target.path}: {error.strerror}") from error


def say(report: Iterable[str]) -> None:
    """Prints a report, piece by piece; whoever has stopped listening (`gate rules | head -1`) is no fault."""
    due = 0.0
    for piece in chain(report, (None,)):
        try:
            sys.stdout.write(piece or "")
            if piece is None or time.monotonic() >= due:
                sys.stdout.flush()
                due = time.monotonic() + _PAUSE
        except BrokenPipeError:
            _fall_silent(sys.stdout)
            return
        except KeyboardInterrupt:
            _fall_silent(sys.stdout)
            raise
        except OSError as error:
            _fall_silent(sys.stdout)
            raise UsageError(f"standard output cannot be written: {error.strerror}") from error


def _fall_silent(stream: TextIO) -> None:
    """Leads what is still to be written nowhere, so that Python's own last flush finds no closed pipe, and waits for no reader."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def coloured(choice: str, path: str | None = None) -> bool:
    """Whether a report to a file (None: standard output) is coloured: as asked, else on a terminal that allows it (NO_COLOR)."""
    if choice != "auto":
        return choice == "always"
    return path is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns(path: str | None = None) -> int:
    """How wide a report to a file (None: standard output) is."""
    return NARROW if path else min(shutil.get_terminal_size((NARROW, 0)).columns, WIDE)
