"""An AI-made element among the finals leans on a clearance that is not in force.

## Why it matters

A clearance that was asked for is not one that was given. One that has run out, was taken back, or was given under a
condition that nobody has met gives no leave on the day of delivery, and whoever reads the element sees only its id.

A clearance is in force when its `status` is `approved`, its `granted_on` is stated and not in the future, its `expires_on`,
if it has one, is not before the delivery day (the last day still counts), and every condition says `met: yes`.

Nothing is said when another clearance that the element lists is in force and covers all of it, nor where one is in force
but does not reach far enough: then AI104 clearance-scope-mismatch speaks. An id that no register holds is for MAN003, and for
AI101 where no listed id is held. Where two rows bear one id, what either lacks is lacking. However many elements lean on a
clearance, it is told once, at its row of the register.

## Fails

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
    granted_on: 2025-10-12
    expires_on: 2026-11-19  # finding
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
    clearances: [CLR-0007, CLR-0008]
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
    conditions: [{text: no readable signage, met: unsure}]  # finding
  - id: CLR-0008
    status: requested  # finding
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

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Finding, Related, Rule, Severity, cover, leaning, named

RULE = Rule(
    "AI103",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval before proceeding (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    blamed: dict[str, list[tuple[str, cover.Listed]]] = {}
    for element, found in cover.uncovered(case):
        for item in cover.lapsed(found):
            blamed.setdefault(item.id, []).append((element.id, item))
    yield from map(_finding, blamed.values())


def _finding(blamed: Sequence[tuple[str, cover.Listed]]) -> Finding:
    elements = named(tuple(dict.fromkeys(element for element, _ in blamed)))
    item = blamed[0][1]
    lapses = {lapse.at: lapse.text for lapse in item.lapses}
    gaps = f"; nor does it cover {item.left_out}" if len(blamed) == 1 and item.gaps else ""
    others = tuple(Related(at, f"{item.id} {text}") for at, text in [*lapses.items()][1:])
    return Finding(
        rule=RULE,
        location=item.lapses[0].at,
        row=item.id,
        message=f"{item.id} {item.why}, and {elements} {'lean' if len(blamed) > 1 else 'leans'} on it{gaps}",
        found=f"{item.id} {item.why}",
        required="approved, granted by the delivery day, not expired, every condition met",
        fix=f"have {item.id} granted or renewed and its conditions met, or list a clearance that is in force",
        related=(*others, *leaning((item.at for _, item in blamed), f"leans on {item.id}")),
    )
