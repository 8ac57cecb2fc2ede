"""Media or tools speak of a replicated person, and the element declares none.

## Why it matters

A replica that nobody declares is a replica that nobody asked consent for. A tool whose trade is faces or voices, a record of
dubbing in the file's own history, or a person's name in a picture that AI made are reasons to ask who it is.

Asked of every element whose `talent` holds no replica, alteration, dub or synthetic performer. It fires when one of its files, as
delivered or seen at intake, names such a tool or says `c2pa.dubbed`; when a file names a person and the element is AI's work by
its own word or that of its media; and when the element names such a tool, unless it is music or a sound effect.

## Fails

```yaml
elements:
  - id: NF_103_vo_mate  # finding
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: generated, tools: [voices]}
  - id: NF_103_still_mate  # finding
    kind: still
    media: stills/mate.jpg
    usage: final
    ai: {use: edited}
  - id: NF_103_clip_mate
    kind: clip
    media: vfx/mate.mp4
    usage: final
    ai: {use: none}
    talent: [{talent: T-015, manifestation: double}]  # finding
tools: [{id: voices, name: ElevenLabs}]
files:
  stills/mate.jpg: {evidence: [{claim: person, channel: xmp, tag: "XMP-iptcExt:PersonInImage", value: the mate}]}
  vfx/mate.mp4: {evidence: [{claim: ai-generated, channel: quicktime, tag: "Keys:Encoder", value: HeyGen 2, generator: HeyGen}]}
```

## Passes

A photograph may name whom it shows, a tool for voices may make a door slam, and a replica that is declared is for other rules:

```yaml
elements:
  - id: NF_103_still_mate
    kind: still
    media: stills/mate.jpg
    usage: final
    ai: {use: none}
  - id: NF_103_sfx_door
    kind: sfx
    media: sound/door.wav
    usage: final
    ai: {use: generated, tools: [voices]}
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: generated, tools: [voices]}
    talent: [{talent: T-021, manifestation: replica, consents: [CON-0003]}]
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
tools: [{id: voices, name: ElevenLabs}]
files:
  stills/mate.jpg: {evidence: [{claim: person, channel: xmp, tag: "XMP-iptcExt:PersonInImage", value: the mate}]}
```

## To clear it

Declare under `talent` whose face or voice it is and list the consent; where it is nobody's, say so in a waiver.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Reading, Related, Rule, Severity, held
from gate_talent.cloning import clones

RULE = Rule(
    "TAL318",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no digital performers, voices or likenesses without consent (N-T1)",
)
DECLARED = frozenset({"replica", "alteration", "dub", "synthetic"})
AI = frozenset({"edited", "generated", "unknown"})
SOUNDS = frozenset({"music", "sfx"})
DUBBED = "c2pa.dubbed"


def check(case: Case) -> Iterator[Finding]:
    cloning = frozenset(key for key, rows in held.tools(case).items() if any(clones(row.name) for row in rows) or clones(key))
    for element in case.delivery.elements:
        if not (cloning or case.readings or element.sources):
            continue
        if element.talent and not DECLARED.isdisjoint(person.manifestation for person in element.talent):
            continue
        if why := next(_reasons(case, element, cloning), None):
            yield _finding(element, *why)


def _reasons(case: Case, element: Element, cloning: frozenset[str]) -> Iterator[tuple[str, tuple[Related, ...]]]:
    tools = (*element.ai.tools, *(step.tool for step in element.ai.steps))
    if tools and element.kind not in SOUNDS:
        yield from ((f"tool {tool}", ()) for tool in tools if tool in cloning)
    for reading in case.read(element):
        yield from ((said, (Related(case.file(reading.path), said),)) for said in _said(reading, element))
    if element.sources:
        yield from _at_intake(case, element)


def _at_intake(case: Case, element: Element) -> Iterator[tuple[str, tuple[Related, ...]]]:
    for _, reading in case.intake(element):
        yield from ((said, (Related(case.file(reading.path), said),)) for said in _said(reading, element))
    for index, source in enumerate(element.sources):
        at = element.at / "sources" / index
        for item in source.evidence:
            if clones(item.generator) or (item.claim == "person" and element.ai.use in AI):
                said = f"a label of {item.generator or item.claim} at intake"
                yield said, (Related(at, said),)


def _said(reading: Reading, element: Element) -> Iterator[str]:
    for item in reading.evidence:
        if clones(item.generator):
            yield f"a label of {item.generator}"
        elif item.value == DUBBED:
            yield f"{DUBBED} in the history of the file"
        elif item.claim == "person" and (element.ai.use in AI or reading.ai in AI):
            yield f"the name of a person ({item.tag}) on the work of AI"


def _finding(element: Element, why: str, related: tuple[Related, ...]) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "talent",
        element=element.id,
        message=f"{element.id} declares nobody who is replicated or altered, and bears {why}",
        found=why,
        required="a talent entry that says whose face or voice it is",
        fix="declare the replica, alteration, dub or synthetic performer under talent, with the consents",
        related=related,
    )
