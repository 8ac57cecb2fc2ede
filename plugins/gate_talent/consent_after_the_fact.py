"""The AI work on a person was done before they agreed to it.

## Why it matters

Consent is asked before, or it is not asked at all: a signature under finished work only says that it was too late to refuse. So the
day of the work and the day of the signature both have to be known.

Asked of the consents to creating, altering or dubbing that an appearance needs: those signed by `ai.created_on` (the same day counts)
must cover what the listed ones cover together. Told once, at the consent that came late. Where `created_on` is not stated it is told
at the element. A consent that is not in force is for TAL305. Alterations and dubs without AI have no day of AI work.

## Fails

Signed one day late, and two elements that lean on it; and work whose day nobody stated:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, created_on: 2026-10-19}
    talent:
      - {talent: T-014, manifestation: replica, modality: [likeness], consents: [CON-0003]}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: temp
    ai: {use: generated, created_on: 2026-10-18}
    talent:
      - {talent: T-014, manifestation: replica, modality: [likeness], consents: [CON-0003]}
  - id: NF_103_010_0060
    kind: shot
    media: vfx/NF_103_010_0060_v012.mov
    usage: final
    ai: {use: generated}  # finding
    talent:
      - {talent: T-014, manifestation: replica, modality: [likeness], consents: [CON-0003]}
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [create], modality: [likeness], production: NF-S1, signed_on: 2026-10-20}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, created_on: 2026-10-20}
    talent:
      - {talent: T-014, manifestation: replica, modality: [likeness], consents: [CON-0003, CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [create], modality: [likeness], production: NF-S1, signed_on: 2026-10-20}
  - {id: CON-0004, status: active, talent: T-014, covers: [create, use-same-production], modality: [likeness], production: NF-S1, signed_on: 2026-11-01}
```

## To clear it

Do the work again under the consent, or list one that was signed before it. State `created_on`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Consent, Element, Finding, Rule, Severity
from gate_talent.agreed import counted, leaners
from gate_talent.late import Late, late, undated

RULE = Rule(
    "TAL322",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit consent (N-T1) before proceeding (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    yield from (_undated(element) for element in undated(case))
    yield from (_late(item.consent, item) for item in late(case))


def _undated(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "created_on",
        element=element.id,
        message=f"{element.id} holds a person's replica, alteration or dub, and does not say when it was made",
        found="no day on which the AI work was done",
        required="ai.created_on, not before the consents were signed",
        fix="state created_on",
    )


def _late(row: Consent, item: Late) -> Finding:
    return Finding(
        rule=RULE,
        location=row.at / "signed_on",
        row=row.id,
        message=f"{row.id} of {row.talent} was signed on {row.signed_on}, after AI work of {item.first} that leans on it {counted(item.places)}",
        found=f"{row.id} signed on {row.signed_on}, work of {item.first}",
        required="signed by the day on which the AI work was done",
        fix="do the work again under the consent, or list one that was signed before it",
        related=leaners(item.places, f"made before {row.id} was signed"),
    )
