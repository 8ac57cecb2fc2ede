"""The sources of an element spoke of AI at intake, and the delivered media say nothing any more.

## Why it matters

Labels get lost on the way: a copy into another container, an export, a script that strips metadata. Whoever receives the
file cannot see that AI was in it, while some territories ask for marks that machines can read. That the manifest tells of it helps
this hand-off, not the ones that follow.

Asked where a source, by the manifest (`sources`) or by its own bytes where it is delivered, said generated, edited or enhanced
by AI, and of the media that were read to their end none says anything of AI or of its absence. Media in MXF, OpenEXR, DPX and
Matroska have no place for a label and are not asked; there the record of the sources is all there can be. Media that now deny
AI are PRV405 contradictory-labels. Media that still speak of AI but have lost the credentials that the source came with are
PRV410 label-stripping-step.

## Fails

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: edited}
    sources:
      - media: sources/quay_plate.png
        evidence: []
      - media: sources/quay_ext.png
        evidence: [{claim: ai-edited, channel: c2pa, generator: Adobe Firefly}]  # finding
files:
  stills/quay.png: {type: image/png}
```

## Passes

The label is still there; a master that has no place for one; a source that said nothing of AI:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    usage: final
    ai: {use: edited}
    sources: [{media: sources/quay_ext.png, evidence: [{claim: ai-edited, channel: xmp}]}]
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.exr
    usage: final
    ai: {use: edited}
    sources: [{media: sources/quay_ext.png, evidence: [{claim: ai-edited, channel: xmp}]}]
  - id: NF_103_still_pier
    kind: still
    media: stills/pier.png
    usage: final
    ai: {use: none}
    sources: [{media: sources/pier.png, evidence: [{claim: training-permission, channel: xmp}]}]
files:
  stills/quay.png:
    type: image/png
    evidence: [{claim: ai-edited, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: compositeWithTrainedAlgorithmicMedia}]
  vfx/NF_103_010_0040.exr: {type: image/x-exr}
  stills/pier.png: {type: image/png}
```

## To clear it

Export anew with a tool that keeps labels, or write the digital source type into the delivered file again.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Reading, Related, Rule, Severity, Sight, named
from gate_provenance.carrier import admissions, scannable

RULE = Rule(
    "PRV406",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1); marks that machines can read (EU AI Act, article 50)",
    needs=Sight.MEDIA,
)


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.sources and (index := next(admissions(case, element), None)) is not None:
            silent = scannable(case, element)
            if silent and not any(map(_speaks, case.read(element))):
                yield _finding(case, element, index, silent)


def _speaks(reading: Reading) -> bool:
    """Whether a file says anything of AI or of its absence, or keeps saying it on a server."""
    return reading.seal == "remote" or any(item.claim == "not-ai" or item.claim.startswith("ai-") for item in reading.evidence)


def _finding(case: Case, element: Element, index: int, silent: tuple[Reading, ...]) -> Finding:
    source = element.sources[index].media
    paths = [reading.path for reading in silent]
    return Finding(
        rule=RULE,
        location=element.at / "sources" / index / ("evidence" if element.sources[index].evidence else "media"),
        element=element.id,
        message=f"{source} spoke of AI at intake, and {named(paths)} {'says' if len(paths) == 1 else 'say'} nothing of it",
        found=f"AI in {source}, nothing in {named(paths)}",
        required="media that still say what their sources said",
        fix="export anew with a tool that keeps labels, or write the digital source type into the delivered file again",
        related=tuple(Related(case.file(path), "says nothing") for path in paths[:3]),
    )
