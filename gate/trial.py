"""Trial: how the examples of one of a house's own rules came out."""

import msgspec

from gate.check import Check
from gate.location import Location


class Miss(msgspec.Struct, frozen=True):
    """An example that did not come out as its rule says: where it stands, what was expected, and what was found."""

    location: Location
    expected: str
    found: str


class Trial(msgspec.Struct, frozen=True):
    """A rule, how many of its examples are to give a finding and how many none, and those that came out otherwise."""

    check: Check
    fails: int
    passes: int
    misses: tuple[Miss, ...] = ()
