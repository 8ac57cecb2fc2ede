"""A consent in use points at no paper that could be checked.

## Why it matters

A row in a register is a claim. The paper behind it is found by its number, and known to be the same paper by its hash; without
both, nobody can tell later what was signed.

Asked of every consent that an appearance or the reuse of a model lists, once, at the consent: `document` has a `ref` and a `sha256`.

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
  - {id: CON-0003, status: active, talent: T-014, covers: [create], document: {ref: DMS-4410}}  # finding
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
  - id: CON-0003
    status: active
    talent: T-014
    covers: [create]
    document: {ref: DMS-4410, sha256: 8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92}
```

## To clear it

State under `document` where the paper is kept, and its SHA-256.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.agreed import counted, leaners
from gate_talent.reuse import in_use

RULE = Rule(
    "TAL325",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent (N-T1)",
)


def check(case: Case) -> Iterator[Finding]:
    for row, places in in_use(case):
        if row.document is None or row.document.sha256 is None:
            lack = "hash of its paper" if row.document else "paper"
            yield Finding(
                rule=RULE,
                location=row.at / "document",
                row=row.id,
                message=f"{row.id} of {row.talent} states no {lack}, and is leaned on {counted(places)}",
                found=f"{row.id} states no {lack}",
                required="document: ref and sha256",
                fix="state where the paper is kept, and its SHA-256",
                related=leaners(places, f"lists {row.id}"),
            )
