"""A right that something leans on names no paper.

## Why it matters

A row in a register says that somebody says so. Who owns the work and what was granted stands in a licence or a contract; without its
reference and hash nobody can show the right when its owner asks, or tell that there ever was one.

Asked of every right that an element names under `rights`, at an input or a step, or that a model in use was trained on, once, at its row:
`document.ref` and `document.sha256`. The paper itself stays out of the delivery.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    rights: [R-8]
    ai: {use: edited, inputs: [{ref: a film star of the fifties, class: public-figure, rights: R-9}]}
rights:
  - {id: R-8, document: {ref: DMS-88}}  # finding
  - {id: R-9}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: edited, inputs: [{ref: a film star of the fifties, class: public-figure, rights: R-9}]}
rights:
  - {id: R-9, document: {ref: DMS-88, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}}
  - {id: R-7}
```

## To clear it

Enter where the licence or contract is kept, and the SHA-256 of its file.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Finding, Location, Right, Rule, Severity, held, leaning
from gate_data.leaned import on_rights
from gate_data.used import counted

RULE = Rule(
    "DAT510",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no works or likenesses of others without permission (N-C2, N-P1)",
)


def check(case: Case) -> Iterator[Finding]:
    bare = {key for key, rows in held.rights(case).items() if any(map(_bare, rows))}
    for key, places in on_rights(case).items() if bare else ():
        if key in bare:
            yield from (_finding(row, places) for row in held.rights(case)[key] if _bare(row))


def _bare(row: Right) -> bool:
    return row.document is None or row.document.sha256 is None


def _finding(row: Right, places: Sequence[Location]) -> Finding:
    lack = "hash of its paper" if row.document else "paper"
    return Finding(
        rule=RULE,
        location=row.at / "document",
        row=row.id,
        message=f"right {row.id} names no {lack}, and {counted(len(places), 'place')} {'leans' if len(places) == 1 else 'lean'} on it",
        found=f"{row.id} without {lack}",
        required="document.ref and document.sha256",
        fix="enter where the licence or contract is kept, and its SHA-256",
        related=leaning(places, f"leans on {row.id}"),
    )
