"""A consent is listed that is not in force on the delivery day.

## Why it matters

Consent can run out, be taken back, or be replaced by another one with other terms. What was agreed once is then no longer
agreed, however long ago the work was done, and the person has every right to ask why it was delivered all the same.

A consent is in force when its `status` is `active`, its `signed_on` is stated and not in the future, and its `expires_on`,
if it has one, is not before the delivery day. The last day still counts. Asked of every consent that an appearance lists,
whatever its manifestation, in every stage: several consents may add up, so none that is listed is idle.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
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
          - CON-0001  # finding
          - CON-0002  # finding
          - CON-0003  # finding
consents:
  - {id: CON-0001, status: revoked, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0002, status: active, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20, expires_on: 2026-11-19}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], production: NF-S1}
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0003]}
consents:
  - {id: CON-0002, status: superseded, talent: T-014, covers: [create], production: NF-S1, signed_on: 2025-01-20}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20, expires_on: 2026-11-20}
```

## To clear it

Have the consent renewed or signed, or replace the element. Where another consent took its place, list that one and drop
this.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Lack, Related, Rule, Severity, consent_lapses
from gate_talent.agreed import Listed, held

RULE = Rule(
    "TAL305",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent (N-T1), in force on the delivery day",
)


def check(case: Case) -> Iterator[Finding]:
    for item, consent in held(case):
        if lapses := tuple(consent_lapses(consent, case)):
            yield _finding(item, lapses)


def _finding(item: Listed, lapses: tuple[Lack, ...]) -> Finding:
    why = ", ".join(lapse.text for lapse in lapses)
    return Finding(
        rule=RULE,
        location=item.at,
        element=item.element.id,
        message=f"{item.element.id} leans on {item.id} of {item.person.talent}, which {why}",
        found=f"{item.id} {why}, for the {item.who}",
        required="active, signed by the delivery day, not expired",
        fix=f"have {item.id} renewed, list the consent that took its place, or replace the element",
        related=tuple(Related(lapse.at, f"{item.id} {lapse.text}") for lapse in lapses),
    )
