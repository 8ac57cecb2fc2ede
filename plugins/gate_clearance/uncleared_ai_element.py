"""An AI-made element, or one with a person whom AI replicates or changes, is among the finals, and no clearance is held for it.

## Why it matters

Generated material is temporary until somebody with the right to say so has written that it may stay. A picture that a tool
made may hold somebody else's work or somebody's face, and nobody can tell that from looking at it. Once it is in the final
cut the question is asked by a rights holder.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `generated`, `edited` or `unknown`; what
is unknown is taken as generated. `assisted` and `enhanced` need no clearance as long as the media say no more than that:
that is AI102 undeclared-ai. Whatever `ai.use` says, an element is asked as well that holds a replica or a synthetic performer, and one
in which AI had a part and a person is altered, dubbed or doubled, unless `alteration` names nothing but what is customary in post
production: likenesses of talent need approval beside consent. What the clearances of one that says `none` are worth is asked when AI119 is mended. An element that lists clearances, none of which a register holds, is no
better off than one that lists none. Whether a clearance that is held is good for the element is for AI103 and AI104 to say.

The guidance contradicts itself about incidental items: approval of anything final, or judgement for what is glimpsed in the
background. The strict reading holds. With the setting `incidental_needs_clearance: false` an element that is `incidental`
and says `referenced: false` may go out on a notice to the client alone, and AI111 incidental-ai-review names it; not so one
whose `ai.role` is a key creative one (AI110) or not stated, and not one with such a person in it.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: []  # finding
```

An element that does not know how it was made, with no list at all:

```yaml
elements:
  - {id: NF_103_gfx_poster, kind: graphic, media: gfx/poster.png, usage: final, ai: {use: unknown}}  # finding
```

A face and a voice, however small the tool's part is said to be; a change that is customary needs none:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: enhanced, role: background, tools: [firefly-ent]}
    clearances: []  # finding
    talent: [{talent: T-014, manifestation: replica, consents: [CON-0003]}]
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: final
    ai: {use: enhanced, tools: [firefly-ent]}
    clearances: []  # finding
    talent: [{talent: T-014, manifestation: alteration, alteration: [cosmetic, tone], consents: [CON-0003]}]
  - id: NF_103_010_0060
    kind: shot
    media: vfx/NF_103_010_0060_v012.mov
    usage: final
    ai: {use: enhanced, tools: [firefly-ent]}
    clearances: []
    talent: [{talent: T-014, manifestation: alteration, alteration: [cosmetic], consents: [CON-0003]}]
```

Incidental, but nobody says that the scene does not refer to it, where the house relaxes the rule:

```yaml
delivery: {notified: {contact: genai-desk, on: 2026-10-02}}
elements:
  - {id: NF_103_gfx_poster, kind: graphic, media: gfx/poster.png, usage: final, on_screen: incidental, ai: {use: generated, role: prop}}  # finding
policy: {settings: {AI101: {incidental_needs_clearance: false}}}
```

An id that no register holds clears nothing (that it is not held is MAN003's to say as well):

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_010_*]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

Incidental and notified, where the house relaxes the rule:

```yaml
delivery: {notified: {contact: genai-desk, on: 2026-10-02}}
elements:
  - id: NF_103_gfx_poster
    kind: graphic
    media: gfx/poster.png
    usage: final
    on_screen: incidental
    referenced: false
    ai: {use: generated, role: prop}
policy: {settings: {AI101: {incidental_needs_clearance: false}}}
```

What does not go out as it is needs no clearance yet, and a double by people needs none:

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, ai: {use: generated}}
  - {id: NF_103_010_0050, kind: shot, media: vfx/NF_103_010_0050.mov, usage: final, ai: {use: enhanced}}
  - id: NF_103_010_0060
    kind: shot
    media: vfx/NF_103_010_0060.mov
    usage: final
    ai: {use: none}
    talent: [{talent: T-015, manifestation: double}]
```

## To clear it

Ask the client for a written clearance that names the element, its role, its use and its tools, enter it in the register and
list its id under `clearances`. Where the id is listed already, add its row to the register. Otherwise replace the element.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, held, likeness, named
from gate_clearance.incidental import SETTING, on_notice_alone

RULE = Rule(
    "AI101",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: generated material stays out of finals (N-P4) without written approval (N-0b)",
    settings={SETTING: True},
)


def check(case: Case) -> Iterator[Finding]:
    known = held.clearances(case).keys()
    for element in cover.owing(case):
        if known.isdisjoint(element.clearances) and not on_notice_alone(case, element, RULE):
            yield _finding(element)


def _finding(element: Element) -> Finding:
    lists = "no clearance that a register holds" if element.clearances else "no clearance"
    return Finding(
        rule=RULE,
        location=element.at / "clearances",
        element=element.id,
        message=f"{element.id} {_made(element)} final, and lists {lists}",
        found=f"ai.use: {element.ai.use}, {lists}",
        required="a clearance in force that covers the element",
        fix="add the rows of the listed clearances to a register, or replace the element"
        if element.clearances
        else "list the id of its written clearance under clearances, or replace the element",
    )


def _made(element: Element) -> str:
    if element.ai.use in cover.NEEDING:
        return "is AI-made and"
    people = [f"{person.manifestation} of {person.talent}" for person in likeness.asking(element)]
    return f"holds the {named(people)}, is"
