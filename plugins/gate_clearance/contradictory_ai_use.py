"""An element says that no AI was used, and names what only the use of AI has.

## Why it matters

`ai.use: none` is the word that sets an element free of nearly every question. Tools, models and inputs beside it, a day on which the
work was done, or a performer who is replicated, say that AI was used after all. One of the two is wrong, and until somebody has said
which, nothing that follows from `none` can be relied on.

Asked of every element whose `ai.use` is `none`, whatever its usage and in every stage: none of `tools`, `models`, `steps`, `inputs`,
`created_on` and `record` is stated under `ai`, and nobody under `talent` is a `replica` or `synthetic`, which are made by machines.
Alterations, dubs and doubles may be the work of people. What the media themselves say is for AI102 undeclared-ai. Whether a replica
is cleared is for AI101, whether its person agreed for TAL301.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai:
      use: none  # finding
      tools: [firefly-ent]
      inputs: [{ref: plate, class: owned}]
  - id: NF_103_mood_01
    kind: still
    media: mood/harbour.png
    usage: reference
    ai: {use: none, created_on: 2026-10-20}  # finding
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v002.mov
    usage: final
    ai: {use: none}  # finding
    talent: [{talent: T-014, manifestation: replica, consents: [CON-0003]}]
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: assisted, tools: [firefly-ent], inputs: [{ref: plate, class: owned}], created_on: 2026-10-20}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v002.mov
    usage: final
    ai: {use: none, role: background}
    talent:
      - {talent: T-015, manifestation: double}
      - {talent: T-016, manifestation: alteration, alteration: [cosmetic], basis: customary-post}
```

## To clear it

State under `ai.use` what AI did, or take out what stands there by mistake.
"""

from collections.abc import Iterator

from gate.sdk import Ai, Case, Element, Finding, Location, Rule, Severity, leaning, likeness, named

RULE = Rule(
    "AI119",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: every intended use is told (N-0a), generated material stays out of finals (N-P4)",
)
TELLING = ("tools", "models", "steps", "inputs", "created_on", "record")
MACHINE_MADE = frozenset({likeness.REPLICA, likeness.SYNTHETIC})
UNUSED = Ai("none")
"""How most elements are made: nothing stands beside it."""


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.ai.use == "none" and (element.talent or element.ai != UNUSED) and (said := _said(element)):
            yield _finding(element, said)


def _said(element: Element) -> dict[Location, str]:
    """What contradicts `none`: in words, by where it stands."""
    stated = {element.at / "ai" / field: f"ai.{field}" for field in TELLING if getattr(element.ai, field)}
    people = {
        element.at / "talent" / index: f"the {person.manifestation} of {person.talent}"
        for index, person in enumerate(element.talent)
        if person.manifestation in MACHINE_MADE
    }
    return stated | people


def _finding(element: Element, said: dict[Location, str]) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "use",
        element=element.id,
        message=f"{element.id} says that no AI was used, and states {named([*said.values()])}",
        found=f"ai.use: none, {', '.join(said.values())}",
        required="a use of AI that fits what else is stated",
        fix="state under ai.use what AI did, or take out what stands there by mistake",
        related=leaning(said, "says that AI was used"),
    )
