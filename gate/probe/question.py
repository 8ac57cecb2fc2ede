"""Question: what a prober is asked about a file, and what it answers."""

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
