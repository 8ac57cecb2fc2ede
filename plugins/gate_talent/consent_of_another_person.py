"""A consent is listed for one person and was given by another.

## Why it matters

Nobody can agree for somebody else. A stunt double's consent to a face replacement says nothing of the face that goes on
top, and an id that was copied from the line above looks as good as the right one. The register says whose consent it is.

Asked of every consent that an appearance lists and a register holds, in every stage. Who signed for a person (a guardian, an
estate) is another matter: `talent` names the person whom the consent is about.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0004]}  # finding
      - {talent: T-015, manifestation: double, consents: [CON-0004]}
consents:
  - {id: CON-0004, status: active, talent: T-015, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0003]}
      - {talent: T-015, manifestation: double, consents: [CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [create], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-015, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

List the consent of the person who appears, or correct `talent` where the wrong person was written.
"""

from collections.abc import Iterator

from gate.sdk import Case, Consent, Finding, Related, Rule, Severity
from gate_talent.agreed import Entry, Listed, entries

RULE = Rule(
    "TAL303",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent of the person (N-T1)",
)


def check(case: Case) -> Iterator[Finding]:
    for entry in entries(case):
        for item in entry.listed:
            others = {row.talent: row for row in reversed(item.rows) if row.talent != entry.person.talent}
            yield from (_finding(entry, item, row) for row in others.values())


def _finding(entry: Entry, item: Listed, row: Consent) -> Finding:
    person = entry.person.talent
    return Finding(
        rule=RULE,
        location=item.at,
        element=entry.element.id,
        message=f"{entry.element.id} lists {item.id} for {person}, but it is the consent of {row.talent}",
        found=f"{item.id} of {row.talent}, for the {entry.who}",
        required=f"a consent of {person}",
        fix=f"list a consent of {person}, or correct the talent id where it is wrong",
        related=(Related(row.at / "talent", f"{item.id} is the consent of {row.talent}"),),
    )
