"""A promo or trailer for the United States shows a synthetic performer, and nothing says how the audience is told.

## Why it matters

The State of New York asks of advertising that it says so when a performer in it is no person. A trailer is advertising,
and is shown everywhere.

Asked where the delivery names `US`, `worldwide`, or no territory at all, and the delivery day is 2026-06-01 or later
(the law names June 2026). Asked of every element with `usage: final` in a final delivery of genre `promo`,
`advertising`, `advertisement` or `commercial`, and of every element of kind `trailer`, in which a person's
`manifestation` is `synthetic`. It must state `disclosure` with `needed: yes` and a `method`.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US], delivered_on: 2026-06-01}
elements:
  - id: NF_trailer
    kind: trailer
    media: trailer.mov
    usage: final
    ai: {use: generated}
    talent: [{talent: T-900, manifestation: synthetic}]
    disclosure: {needed: no}  # finding
```

```yaml
delivery:
  id: NF-103-VFX-0042
  title: Night Ferry
  production: NF-S1
  genre: promo
  territories: [worldwide]
  delivered_on: 2026-11-20
elements:
  - id: NF_promo_0010  # finding
    kind: shot
    media: a.mov
    usage: final
    ai: {use: edited}
    talent: [{talent: T-900, manifestation: synthetic}]
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: promo, territories: [US], delivered_on: 2026-06-01}
elements:
  - id: NF_promo_0010
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated}
    talent: [{talent: T-900, manifestation: synthetic}]
    disclosure: {needed: yes, method: card}
  - id: NF_promo_0020
    kind: shot
    media: b.mov
    usage: final
    ai: {use: generated}
    talent: [{talent: T-014, manifestation: replica}]
```

The day before, and an episode:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: promo, territories: [US], delivered_on: 2026-05-31}
elements:
  - id: NF_promo_0010
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated}
    talent: [{talent: T-900, manifestation: synthetic}]
```

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: drama, territories: [US]}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated}
    talent: [{talent: T-900, manifestation: synthetic}]
```

## To clear it

Plan how the audience is told, and enter the method; or make the promo without the synthetic performer.
"""

from collections.abc import Iterator
from datetime import date

from gate.sdk import Case, Element, Finding, Rule, Severity
from gate_labels.telling import asked, plan, told

RULE = Rule(
    "LBL905",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="New York S8420-A: disclosure of synthetic performers in advertising, from June 2026",
)
SINCE = date(2026, 6, 1)
PLACES = frozenset({"US"})
GENRES = frozenset({"promo", "advertising", "advertisement", "commercial"})


def check(case: Case) -> Iterator[Finding]:
    if asked(case, PLACES, SINCE):
        promo = case.delivery.genre in GENRES
        for element in case.finals:
            if (promo or element.kind == "trailer") and _synthetic(element) and not told(element):
                yield _finding(element)


def _synthetic(element: Element) -> bool:
    return any(person.manifestation == "synthetic" for person in element.talent)


def _finding(element: Element) -> Finding:
    shown = ", ".join(dict.fromkeys(person.talent for person in element.talent if person.manifestation == "synthetic"))
    return Finding(
        rule=RULE,
        location=element.at / "disclosure",
        element=element.id,
        message=f"{element.id} advertises with a synthetic performer, and nothing says how the audience is told",
        found=f"synthetic: {shown}; {plan(element)}",
        required="disclosure with needed: yes and a method",
        fix="plan how the audience is told and enter the method, or leave the synthetic performer out",
    )
