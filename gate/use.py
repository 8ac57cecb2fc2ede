"""Use: what a timeline uses: media, or what stands where media should be; and the cut that all uses of one timeline make."""

from typing import Literal

import msgspec

from gate.location import Location

Holds = Literal["media", "missing", "generator", "gap"]


class Use(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One use in a timeline, with the place in it that says so."""

    at: Location
    timeline: str
    """The timeline, as the manifest names it."""
    track: str = ""
    """The names of what holds it, from the bin inwards, parted by `/`."""
    kind: str = "video"
    """The kind of its track, in lower case."""
    lane: int = 1
    """The number of its track among those of its kind; the first lies under all others."""
    holds: Holds = "media"
    name: str = ""
    media: str | None = None
    """The media that it points to, or the kind of its generator."""
    enabled: bool = True
    record_in: str | None = None
    record_out: str | None = None


class Cut(msgspec.Struct, frozen=True):
    """All uses of a timeline, in its order, track by track; or why it was not read."""

    uses: tuple[Use, ...] = ()
    why: str | None = None
