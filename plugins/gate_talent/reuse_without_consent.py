"""A replica is used, and nothing spares it the person's consent to that.

## Why it matters

Consent to creating a replica is not consent to putting it anywhere. Three grounds spare the second consent, and only that: the
picture or sound stays as it was scripted (`as-scripted`), shows what nobody could do safely (`safety`), or leaves the person
unrecognisable (`unrecognizable`). What is customary in post, or permitted by an agreement, excuses alterations, never a replica.

As scripted means a script that was there before the performance: `script.dated` is not after `performed_on`. A script of a later
day is a new use. Where one of the two days, or the note for the other grounds, is missing, TAL308 exemption-without-evidence speaks.

The use is covered by a consent for this production that covers `use-same-production`, or by one for another production that covers
`use-other-production`. A replica out of a model that is reused leans on consents to reuse, whatever its basis: TAL317 asks for
them. A replica without any consent is for TAL301, a person's new delivery or intent for TAL310.

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
from gate_talent.reuse import reuse_consents
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
        if need.entry.listed and reuse_consents(case, need.entry) is None:
            yield _finding(need)


def _finding(need: Need) -> Finding:
    entry, person = need.entry, need.entry.person
    basis = _basis(need)
    return Finding(
        rule=RULE,
        location=entry.at / "consents",
        element=entry.element.id,
        message=f"{entry.element.id} uses a replica of {person.talent} with {basis}, and no consent to the use: {listing(entry)}",
        found=f"use of the replica of {person.talent}, {basis}, {listing(entry)}",
        required="a consent that covers the use, or a basis that holds: as-scripted, safety or unrecognizable",
        fix=f"have a consent signed that covers {USE} and list it, or state the basis that spares it",
        related=papers(entry),
    )


def _basis(need: Need) -> str:
    person = need.entry.person
    if person.basis == "as-scripted" and person.script:
        return f"a script of {person.script.dated} that is younger than the performance of {person.performed_on}"
    return f"basis {person.basis}, which does not excuse a replica" if person.basis else "no basis"
