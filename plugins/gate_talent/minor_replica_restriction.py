"""A minor is replicated or altered against the terms for minors, or nobody can tell whether it is a minor.

## Why it matters

A child cannot agree for itself: a guardian signs. And what is made of a child, its face or body made older included, may never
be put into nudity or sexual activity. Both can only be seen when the register says who is a minor.

Asked of replicas and alterations, and of dubs and doubles in which AI had a part, at every stage:

- an element with a minor says `sensitive: false`; silence is not enough;
- the consents of a minor that are needed are signed by a `guardian`, those to the training and the reuse of a model with the minor in it
  among them (TAL317, TAL323); told once, at the consent;
- a row of the register of talent states a `category`; told once, at the row. A person who stands in no register of talent is told
  at the first appearance; where there is such a register and it lacks the person, MAN003 says so.

## Fails

```yaml
elements:
  - id: NF_103_010_0040  # finding
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-031, manifestation: replica, consents: [CON-0003]}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v002.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-031, manifestation: alteration, alteration: [cosmetic], basis: customary-post}
      - {talent: T-032, manifestation: alteration, alteration: [cosmetic], basis: customary-post}
    sensitive: true  # finding
consents:
  - {id: CON-0003, status: active, talent: T-031, covers: [create], modality: [likeness, voice, motion], production: NF-S1, signed_on: 2026-01-20, signatory: self}  # finding
talent:
  - {id: T-031, category: minor}
  - {id: T-032}  # finding
```

A model with a minor in it, who signed alone, and one of whose two consents a guardian signed:

```yaml
consents:
  - {id: CON-0005, status: active, talent: T-031, covers: [training], training_use: permitted, production: NF-S1, signed_on: 2026-01-20, signatory: self}  # finding
  - {id: CON-0006, status: active, talent: T-033, covers: [training], training_use: permitted, production: NF-S1, signed_on: 2026-01-20, signatory: self}
  - {id: CON-0007, status: active, talent: T-033, covers: [training], training_use: permitted, production: NF-S1, signed_on: 2026-01-20, signatory: guardian}
models: [{id: M-01, production: NF-S1, talent: [T-031, T-033]}]
talent: [{id: T-031, category: minor}, {id: T-033, category: minor}]
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    sensitive: false
    talent:
      - {talent: T-031, manifestation: replica, consents: [CON-0003]}
      - {talent: T-032, manifestation: alteration, alteration: [cosmetic], basis: customary-post}
consents:
  - {id: CON-0003, status: active, talent: T-031, covers: [create], modality: [likeness, voice, motion], production: NF-S1, signed_on: 2026-01-20, signatory: guardian}
talent:
  - {id: T-031, category: minor}
  - {id: T-032, category: stunt}
```

## To clear it

State `sensitive: false` where it is true, have the guardian sign, and state the category of each person; or take the replica out.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Location, Rule, Severity, Talent, held, leaning
from gate_talent.agreed import SHOWN, Entry, counted, entries, leaners
from gate_talent.people import Unsigned, those, unsigned

RULE = Rule(
    "TAL313",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="SAG-AFTRA 2026, 39.F: no minor's replica in nudity or sexual activity",
)
MINOR, GUARDIANS = "minor", ("guardian",)


def check(case: Case) -> Iterator[Finding]:
    minors = those(case, MINOR)
    held_back: dict[str, Entry] = {}
    places: dict[str, list[Entry]] = {}
    for entry in entries(case):
        if entry.made:
            places.setdefault(entry.person.talent, []).append(entry)
            if entry.element.sensitive is not False and entry.person.talent in minors:
                held_back.setdefault(entry.element.at.pointer, entry)
    yield from (_sensitive(entry) for entry in held_back.values())
    yield from (_unguarded(item) for item in unsigned(case, MINOR, GUARDIANS))
    if not case.delivery.talent or any(row.category is None for row in case.delivery.talent):
        for talent, found in places.items():
            yield from _unknown(case, talent, found)


def _sensitive(entry: Entry) -> Finding:
    element, said = entry.element, "sensitive" if entry.element.sensitive else "not stated whether sensitive"
    return Finding(
        rule=RULE,
        location=element.at / "sensitive",
        element=element.id,
        message=f"{element.id} holds the {entry.who}, a minor, and is {said}",
        found=f"{entry.who}, a minor; {said}",
        required="sensitive: false",
        fix="state sensitive: false where it is true, or take the minor out of the element",
    )


def _unguarded(item: Unsigned) -> Finding:
    row = item.consent
    by = f"signed by {row.signatory}" if row.signatory else "not said to be signed by anybody"
    return Finding(
        rule=RULE,
        location=row.at / "signatory",
        row=row.id,
        message=f"{row.id} of {row.talent}, a minor, is {by}, and is leaned on {counted(item.places)}",
        found=f"{row.id} of a minor, {by}",
        required="signatory: guardian",
        fix="have the guardian sign, and state signatory: guardian",
        related=leaners(item.places, f"lists {row.id}"),
    )


def _unknown(case: Case, talent: str, found: list[Entry]) -> Iterator[Finding]:
    rows = held.talent(case)
    if not rows:
        yield _uncategorised(found[0].element, found[0].at / "talent", found)
    yield from (_uncategorised(row, row.at / "category", found) for row in rows.get(talent, ()) if row.category is None)


def _uncategorised(stated: Element | Talent, at: Location, found: list[Entry]) -> Finding:
    talent = found[0].person.talent
    lack = "no category" if isinstance(stated, Talent) else "no row in a register of talent"
    return Finding(
        rule=RULE,
        location=at,
        element=stated.id if isinstance(stated, Element) else None,
        row=stated.id if isinstance(stated, Talent) else None,
        message=f"{talent} is replicated or altered {counted(found)} and has {lack}, so nobody can tell a minor or a deceased person",
        found=f"{talent} has {lack}",
        required="a category: principal, background, voice, stunt, dancer, minor or deceased",
        fix=f"state the category of {talent} in the register of talent",
        related=leaning((entry.at for entry in found[:SHOWN]), f"appearance of {talent}"),
    )
