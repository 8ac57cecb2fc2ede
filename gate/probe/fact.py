"""Facts: what readers found in a file, before anything is made of it."""

import msgspec

from gate.evidence import Cause, Channel, Seal, Trust


class Fact(msgspec.Struct, frozen=True, gc=False):
    """One value, and the place that it was read from; the tag names group and field (`XMP-xmp:CreatorTool`)."""

    channel: Channel
    tag: str
    value: str
    trust: Trust = "unsigned"


class Fault(msgspec.Struct, frozen=True, gc=False):
    """Something that kept a reader from seeing all of a file."""

    cause: Cause
    why: str


_SEALS: tuple[Seal, ...] = ("damaged", "changed", "remote", "intact", "none")
"""Of several seals the first of these counts."""


class Answer(msgspec.Struct, frozen=True):
    """One reader's facts and faults; `examined` is whether it looked into the file at all, `seal` what it saw of its credentials."""

    facts: tuple[Fact, ...] = ()
    faults: tuple[Fault, ...] = ()
    examined: bool = True
    seal: Seal = "none"

    def __add__(self, other: "Answer") -> "Answer":
        seal = min(self.seal, other.seal, key=_SEALS.index)
        return Answer(self.facts + other.facts, self.faults + other.faults, self.examined or other.examined, seal)


def unexamined(cause: Cause, why: str) -> Answer:
    return Answer((), (Fault(cause, why),), examined=False)
