"""The labels of a file contradict each other.

## Why it matters

When one label of a picture says that a model made it and another that a camera took it, one of them is wrong, and nobody
who receives the file can tell which. The graver word counts for every other rule; that somebody wrote the lighter one is a
matter of its own. A label that is copied along unread is the usual cause, one that was set to hide the first the worst.

Two labels contradict each other when one says generated or edited by AI and the other says not made by AI, each for
certain or with strong reason. The history that C2PA keeps is one label: a camera original that AI has edited since has a
capture in it and is no contradiction. What was seen at intake (`sources`) is held against the file as well: a file that
now says not made by AI, where its source spoke of AI, contradicts itself over time. That the manifest says less than the
file is AI102's to report.

## Fails

C2PA speaks of AI, XMP of a camera:

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: generated}}  # finding
files:
  stills/quay.jpg:
    evidence:
      - {claim: ai-generated, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: trainedAlgorithmicMedia}
      - {claim: not-ai, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: digitalCapture}
```

A signature that is trusted does not settle it:

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}  # finding
files:
  stills/quay.jpg:
    evidence:
      - {claim: not-ai, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: digitalCapture, trust: trusted}
      - {claim: ai-edited, channel: iptc, tag: "IPTC:Credit", value: Edited with Google AI, confidence: strong}
```

At intake the source spoke of AI, and the file that was made from it says it came from a camera:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.jpg
    usage: final
    ai: {use: generated}
    sources:
      - media: sources/quay_ext.png
        evidence: [{claim: ai-generated, channel: c2pa, generator: Adobe Firefly}]  # finding
files:
  stills/quay.jpg:
    evidence:
      - {claim: not-ai, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: digitalCapture}
```

## Passes

A camera original, edited with AI since, all told in one history; and a label that agrees:

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: edited}}
files:
  stills/quay.jpg:
    evidence:
      - {claim: not-ai, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: digitalCapture}
      - {claim: ai-edited, channel: c2pa, tag: c2pa.actions.v2/actions/1/digitalSourceType, value: compositeWithTrainedAlgorithmicMedia}
      - {claim: ai-edited, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: compositeWithTrainedAlgorithmicMedia}
```

A plate that was not made by AI when it came in, and that AI has edited since:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.jpg
    usage: final
    ai: {use: edited}
    sources:
      - {media: sources/quay_plate.tif, evidence: [{claim: not-ai, channel: xmp}]}
files:
  stills/quay.jpg:
    evidence:
      - {claim: ai-edited, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: compositeWithTrainedAlgorithmicMedia}
```

## To clear it

Find out how the file was made. Declare what is true under `ai`, have the wrong label corrected by whoever wrote it, and
deliver the file again. Do not simply remove a label: that the AI part cannot be told any more is a fault of its own.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gate.sdk import Case, Element, Evidence, Finding, Reading, Related, Rule, Severity, Sight, Source, named, place

RULE = Rule(
    "PRV405",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1); IPTC digital source type; C2PA 2.1, actions",
    needs=Sight.MEDIA,
)
ADMISSIONS = ("ai-generated", "ai-edited")
DENIAL = "not-ai"


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        clashes = [(found, reading) for reading in case.read(element) if (found := _clash(reading.evidence))]
        for words, group in groupby(sorted(clashes, key=_words), key=_words):
            yield _within(case, element, words, [*group])
        for index, source in enumerate(element.sources):
            if contrary := _contrary(case, element, source):
                yield _since(case, element, index, contrary)


def _clash(evidence: Iterable[Evidence]) -> tuple[Evidence, Evidence] | None:
    """The gravest admission of AI, and a denial that it contradicts."""
    firm = [item for item in evidence if item.confidence != "weak"]
    admitting = [item for claim in ADMISSIONS for item in firm if item.claim == claim]
    told = any(item.channel == "c2pa" for item in admitting)
    denying = [item for item in firm if item.claim == DENIAL and not (told and item.channel == "c2pa")]
    return (admitting[0], denying[0]) if admitting and denying else None


def _words(clash: tuple[tuple[Evidence, Evidence], Reading]) -> str:
    return " beside ".join(f"{item.claim} in {item.channel} ({item.tag})" for item in clash[0])


def _within(case: Case, element: Element, words: str, clashes: list[tuple[tuple[Evidence, Evidence], Reading]]) -> Finding:
    paths = [reading.path for _, reading in clashes]
    return Finding(
        rule=RULE,
        location=place(element, paths),
        element=element.id,
        message=f"{named(paths)} {'is' if len(paths) == 1 else 'are'} labelled both as made with AI and as made without",
        found=f"{words}: {named(paths)}",
        required="labels of a file that agree on how it was made",
        fix="find out how it was made, declare that, and have the wrong label corrected where it was written",
        related=tuple(Related(case.file(path), "labelled both ways") for path in paths[:3]),
        evidence=clashes[0][0],
    )


def _contrary(case: Case, element: Element, source: Source) -> Reading | None:
    """The file that now says the contrary of what was seen at intake: the source itself where it is delivered, else one made from it."""
    claims = {said.claim for said in source.evidence}
    admitted = not claims.isdisjoint(ADMISSIONS)
    itself = case.readings.get(source.media)
    if admitted:
        return next((reading for reading in ((itself,) if itself else case.read(element)) if _denies(reading)), None)
    return itself if itself and DENIAL in claims and itself.ai in ("generated", "edited") else None


def _denies(reading: Reading) -> bool:
    return reading.ai == "none" and any(item.claim == DENIAL for item in reading.evidence)


def _since(case: Case, element: Element, index: int, now: Reading) -> Finding:
    source = element.sources[index]
    then = ", ".join(said.claim for said in source.evidence)
    label = next(item for item in now.evidence if item.claim in (*ADMISSIONS, DENIAL))
    return Finding(
        rule=RULE,
        location=element.at / "sources" / index / "evidence",
        element=element.id,
        message=f"{now.path} says the contrary of what was seen in {source.media} at intake",
        found=f"{then} at intake ({source.media}), {label.claim} in {label.channel} now ({now.path})",
        required="labels that say the same before and after conforming",
        fix="find out how it was made, declare that, and have the wrong label corrected where it was written",
        related=(Related(case.file(now.path), f"says {label.claim} now"),),
        evidence=(label,),
    )
