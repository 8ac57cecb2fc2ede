"""An AI-made element goes to China, and neither its media carry the label nor does anything say how it is told.

## Why it matters

Since September 2025 material that AI made has to carry in China a label that people see and one that machines read. A
platform there looks for them, and marks or refuses what has none.

Asked where the delivery names `CN`, `worldwide`, or no territory at all, and the delivery day is 2025-09-01 or later,
of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`. It passes
when every one of its files was read and carries the label that GB 45438-2025 describes (an `AIGC` field, or its keys in
a comment, with `Label` 1, 2 or 3), or when `disclosure` says `needed: yes` with the `text` of the label. A label that
was seen at intake and is gone from the media does not count.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, CN]}
elements:
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: generated}}  # finding
  - id: NF_103_010_0040
    kind: shot
    media: [a.mov, b.mov]
    usage: final
    ai: {use: edited}
    disclosure: {needed: yes, method: credit}  # finding
files:
  quay.png:
    evidence: [{claim: ai-generated, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: trainedAlgorithmicMedia}]
  a.mov:
    evidence: [{claim: ai-generated, channel: quicktime, tag: "Keys:AIGC", value: '{"Label":"1","ContentProducer":"kling"}'}]
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, CN]}
elements:
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: generated}}
  - {id: NF_103_still_pier, kind: still, media: pier.jpg, usage: final, ai: {use: generated}}
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: edited}, disclosure: {needed: yes, text: AI generated}}
files:
  quay.png:
    evidence: [{claim: ai-generated, channel: png, tag: "PNG:AIGC", value: '{"Label":"1","ContentProducer":"doubao"}'}]
  pier.jpg:
    evidence: [{claim: ai-undetermined, channel: exif, tag: "ExifIFD:UserComment", value: '{"Label":"3","ProduceID":"7"}'}]
```

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, HK, TW]}
elements:
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: generated}}
```

## To clear it

Have the files labelled, or plan the label and enter its text under `disclosure`.
"""

import re
from collections.abc import Iterator
from datetime import date

from gate.sdk import Case, Element, Evidence, Finding, Reading, Rule, Severity, Sight, cover
from gate_labels.telling import asked, plan

RULE = Rule(
    "LBL902",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="China: Measures for Labeling AI-Generated and Synthetic Content, GB 45438-2025",
    needs=Sight.MEDIA,
)
SINCE = date(2025, 9, 1)
PLACES = frozenset({"CN"})
LABELS = frozenset({"ai-generated", "ai-undetermined"})
"""What a label claims: that it is generated, or possibly or presumably so."""
SIGNS = re.compile(
    r"aigc|ContentProducer|ContentPropagator|ProduceID|PropagateID|ReservedCode[12]|ServiceProvider|ServiceUser", re.IGNORECASE
)


def check(case: Case) -> Iterator[Finding]:
    if asked(case, PLACES, SINCE):
        for element in cover.needing(case):
            if not _planned(element) and not _labelled(case.read(element)):
                yield _finding(element)


def _planned(element: Element) -> bool:
    said = element.disclosure
    return said is not None and said.needed == "yes" and said.text is not None


def _labelled(readings: tuple[Reading, ...]) -> bool:
    return bool(readings) and all(any(map(_label, reading.evidence)) for reading in readings)


def _label(said: Evidence) -> bool:
    return said.claim in LABELS and bool(SIGNS.search(said.tag) or SIGNS.search(said.value))


def _finding(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "disclosure",
        element=element.id,
        message=f"{element.id} is AI-made and goes to China, and is neither labelled nor planned to be",
        found=f"no AIGC label in all of its media; {plan(element)}",
        required="an AIGC label in every file, or disclosure with needed: yes and the text of the label",
        fix="have the files labelled, or plan the label and enter its text under disclosure",
    )
