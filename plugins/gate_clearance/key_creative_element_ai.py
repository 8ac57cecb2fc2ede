"""A main character, key visual or central setting is AI-made, and no clearance names it.

## Why it matters

The faces, images and places that a story stands on are not covered by leave for "all backgrounds of the episode". The client
approves each of them by itself.

Asked of AI elements among the finals whose `ai.role` is a key creative one, and that a clearance covers: one of those that cover it
must list the element's own id in `scope.elements`. A pattern with `*` names nothing. Elements that no clearance covers are for AI101,
AI103 and AI104.

A role is key by the words in it, in any order, in the singular or the plural, whatever else it says:

| role | words |
|---|---|
| main character | `character` with `main`, `lead`, `leading`, `central`, `hero`, `key`, `title` or `principal`; `protagonist`, `antagonist` |
| key visual | `key` with `visual` or `art`; `character` with `design` |
| setting | `setting` as the whole role, or with `story`, `main`, `central`, `key` or `fictional`; `location` with `main`, `central` or `key` |

`background-character`, `table-setting` and `set-extension` are none of these.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: key-visual, tools: [firefly-ent]}
    clearances: [CLR-0007]  # finding
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [key-visual], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

In other words, and in the plural:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: main-characters, tools: [firefly-ent]}
    clearances: [CLR-0007]  # finding
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: final
    ai: {use: generated, role: background-characters, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [main-characters, background-characters], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

## Passes

Named by its id:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: key-visual, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_0040], roles: [key-visual], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

Not a key creative element:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

## To clear it

Ask for a clearance that names the element by its id, and list it.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, leaning
from gate_clearance.roles import key

RULE = Rule(
    "AI110",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: main characters, key visuals and central settings need approval (N-C1)",
)


def check(case: Case) -> Iterator[Finding]:
    for element, items in cover.covered(case):
        if key(element) and not any(_names(item, element.id) for item in items):
            yield _finding(element, items)


def _names(item: cover.Listed, name: str) -> bool:
    return "*" not in name and all(name in row.scope.elements for row in item.rows)


def _finding(element: Element, items: Sequence[cover.Listed]) -> Finding:
    return Finding(
        rule=RULE,
        location=items[0].at,
        element=element.id,
        message=f"{element.id} is AI-made in a key creative role ({element.ai.role}), and {items[0].id} does not name it",
        found=f"{element.ai.role}, no clearance that names {element.id}",
        required="a clearance whose scope.elements holds the element's own id",
        fix=f"have the client approve {element.id} by name",
        related=leaning((row.at / "scope" / "elements" for item in items for row in item.rows), "grants by pattern"),
    )
