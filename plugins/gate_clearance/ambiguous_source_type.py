"""The media may be AI-made, and the manifest says nothing of it.

## Why it matters

Some labels leave open how a picture came to be: a composite may hold AI parts or none, a virtual recording may be a game or a
generator, software may have drawn it or dreamt it. The person who delivers knows; the file does not.

Asked of elements that declare `ai.use: none` while a file of theirs makes an ambiguous claim and none that is firm; a firm
one is for AI102 undeclared-ai. A word in `ai.purpose` of how it was made answers it.

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

from gate.sdk import Case, Element, Finding, Reading, Related, Rule, Severity, Sight

RULE = Rule(
    "AI108",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="IPTC digital source type: composite, virtual recording, screen capture and the like leave AI open",
    needs=Sight.MEDIA,
)

FIRM = frozenset({"generated", "edited", "enhanced"})


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.ai.use == "none" and not element.ai.purpose:
            readings = case.read(element)
            open_ = [reading for reading in readings if reading.ai == "undetermined"]
            if open_ and not any(reading.ai in FIRM for reading in readings):
                yield _finding(case, element, open_[0])


def _finding(case: Case, element: Element, reading: Reading) -> Finding:
    evidence = tuple(item for item in reading.evidence if item.claim.startswith("ai-"))
    said = ", ".join(dict.fromkeys(item.value for item in evidence if not item.private)) or "something ambiguous"
    return Finding(
        rule=RULE,
        location=element.at / "ai",
        element=element.id,
        message=f"{element.id} declares none, and {reading.path} leaves open whether AI made it: {said}",
        found=f"{reading.path}: {said}",
        required="a declaration of how it was made",
        fix="say in ai.purpose how it was made, or declare its use of AI",
        related=(Related(case.file(reading.path), f"says {said}"),),
        evidence=evidence,
    )
