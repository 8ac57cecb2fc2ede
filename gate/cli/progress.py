"""Progress: a line on the terminal while media are read."""

import os
import sys
import time
from collections.abc import Iterable, Iterator

from gate.evidence import Query, Reading
from gate.pipeline import Prober

INTERVAL = 0.1
"""Seconds between two looks at the line."""
WIPE = "\r\x1b[2K"


def shown(prober: Prober) -> Prober:
    """The prober; where stderr is a terminal, one that keeps a line there up to date while it reads, and wipes it at the end."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return prober

    def probing(queries: Iterable[Query]) -> Iterator[Reading]:
        asked = tuple(queries)
        due = time.monotonic() + INTERVAL
        try:
            for count, reading in enumerate(prober(asked), 1):
                if time.monotonic() > due:
                    due = time.monotonic() + INTERVAL
                    _say(f"{WIPE}reading media: {count} of {len(asked)}")
                yield reading
        finally:
            _say(WIPE)

    return probing


def _say(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)  # noqa: T201
