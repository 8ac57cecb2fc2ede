"""A model that elements use was trained on material to which nobody shows a right.

## Why it matters

A model is made of what it was shown. Trained on a painter's back catalogue that nobody cleared, it gives out that
painter's hand, and every frame that comes out of it carries the claim. A model that cannot say what it was trained on
may carry any claim.

Asked of every model that an element names in `ai.models`, in every stage. Each lot of `trained_on` must name, under
`rights`, a right that a register holds and that has not run out on the delivery day (the last day still counts). A
model that states no lot fails, because nobody can tell. What a model lacks is told once at its row; a right that has
run out once at the row of the right, with the lots that lean on it. A right or a model that no register holds is for
MAN003.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, models: [M-01, M-02]}}
models:
  - id: M-01
    trained_on:
      - {ref: harbour photographs, rights: R-9}
      - {ref: paintings off the net}  # finding
  - {id: M-02}  # finding
rights: [{id: R-9}]
```

The right ran out the day before:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: reference, ai: {use: generated, models: [M-01]}}
models: [{id: M-01, trained_on: [{ref: harbour photographs, rights: R-9}, {ref: quay photographs, rights: R-9}]}]
rights:
  - {id: R-9, expires_on: 2026-11-19}  # finding
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, models: [M-01]}}
models:
  - {id: M-01, trained_on: [{ref: harbour photographs, rights: R-9}, {ref: captures of T-014, rights: R-8}]}
  - {id: M-07, trained_on: [{ref: nobody uses this model}]}
rights: [{id: R-9, expires_on: 2026-11-20}, {id: R-8}]
```

## To clear it

Enter the right to each lot, and have those renewed that ran out. A model whose material cannot be named or licensed has
to be replaced, with what it made.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Lack, Model, Rule, Severity, named
from gate_data import rights, used

RULE = Rule(
    "DAT505",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no training on material of others without legal clearance (N-D2)",
)


def check(case: Case) -> Iterator[Finding]:
    for model, elements in used.models(case):
        if lacks := tuple(_lacks(model)):
            yield _finding(model, lacks, elements)
    yield from rights.findings(case, RULE, rights.training(case), "training lot")


def _lacks(model: Model) -> Iterator[Lack]:
    if not model.trained_on:
        yield Lack("material that is not stated", model.at / "trained_on")
    for index, lot in enumerate(model.trained_on):
        if lot.rights is None:
            yield Lack(lot.ref, model.at / "trained_on" / index)


def _finding(model: Model, lacks: tuple[Lack, ...], elements: Sequence[Element]) -> Finding:
    lots = named([lack.text for lack in lacks])
    return Finding(
        rule=RULE,
        location=lacks[0].at,
        row=model.id,
        message=f"{model.id}, which {used.counted(len(elements), 'element')} name, was trained without a right on: {lots}",
        found=f"{model.id}, no right to: {lots}",
        required="a right for every lot that the model was trained on",
        fix="enter the right to each lot under its rights, or replace the model and what it made",
        related=used.using(model, elements),
    )
