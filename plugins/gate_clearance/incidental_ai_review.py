"""An incidental AI element goes out on a notice alone.

## Why it matters

A poster glimpsed behind an actor may be low risk, and the client may be content to have been told of it. Somebody should
still look: incidental is what it seemed when the shot was planned, not what the cut made of it.

Speaks where AI101's setting `incidental_needs_clearance` is false, of the AI elements that AI101 then lets pass: `incidental`,
`referenced: false`, in a role that is no key creative one, notified, and without a clearance. Where one is listed, AI103 and AI104 judge it.

## Fails

```yaml
delivery: {notified: {contact: genai-desk, on: 2026-10-02}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: incidental  # finding
    referenced: false
policy: {settings: {AI101: {incidental_needs_clearance: false}}}
```

## Passes

Cleared after all:

```yaml
delivery: {notified: {contact: genai-desk, on: 2026-10-02}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: incidental
    referenced: false
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
policy: {settings: {AI101: {incidental_needs_clearance: false}}}
```

Under the strict reading AI101 speaks:

```yaml
delivery: {notified: {contact: genai-desk, on: 2026-10-02}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    on_screen: incidental
    referenced: false
```

## To clear it

Look at the element in the cut. Have it cleared where it is more than a glimpse.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, cover, held
from gate_clearance.incidental import on_notice_alone
from gate_clearance.uncleared_ai_element import RULE as UNCLEARED

RULE = Rule(
    "AI111",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: use judgement for incidental items (N-F3, matrix row 2)",
)


def check(case: Case) -> Iterator[Finding]:
    known = held.clearances(case).keys()
    for element in cover.needing(case):
        if known.isdisjoint(element.clearances) and on_notice_alone(case, element, UNCLEARED):
            yield Finding(
                rule=RULE,
                location=element.at / "on_screen",
                element=element.id,
                message=f"{element.id} is AI-made and incidental, and goes out on the notice to the client alone",
                found="incidental, notified, no clearance",
                required="a look at the element in the cut",
                fix="see that it is no more than a glimpse, or have it cleared",
            )
