"""A replica leans on consents of which none covers creating it.

## Why it matters

A person may have agreed to be altered, or to appear in a promo, and never to be replicated. Making a digital replica is an act
of its own and needs a consent that says so, before there is anything to use: whatever the `basis`, the `usage` and the stage.

Asked of every replica that lists a consent; without any it is TAL301. One of the consents must cover `create`. How far that
one reaches is for TAL321, whose it is and whether it is in force for TAL303 to TAL305.

## Fails

Leave to use a replica is not leave to make one, and the basis spares only leave to use it:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: temp
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, basis: safety, basis_note: pier fall, consents: [CON-0003, CON-0004]}  # finding
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [use-same-production, promo], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-014, covers: [alteration], production: NF-S1, signed_on: 2026-01-20}
stage: interim
```

## Passes

Several consents add up, act by act:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0003, CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [use-same-production], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person for a consent that covers `create` and list it, or take the replica out.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.need import CREATE
from gate_talent.told import lacking, listing, papers

RULE = Rule(
    "TAL306",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: creating a digital replica needs consent (N-R1)",
)


def check(case: Case) -> Iterator[Finding]:
    for need in lacking(case, CREATE):
        entry = need.entry
        if entry.listed:
            yield Finding(
                rule=RULE,
                location=entry.at / "consents",
                element=entry.element.id,
                message=f"{entry.element.id} replicates {entry.person.talent}, who agreed to other things: {listing(entry)}",
                found=f"replica of {entry.person.talent}, {listing(entry)}",
                required=f"a consent of {entry.person.talent} that covers {CREATE}",
                fix=f"have a consent signed that covers {CREATE} and list it, or take the replica out",
                related=papers(entry),
            )
