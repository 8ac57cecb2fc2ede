"""A consent is listed that is not in force on the delivery day.

## Why it matters

Consent can run out, be taken back, or be replaced by another one with other terms. What was agreed once is then no longer
agreed, however long ago the work was done, and the person has every right to ask why it was delivered all the same.

A consent is in force when its `status` is `active`, its `signed_on` is stated and not in the future, and its `expires_on`,
if it has one, is not before the delivery day. The last day still counts. Asked of every consent that an appearance lists,
whatever its manifestation, in every stage: several consents may add up, so none that is listed is idle. Asked as well of the
consents to the reuse of a model (`reuse_consents`) that is reused. Told once, at the consent, with the places that list it.

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
        consents: [CON-0001, CON-0002, CON-0003]
consents:
  - {id: CON-0001, status: revoked, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20}  # finding
  - {id: CON-0002, status: active, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20, expires_on: 2026-11-19}  # finding
  - {id: CON-0003, status: active, talent: T-014, covers: [create], production: NF-S1}  # finding
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

from collections.abc import Collection, Iterator

from gate.sdk import Case, Consent, Finding, Lack, Related, Rule, Severity, consent_lapses
from gate_talent.agreed import Listed, counted, leaners
from gate_talent.reuse import in_use

RULE = Rule(
    "TAL305",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent (N-T1), in force on the delivery day",
)


def check(case: Case) -> Iterator[Finding]:
    for row, places in in_use(case):
        if lapses := tuple(consent_lapses(row, case)):
            yield _finding(row, lapses, places)


def _finding(row: Consent, lapses: tuple[Lack, ...], places: Collection[Listed]) -> Finding:
    why = ", ".join(lapse.text for lapse in lapses)
    return Finding(
        rule=RULE,
        location=lapses[0].at,
        row=row.id,
        message=f"{row.id} of {row.talent} {why}, and is leaned on {counted(places)}",
        found=f"{row.id} {why}",
        required="active, signed by the delivery day, not expired",
        fix=f"have {row.id} renewed, list the consent that took its place, or replace what leans on it",
        related=(*(Related(lapse.at, f"{row.id} {lapse.text}") for lapse in lapses[1:]), *leaners(places, f"lists {row.id}")),
    )
