"""The media may be AI-made, and the manifest says nothing of it.

## Why it matters

Some labels leave open how a picture came to be: a composite may hold AI parts or none, a virtual recording may be a game or a
generator, software may have drawn it or dreamt it. The person who delivers knows; the file does not.

Asked of elements that declare `ai.use: none` while a file of theirs, or what was seen of one at intake, makes an ambiguous
or weak claim and none a firm one; firm ones are for AI102 undeclared-ai. A word in `ai.purpose` of how it was made answers it.

## Fails

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: none}  # finding
files:
  stills/quay.png:
    evidence: [{claim: ai-undetermined, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: composite, confidence: weak}]
```

Seen at intake, before conforming stripped it:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: none}  # finding
    sources: [{media: intake/quay.tif, evidence: [{claim: ai-undetermined, channel: xmp}]}]
```

## Passes

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: none, purpose: two photographs joined by hand}
  - {id: NF_103_still_map, kind: still, media: stills/map.png, usage: final, ai: {use: assisted}}
files:
  stills/quay.png:
    evidence: [{claim: ai-undetermined, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: composite, confidence: weak}]
  stills/map.png:
    evidence: [{claim: ai-undetermined, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: composite, confidence: weak}]
```

## To clear it

Say in `ai.purpose` how the picture or sound was made, or declare the AI use that it had.
"""

from collections.abc import Iterator

import msgspec

from gate.sdk import Case, Element, Evidence, Finding, Location, Rule, Severity, Sight, leaning
from gate_clearance.undeclared_ai import admissions

RULE = Rule(
    "AI108",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="IPTC digital source type: composite, virtual recording, screen capture and the like leave AI open",
    needs=Sight.MEDIA,
)


class Doubt(msgspec.Struct, frozen=True):
    """One file that leaves open how it was made: its path, where that was read, and what it says."""

    path: str
    at: Location
    evidence: tuple[Evidence, ...] = ()

    @property
    def said(self) -> str:
        """What the file says, in a few words."""
        return ", ".join(dict.fromkeys(item.value for item in self.evidence if not item.private)) or "something ambiguous"


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.ai.use == "none" and not element.ai.purpose:
            doubts = tuple(_doubts(case, element))
            if doubts and not any(admissions(case, element)):
                yield _finding(element, doubts)


def _doubts(case: Case, element: Element) -> Iterator[Doubt]:
    seen = (reading for _, reading in case.intake(element)) if element.sources else ()
    for reading in (*case.read(element), *seen):
        if reading.ai == "undetermined":
            told = tuple(item for item in reading.evidence if item.claim.startswith("ai-"))
            yield Doubt(reading.path, case.file(reading.path), told)
    for index, source in enumerate(element.sources):
        for row, said in enumerate(source.evidence):
            if said.claim == "ai-undetermined":
                yield Doubt(source.media, element.at / "sources" / index / "evidence" / row)


def _finding(element: Element, doubts: tuple[Doubt, ...]) -> Finding:
    first = doubts[0]
    return Finding(
        rule=RULE,
        location=element.at / "ai",
        element=element.id,
        message=f"{element.id} declares none, and {first.path} leaves open whether AI made it: {first.said}",
        found=f"{first.path}: {first.said}",
        required="a declaration of how it was made",
        fix="say in ai.purpose how it was made, or declare its use of AI",
        related=leaning((doubt.at for doubt in doubts), "leaves open whether AI made it"),
        evidence=first.evidence,
    )
