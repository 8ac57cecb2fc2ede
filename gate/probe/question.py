"""Question: what a prober is asked about a file, and what it answers."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from gate.evidence import Query, Reading
from gate.probe.opening import Marks


class Asked(msgspec.Struct, frozen=True, gc=False):
    """The file, and what is known of it, to be believed if its contents have the hash that was known."""

    query: Query
    known: Reading | None = None


class Heard(msgspec.Struct, frozen=True, gc=False):
    """The reading, and if it may be remembered, where the file stands and by what it is known to be the same."""

    reading: Reading
    path: str = ""
    marks: Marks | None = None


class Answering(Protocol):
    """A prober, as those see it who ask. For one thread at a time, but for `kill`."""

    def heard(self, lot: Sequence[Asked]) -> list[Heard]:
        """An answer to each question, in their order."""

    def kill(self) -> None:
        """Ends from another thread what is being read."""

    def close(self) -> None:
        """Ends what was started."""
