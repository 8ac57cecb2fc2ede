"""The media say more about AI than the manifest declares.

## Why it matters

Clearance, consent and disclosure all start from `ai.use`. When a picture carries the label of the tool that generated it
and its element says `none`, none of them was ever asked for, and whoever receives the file can read the label too.

The order is none, assisted, enhanced, edited, generated; `unknown` declares as much as `generated`. A finding stands
wherever a certain or strong statement outranks the declaration: in any stage, whatever the usage, for every file of the
element, and for what was seen at intake (`sources`), before conforming stripped the labels. An admission counts whether or
not its signature is trusted. Weak or ambiguous statements, such as a composite of unknown parts, prove nothing and are left
out here.

## Fails

```yaml
elements:
  - id: NF_103_still_chart
    kind: still
    media: stills/wheelhouse_chart.png
    usage: final
    ai: {use: none}  # finding
files:
  stills/wheelhouse_chart.png:
    evidence:
      - claim: ai-generated
        channel: c2pa
        tag: c2pa.actions.v2/actions/0/softwareAgent
        value: ChatGPT
        generator: ChatGPT
        trust: invalid
```

Enhanced was declared, edited was found, and the statement was read at intake:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: wip
    ai:
      use: enhanced  # finding
    sources:
      - media: sources/harbour_ext.png
        evidence: [{claim: ai-edited, channel: c2pa, generator: Adobe Firefly}]
stage: interim
```

## Passes

Declared in full, and a statement that is no more than a hint:

```yaml
elements:
  - {id: NF_103_still_chart, kind: still, media: stills/chart.png, usage: reference, ai: {use: generated}}
  - {id: NF_103_still_quay, kind: still, media: stills/quay.png, usage: final, ai: {use: none}}
files:
  stills/chart.png:
    evidence: [{claim: ai-generated, channel: png, tag: "PNG:Parameters", value: "Steps: 20", confidence: strong}]
  stills/quay.png:
    evidence: [{claim: ai-undetermined, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: composite}]
```

## To clear it

Declare what the media say, with its tools, and have it cleared; or replace the media. Taking the label out of the file does
not change how it was made.
"""

from collections.abc import Iterator

import msgspec

from gate.sdk import AiUse, Case, Element, Evidence, Finding, Location, Reading, Related, Rule, Severity, Sight, named

RULE = Rule(
    "AI102",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag whatever is AI-made, seen or heard (N-F1)",
    needs=Sight.MEDIA,
)
ORDER: dict[AiUse, int] = {"none": 0, "assisted": 1, "enhanced": 2, "edited": 3, "generated": 4, "unknown": 4}
MOST = ORDER["generated"]
ADMITS: dict[str, AiUse] = {"ai-enhanced": "enhanced", "ai-edited": "edited", "ai-generated": "generated"}
SHOWN = 5
"""Places and statements that one finding shows; a sequence may repeat them frame by frame."""


class Admission(msgspec.Struct, frozen=True):
    """One statement that outranks a declaration: the use it admits, where it was read, and the tool it names."""

    use: AiUse
    at: Location
    generator: str | None
    evidence: Evidence | None = None


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        declared = ORDER[element.ai.use]
        if declared < MOST and (heard := [said for said in admissions(case, element) if ORDER[said.use] > declared]):
            yield _finding(element, heard)


def admissions(case: Case, element: Element) -> Iterator[Admission]:
    """What the files of an element, and its sources, firmly say of the use of AI."""
    for reading in case.read(element):
        yield from _read(case, reading)
    for index, source in enumerate(element.sources):
        for row, said in enumerate(source.evidence):
            if use := ADMITS.get(said.claim):
                yield Admission(use, element.at / "sources" / index / "evidence" / row, said.generator)
        if source.media in case.readings:
            yield from _read(case, case.readings[source.media])


def _read(case: Case, reading: Reading) -> Iterator[Admission]:
    for evidence in reading.evidence:
        use = ADMITS.get(evidence.claim)
        if use and evidence.confidence != "weak":
            yield Admission(use, case.file(reading.path), evidence.generator, evidence)


def _finding(element: Element, heard: list[Admission]) -> Finding:
    use = max((said.use for said in heard), key=ORDER.__getitem__)
    tools = sorted({said.generator for said in heard if said.use == use and said.generator})
    by = f" by {named(tools)}" if tools else ""
    shown = {(item.claim, item.tag, item.value): item for item in (said.evidence for said in heard) if item}
    places = {said.at: said.use for said in heard}
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "use",
        element=element.id,
        message=f"{element.id} declares {element.ai.use}, but its media say {use}{by}",
        found=f"{use}{by}, declared {element.ai.use}",
        required="a declaration that says as much as the media do",
        fix=f"declare ai.use: {use} with its tools and have it cleared, or replace the media",
        related=tuple(Related(at, f"says {said}") for at, said in [*places.items()][:SHOWN]),
        evidence=tuple(shown.values())[:SHOWN],
    )
