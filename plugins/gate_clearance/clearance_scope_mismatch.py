"""No clearance that is in force covers all of an AI-made element.

## Why it matters

A clearance says yes to one thing: this element, in this role, made this way with these tools, for these territories and
media, in this production. Leave to generate a background is not leave to generate a face. Two clearances that each cover
half of an element do not add up, because nobody has looked at the whole.

One single clearance must cover:

| dimension | covers when |
|---|---|
| `scope.elements` | a pattern fits the whole id, upper and lower case told apart; `*` is any run of characters |
| `scope.roles` | it holds `ai.role` |
| `scope.uses` | it holds `ai.use`; `unknown` is taken as `generated` |
| `scope.tools` | it holds every tool of `ai.tools` and `ai.steps` |
| `scope.territories` | it holds every territory of the delivery, or `worldwide`, and `territories_except` holds none |
| `scope.media` | it holds every medium of the delivery, or `all` |
| `production` | it is the delivery's |

A dimension that is absent is not granted. An element that states no role or names no tool is covered by none, and a delivery
that names no territories or media asks for all of them. Of the clearances in force the one that leaves out least is
named: at the element where the element is what it leaves out, and once at its row of the register where it is only the
delivery's territories, media or production. Those that are not in force are for AI103 clearance-not-in-force, those whose scope
can match nothing for AI117 empty-scope. Where two rows bear one id, both must cover the element.

## Fails

The role is not the one that was asked for:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: key-visual, tools: [firefly-ent]}
    clearances: [CLR-0007]  # finding
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
```

A territory that was left out, told at the clearance:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, CA], media: [svod]}
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
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_010_*]
      roles: [background]
      uses: [generated]
      tools: [firefly-ent]
      territories: [US]  # finding
      media: [all]
```

A tool in one step of a workflow that nobody asked about, and a territory that was left out:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, CN], media: [svod]}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited, role: background, tools: [firefly-ent], steps: [{tool: firefly-ent}, {tool: upscaler}]}
    clearances:
      - CLR-0007  # finding
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_010_0040]
      roles: [background]
      uses: [edited]
      tools: [firefly-ent]
      territories: [worldwide]
      territories_except: [CN]
      media: [all]
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, GB], media: [svod]}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited, role: background, tools: [firefly-ent], steps: [{tool: firefly-ent}, {tool: upscaler}]}
    clearances: [CLR-0006, CLR-0007]
clearances:
  - id: CLR-0006
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope: {elements: [NF_103_010_0040], roles: [prop]}
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_010_*]
      roles: [background]
      uses: [generated, edited]
      tools: [firefly-ent, upscaler]
      territories: [worldwide]
      territories_except: [CN]
      media: [svod, theatrical]
```

## To clear it

Have the scope widened in writing, list a clearance that covers the element, or change the element to what was cleared. Where
the element states no role or tool, state it.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Related, Rule, Severity, cover, leaning, named
from gate_clearance.hollow import hollow_id

RULE = Rule(
    "AI104",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval of the intended use (N-0b)",
)


REQUIRED = "one clearance that covers element, role, use, tools, territories, media and production"


def check(case: Case) -> Iterator[Finding]:
    beyond: dict[str, list[tuple[str, cover.Listed]]] = {}
    for element, found in cover.uncovered(case):
        item = cover.nearest([item for item in found if not hollow_id(item)])
        if item and item.own:
            yield _of_element(element, item)
        elif item:
            beyond.setdefault(item.id, []).append((element.id, item))
    yield from map(_of_row, beyond.values())


def _of_element(element: Element, item: cover.Listed) -> Finding:
    return Finding(
        rule=RULE,
        location=item.at,
        element=element.id,
        message=f"{item.id} does not cover all of {element.id}",
        found=f"{item.id} leaves out {item.left_out}",
        required=REQUIRED,
        fix="have the scope widened, list a clearance that covers it all, or state the role or tool that is missing",
        related=tuple(Related(gap.at, f"{item.id} does not grant: {gap.text}") for gap in item.gaps),
    )


def _of_row(short: Sequence[tuple[str, cover.Listed]]) -> Finding:
    item = short[0][1]
    gaps = {gap.at: gap.text for gap in item.reach}
    others = tuple(Related(at, f"{item.id} does not grant: {text}") for at, text in [*gaps.items()][1:])
    return Finding(
        rule=RULE,
        location=item.reach[0].at,
        row=item.id,
        message=f"{item.id} does not reach as far as the delivery with {named([element for element, _ in short])}",
        found=f"{item.id} leaves out {item.left_out}",
        required=REQUIRED,
        fix=f"have the scope of {item.id} widened, list a clearance that covers it all, or deliver to where it reaches",
        related=(*others, *leaning((item.at for _, item in short), f"leans on {item.id}")),
    )
