"""Material that went into an AI-made element says itself that no AI may be trained on it.

## Why it matters

Photographers, archives and studios write into their files that machines may not learn from them. Whoever puts such a
file into a tool goes against a wish that can be read in the file, and in several countries against a reserved right.

Asked of elements whose `ai.use` is `edited`, `generated` or `unknown`, in every stage. Looked at is what was seen at
intake (`sources`: what the manifest wrote down, and the files themselves where they are delivered), and in the media
what their content credentials say of the parts that they were made from. What the media say of themselves counts for
whoever comes after, and is left out.

Counted are the PLUS data-mining values that prohibit, and the training-and-mining entries that say `notAllowed` or
`constrained`. A permission that the manifest wrote down without its wording is taken for one that prohibits.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: edited}
    sources:
      - media: sources/harbour_ext.png
        evidence: [{claim: training-permission, channel: xmp}]  # finding
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: generated}}  # finding
files:
  quay.png:
    evidence:
      - claim: training-permission
        channel: c2pa
        tag: ingredients/0/cawg.training-mining/entries/cawg.ai_training/use
        value: notAllowed
```

## Passes

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: generated}}
  - {id: NF_103_still_plan, kind: still, media: plan.png, usage: final, ai: {use: none}}
files:
  quay.png:
    evidence:
      - claim: training-permission
        channel: c2pa
        tag: ingredients/0/cawg.training-mining/entries/cawg.ai_training/use
        value: allowed
      - {claim: training-permission, channel: xmp, tag: "XMP-plus:DataMining", value: DMI-PROHIBITED-AIMLTRAINING}
  plan.png:
    evidence:
      - claim: training-permission
        channel: c2pa
        tag: ingredients/0/cawg.training-mining/entries/cawg.ai_training/use
        value: notAllowed
```

## To clear it

Show the owner's leave, and have the finding waived with it; or make the element again from other material.
"""

import re
from collections.abc import Iterator

import msgspec

from gate.sdk import Case, Element, Evidence, Finding, Location, Related, Rule, Severity, Sight, cover

RULE = Rule(
    "DAT507",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="PLUS data mining, C2PA and CAWG training and data mining: the owner's own word",
    needs=Sight.MEDIA,
)
FORBIDS = re.compile(r"prohibited|notallowed|constrained", re.IGNORECASE)
SHOWN = 5
"""Places that one finding relates."""


class Barred(msgspec.Struct, frozen=True):
    """One statement that forbids training: where it was read, and the evidence, where gate read it itself."""

    at: Location
    said: str
    evidence: Evidence | None = None


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.ai.use in cover.NEEDING and (heard := [*_noted(element), *_read(case, element)]):
            yield _finding(element, heard)


def _noted(element: Element) -> Iterator[Barred]:
    for index, source in enumerate(element.sources):
        for row, said in enumerate(source.evidence):
            if said.claim == "training-permission":
                yield Barred(element.at / "sources" / index / "evidence" / row, source.media)


def _read(case: Case, element: Element) -> Iterator[Barred]:
    for _, reading in case.intake(element):
        yield from (Barred(case.file(reading.path), reading.path, said) for said in reading.evidence if _forbids(said))
    for reading in case.read(element):
        for said in reading.evidence:
            if said.tag.startswith("ingredients/") and _forbids(said):
                yield Barred(case.file(reading.path), reading.path, said)


def _forbids(said: Evidence) -> bool:
    return said.claim == "training-permission" and bool(FORBIDS.search(said.value))


def _finding(element: Element, heard: list[Barred]) -> Finding:
    first = heard[0]
    evidence = tuple(barred.evidence for barred in heard if barred.evidence)
    places = dict.fromkeys(barred.at for barred in heard)
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "use" if first.evidence else first.at,
        element=element.id,
        message=f"{element.id} is AI-made, and what went in forbids that AI is trained on it: {first.said}",
        found=f"a permission that forbids training: {first.said}",
        required="material whose owner has not forbidden it",
        fix="show the owner's leave and have this waived, or make the element again from other material",
        related=tuple(Related(at, "forbids training") for at in [*places][:SHOWN]),
        evidence=evidence[:SHOWN],
    )
