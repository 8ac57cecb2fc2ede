"""A synthetic performer takes a human role, and no notice to the union or bargaining is on record.

## Why it matters

A performer who is wholly digital takes a part that a person could have played. The agreements ask that the union is told
beforehand and has had its chance to bargain, so there are two papers to point at.

Asked of every talent entry that is `synthetic`, at every stage: `union_notice_ref` and `bargaining_ref`. One that bears the id of somebody
known is a replica, and TAL301 has it.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - talent: T-S01
        manifestation: synthetic  # finding
        union_notice_ref: UN-7
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
      - {talent: T-S01, manifestation: synthetic, union_notice_ref: UN-7, bargaining_ref: UB-2}
```

## To clear it

Give the union notice and bargain, and note where both are kept; or cast a person.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, likeness
from gate_talent.agreed import Entry, entries

RULE = Rule(
    "TAL311",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="SAG-AFTRA 2023, generative AI, and 2026, 39.K: notice and bargaining before a synthetic performer",
)


def check(case: Case) -> Iterator[Finding]:
    for entry in entries(case):
        if entry.kind == likeness.SYNTHETIC and (lack := _lack(entry)):
            yield Finding(
                rule=RULE,
                location=entry.at / "manifestation",
                element=entry.element.id,
                message=f"{entry.element.id} casts synthetic performer {entry.person.talent}, and states no {lack}",
                found=f"synthetic performer {entry.person.talent}, no {lack}",
                required="union_notice_ref and bargaining_ref",
                fix=f"state {lack}, or cast a person",
            )


def _lack(entry: Entry) -> str:
    return " and ".join(key for key in ("union_notice_ref", "bargaining_ref") if not getattr(entry.person, key))
