"""A consent is listed that was given for another production.

## Why it matters

A performer who lets one production replicate them has not agreed to appear in the next one. Replicas and the models behind
them stay within the production they were made for, unless the person has said otherwise in writing.

A consent holds when its `production` is the delivery's, or when it `covers` `use-other-production`. One that names no
production is bound to none, and so not to this one. Asked of every consent that an appearance lists, in every stage, and told
once, at the consent, with the appearances that list it.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - talent: T-014
        manifestation: replica
        consents: [CON-0002, CON-0003]
consents:
  - {id: CON-0002, status: active, talent: T-014, covers: [create, use-same-production], production: NF-S0, signed_on: 2025-01-20}  # finding
  - {id: CON-0003, status: active, talent: T-014, covers: [create], signed_on: 2026-01-20}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0002, CON-0003]}
consents:
  - {id: CON-0002, status: active, talent: T-014, covers: [use-other-production], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person for a consent to this production, or for one that covers `use-other-production`, and list that.
"""

from collections.abc import Collection, Iterator

from gate.sdk import Case, Consent, Finding, Rule, Severity
from gate_talent.agreed import Listed, counted, leaned, leaners
from gate_talent.reuse import ELSEWHERE

RULE = Rule(
    "TAL304",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no other production without express consent (N-R5)",
)


def check(case: Case) -> Iterator[Finding]:
    here = case.delivery.production
    for row, places in leaned(case):
        if row.production != here and ELSEWHERE not in row.covers:
            yield _finding(row, places, here)


def _finding(row: Consent, places: Collection[Listed], here: str) -> Finding:
    given = f"was given for production {row.production}" if row.production else "was given for no production"
    return Finding(
        rule=RULE,
        location=row.at / "production",
        row=row.id,
        message=f"{row.id} of {row.talent} {given}, and {here} leans on it {counted(places)}",
        found=f"{row.id} {given}",
        required=f"a consent for production {here}, or one that covers {ELSEWHERE}",
        fix=f"list a consent of {row.talent} for {here} instead, or have {row.id} extended to it",
        related=leaners(places, f"lists {row.id}"),
    )
