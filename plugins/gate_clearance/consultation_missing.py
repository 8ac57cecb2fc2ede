"""AI was used, and the commissioning body was not consulted.

## Why it matters

Public broadcasters want to talk about AI before it is used, not to read of it in the paperwork: the commissioner, or the desk
for standards and practices.

Off unless a profile or the policy asks for it. Asked once of a delivery in which any element uses AI: `delivery.consulted` names a desk, a day on or
before the delivery day, and where the answer is kept.

## Fails

```yaml
delivery:  # finding
  territories: [GB]
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
policy: {severities: {AI118: error}}
```

A day too late:

```yaml
delivery:
  delivered_on: 2026-11-18
  consulted: [{desk: commissioner, on: 2026-11-19, ref: TKT-9}]  # finding
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
policy: {severities: {AI118: error}}
```

## Passes

```yaml
delivery:
  delivered_on: 2026-11-18
  consulted: [{desk: commissioner, on: 2026-11-18, ref: TKT-9}]
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
policy: {severities: {AI118: error}}
```

## To clear it

Talk to the commissioner or to standards and practices, and record desk, day and reference under `delivery.consulted`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, leaning, named

RULE = Rule(
    "AI118",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="BBC guidance on AI: the commissioner is asked first; PBS: Standards and Practices is consulted",
)


def check(case: Case) -> Iterator[Finding]:
    last = min(case.day, case.today)
    if any(asked.ref and asked.on <= last for asked in case.delivery.consulted):
        return
    using = [element for element in case.delivery.elements if element.ai.use != "none"]
    if using:
        yield Finding(
            rule=RULE,
            location=case.delivery.at / "consulted",
            message=f"AI was used in {named([element.id for element in using])}, and no desk was consulted on record",
            found="no consultation by the delivery day with a reference",
            required="desk, day and reference of a consultation",
            fix="consult the commissioner or standards and practices, and record it under delivery.consulted",
            related=leaning((element.at / "ai" / "use" for element in using), "uses AI"),
        )
