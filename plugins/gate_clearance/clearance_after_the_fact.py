"""An AI element was made before anybody cleared it.

## Why it matters

Approval is asked for before the work begins. One that comes after it can only be a yes to what lies on the table, and the
tools have had the material by then.

Asked of the AI elements among the finals that a clearance covers: one of those that cover it must have been granted on or
before `ai.created_on`. An element that does not say when it was made cannot show it, and is told. Elements that no
clearance covers are for AI101, AI103 and AI104.

## Fails

The clearance is a day late:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent], created_on: 2026-10-11}
    clearances: [CLR-0007]  # finding
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

Nobody says when it was made:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}  # finding
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

## Passes

Made on the day of the grant:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent], created_on: 2026-10-12}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

## To clear it

State `ai.created_on`. Where the work came first, tell the client so and have the clearance say that it holds for it all the
same; a waiver can record that.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, leaning

RULE = Rule(
    "AI105",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval before proceeding (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    for element, items in cover.covered(case):
        created = element.ai.created_on
        if created is None:
            yield _unsaid(element)
        elif not any(all(row.granted_on is not None and row.granted_on <= created for row in item.rows) for item in items):
            yield _late(element, items)


def _unsaid(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "created_on",
        element=element.id,
        message=f"{element.id} does not say when it was made, so nobody can tell whether its clearance came first",
        found="no ai.created_on",
        required="the day on which the work with AI was done",
        fix="state ai.created_on",
    )


def _late(element: Element, items: tuple[cover.Listed, ...]) -> Finding:
    first = min((row for item in items for row in item.rows if row.granted_on), key=lambda row: str(row.granted_on))
    return Finding(
        rule=RULE,
        location=items[0].at,
        element=element.id,
        message=f"{element.id} was made on {element.ai.created_on}, before {first.id} was granted on {first.granted_on}",
        found=f"made on {element.ai.created_on}, cleared on {first.granted_on}",
        required="a clearance granted on or before the day of the work",
        fix="correct the dates, or have the clearance say that it holds for work already done",
        related=leaning((row.at / "granted_on" for item in items for row in item.rows), "granted after the work was done"),
    )
