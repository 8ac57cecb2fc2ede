"""An AI-made element of the finals could be taken for something that really happened, and nobody has answered for it by name.

## Why it matters

A made-up broadcast on a screen in the background can be cut out, shared and believed. That it was out of focus helps
nobody who is in it.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`,
whatever its prominence: `on_screen: incidental` does not excuse it. It is asked for when
`depicts.presented_as_authentic` is `yes` or `unsure`, and when `depicts.real_event` is `yes` or `unsure` and
`presented_as_authentic` does not say `no`. Silence about how it is presented is no answer where everything is made to be believed, by the
genre of the delivery or by the role of the element, as ETH703 real-person-in-news-element has it; where that rule asks who is in it, it
asks alone.

The element passes only when a clearance that it lists is in force, covers all of it, and names its full id under
`scope.elements`. A pattern such as `NF_103_*` fits, but shows that nobody looked at this one. That a clearance is
missing or lapsed altogether is for AI101, AI103 and AI104 to say as well.

## Fails

Cleared by a pattern, and incidental:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    on_screen: incidental
    ai: {use: generated, role: background, tools: [firefly-ent]}
    depicts:
      presented_as_authentic: unsure  # finding
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_010_004*]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

A real event, and nobody says how it is presented:

```yaml
elements:
  - id: NF_103_clip
    kind: clip
    media: a.mov
    usage: final
    ai: {use: edited}
    depicts: {real_event: yes, real_person: no}  # finding
```

A documentary, and nobody says how it is presented:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: documentary}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, role: background}, depicts: {real_person: no}}  # finding
```

The clearance that names it ran out the day before:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    depicts: {presented_as_authentic: yes}  # finding
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    expires_on: 2026-11-19
    production: NF-S1
    scope:
      elements: [NF_103_010_0040]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

## Passes

Named in full, on the last day of the clearance; and a real event that is not presented as authentic:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    depicts: {presented_as_authentic: yes}
    clearances: [CLR-0007]
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai: {use: edited}
    depicts: {real_event: yes, presented_as_authentic: no}
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    expires_on: 2026-11-20
    production: NF-S1
    scope:
      elements: [NF_103_010_0040]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

## To clear it

Ask the client for a clearance that names this element, or make plain in the element itself that it did not happen, and
state `presented_as_authentic: no`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, likeness
from gate_ethics.answering import answer, answered, believed, said

RULE = Rule(
    "ETH701",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: nothing that could be taken for real events, people or statements (N-E1)",
)
PERHAPS = frozenset({"yes", "unsure"})


def check(case: Case) -> Iterator[Finding]:
    for element in cover.needing(case):
        if (authentic(element) or _unsaid(case, element)) and not answered(case, element):
            yield _finding(element)


def authentic(element: Element) -> bool:
    """Whether an element could be taken for something that happened."""
    presented, event = (answer(element, question) for question in ("presented_as_authentic", "real_event"))
    return presented in PERHAPS or (event in PERHAPS and presented != "no")


def _unsaid(case: Case, element: Element) -> bool:
    """Whether an element that is made to be believed says that nobody real is in it, and not how it is presented."""
    silent = answer(element, "presented_as_authentic") == "not stated" and answer(element, "real_person") == "no"
    return silent and believed(case, element) and not likeness.real(case, element)


def _finding(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "depicts" / "presented_as_authentic",
        element=element.id,
        message=f"{element.id} is AI-made and could be taken for something that really happened",
        found=said(element, "presented_as_authentic", "real_event"),
        required="a clearance that is in force, covers the element and names its full id",
        fix="have this element cleared by name, or make plain that it did not happen and state presented_as_authentic: no",
    )
