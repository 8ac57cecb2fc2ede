"""An element is declared made without AI, and the credentials that say so are not trusted.

## Why it matters

Anybody can sign a file and have it say that a camera took it. Such a word is worth something only when the signer is known: when
the policy names the certificates that it trusts, and the signature leads back to one of them. Until then it is a claim of a
stranger about himself, and nobody should lean on it.

Asked of every element with `ai.use: none` whose media, in signed credentials, say not made by AI, and say nothing of AI
anywhere. Where no trust anchors are named in the policy, that is the one cause, and the finding stands once, at the elements.
Unsigned labels, an XMP tag for instance, make no claim to be believed. Credentials that do not fit their file, or are damaged,
are PRV402's and PRV403's to report; labels against each other PRV405's.

## Fails

No anchors are named, so no credentials at all are trusted:

```yaml
elements:  # finding
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_still_pier, kind: still, media: stills/pier.jpg, usage: final, ai: {use: none}}
files:
  stills/quay.jpg:
    seal: intact
    evidence: [{claim: not-ai, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: digitalCapture, trust: untrusted}]
  stills/pier.jpg:
    seal: intact
    evidence: [{claim: not-ai, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: digitalCapture, trust: untrusted}]
```

## Passes

A trusted signer, a label that nobody signed, and an element that does not lean on its label:

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_still_pier, kind: still, media: stills/pier.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_still_mole, kind: still, media: stills/mole.jpg, usage: final, ai: {use: edited}}
files:
  stills/quay.jpg:
    seal: intact
    evidence: [{claim: not-ai, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: digitalCapture, trust: trusted}]
  stills/pier.jpg:
    evidence: [{claim: not-ai, channel: xmp, tag: "XMP-iptcExt:DigitalSourceType", value: digitalCapture}]
  stills/mole.jpg:
    seal: intact
    evidence: [{claim: not-ai, channel: c2pa, tag: c2pa.actions.v2/actions/0/digitalSourceType, value: digitalCapture, trust: untrusted}]
```

## To clear it

The operator names the certificates that the house trusts under `trust: {anchors: [...]}` in `gate.yaml`. For a signer whom
the house does not trust, ask for another proof of how the file was made, and keep it.
"""

from collections.abc import Iterator, Sequence

import msgspec

from gate.sdk import Case, Element, Evidence, Finding, Location, Reading, Related, Rule, Severity, Sight, leaning, named, place

RULE = Rule(
    "PRV404",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="C2PA 2.4, trust model; Netflix GenAI guidance: flag what is in the final cut (N-F1)",
    needs=Sight.MEDIA,
)
BROKEN = ("changed", "damaged")
STRANGE = ("untrusted", "invalid")


class Leaning(msgspec.Struct, frozen=True):
    """An element, its files that a stranger vouches for, and what one of them says."""

    element: Element
    paths: tuple[str, ...]
    said: Evidence


def check(case: Case) -> Iterator[Finding]:
    found = list(_leaning(case))
    if found and not case.policy.anchors:
        yield _without_anchors(case, found)
    elif found:
        yield from (_stranger(case, item) for item in found)


def _leaning(case: Case) -> Iterator[Leaning]:
    claims = {path: said for path, reading in case.readings.items() if (said := _claim(reading))}
    for element in case.delivery.elements if claims else ():
        if element.ai.use == "none":
            paths = tuple(path for path in case.media.get(element.at.pointer, ()) if path in claims)
            if paths:
                yield Leaning(element, paths, claims[paths[0]])


def _claim(reading: Reading) -> Evidence | None:
    """A signed word that a file is not made by AI, where nothing in the file speaks of AI, and nobody trusted says the same."""
    if not reading.evidence or reading.seal in BROKEN or any(item.claim.startswith("ai-") for item in reading.evidence):
        return None
    denials = [item for item in reading.evidence if item.claim == "not-ai"]
    trusted = any(item.trust == "trusted" for item in denials)
    return None if trusted else next((item for item in denials if item.trust in STRANGE), None)


def _without_anchors(case: Case, found: Sequence[Leaning]) -> Finding:
    names = named([item.element.id for item in found])
    return Finding(
        rule=RULE,
        location=Location(case.delivery.at.path, "/elements"),
        message=f"signed credentials say that {names} {'is' if len(found) == 1 else 'are'} not made by AI, and the policy trusts no signer",
        found=f"no trust anchors, {len(found)} {'element' if len(found) == 1 else 'elements'}: {names}",
        required="a signer whom the policy trusts",
        fix="name the certificates that the house trusts under trust: {anchors: [...]} in gate.yaml",
        related=leaning((item.element.at / "id" for item in found), "leans on it"),
        evidence=(found[0].said,),
    )


def _stranger(case: Case, item: Leaning) -> Finding:
    return Finding(
        rule=RULE,
        location=place(item.element, item.paths),
        element=item.element.id,
        message=f"{named(item.paths)} says not made by AI, and is signed by nobody whom the policy trusts",
        found=f"{item.said.claim}, {item.said.trust}: {named(item.paths)}",
        required="a signer whom the policy trusts",
        fix="ask for another proof of how it was made, or have the operator trust the signer's certificate",
        related=tuple(Related(case.file(path), "signed by a stranger") for path in item.paths[:3]),
        evidence=(item.said,),
    )
