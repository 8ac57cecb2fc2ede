"""AI was used, and the client was not told.

## Why it matters

The client wants to hear of every intended use of AI, however small its risk; whether an approval is needed as well is
decided on that notice. It is one record for the whole delivery, `delivery.notified`, and so it is told once.

Asked when any element says that AI was used, `assisted` and `enhanced` included, whatever its usage. A notice dated after
the delivery day is none.

## Fails

```yaml
delivery:  # finding
  territories: [US]
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: temp
    ai: {use: assisted}
```

Told a day after the delivery:

```yaml
delivery:
  delivered_on: 2026-11-18
  notified: {contact: genai-desk, on: 2026-11-19}  # finding
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
```

## Passes

Told on the day of the delivery:

```yaml
delivery:
  delivered_on: 2026-11-18
  notified: {contact: genai-desk, on: 2026-11-18, ref: TKT-88}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
```

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: none}
```

## To clear it

Tell the client's contact which elements use AI and how, and record it under `delivery.notified`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, leaning, named

RULE = Rule(
    "AI106",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: the contact is told of every intended use (N-0a)",
)


def check(case: Case) -> Iterator[Finding]:
    notified = case.delivery.notified
    if notified is not None and notified.on <= min(case.day, case.today):
        return
    using = [element for element in case.delivery.elements if element.ai.use != "none"]
    if using:
        told = f"the client is told only on {notified.on}" if notified else "no notice to the client is recorded"
        yield Finding(
            rule=RULE,
            location=case.delivery.at / "notified",
            message=f"AI was used in {named([element.id for element in using])}, and {told}",
            found=told,
            required="a notice to the client by the delivery day",
            fix="tell the client's contact, and record contact, day and reference under delivery.notified",
            related=leaning((element.at / "ai" / "use" for element in using), "uses AI"),
        )
