"""Carriers: which kinds of media can carry content credentials, and what was said of AI before and after conforming."""

from collections.abc import Iterator

from gate.sdk import Case, Element, Reading

UNSCANNABLE = frozenset(
    {"application/mxf", "image/x-exr", "image/x-dpx", "image/x-cineon", "video/x-matroska", "video/webm"}
)  # fmt: skip
"""Types of media in which no label of AI has a place that tools keep: no content credentials, and text that conforming drops."""
AI = ("ai-generated", "ai-edited", "ai-enhanced")
"""Claims that say AI outright."""


def scannable(case: Case, element: Element) -> tuple[Reading, ...]:
    """The delivered files of an element that were read to their end and that could carry a label."""
    return tuple(reading for reading in case.read(element) if reading.read == "complete" and reading.type not in UNSCANNABLE)


def admissions(case: Case, element: Element) -> Iterator[int]:
    """The sources that spoke of AI at intake, by number: as the manifest has it, or as they say themselves where they are delivered."""
    seen = dict(case.intake(element))
    for index, source in enumerate(element.sources):
        if any(said.claim in AI for said in source.evidence) or (index in seen and speaks(seen[index])):
            yield index


def speaks(reading: Reading) -> bool:
    """Whether a file says AI outright."""
    return any(item.claim in AI for item in reading.evidence)
