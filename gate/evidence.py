"""Evidence: what a media file says about itself, and whether it was fully read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

Claim = Literal[
    "ai-generated", "ai-edited", "ai-enhanced", "ai-undetermined", "not-ai", "temp", "person", "consent", "training-permission"
]
Channel = Literal[
    "c2pa", "xmp", "iptc", "exif", "png", "quicktime", "matroska", "id3", "vorbis", "riff", "exr", "dpx", "mxf", "trailer",
    "sidecar", "name",
]  # fmt: skip
Confidence = Literal["certain", "strong", "weak"]
Trust = Literal["trusted", "untrusted", "invalid", "unsigned"]
Ai = Literal["generated", "edited", "enhanced", "undetermined", "none"]
Read = Literal["complete", "partial", "not-read"]
Cause = Literal[
    "missing", "outside", "not-a-file", "empty", "lfs-pointer", "denied", "no-reader", "old-reader", "unsupported", "damaged",
    "limit", "changed", "seal", "remote",
]  # fmt: skip
Seal = Literal["intact", "changed", "damaged", "remote", "none"]
"""How a file stands to its content credentials: they fit it, it was changed after they were signed, they are damaged themselves,
they stand on a server, or none were read in it."""


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """One thing that a file says: the claim, where it was read, and how far it is believed."""

    claim: Claim
    channel: Channel
    tag: str
    value: str
    generator: str | None = None
    confidence: Confidence = "certain"
    trust: Trust = "unsigned"
    private: bool = False
    """The value may hold a prompt or a person's name: no report shows it unless asked."""


class Query(msgspec.Struct, frozen=True, gc=False):
    """A file to be read: its name for people, where it stands, and the folders that it must not lead out of (none: anywhere)."""

    path: str
    file: str
    inside: tuple[str, ...] = ()
    hashed: bool = False


class Reading(msgspec.Struct, frozen=True, gc=False):
    """All evidence of one file, how far the file was read, and if not fully, why."""

    path: str
    type: str | None = None
    bytes: int | None = None
    read: Read = "complete"
    cause: Cause | None = None
    why: str | None = None
    evidence: tuple[Evidence, ...] = ()
    sha256: str | None = None
    seal: Seal = "none"

    @property
    def ai(self) -> Ai:
        """The verdict over the evidence: the gravest certain or strong claim, else `undetermined` for weak or ambiguous ones."""
        if not self.evidence:
            return "none"
        firm = {item.claim for item in self.evidence if item.confidence != "weak"}
        if "ai-generated" in firm:
            return "generated"
        if "ai-edited" in firm:
            return "edited"
        if "ai-enhanced" in firm:
            return "enhanced"
        return "undetermined" if any(item.claim.startswith("ai-") for item in self.evidence) else "none"


Prober = Callable[[Iterable[Query]], Iterator[Reading]]
"""Whoever reads media: a reading for each query, in their order."""
