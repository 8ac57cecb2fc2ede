"""A consent in use was given by a person whom nobody represented.

## Why it matters

A replica clause that was signed without a lawyer and outside a union agreement may not stand, however well it is written. Who
stood by the person is the first thing that is asked when one is contested.

Asked of every consent that an appearance or the reuse of a model lists, once, at the consent: `represented_by` is `counsel` or
`union`.

## Fails

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
  - {id: CON-0002, status: active, talent: T-014, covers: [create]}  # finding
  - {id: CON-0003, status: active, talent: T-014, covers: [create], represented_by: none}  # finding
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
      - {talent: T-014, manifestation: replica, consents: [CON-0003]}
consents:
  - {id: CON-0002, status: active, talent: T-015, covers: [create]}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], represented_by: counsel}
```

## To clear it

State who represented the person. Where nobody did, have counsel or the union look at the consent before it is relied on.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.agreed import counted, leaners
from gate_talent.reuse import in_use

RULE = Rule(
    "TAL316",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="California Labor Code 927 (AB 2602), New York GOL 5-302: represented by counsel or a union",
)
REPRESENTED = frozenset({"counsel", "union"})


def check(case: Case) -> Iterator[Finding]:
    for row, places in in_use(case):
        if row.represented_by not in REPRESENTED:
            yield Finding(
                rule=RULE,
                location=row.at / "represented_by",
                row=row.id,
                message=f"{row.id} names nobody who represented {row.talent}, and is leaned on {counted(places)}",
                found=f"{row.id} represented by {row.represented_by or 'not stated'}",
                required="represented_by: counsel or union",
                fix="state who represented the person, or have counsel or the union look at the consent",
                related=leaners(places, f"lists {row.id}"),
            )
