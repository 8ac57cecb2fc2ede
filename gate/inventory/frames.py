"""Frames: numbers and file names of an image sequence (`%04d`, `####`, `@@@@`, of at most nine digits; `1001-1096x2,1100`)."""

import re
from collections.abc import Iterator

PATTERN = re.compile(r"%0?(?P<width>[0-9]?)d|(?P<marks>#{1,9}|@{1,9})(?![#@])")


def numbers(frames: str) -> Iterator[int]:
    """The frame numbers of a range such as `1001-1096`, `1001-1096x2` or `1001-1010,1020-1030`."""
    for part in frames.split(","):
        span, _, step = part.strip().partition("x")
        first, _, last = span.partition("-")
        yield from range(int(first), int(last or first) + 1, int(step or 1))


def mark(path: str) -> re.Match[str] | None:
    """Where the frame number stands in a pattern: the last mark of the file name; None in a plain path."""
    return max(PATTERN.finditer(path, path.rfind("/") + 1), key=lambda found: found.start(), default=None)


def names(path: str, frames: str) -> Iterator[str]:
    """The files of a pattern over its frames; a plain path is its own only file."""
    found = mark(path)
    if not found:
        yield path
        return
    head, tail, width = path[: found.start()], path[found.end() :], _width(found)
    for number in numbers(frames):
        yield f"{head}{number:0{width}d}{tail}"


def pattern(path: str) -> re.Pattern[str] | None:
    """What a file of the pattern looks like; None for a plain path."""
    found = mark(path)
    if not found:
        return None
    digits = rf"\d{{{_width(found)},}}"
    return re.compile(re.escape(path[: found.start()]) + digits + re.escape(path[found.end() :]), re.ASCII)


def _width(found: re.Match[str]) -> int:
    return len(found["marks"]) if found["marks"] else int(found["width"] or 1)
