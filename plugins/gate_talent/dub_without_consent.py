"""A person's voice or face is dubbed by AI without their consent, in a picture that falls under the newer terms.

## Why it matters

Until now, existing agreements let a production dub a performer into other languages with a machine. For pictures whose principal
photography begins on 2027-07-01 or later the person has to agree, whatever the agreement says.

Asked of dubs in which AI had a part, when `photography_start` is that day or later, or is not stated: a listed consent
must cover `dub`, and no basis spares it. For earlier pictures TAL309 alteration-without-basis asks for consent or a basis.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, photography_start: 2027-07-01}
elements:
  - id: NF_103_dub_fr
    kind: dialogue
    media: sound/NF_103_dub_fr.wav
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-021, manifestation: dub, basis: existing-agreement, agreement_ref: MOU-4}  # finding
```

A delivery that does not say when photography began:

```yaml
elements:
  - id: NF_103_dub_fr
    kind: dialogue
    media: sound/NF_103_dub_fr.wav
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-021, manifestation: dub, basis: existing-agreement, agreement_ref: MOU-4, consents: [CON-0003]}  # finding
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create, alteration], production: NF-S1, signed_on: 2026-01-20}
```

## Passes

One day earlier:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, photography_start: 2027-06-30}
elements:
  - id: NF_103_dub_fr
    kind: dialogue
    media: sound/NF_103_dub_fr.wav
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-021, manifestation: dub, basis: existing-agreement, agreement_ref: MOU-4}
```

With consent, and a dub by people:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, photography_start: 2027-07-01}
elements:
  - id: NF_103_dub_fr
    kind: dialogue
    media: sound/NF_103_dub_fr.wav
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-021, manifestation: dub, consents: [CON-0003]}
  - id: NF_103_dub_de
    kind: dialogue
    media: sound/NF_103_dub_de.wav
    usage: final
    ai: {use: none}
    talent:
      - {talent: T-021, manifestation: dub}
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [dub], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person for a consent that covers `dub` and list it, or dub with another voice. State when photography began.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.need import DUB, DUBS_FROM, late_dub
from gate_talent.told import lacking, listing, papers

RULE = Rule(
    "TAL312",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="SAG-AFTRA 2026, 39.D: dubbing with a replica needs consent for photography from 2027-07-01",
)


def check(case: Case) -> Iterator[Finding]:
    start = case.delivery.photography_start
    began = f"photography from {start}" if start else "start of photography not stated"
    for need in lacking(case, DUB) if late_dub(case) else ():
        entry = need.entry
        yield Finding(
            rule=RULE,
            location=entry.at / "consents",
            element=entry.element.id,
            message=f"{entry.element.id} dubs {entry.person.talent} without consent to it ({began}): {listing(entry)}",
            found=f"dub of {entry.person.talent}, {began}, {listing(entry)}",
            required=f"a consent of {entry.person.talent} that covers {DUB}, or photography before {DUBS_FROM}",
            fix=f"have a consent signed that covers {DUB} and list it, or state photography_start where it was earlier",
            related=papers(entry),
        )
