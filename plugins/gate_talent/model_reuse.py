"""A model of performers is used beyond its production without the consent of all of them.

## Why it matters

A model that was trained to finish one production can act in the next. It may not: not in another production, and neither in a
pitch nor a concept, unless every person in it has expressly agreed. One party's leave does not do for the others.

Asked of every model with `talent` that an element names, once, at the model: when its `production` is not the delivery's or not
stated, or the delivery's `genre` is `pitch` or `concept`. Each person must have a consent among `reuse_consents` that covers
`use-other-production`. One that is listed there and is not in force is told at the consent (TAL305), an id that leads nowhere by
TAL302.

## Fails

Two of three have agreed:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, models: [M-01]}
consents:
  - {id: CON-0001, status: active, talent: T-014, covers: [use-other-production], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0002, status: active, talent: T-015, covers: [use-other-production], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0003, status: active, talent: T-016, covers: [use-same-production], production: NF-S1, signed_on: 2026-01-20}
models:
  - {id: M-01, production: NF-S0, talent: [T-014, T-015, T-016], reuse_consents: [CON-0001, CON-0002, CON-0003]}  # finding
```

A model of the production's own in a pitch, and one that names no production:

```yaml
delivery: {id: NF-S2-PITCH, title: Night Ferry, production: NF-S1, genre: pitch}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, models: [M-01, M-02]}
models:
  - {id: M-01, production: NF-S1, talent: [T-014]}  # finding
  - {id: M-02, talent: [T-014]}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, models: [M-01, M-02]}
consents:
  - {id: CON-0001, status: active, talent: T-014, covers: [use-other-production], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0002, status: active, talent: T-015, covers: [use-other-production], production: NF-S0, signed_on: 2025-01-20}
models:
  - {id: M-01, production: NF-S0, talent: [T-014, T-015], reuse_consents: [CON-0001, CON-0002]}
  - {id: M-02, production: NF-S1, talent: [T-014]}
```

## To clear it

Ask every person in the model, list their consents under `reuse_consents`, or train a model for this production.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Finding, Rule, Severity, held, leaning, named
from gate_talent.agreed import counted
from gate_talent.reuse import ELSEWHERE, Reused, reused

RULE = Rule(
    "TAL317",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: models stay with their production; another, pitch or concept needs all parties (N-R4, N-R5)",
)


def check(case: Case) -> Iterator[Finding]:
    rows = held.consents(case)
    for item in reused(case):
        if all(key in rows for key in item.model.reuse_consents) and (missing := _missing(item)):
            yield _finding(item, missing)


def _missing(item: Reused) -> list[str]:
    agreed = {row.talent for listed in item.consents for row in listed.rows if ELSEWHERE in row.covers}
    return [person for person in dict.fromkeys(item.model.talent) if person not in agreed]


def _finding(item: Reused, missing: Sequence[str]) -> Finding:
    model = item.model
    return Finding(
        rule=RULE,
        location=model.at / "reuse_consents",
        row=model.id,
        message=f"{model.id} {item.why} and is used {counted(item.places)}, without the consent of {named(missing)}",
        found=f"{model.id} {item.why}, no consent of {', '.join(missing)}",
        required=f"a consent of every person in the model that covers {ELSEWHERE}",
        fix=f"list the consents of {named(missing)} under reuse_consents, or use a model of this production",
        related=leaning(item.places, f"uses {model.id}"),
    )
