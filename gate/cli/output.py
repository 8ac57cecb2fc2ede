"""Output: which format goes where, and whether it is coloured."""

import os
import sys
from collections.abc import Sequence

import click
import msgspec

from gate.errors import UsageError

COLOURS = ("auto", "always", "never")


class Target(msgspec.Struct, frozen=True):
    """A format, and the file it is written to; None is standard output."""

    format: str
    path: str | None = None


def targets(asked: Sequence[str], formats: Sequence[str], default: str) -> tuple[Target, ...]:
    """The targets of `FORMAT[=PATH]` words.

    Raises UsageError for an unknown format, an empty path, and two formats on standard output.
    """
    found = tuple(_target(word, formats) for word in asked or (default,))
    if sum(target.path is None for target in found) > 1:
        raise UsageError("only one format can go to standard output; give the others a file: --format sarif=gate.sarif")
    return found


def _target(word: str, formats: Sequence[str]) -> Target:
    name, equals, path = word.partition("=")
    if name not in formats:
        raise UsageError(f"there is no format {name!r}; choose from {', '.join(formats)}")
    if equals and not path:
        raise UsageError(f"--format {word} names no file; write --format {name}=FILE")
    return Target(name, path or None)


def write(text: str, target: Target) -> None:
    """Writes one report. Raises UsageError for a file that cannot be written."""
    if target.path is None:
        click.echo(text, nl=not text.endswith("\n"))
        sys.stdout.flush()
        return
    try:
        with open(target.path, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text if text.endswith("\n") else text + "\n")
    except OSError as error:
        raise UsageError(f"the {target.format} report cannot be written to {target.path}: {error.strerror}") from error


def coloured(choice: str, target: Target) -> bool:
    """Whether a report is coloured: as asked, else on a terminal that does not refuse it (NO_COLOR)."""
    if choice != "auto":
        return choice == "always"
    return target.path is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
