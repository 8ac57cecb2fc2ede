"""A consent is listed that was given for another production.

## Why it matters

A performer who lets one production replicate them has not agreed to appear in the next one. Replicas and the models behind
them stay within the production they were made for, unless the person has said otherwise in writing.

A consent holds when its `production` is the delivery's, or when it `covers` `use-other-production`. One that names no
production is bound to none, and so not to this one. Asked of every consent that an appearance lists, in every stage.

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
        consents:
          - CON-0002  # finding
          - CON-0003  # finding
consents:
  - {id: CON-0002, status: active, talent: T-014, covers: [create], production: NF-S0, signed_on: 2025-01-20}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], signed_on: 2026-01-20}
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

from collections.abc import Iterator

from gate.sdk import Case, Finding, Related, Rule, Severity
from gate_talent.agreed import held

RULE = Rule(
    "TAL304",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no other production without express consent (N-R5)",
)
ELSEWHERE = "use-other-production"


def check(case: Case) -> Iterator[Finding]:
    here = case.delivery.production
    for item, consent in held(case):
        if consent.production != here and ELSEWHERE not in consent.covers:
            given = f"for production {consent.production}" if consent.production else "for no production"
            yield Finding(
                rule=RULE,
                location=item.at,
                element=item.element.id,
                message=f"{item.element.id} leans on {item.id}, which was given {given}",
                found=f"{item.id} {given}, for the {item.who}",
                required=f"a consent for production {here}, or one that covers {ELSEWHERE}",
                fix=f"list a consent of {item.person.talent} for {here}, or have {item.id} extended to it",
                related=(Related(consent.at / "production", f"{item.id} was given {given}"),),
            )
