"""A file states a digital source type that the vocabulary has retired.

## Why it matters

IPTC has withdrawn `softwareImage`, `minorHumanEdits` and `digitalArt`, because readers took them for different things.
Whoever receives the file may read them as AI, as none, or not at all.

Looked at are the fields for the digital source type in the media of every element and in what was delivered of its
`sources`, in every stage. Told once for each element and term.

## Fails

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: none}}  # finding
files:
  quay.png:
    evidence:
      - claim: not-ai
        channel: xmp
        tag: "XMP-iptcExt:DigitalSourceType"
        value: "http://cv.iptc.org/newscodes/digitalsourcetype/minorHumanEdits"
```

## Passes

A term that holds, and the words of a title:

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: quay.png, usage: final, ai: {use: none}}
files:
  quay.png:
    evidence:
      - claim: not-ai
        channel: xmp
        tag: "XMP-iptcExt:DigitalSourceType"
        value: "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"
      - {claim: person, channel: xmp, tag: "XMP-dc:Title", value: digitalArt}
```

## To clear it

Have the file written with a term that holds: `humanEdits` for `minorHumanEdits`, `digitalCreation` for `digitalArt`,
and for `softwareImage` whichever says how it was made.
"""

import re
from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Evidence, Finding, Reading, Related, Rule, Severity, Sight

RULE = Rule(
    "LBL903",
    Severity.INFO,
    __name__,
    __doc__ or "",
    clause="IPTC NewsCodes, digital source type: retired terms",
    needs=Sight.MEDIA,
)
TERMS = {"softwareimage": "softwareImage", "minorhumanedits": "minorHumanEdits", "digitalart": "digitalArt"}
TERM = re.compile(r"(?<![a-z])(?:softwareImage|minorHumanEdits|digitalArt)(?![a-z])", re.IGNORECASE)
FIELD = re.compile(r"digitalsource(?:file)?type", re.IGNORECASE)
SHOWN = 5
"""Files and statements that one finding shows."""


def check(case: Case) -> Iterator[Finding]:
    stating = {path for path, reading in case.readings.items() if any(True for said in reading.evidence for _ in _terms(said))}
    if stating:
        for element in case.delivery.elements:
            yield from _found(case, element, stating)


def _found(case: Case, element: Element, stating: set[str]) -> Iterator[Finding]:
    readings = [*case.read(element), *(reading for _, reading in case.intake(element))]
    heard: dict[str, list[tuple[Reading, Evidence]]] = {}
    for reading in readings:
        for said in reading.evidence if reading.path in stating else ():
            for term in _terms(said):
                heard.setdefault(term, []).append((reading, said))
    yield from (_finding(case, element, term, where) for term, where in heard.items())


def _terms(said: Evidence) -> Iterator[str]:
    if FIELD.search(said.tag):
        yield from dict.fromkeys(TERMS[term.lower()] for term in TERM.findall(said.value))


def _finding(case: Case, element: Element, term: str, where: Sequence[tuple[Reading, Evidence]]) -> Finding:
    places = dict.fromkeys(case.file(reading.path) for reading, _ in where)
    return Finding(
        rule=RULE,
        location=element.at / "media",
        element=element.id,
        message=f"{element.id} states the digital source type {term}, which the vocabulary has retired",
        found=f"digital source type {term}",
        required="a term that holds",
        fix="have the files written with a term of the present vocabulary",
        related=tuple(Related(at, f"states {term}") for at in [*places][:SHOWN]),
        evidence=tuple(said for _, said in where)[:SHOWN],
    )
