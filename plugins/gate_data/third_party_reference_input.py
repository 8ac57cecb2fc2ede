"""Somebody else's work or likeness went into a tool, and no right to it is shown.

## Why it matters

A picture that is made after a photograph, a face or a style belongs in part to whoever made or owns that. Asked for
later, leave costs more, and may be refused once the picture is in the cut.

Asked of inputs of class `third-party`, `public-figure`, `estate` and `licensed`, of an element and of its steps, in
every stage and for every usage. Each must name, under `rights`, a right that a register holds and that has not run out
on the delivery day (the last day still counts). What names no right is told at the input; a right that has run out once
at its row, with the inputs that lean on it. Where models were trained on the same right, DAT505
unlicensed-training-data speaks of it. A right that no register holds is for MAN003.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: reference
    ai:
      use: generated
      inputs:
        - {ref: a portrait from a magazine, class: third-party}  # finding
        - {ref: plate, class: owned}
      steps:
        - tool: paint
          inputs:
            - {ref: a film star of the fifties, class: estate}  # finding
```

The right ran out the day before:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: edited, inputs: [{ref: harbour photograph, class: licensed, rights: R-9}]}
rights:
  - {id: R-9, expires_on: 2026-11-19}  # finding
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: edited, inputs: [{ref: harbour photograph, class: licensed, rights: R-9}, {ref: plate, class: client-confidential}]}
rights: [{id: R-9, expires_on: 2026-11-20}, {id: R-7, expires_on: 2020-01-01}]
```

## To clear it

Obtain the right, enter it in the register and name it at the input. Otherwise make the work again without the input.
"""

from collections import defaultdict
from collections.abc import Iterator

from gate.sdk import Case, Finding, Location, Rule, Severity
from gate_data import rights
from gate_data.fed import Fed, inputs

RULE = Rule(
    "DAT506",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no copyrighted works or likenesses as reference without permission (N-C2, N-P1)",
)
OTHERS = frozenset({"third-party", "public-figure", "estate", "licensed"})
"""Classes of input that belong to somebody else."""


def check(case: Case) -> Iterator[Finding]:
    leaners: defaultdict[str, list[Location]] = defaultdict(list)
    trained = rights.training(case)
    for fed in inputs(case):
        if fed.input.kind not in OTHERS:
            continue
        key = fed.input.rights
        if key is None:
            yield _finding(fed)
        elif key not in trained:
            leaners[key].append(fed.at / "rights")
    yield from rights.findings(case, RULE, leaners, "input")


def _finding(fed: Fed) -> Finding:
    kind, ref, key = fed.input.kind, fed.input.ref, fed.element.id
    return Finding(
        rule=RULE,
        location=fed.at,
        element=key,
        message=f"{key} was made from {kind} material to which it shows no right: {ref}",
        found=f"{kind} input without rights: {ref}",
        required="a right that a register holds and that is in force",
        fix="enter the right in the register and name it at the input, or make the work again without it",
    )
