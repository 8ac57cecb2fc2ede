"""A step between intake and delivery has dropped the signed credentials or the AIGC label of an element.

## Why it matters

The delivered file still speaks of AI, in a plain tag or a comment, so nobody is deceived. But the label that it came with was more
than that: content credentials (C2PA) can be checked, and the AIGC label of GB 45438-2025 must not be removed. A step that
keeps the comment and drops the label does so with every file that passes it.

Asked where a source carried content credentials that speak of AI, by the manifest (`sources`) or by its own bytes where it is
delivered, or by its bytes an AIGC label, and the delivered media, read to their end, speak of AI without that label. Where they say
nothing of AI at all it is PRV406 provenance-lost. Media in MXF, OpenEXR, DPX and Matroska have no place for either and
are not asked.

## Fails

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: edited}
    sources:
      - media: sources/quay_ext.png
        evidence: [{claim: ai-edited, channel: c2pa, generator: Adobe Firefly}]  # finding
files:
  stills/quay.png:
    type: image/png
    evidence: [{claim: ai-edited, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: compositeWithTrainedAlgorithmicMedia}]
```

An AIGC label, seen in the source itself:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: generated}
    sources:
      - media: sources/quay_ext.png  # finding
files:
  sources/quay_ext.png:
    type: image/png
    evidence: [{claim: ai-generated, channel: png, tag: "PNG:AIGC", value: '{"Label": "1"}'}]
  stills/quay.png:
    type: image/png
    evidence: [{claim: ai-generated, channel: png, tag: "PNG:Comment", value: made with a model}]
```

## Passes

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: edited}
    sources: [{media: sources/quay_ext.png, evidence: [{claim: ai-edited, channel: c2pa}]}]
  - id: NF_103_still_pier
    kind: still
    media: stills/pier.png
    usage: final
    ai: {use: edited}
    sources: [{media: sources/pier_ext.png, evidence: [{claim: ai-edited, channel: xmp}]}]
files:
  stills/quay.png:
    type: image/png
    seal: intact
    evidence: [{claim: ai-edited, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: compositeWithTrainedAlgorithmicMedia}]
  stills/pier.png:
    type: image/png
    evidence: [{claim: ai-edited, channel: iptc, tag: "IPTC:Credit", value: Edited with Google AI}]
```

## To clear it

Find the step that drops it, a copy into another container or an export, and replace it with one that keeps labels or signs anew.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Reading, Related, Rule, Severity, Sight, named
from gate_provenance.carrier import AI, scannable, speaks

RULE = Rule(
    "PRV410",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="EU code of practice on marking AI content; China, labelling measures, article 10 (labels are not removed)",
    needs=Sight.MEDIA,
)
SIGNED, LABELLED = "content credentials", "an AIGC label"


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        carried = dict.fromkeys(_carried(case, element)) if element.sources else {}
        media = scannable(case, element) if carried else ()
        if any(map(speaks, media)):
            kept = {label for reading in media for label in _labels(reading)}
            yield from (_finding(case, element, *found, media) for found in carried if found[1] not in kept)


def _carried(case: Case, element: Element) -> Iterator[tuple[int, str]]:
    """The first source that carried each kind of label, by number."""
    first: dict[str, int] = {}
    seen = dict(case.intake(element))
    for index, source in enumerate(element.sources):
        if any(said.channel == "c2pa" and said.claim in AI for said in source.evidence):
            first.setdefault(SIGNED, index)
        for label in _labels(seen[index]) if index in seen and speaks(seen[index]) else ():
            first.setdefault(label, index)
    return ((index, label) for label, index in first.items())


def _labels(reading: Reading) -> Iterator[str]:
    if reading.seal != "none" or any(item.channel == "c2pa" for item in reading.evidence):
        yield SIGNED
    if any("aigc" in item.tag.lower() for item in reading.evidence):
        yield LABELLED


def _finding(case: Case, element: Element, index: int, label: str, media: tuple[Reading, ...]) -> Finding:
    source = element.sources[index].media
    paths = [reading.path for reading in media]
    return Finding(
        rule=RULE,
        location=element.at / "sources" / index / ("evidence" if element.sources[index].evidence else "media"),
        element=element.id,
        message=f"{source} carried {label} at intake, and {named(paths)} {'does' if len(paths) == 1 else 'do'} not",
        found=f"{label} in {source}, none in {named(paths)}",
        required="media that keep the label of their sources",
        fix="replace the step that drops it with one that keeps labels or signs anew",
        related=tuple(Related(case.file(path), "the label is gone") for path in paths[:3]),
    )
