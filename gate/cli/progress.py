"""Progress: a line on the terminal while media are read."""

import sys
import time
from collections.abc import Iterable, Iterator

from gate.evidence import Query, Reading
from gate.pipeline import Prober

INTERVAL = 0.1
"""Seconds between two looks at the line."""


def shown(prober: Prober) -> Prober:
    """A prober that keeps a line on stderr up to date while it reads, and wipes it at the end."""

    def probing(queries: Iterable[Query]) -> Iterator[Reading]:
        asked = tuple(queries)
        last = 0.0
        for count, reading in enumerate(prober(asked), 1):
            if time.monotonic() - last > INTERVAL:
                last = time.monotonic()
                print(f"\r\x1b[2Kreading media: {count} of {len(asked)}", end="", file=sys.stderr, flush=True)  # noqa: T201
            yield reading
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)  # noqa: T201

    return probing
