"""A model of performers is used beyond its production without the consent of all of them.

## Why it matters

A model that was trained to finish one production can act in the next. It may not: not in another production, and neither in a
pitch nor a concept, unless every person in it has expressly agreed. One party's leave does not do for the others.

Asked of every model with people in it that an element names, once, at the model: when its `production` is not the delivery's or not
stated, or when the delivery is a pitch or a concept: a word of its `genre` is `pitch`, `concept`, `sizzle` or `ripomatic`, as in
`proof-of-concept`; a `high-concept` thriller is none. The people in a model are its `talent`. One that states none is taken to hold
whoever is replicated or altered in the elements that name it, and is in no other model named there; a model of places and things, named
where nobody is made, passes.

Each person must have a consent among `reuse_consents` that covers `use-other-production`, and for each element that names the model one that

- is for the production that the model stems from, or for this one;
- was signed by `ai.created_on`, where that is stated (the same day counts);
- reaches the element and the delivery's territories, in each modality in which somebody is made there (all three, where nobody is
  declared). How far consents reach for a replica of the person itself is for TAL321.

One that is not in force is told at the consent (TAL305), an id that leads nowhere by TAL302.

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
  - {id: CON-0001, status: active, talent: T-014, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0002, status: active, talent: T-015, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2025-01-20}
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

A consent of one day too late, one for another element, one for a third production; and a model that says nothing of whom it holds:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, models: [M-01, M-02, M-03], created_on: 2026-10-20}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v001.mov
    usage: final
    ai: {use: generated, models: [M-04], created_on: 2026-10-20}
    talent: [{talent: T-014, manifestation: replica, consents: []}]
consents:
  - {id: CON-0001, status: active, talent: T-014, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2026-10-21}
  - {id: CON-0002, status: active, talent: T-015, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2026-10-20, elements: [NF_103_011_*]}
  - {id: CON-0003, status: active, talent: T-016, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S7, signed_on: 2026-10-20}
models:
  - {id: M-01, production: NF-S0, talent: [T-014], reuse_consents: [CON-0001]}  # finding
  - {id: M-02, production: NF-S0, talent: [T-015], reuse_consents: [CON-0002]}  # finding
  - {id: M-03, production: NF-S0, talent: [T-016], reuse_consents: [CON-0003]}  # finding
  - {id: M-04, production: NF-S0, trained_on: [{ref: T-014 capture day 2, rights: R-9}]}  # finding
rights: [{id: R-9}]
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, models: [M-01, M-02, M-03], created_on: 2026-10-20}
consents:
  - {id: CON-0001, status: active, talent: T-014, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0002, status: active, talent: T-015, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2026-10-20}
models:
  - {id: M-03, production: NF-S0, trained_on: [{ref: harbour paintings, rights: R-9}]}
  - {id: M-01, production: NF-S0, talent: [T-014, T-015], reuse_consents: [CON-0001, CON-0002]}
  - {id: M-02, production: NF-S1, talent: [T-014]}
rights: [{id: R-9}]
```

## To clear it

Ask every person in the model, list their consents under `reuse_consents`, or train a model for this production.
"""

from collections.abc import Iterator, Mapping

from gate.sdk import Case, Finding, Rule, Severity, held, leaning, named
from gate_talent.agreed import counted
from gate_talent.parties import lacking
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
        if all(key in rows for key in item.model.reuse_consents) and (missing := lacking(case, item)):
            yield _finding(item, missing)


def _finding(item: Reused, missing: Mapping[str, str]) -> Finding:
    model, people = item.model, [*missing]
    said = "" if model.talent else ", names nobody who is in it"
    why = "; ".join(f"{person}: {lack}" for person, lack in missing.items())
    return Finding(
        rule=RULE,
        location=model.at / "reuse_consents",
        row=model.id,
        message=f"{model.id} {item.why}{said} and is used {counted(item.uses)}, without the consent of {named(people)} ({why})",
        found=f"{model.id} {item.why}{said}; {why}",
        required=f"a consent of every person in the model that covers {ELSEWHERE}, for this use and before it",
        fix=f"list the consents of {named(people)} under reuse_consents, or use a model of this production"
        + ("" if model.talent else "; state under talent who is in the model"),
        related=leaning((use.at for use in item.uses), f"uses {model.id}"),
    )
