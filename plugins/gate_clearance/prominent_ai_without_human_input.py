"""A prominent AI element names nobody who worked on it.

## Why it matters

What is read aloud, pointed at or carries the story may be explored and mocked up with AI; what goes out should bear the mark
of a person's work, and be looked at by legal. An element that a viewer will remember and that no person touched is the one
that the press asks about, and the one that nobody can hold rights to.

Asked of AI elements among the finals (`generated`, `edited`, `unknown`) that are `featured` or `story-critical`, or that the
scene refers to (`referenced: true`). Where nobody says how prominent an element is, MAN007 unstated-presence asks. A clearance does not answer it; `ai.human_input` does.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}  # finding
    on_screen: featured
```

In the background, but read aloud:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}  # finding
    on_screen: incidental
    referenced: true
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, human_input: painted over by the matte department}
    on_screen: story-critical
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: incidental
```

## To clear it

Have an artist work on the element, and say in `ai.human_input` who did what, by department.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, cover

RULE = Rule(
    "AI109",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: meaningful human input in prominent items (N-F4)",
)
PROMINENT = frozenset({"featured", "story-critical"})


def check(case: Case) -> Iterator[Finding]:
    for element in cover.needing(case):
        if (element.on_screen in PROMINENT or element.referenced) and not element.ai.human_input:
            how = element.on_screen if element.on_screen in PROMINENT else "referenced in the scene"
            yield Finding(
                rule=RULE,
                location=element.at / "ai" / "human_input",
                element=element.id,
                message=f"{element.id} is AI-made and {how}, and names no human work in it",
                found=f"{how}, no ai.human_input",
                required="what people did to the element",
                fix="state ai.human_input, or replace the element with a person's work",
            )
