"""An AI element is declared incidental, and the manifest says otherwise.

## Why it matters

Incidental means brief, in the background and not referred to. What is read aloud, spoken of or stands in a key role is
prominent however small it is on screen, and prominent items are asked for more: human work, legal review.

Asked of elements that use AI, in any way and at any stage, with `on_screen: incidental` or `none`: `referenced: true` contradicts it,
and so does a role of main character, key visual or setting, as AI110 has it. What is only heard (`on_screen: none`, `heard: true`) is rightly
not on screen, whatever the scene says of it.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: incidental  # finding
    referenced: true
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: final
    ai: {use: edited, role: main-character}
    on_screen: none  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: incidental
    referenced: false
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: featured
    referenced: true
  - id: NF_103_010_0060
    kind: shot
    media: vfx/NF_103_010_0060_v012.mov
    usage: final
    ai: {use: none}
    on_screen: incidental
    referenced: true
  - id: NF_103_mx_shanty
    kind: music
    media: sound/NF_103_mx_shanty_v002.wav
    usage: final
    ai: {use: edited, role: score}
    on_screen: none
    heard: true
    referenced: true
```

## To clear it

Declare the element `featured` or `story-critical` and meet what that asks, or correct what contradicts it.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity
from gate_clearance.roles import key

RULE = Rule(
    "AI112",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: incidental is brief, in the background and not referenced (N-F3)",
)


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.ai.use != "none" and _small(element) and (against := _against(element)):
            yield Finding(
                rule=RULE,
                location=element.at / "on_screen",
                element=element.id,
                message=f"{element.id} is declared {element.on_screen} on screen, but {against}",
                found=f"on_screen: {element.on_screen}, {against}",
                required="featured or story-critical for what the scene refers to or stands on",
                fix="correct on_screen, or what contradicts it",
            )


def _small(element: Element) -> bool:
    return element.on_screen == "incidental" or (element.on_screen == "none" and not element.heard)


def _against(element: Element) -> str | None:
    if element.referenced:
        return "the scene refers to it"
    return f"its role is {element.ai.role}" if key(element) else None
