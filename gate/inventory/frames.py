"""Frames: numbers and file names of an image sequence (`%04d`, `####`, `@@@@`, of at most nine digits; `1001-1096x2,1100`)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

FIRST = 3
"""Missing frames that are asked for by name, so that somebody answers for them; the others are told by their ranges."""
RUNS = 20
"""Runs of missing frames that are told one by one."""
PATTERN = re.compile(r"%0?(?P<width>[0-9]?)d|(?P<marks>#{1,9}|@{1,9})(?![#@])")


def numbers(frames: str) -> Iterator[int]:
    """The frame numbers of a range such as `1001-1096`, `1001-1096x2` or `1001-1010,1020-1030`."""
    return (number for part in parts(frames) for number in part)


def parts(frames: str) -> Iterator[range]:
    """The parts of a range, each as Python counts it."""
    for part in frames.split(","):
        span, _, step = part.strip().partition("x")
        first, _, last = span.partition("-")
        yield range(int(first), int(last or first) + 1, int(step or 1))


def lacking(frames: str, there: Sequence[int]) -> Iterator[range]:
    """The runs of a range that are not there, in order, some of them empty; `there` is sorted."""
    for part in parts(frames):
        begin = 0
        for index in map(part.index, within(part, there)):
            yield part[begin:index]
            begin = index + 1
        yield part[begin:]


def within(part: range, there: Sequence[int]) -> Iterator[int]:
    """The numbers of a part that are there; `there` is sorted, and only its stretch of the part is looked through."""
    near = there[bisect_left(there, part.start) : bisect_left(there, part.stop)]
    return (number for number in near if number in part)


def told(path: str, frames: str, there: Sequence[int]) -> tuple[list[str], str]:
    """The first files of a pattern that are not there, and all of them in a few words; nothing when they are no more than these."""
    runs = [run for run in lacking(frames, there) if run]
    count = sum(map(len, runs))
    first = [numbered(path, number) for number in islice(chain.from_iterable(runs), FIRST)]
    more = f" and {len(runs) - RUNS} more runs" if len(runs) > RUNS else ""
    words = f"{count} frames of {path}: {', '.join(map(_words, runs[:RUNS]))}{more}"
    return first, words if count > FIRST else ""


def _words(run: range) -> str:
    step = f"x{run.step}" if run.step > 1 and len(run) > 1 else ""
    return f"{run[0]}-{run[-1]}{step}" if len(run) > 1 else str(run[0])


def mark(path: str) -> re.Match[str] | None:
    """Where the frame number stands in a pattern: the last mark of the file name; None in a plain path."""
    return max(PATTERN.finditer(path, path.rfind("/") + 1), key=lambda found: found.start(), default=None)


def names(path: str, frames: str) -> Iterator[str]:
    """The files of a pattern over its frames; a plain path is its own only file."""
    if mark(path):
        yield from (numbered(path, number) for number in numbers(frames))
    else:
        yield path


def numbered(path: str, number: int) -> str:
    """The file of a pattern that bears a frame number."""
    found = mark(path)
    return f"{path[: found.start()]}{number:0{_width(found)}d}{path[found.end() :]}" if found else path


def borne(path: str, files: Iterable[str]) -> dict[int, str]:
    """The frames of a pattern among files, by number and sorted by it; one that the pattern would write otherwise is another file."""
    mark_of, shape = mark(path), pattern(path)
    if not mark_of or not shape:
        return {}
    found = [(int(match["number"]), match[0], match["number"]) for file in files if (match := shape.fullmatch(file))]
    width = _width(mark_of)
    return {number: file for number, file, digits in sorted(found) if f"{number:0{width}d}" == digits}


def pattern(path: str) -> re.Pattern[str] | None:
    """What a file of the pattern looks like; None for a plain path."""
    found = mark(path)
    if not found:
        return None
    digits = rf"(?P<number>\d{{{_width(found)},}})"
    return re.compile(re.escape(path[: found.start()]) + digits + re.escape(path[found.end() :]), re.ASCII)


def _width(found: re.Match[str]) -> int:
    return len(found["marks"]) if found["marks"] else int(found["width"] or 1)
