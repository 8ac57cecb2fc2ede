"""A principal performance among the finals is not a person's.

## Why it matters

Awards for acting go to roles that people demonstrably played. A leading part that is a replica or a synthetic performer has to be
known before a picture is entered.

Asked, where a profile or policy raises it, of the finals: no `replica` and no `synthetic` of somebody of category `principal`. A
synthetic performer whose category is not stated may be one; of a replica, TAL313 asks for the category.

## Fails

```yaml
policy: {severities: {TAL326: warning}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica}  # finding
      - {talent: T-S01, manifestation: synthetic}  # finding
talent:
  - {id: T-014, category: principal}
```

## Passes

```yaml
policy: {severities: {TAL326: warning}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: alteration}
      - {talent: T-S01, manifestation: synthetic}
      - {talent: T-015, manifestation: replica}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v001.mov
    usage: temp
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica}
talent:
  - {id: T-014, category: principal}
  - {id: T-015, category: stunt}
  - {id: T-S01, category: background}
```

## To clear it

Use the performance that the person gave, or leave the role out of the entry.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, held
from gate_talent.agreed import REPLICA, Entry, entries

RULE = Rule(
    "TAL326",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="Academy, acting awards: roles demonstrably performed by people",
)
SYNTHETIC, PRINCIPAL = "synthetic", "principal"


def check(case: Case) -> Iterator[Finding]:
    for entry in entries(case):
        if case.final and entry.element.usage == "final" and _leading(case, entry):
            yield Finding(
                rule=RULE,
                location=entry.at / "manifestation",
                element=entry.element.id,
                message=f"{entry.element.id} holds the {entry.who} in what may be a principal role",
                found=f"{entry.who} among the finals",
                required="a principal performance that a person gave",
                fix="use the person's own performance, state another category where that is true, or leave the role out of the entry",
            )


def _leading(case: Case, entry: Entry) -> bool:
    kind = entry.kind
    categories = {row.category for row in held.talent(case).get(entry.person.talent, ())} or {None}
    if kind == SYNTHETIC:
        return not categories.isdisjoint({PRINCIPAL, None})
    return kind == REPLICA and PRINCIPAL in categories
