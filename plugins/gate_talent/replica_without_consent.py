"""A person is replicated, and no consent is listed.

## Why it matters

A digital replica stands in for somebody in picture or sound that they never performed. Making one needs that person's
consent, explicit and in writing, before any use of it is thought of: a temp replica is a replica. The three exceptions
that are often quoted (as scripted, too dangerous to perform, unrecognisable) spare only a second consent, the one for
using the replica. They never spare the first.

A synthetic performer is nobody who can be recognised. One that bears the id of somebody known, whom the register of talent holds under a
category other than `background`, or who signed a consent, is a replica whatever it is called, and is asked for all that a replica is.

A `basis` does not excuse, and neither does `usage: temp`, `wip` or `reference`, nor an interim delivery. Where a consent is
listed, other rules ask what it is worth: TAL302 of an id that no register holds, TAL303 to TAL305 whose, for which production
and whether it is in force, TAL306 whether it covers `create`.
Without any consent nothing is said of the further consent to use (TAL307, TAL308).

## Fails

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - talent: T-021
        manifestation: replica
        basis: as-scripted
        consents: []  # finding
```

A first try in a work in progress:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v001.mov
    usage: temp
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica}  # finding
stage: interim
```

Synthetic by name, and a principal of the production by its id:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v001.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: synthetic}  # finding
      - {talent: T-S01, manifestation: synthetic}
      - {talent: T-S02, manifestation: synthetic}
talent: [{id: T-014, category: principal}, {id: T-S01, category: background}, {id: T-S02}]
```

## Passes

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-021, manifestation: replica, consents: [CON-0003]}
      - {talent: T-022, manifestation: double}
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person, or whoever may sign for them, for a written consent that describes the replica; enter it in the register of
consents and list its id. Otherwise take the replica out. Where a synthetic performer is nobody, give it an id of its own, without a category.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.agreed import REPLICA, entries

RULE = Rule(
    "TAL301",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: creating a digital replica needs consent (N-R1), explicit and documented (N-T1)",
)


def check(case: Case) -> Iterator[Finding]:
    for entry in entries(case):
        person = entry.person
        if entry.kind == REPLICA and not person.consents:
            yield Finding(
                rule=RULE,
                location=entry.at / "consents",
                element=entry.element.id,
                message=f"{entry.element.id} replicates {person.talent}, and lists no consent",
                found=f"replica of {person.talent}, no consent",
                required=f"a consent of {person.talent} to creating the replica, at every stage",
                fix="list the id of the written consent and hold it in a register, or take the replica out",
            )
