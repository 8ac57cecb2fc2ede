"""An AI-made element that may pass for real goes to the European Union, and nothing says how the audience is told.

## Why it matters

Whoever publishes a picture or a sound that resembles real people or events and could be taken for true has to say that
a machine made it. In a work of fiction it is enough to say so where it does not spoil the work, in the credits for
example, but it has to be said. That the person agreed does not replace it.

Asked where the delivery names a territory of the European Union or the European Economic Area, `worldwide`, or none at
all, and the delivery day is 2026-08-02 or later. Asked of every element with `usage: final` in a final delivery whose
`ai.use` is `edited`, `generated` or `unknown`, unless `depicts` says `no` to all three: `real_person`, `real_event`,
`presented_as_authentic`, and nobody under `talent` is replicated or altered beyond what is customary: that is an existing person, whatever
`depicts` says. Such an element must state `disclosure` with `needed: yes` and a `method`.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, FR], delivered_on: 2026-08-02}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated}
    depicts: {real_person: unsure, real_event: no, presented_as_authentic: no}
    disclosure: {needed: yes}  # finding
  - id: NF_103_010_0050  # finding
    kind: shot
    media: b.mov
    usage: final
    ai: {use: edited}
    depicts: {real_person: no, real_event: no}
  - id: NF_103_010_0060  # finding
    kind: shot
    media: c.mov
    usage: final
    ai: {use: generated}
    depicts: {real_person: no, real_event: no, presented_as_authentic: no}
    talent: [{talent: T-014, manifestation: replica}]
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, FR], delivered_on: 2026-08-02}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated}
    depicts: {real_person: yes, real_event: no, presented_as_authentic: no}
    disclosure: {needed: yes, method: credit}
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai: {use: edited}
    depicts: {real_person: no, real_event: no, presented_as_authentic: no}
```

The day before, and a delivery that stays in the United Kingdom:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [FR], delivered_on: 2026-08-01}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}, depicts: {real_person: yes}}
```

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [GB, CH], delivered_on: 2026-11-20}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}, depicts: {real_person: yes}}
```

## To clear it

Answer what the element depicts. Where it may pass for real, plan how the audience is told, and enter the method.
"""

from collections.abc import Iterator
from datetime import date

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, likeness
from gate_labels.telling import asked, plan, told

RULE = Rule(
    "LBL901",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="EU AI Act (Regulation (EU) 2024/1689), Article 50(4): disclosure of deep fakes",
)
SINCE = date(2026, 8, 2)
UNION = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
        "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        "IS", "LI", "NO",
        "AX", "GF", "GP", "MF", "MQ", "RE", "YT",
    }
)  # fmt: skip
"""Member states, the others of the Economic Area, and parts of members that have a code of their own and where Union law holds."""
QUESTIONS = ("real_person", "real_event", "presented_as_authentic")


def check(case: Case) -> Iterator[Finding]:
    if asked(case, UNION, SINCE):
        for element in cover.needing(case):
            if not told(element) and (open_ := _open(case, element)):
                yield _finding(element, open_)


def _open(case: Case, element: Element) -> list[str]:
    """The questions that an element does not answer with no, and the people whom AI makes in it."""
    answers = {question: getattr(element.depicts, question, None) for question in QUESTIONS}
    people = [f"{person.manifestation} of {person.talent}" for person in likeness.real(case, element)] if element.talent else []
    return [*(f"{question}: {said or 'not stated'}" for question, said in answers.items() if said != "no"), *people]


def _finding(element: Element, open_: list[str]) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "disclosure",
        element=element.id,
        message=f"{element.id} is AI-made and may pass for real, and nothing says how the audience is told",
        found=f"{', '.join(open_)}; {plan(element)}",
        required="disclosure with needed: yes and a method, or no to all that it could depict",
        fix="answer real_person, real_event and presented_as_authentic, or plan the disclosure and enter its method",
    )
