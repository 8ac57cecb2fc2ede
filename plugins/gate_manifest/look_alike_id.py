"""Two ids differ, but look the same.

## Why it matters

Ids are compared letter by letter, people read them by their shape. `CON-OO3` and `CON-003` are two consents to a program
and one to the person who signs off the list; so are two that differ by a Cyrillic letter in place of the Latin one it
looks like. The one that was read and approved may not be the one that the element leans on.

Two ids of one register look the same when they agree after these steps: compatibility forms made plain, letters of other
scripts replaced by the Latin ones they look like, accents, upper and lower case and separators dropped, `0` read as `o`,
`1`, `i` and `|` as `l`. A separator between two digits or two letters counts, whichever it is: `1_11` and `11_1` do not look
alike, and neither do `A_B` and `AB`.

## Fails

```yaml
consents:
  - {id: CON-003, status: active, talent: T-014, covers: [create]}
  - {id: CON-OO3, status: active, talent: T-014, covers: [create]}  # finding
```

Case and separator alone do not tell two elements apart:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/a.mov, usage: final, ai: {use: none}}
  - {id: nf-103-010-0040, kind: shot, media: vfx/b.mov, usage: final, ai: {use: none}}  # finding
```

## Passes

```yaml
consents:
  - {id: CON-003, status: active, talent: T-014, covers: [create]}
  - {id: CON-004, status: active, talent: T-014, covers: [create]}
```

```yaml
elements:
  - {id: NF_1_11, kind: shot, media: vfx/a.mov, usage: final, ai: {use: none}}
  - {id: NF_11_1, kind: shot, media: vfx/b.mov, usage: final, ai: {use: none}}
  - {id: NF_A_B, kind: shot, media: vfx/c.mov, usage: final, ai: {use: none}}
  - {id: NF_AB, kind: shot, media: vfx/d.mov, usage: final, ai: {use: none}}
```

## To clear it

Rename one of the two so that a person sees the difference, and look at every element that refers to either.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Related, Rule, Severity
from gate_manifest.register import Named, registers
from gate_manifest.skeleton import bones, skeleton

RULE = Rule(
    "MAN010", Severity.ERROR, __name__, __doc__ or "", clause="Delivery manifest, version 1: ids; Unicode UTS 39, section 4"
)


def check(case: Case) -> Iterator[Finding]:
    for kind, rows in registers(case.delivery):
        seen: dict[str, dict[str, Named]] = {}
        for row in _near(rows):
            alike = seen.setdefault(skeleton(row.id), {})
            if alike and row.id not in alike:
                yield _finding(kind, row, next(iter(alike.values())))
            alike.setdefault(row.id, row)


def _near(rows: Sequence[Named]) -> Iterator[Named]:
    """The rows whose ids share their bones with another id: only these have to be looked at closely."""
    bare = [bones(row.id) for row in rows]
    if len(frozenset(bare)) == len(bare):
        return iter(())
    shared = Counter(bare)
    return (row for row, bone in zip(rows, bare, strict=True) if shared[bone] > 1)


def _finding(kind: str, row: Named, other: Named) -> Finding:
    return Finding(
        rule=RULE,
        location=row.at / "id",
        element=row.id if isinstance(row, Element) else None,
        message=f"{kind} {row.id} looks like {kind} {other.id}, and is another",
        found=f"{kind} {row.id} beside {other.id}",
        required="ids that a person can tell apart",
        fix="rename one of the two, and check what refers to either",
        related=(Related(other.at, f"{other.id} stands here"),),
    )
