"""A model was trained on people who did not agree to that.

## Why it matters

A performance that went into a model cannot be taken out of it again. Leave to replicate somebody is no leave to train on them, and
what the register of consents says of `training_use` binds whoever trains.

Asked once, at the model, of every model with people in it that an element names in `ai.models`, or that was trained for this production or
for none that is stated: each person has a consent in force that covers `training`, for the production that the model was trained for
(one that names none is taken as trained for this one), and `training_use` is not `prohibited`. The people in a model are its `talent`; of
one that is reused and states none they are those whom TAL317 takes to be in it. A model of another production that nobody uses here is for
that production to answer for. A consent to training that is not in force, and that an element leans on too, is told at the consent
(TAL305); who has to sign for minors and for the dead is for TAL313 and TAL314.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: generated, models: [M-02]}}
consents:
  - {id: CON-0001, status: active, talent: T-014, covers: [training], training_use: permitted, production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0002, status: active, talent: T-015, covers: [create, training], training_use: prohibited, production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0003, status: active, talent: T-016, covers: [create], training_use: permitted, production: NF-S1, signed_on: 2026-01-20}
models:
  - {id: M-01, production: NF-S1, talent: [T-014, T-015, T-016]}  # finding
  - {id: M-02, production: NF-S0, talent: [T-014]}  # finding
```

## Passes

```yaml
consents:
  - {id: CON-0001, status: active, talent: T-014, covers: [training], training_use: permitted, production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0002, status: active, talent: T-015, covers: [training], production: NF-S1, signed_on: 2026-01-20, expires_on: 2026-11-20}
models:
  - {id: M-01, production: NF-S1, talent: [T-014, T-015]}
  - {id: M-02, production: NF-S1}
  - {id: M-03, production: NF-S0, talent: [T-077]}
```

## To clear it

Ask each person for a consent that covers `training`, or train the model again without them.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Finding, Model, Rule, Severity, named
from gate_talent.training import TRAINING, agreed, trained

RULE = Rule(
    "TAL323",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no training on performers' material without clearance (N-D2); SAG-AFTRA 2026, 39.L",
)


def check(case: Case) -> Iterator[Finding]:
    for each in trained(case):
        missing = [person for person in dict.fromkeys(each.people) if (person, each.production) not in agreed(case)]
        if missing:
            yield _finding(each.model, missing)


def _finding(model: Model, missing: Sequence[str]) -> Finding:
    taken = "was trained on" if model.talent else "names nobody who is in it, so it is taken to be trained on"
    return Finding(
        rule=RULE,
        location=model.at / "talent",
        row=model.id,
        message=f"{model.id} {taken} {named(missing)}, without a consent to that",
        found=f"{model.id} trained on {', '.join(missing)}, no consent to training",
        required=f"a consent in force of each person that covers {TRAINING} for the model's production",
        fix=f"have consents signed that cover {TRAINING}, or train the model again without {named(missing)}"
        + ("" if model.talent else "; state under talent who is in the model"),
    )
