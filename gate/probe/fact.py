"""Facts: what readers found in a file, before anything is made of it."""

from typing import Literal

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
    passing: bool = False
    """Whether it may be otherwise the next time: a program died over the file."""


Kind = Literal["credentials", "exif", "iim", "photoshop", "raw", "xmp"]
"""What a block holds: a C2PA manifest store (JUMBF), TIFF fields, IPTC-IIM records, Photoshop's image resources, bytes of which
nothing is known but that they are no picture or sound, an XMP packet."""


class Block(msgspec.Struct, frozen=True, gc=False):
    """A piece of metadata as it stands in its container, to be read by who reads its kind in whichever container it stands."""

    kind: Kind
    data: bytes


Found = Fact | Block | Fault
"""What a reader of a container comes upon. A fault is a place that it does not understand."""

_SEALS: tuple[Seal, ...] = ("damaged", "changed", "remote", "intact", "none")
"""Of several seals the first of these counts."""


class Answer(msgspec.Struct, frozen=True):
    """One reader's facts and faults; `examined` is whether it looked into the file at all, `seal` what it saw of its credentials,
    `sealed` whether it saw that there are some.
    """

    facts: tuple[Fact, ...] = ()
    faults: tuple[Fault, ...] = ()
    examined: bool = True
    seal: Seal = "none"
    sealed: bool = False

    def __add__(self, other: "Answer") -> "Answer":
        seal = min(self.seal, other.seal, key=_SEALS.index)
        facts, faults = self.facts + other.facts, self.faults + other.faults
        return Answer(facts, faults, self.examined or other.examined, seal, self.sealed or other.sealed)


def unexamined(cause: Cause, why: str, *, passing: bool = False) -> Answer:
    return Answer((), (Fault(cause, why, passing),), examined=False)
