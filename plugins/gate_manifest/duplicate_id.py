"""One id stands for two things.

## Why it matters

Every reference in a delivery is an id: an element names its clearance, a consent names its person. When two clearances
are called `CLR-0007`, one approved and one revoked, nobody can say which of them an element leans on, and a reader of the
file sees whichever comes first. Gate reports the second, in whichever registers the two stand, and judges an element that
leans on the id by the worst of both.

Ids are compared within their own register: an element and a clearance may share one, two elements may not.

## Fails

```yaml
clearances:
  - {id: CLR-0007, status: revoked, scope: {elements: [NF_103_010_0040]}}
  - {id: CLR-0007, status: approved, scope: {elements: [NF_103_010_0050]}}  # finding
```

Two elements, far apart in the list. The third of the same name is a finding of its own.

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v011.mov, usage: final, ai: {use: none}}
  - {id: NF_103_010_0050, kind: shot, media: vfx/NF_103_010_0050_v003.mov, usage: final, ai: {use: none}}
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}  # finding
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v013.mov, usage: final, ai: {use: none}}  # finding
```

## Passes

The same id in two registers of different kinds, and ids that differ by one digit:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}
  - {id: NF_103_010_0050, kind: shot, media: vfx/NF_103_010_0050.mov, usage: final, ai: {use: none}}
rights:
  - {id: NF_103_010_0040, work: harbour photographs 1931}
```

## To clear it

Give the later row an id of its own, and let the elements that meant it say so. When both rows describe the same thing,
keep one of them.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Related, Rule, Severity
from gate_manifest.register import Named, registers

RULE = Rule("MAN002", Severity.ERROR, __name__, __doc__ or "", clause="Delivery manifest, version 1: ids; Netflix N-0b")


def check(case: Case) -> Iterator[Finding]:
    for kind, rows in registers(case.delivery):
        if len({row.id for row in rows}) == len(rows):
            continue
        seen: dict[str, list[Named]] = {}
        for row in rows:
            before = seen.setdefault(row.id, [])
            if before:
                yield _finding(kind, row, before)
            before.append(row)


def _finding(kind: str, row: Named, before: list[Named]) -> Finding:
    return Finding(
        rule=RULE,
        location=row.at / "id",
        element=row.id if isinstance(row, Element) else None,
        message=f"{kind} {row.id} stands more than once",
        found=f"{kind} {row.id}, number {len(before) + 1}",
        required="one row for each id",
        fix=f"give this {kind} an id of its own, or drop it if it repeats the first",
        related=(Related(before[0].at, f"the first {row.id}"),),
    )
