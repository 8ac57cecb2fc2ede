"""A replica is used, and nothing spares it the person's consent to that.

## Why it matters

Consent to creating a replica is not consent to putting it anywhere. Three grounds spare the second consent, and only that: the
picture or sound stays as it was scripted (`as-scripted`), shows what nobody could do safely (`safety`), or leaves the person
unrecognisable (`unrecognizable`). What is customary in post, or permitted by an agreement, excuses alterations, never a replica.

As scripted means a script that was there before the performance: `script.dated` is not after `performed_on`, nor after the day on which
the AI work was done. A script of a later day is a new use. Where one of the two days, or the note for the other grounds, is missing, TAL308 exemption-without-evidence speaks.

The use is covered by a consent for this production that covers `use-same-production`, or by one for another production that covers
`use-other-production`. A replica out of a model that is reused leans on consents to reuse, whatever its basis: TAL317 asks for
them. A pitch or a concept is no production yet (the genres that
TAL317 names): nothing spares the consent there, and it must cover `use-other-production`. A replica without any consent is for TAL301, a person's new delivery or intent for TAL310.

## Fails

A script that is one day younger than the performance, and no basis at all:

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - talent: T-021
        manifestation: replica
        basis: as-scripted
        script: {version: v7, dated: 2026-03-03}
        performed_on: 2026-03-02
        consents: [CON-0003]  # finding
      - {talent: T-022, manifestation: replica, consents: [CON-0004]}  # finding
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-022, covers: [create, use-other-production], production: NF-S1, signed_on: 2026-01-20}
```

A script that was there before the performance, and not before the AI had done its work; and a pitch:

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited, created_on: 2026-03-01}
    talent:
      - talent: T-021
        manifestation: replica
        basis: as-scripted
        script: {version: v8, dated: 2026-03-02}
        performed_on: 2026-03-05
        consents: [CON-0003]  # finding
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

```yaml
delivery: {id: NF-S2-PITCH, title: Night Ferry, production: NF-S1, genre: pitch-deck}
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-021, manifestation: replica, basis: safety, basis_note: pier fall, consents: [CON-0003]}  # finding
      - {talent: T-022, manifestation: replica, consents: [CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create, use-same-production], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-022, covers: [create, use-other-production], production: NF-S1, signed_on: 2026-01-20}
```

## Passes

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - talent: T-021
        manifestation: replica
        basis: as-scripted
        script: {version: v7, dated: 2026-03-02}
        performed_on: 2026-03-02
        consents: [CON-0003]
      - {talent: T-022, manifestation: replica, consents: [CON-0004]}
      - {talent: T-023, manifestation: replica, basis: unrecognizable, basis_note: masked throughout, consents: [CON-0005]}
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-022, covers: [create, use-other-production], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0005, status: active, talent: T-023, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person for a consent that covers the use and list it, or state the basis that spares it with what it rests on.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.need import USE, Need
from gate_talent.reuse import ELSEWHERE, modelled, sketched
from gate_talent.told import lacking, listing, papers

RULE = Rule(
    "TAL307",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: further consent to use a replica, with three exceptions (N-R2); SAG-AFTRA 2026, 39.B",
)


def check(case: Case) -> Iterator[Finding]:
    for need in lacking(case, USE):
        if need.entry.listed and not modelled(case, need.entry):
            yield _finding(need, case)


def _finding(need: Need, case: Case) -> Finding:
    entry, person = need.entry, need.entry.person
    sketch = sketched(case)
    basis = f"a {case.delivery.genre} to make" if sketch else _basis(need)
    act = ELSEWHERE if sketch else USE
    return Finding(
        rule=RULE,
        location=entry.at / "consents",
        element=entry.element.id,
        message=f"{entry.element.id} uses a replica of {person.talent} with {basis}, and no consent to the use: {listing(entry)}",
        found=f"use of the replica of {person.talent}, {basis}, {listing(entry)}",
        required=f"a consent that covers {act}"
        + ("" if sketch else ", or a basis that holds: as-scripted, safety or unrecognizable"),
        fix=f"have a consent signed that covers {act} and list it" + ("" if sketch else ", or state the basis that spares it"),
        related=papers(entry),
    )


def _basis(need: Need) -> str:
    person = need.entry.person
    if person.basis == "as-scripted" and person.script and person.performed_on:
        older = person.script.dated > person.performed_on
        work = f"the performance of {person.performed_on}" if older else f"the AI work of {need.entry.element.ai.created_on}"
        return f"a script of {person.script.dated} that is younger than {work}"
    return f"basis {person.basis}, which does not excuse a replica" if person.basis else "no basis"
