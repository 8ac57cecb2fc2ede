"""An AI-made element among the finals leans on a clearance that is not in force.

## Why it matters

A clearance that was asked for is not one that was given. One that has run out, was taken back, or was given under a
condition that nobody has met gives no leave on the day of delivery, and whoever reads the element sees only its id.

A clearance is in force when its `status` is `approved`, its `granted_on` is stated and not in the future, its `expires_on`,
if it has one, is not before the delivery day (the last day still counts), and every condition says `met: yes`.

Nothing is said when another clearance that the element lists is in force and covers all of it, nor where one is in force
but does not reach far enough: then AI104 clearance-scope-mismatch speaks. An id that no register holds is for MAN003, and for
AI101 where no listed id is held. Where two rows bear one id, what either lacks is lacking.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]  # finding
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2025-10-12
    expires_on: 2026-11-19
    production: NF-S1
    scope:
      elements: [NF_103_010_*]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

A condition that is not met, and a clearance that was only asked for. Neither is enough, so each is told:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances:
      - CLR-0007  # finding
      - CLR-0008  # finding
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
    conditions: [{text: no readable signage, met: unsure}]
  - id: CLR-0008
    status: requested
    production: NF-S1
    scope:
      elements: [NF_103_010_*]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

## Passes

In force on its last day:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US], media: [all], delivered_on: 2026-11-20}
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
    granted_on: 2025-11-20
    expires_on: 2026-11-20
    production: NF-S1
    scope:
      elements: [NF_103_010_*]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
    conditions: [{text: no readable signage, met: yes}]
```

## To clear it

Have the clearance granted or renewed, meet its conditions and write `met: yes`, or list another that is in force.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Related, Rule, Severity, cover

RULE = Rule(
    "AI103",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval before proceeding (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    for element, found in cover.uncovered(case):
        yield from (_finding(element, item) for item in cover.lapsed(found))


def _finding(element: Element, item: cover.Listed) -> Finding:
    key, gaps = item.id, item.left_out
    return Finding(
        rule=RULE,
        location=item.at,
        element=element.id,
        message=f"{element.id} leans on {key}, which {item.why}" + (f"; nor does it cover {gaps}" if gaps else ""),
        found=f"{key} {item.why}",
        required="approved, granted by the delivery day, not expired, every condition met",
        fix=f"have {key} granted or renewed and its conditions met, or list a clearance that is in force",
        related=tuple(Related(lapse.at, f"{key} {lapse.text}") for lapse in item.lapses),
    )
