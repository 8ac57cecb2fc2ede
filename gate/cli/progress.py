"""Progress: a line on the terminal while media are read."""

import operator
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator

from gate.evidence import Prober, Query, Reading

INTERVAL = 0.1
"""Seconds between two looks at the line."""
WIPE = "\r\x1b[2K"


def shown(prober: Prober, total: Callable[[], int] | None = None) -> Prober:
    """The prober; where stderr is a terminal, one that keeps a line there up to date while it reads, and wipes it at the end.

    `total` counts the files, where the queries themselves do not know how many they are.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return prober

    def probing(queries: Iterable[Query]) -> Iterator[Reading]:
        whole = total() if total else operator.length_hint(queries)
        began = time.monotonic()
        due = began + INTERVAL
        try:
            for count, reading in enumerate(prober(queries), 1):
                if (now := time.monotonic()) > due:
                    due = now + INTERVAL
                    _say(f"{WIPE}reading media: {_words(count, whole, now - began)}")
                yield reading
        finally:
            _say(WIPE)

    return probing


def _words(count: int, whole: int, seconds: float) -> str:
    """How many files of how many, how many a second, and how long the rest will take at that pace."""
    left = round(max(0, whole - count) * seconds / count)
    minutes, rest = divmod(left, 60)
    return f"{count} of {whole} · {count / seconds:.0f} a second · {f'{minutes} min {rest} s' if minutes else f'{rest} s'} left"


def _say(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)  # noqa: T201
