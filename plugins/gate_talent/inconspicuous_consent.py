"""A consent in use is buried in a contract, or does not say in which form it was given.

## Why it matters

Union terms ask that consent to a replica is clear and conspicuous: a paper of its own, or a rider that the person initialled. A
clause among fifty others is neither.

Asked, where a profile or policy raises it, of every consent that an appearance or the reuse of a model lists, once, at the consent:
`form` is `separate-document` or `initialled-rider`.

## Fails

```yaml
policy: {severities: {TAL324: error}}
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
  - {id: CON-0003, status: active, talent: T-014, covers: [create], form: contract-clause}  # finding
```

## Passes

```yaml
policy: {severities: {TAL324: error}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0002, CON-0003]}
consents:
  - {id: CON-0001, status: active, talent: T-015, covers: [create]}
  - {id: CON-0002, status: active, talent: T-014, covers: [create], form: initialled-rider}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], form: separate-document}
```

## To clear it

Have the consent signed as a paper of its own or as an initialled rider, and state `form`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.agreed import counted, leaners
from gate_talent.reuse import in_use

RULE = Rule(
    "TAL324",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="SAG-AFTRA 2023 and 2026: consent that is clear and conspicuous, separately signed or initialled",
)
CONSPICUOUS = frozenset({"separate-document", "initialled-rider"})


def check(case: Case) -> Iterator[Finding]:
    for row, places in in_use(case):
        if row.form not in CONSPICUOUS:
            yield Finding(
                rule=RULE,
                location=row.at / "form",
                row=row.id,
                message=f"{row.id} of {row.talent} was given as {row.form or 'nobody says what'}, and is leaned on {counted(places)}",
                found=f"{row.id} in the form {row.form or 'not stated'}",
                required="form: separate-document or initialled-rider",
                fix="have the consent signed as a paper of its own or as an initialled rider, and state its form",
                related=leaners(places, f"lists {row.id}"),
            )
