"""What a person says or means is altered without their consent.

## Why it matters

A small change can turn a performance round: a warmer tone, another stress, a mouth that moves to words that were never
spoken. Such changes touch what the person stands for. No basis spares the consent, neither the script nor custom nor an
agreement, and it is the same whether the entry calls itself an alteration, a replica, a dub or a double.

Asked wherever `alteration` holds `tone`, `delivery`, `intent` or `lip-sync-new-dialogue`: a listed consent must cover
`alteration`. Consent to create or to dub does not.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-014, manifestation: alteration, alteration: [pitch, tone], basis: customary-post}  # finding
      - {talent: T-015, manifestation: replica, alteration: [lip-sync-new-dialogue], consents: [CON-0003]}  # finding
consents:
  - {id: CON-0003, status: active, talent: T-015, covers: [create, use-same-production], production: NF-S1, signed_on: 2026-01-20}
```

## Passes

Pitch is customary, tone is not; the second person agreed:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-014, manifestation: alteration, alteration: [pitch], basis: customary-post}
      - {talent: T-015, manifestation: replica, alteration: [lip-sync-new-dialogue], consents: [CON-0003, CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-015, covers: [create, use-same-production], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-015, covers: [alteration], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person for a consent that covers `alteration` and describes the change, or go back to the performance.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.need import ALTERATION, ALWAYS, always
from gate_talent.told import lacking, listing, papers

RULE = Rule(
    "TAL310",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: changes to tone, delivery or intent, visual ADR among them (N-T2)",
)


def check(case: Case) -> Iterator[Finding]:
    for need in lacking(case, ALTERATION):
        entry = need.entry
        if not always(entry):
            continue
        altered = ", ".join(word for word in entry.person.alteration if word in ALWAYS)
        yield Finding(
            rule=RULE,
            location=entry.at / "alteration",
            element=entry.element.id,
            message=f"{entry.element.id} alters {altered} of {entry.person.talent}, who did not agree to it: {listing(entry)}",
            found=f"{altered} of the {entry.who}, {listing(entry)}",
            required=f"a consent of {entry.person.talent} that covers {ALTERATION}, whatever the basis",
            fix=f"have a consent signed that covers {ALTERATION} and list it, or go back to the performance",
            related=papers(entry),
        )
