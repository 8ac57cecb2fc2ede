"""An id is named that no register holds.

## Why it matters

An element that lists `CLR-0007` claims that somebody gave leave in writing. When no register holds a `CLR-0007`, there is
no status to read, no date, no scope: the claim cannot be checked, and it may well be a slip for a clearance that has been
refused. The same goes for the tools that made the element, the models behind them and the rights to what went in.

People and vendors are looked up only where there is a register of them, because a small delivery may do without. Consents
have a rule of their own, TAL302 unresolved-consent. What a register says of models and consents of another production, which nothing
in the delivery names, leans on nothing here. An id is reported once, wherever it is named first, with the other places beside it.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai:
      use: generated
      tools: [firefly-ent]
      inputs: [{ref: harbour photograph, class: licensed, rights: R-8}]  # finding
    clearances: [CLR-007]  # finding
clearances: [{id: CLR-0007, status: approved, scope: {elements: [NF_103_*]}}]
tools: [{id: firefly-ent}]
rights: [{id: R-9, work: harbour photographs 1931}]
```

A tool in one step of a workflow, and a person missing from the register of people:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai:
      use: edited
      steps:
        - {tool: firefly-ent}
        - {tool: upscaler}  # finding
    talent:
      - {talent: T-015, manifestation: double}  # finding
tools: [{id: firefly-ent}]
talent: [{id: T-014, category: principal}]
```

A model that an element names, and one of another production that none does:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: edited, models: [M-01]}}
models:
  - {id: M-01, production: NF-S0, talent: [T-015]}  # finding
  - {id: M-02, production: NF-S0, talent: [T-016]}
talent: [{id: T-014, category: principal}]
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai:
      use: generated
      tools: [firefly-ent]
      inputs: [{ref: harbour photograph, class: licensed, rights: R-9}]
    clearances: [CLR-0007]
    talent:
      - {talent: T-015, manifestation: double}
clearances: [{id: CLR-0007, status: approved, scope: {elements: [NF_103_*]}}]
tools: [{id: firefly-ent}]
rights: [{id: R-9, work: harbour photographs 1931}]
```

## To clear it

Correct the id if it is a slip; the first findings name the nearest one there is. Otherwise add the row to its register, or name
the file that holds it under `registers`.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from gate.sdk import Case, Finding, Rule, Severity, leaning
from gate_manifest.reference import Reference, lost
from gate_manifest.register import registers

RULE = Rule("MAN003", Severity.ERROR, __name__, __doc__ or "", clause="Netflix GenAI guidance: written approval (N-0b)")
OPTIONAL = frozenset({"talent", "vendor"})
"""Kinds that a delivery may refer to without keeping a register of them."""
HINTS = 20
"""Findings that name the nearest id; to look for it takes long in a large register, and more slips than that are none."""


def check(case: Case) -> Iterator[Finding]:
    held = {kind: {row.id for row in rows} for kind, rows in registers(case.delivery)}
    mentions: dict[tuple[str, str], list[Reference]] = {}
    for item in lost(case, held):
        if held[item.kind] or item.kind not in OPTIONAL:
            mentions.setdefault((item.kind, item.id), []).append(item)
    for number, items in enumerate(mentions.values()):
        kind, key = items[0].kind, items[0].id
        yield _finding(items, get_close_matches(key, sorted(held[kind]), n=1) if number < HINTS else [])


def _finding(mentions: list[Reference], near: list[str]) -> Finding:
    first, *others = mentions
    known = f"did you mean {near[0]}? Otherwise add" if near else "add"
    where = f"named in {len(mentions)} places" if others else "named"
    return Finding(
        rule=RULE,
        location=first.at,
        element=first.element if len({item.element for item in mentions}) == 1 else None,
        message=f"{first.kind} {first.id} is {where}, but no register holds it",
        found=f"{first.kind} {first.id}",
        required=f"a {first.kind} that stands in a register",
        fix=f"{known} {first.id} to the register, or name its file under registers",
        related=leaning((item.at for item in others), f"names {first.id} too"),
    )
