"""Facts: what readers found in a file, before anything is made of it."""

import msgspec

from gate.evidence import Cause, Channel, Trust


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


class Answer(msgspec.Struct, frozen=True):
    """One reader's facts and faults; `examined` is whether it looked into the file at all."""

    facts: tuple[Fact, ...] = ()
    faults: tuple[Fault, ...] = ()
    examined: bool = True

    def __add__(self, other: "Answer") -> "Answer":
        return Answer(self.facts + other.facts, self.faults + other.faults, self.examined or other.examined)


def unexamined(cause: Cause, why: str) -> Answer:
    return Answer((), (Fault(cause, why),), examined=False)
