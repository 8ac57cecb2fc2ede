"""A deceased person is replicated or altered by leave of nobody who may speak for them.

## Why it matters

The dead have left nobody in doubt that they cannot agree. Their estate, whoever else they authorised, or failing both the union
speaks for them, and in some places the law asks for it for seventy years. What the person signed in their life was about the work
of their life.

Asked of the consents that an appearance of a person of category `deceased` needs: those signed by `estate`,
`authorised-representative` or `union` must cover what the listed ones cover together. Asked as well of the consents to the training and
the reuse of a model with such a person in it (TAL317, TAL323), of which one at least must be signed so. Told once, at the consent.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-041, manifestation: replica, modality: [likeness], consents: [CON-0003, CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-041, covers: [create], modality: [likeness], production: NF-S1, signed_on: 2026-01-20, signatory: self}  # finding
  - {id: CON-0004, status: active, talent: T-041, covers: [use-same-production], modality: [likeness], production: NF-S1, signed_on: 2026-01-20, signatory: estate}
talent:
  - {id: T-041, category: deceased}
```

The reuse of a model of another production:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, models: [M-01]}
consents:
  - {id: CON-0005, status: active, talent: T-041, covers: [use-other-production], modality: [likeness, voice, motion], production: NF-S0, signed_on: 2020-01-20, signatory: self}  # finding
models: [{id: M-01, production: NF-S0, talent: [T-041], reuse_consents: [CON-0005]}]
talent: [{id: T-041, category: deceased}]
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
      - {talent: T-041, manifestation: replica, modality: [likeness], consents: [CON-0003, CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-041, covers: [create], modality: [likeness], production: NF-S1, signed_on: 2020-01-20, signatory: self}
  - {id: CON-0004, status: active, talent: T-041, covers: [create, use-same-production], modality: [likeness], production: NF-S1, signed_on: 2026-01-20, signatory: estate}
talent:
  - {id: T-041, category: deceased}
```

## To clear it

Ask the estate or the authorised representative, and where there is none the union, and list the consent that they sign.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.agreed import counted, leaners
from gate_talent.people import Unsigned, unsigned

RULE = Rule(
    "TAL314",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="California Civil Code 3344.1 (AB 1836); SAG-AFTRA: the representative of a deceased performer, else the union",
)
DECEASED, SPEAKERS = "deceased", ("estate", "authorised-representative", "union")


def check(case: Case) -> Iterator[Finding]:
    return (_finding(item) for item in unsigned(case, DECEASED, SPEAKERS))


def _finding(item: Unsigned) -> Finding:
    row = item.consent
    by = f"signed by {row.signatory}" if row.signatory else "not said to be signed by anybody"
    return Finding(
        rule=RULE,
        location=row.at / "signatory",
        row=row.id,
        message=f"{row.id} of {row.talent}, who is deceased, is {by}, and is leaned on {counted(item.places)}",
        found=f"{row.id} of a deceased person, {by}",
        required="signatory: estate, authorised-representative or union",
        fix="ask the estate, the authorised representative or the union, and list the consent that they sign",
        related=leaners(item.places, f"lists {row.id}"),
    )
