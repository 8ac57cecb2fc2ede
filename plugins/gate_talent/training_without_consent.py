"""A model was trained on people who did not agree to that.

## Why it matters

A performance that went into a model cannot be taken out of it again. Leave to replicate somebody is no leave to train on them, and
what the register of consents says of `training_use` binds whoever trains.

Asked of every model with `talent`, once, at the model: each person has a consent in force that covers `training`, for the production
that the model was trained for (one that names none is taken as trained for this one), and `training_use` is not `prohibited`. A
consent to training that is not in force, and that an element leans on too, is told at the consent (TAL305).

## Fails

```yaml
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
  - {id: M-02, production: NF-S0}
```

## To clear it

Ask each person for a consent that covers `training`, or train the model again without them.
"""

from collections.abc import Iterator, Mapping, Sequence

from gate.sdk import Case, Consent, Finding, Model, Rule, Severity, consent_lapses, named
from gate_talent.reuse import in_use

RULE = Rule(
    "TAL323",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no training on performers' material without clearance (N-D2); SAG-AFTRA 2026, 39.L",
)
TRAINING = "training"


def check(case: Case) -> Iterator[Finding]:
    agreed: Mapping[str, frozenset[str | None]] = case.once(_agreed)
    for model in case.delivery.models:
        production = model.production or case.delivery.production
        missing = [person for person in dict.fromkeys(model.talent) if production not in agreed.get(person, ())]
        if missing:
            yield _finding(model, missing)


def _agreed(case: Case) -> dict[str, frozenset[str | None]]:
    """The productions for which each person whom a model was trained on let models be trained."""
    told = frozenset(row.at for row, _ in in_use(case))
    found: dict[str, set[str | None]] = {}
    trained = {person for model in case.delivery.models for person in model.talent}
    for row in case.delivery.consents:
        if row.talent in trained and _permits(row) and (row.at in told or not any(consent_lapses(row, case))):
            found.setdefault(row.talent, set()).add(row.production)
    return {person: frozenset(productions) for person, productions in found.items()}


def _permits(row: Consent) -> bool:
    return TRAINING in row.covers and row.training_use != "prohibited"


def _finding(model: Model, missing: Sequence[str]) -> Finding:
    return Finding(
        rule=RULE,
        location=model.at / "talent",
        row=model.id,
        message=f"{model.id} was trained on {named(missing)}, without a consent to that",
        found=f"{model.id} trained on {', '.join(missing)}, no consent to training",
        required=f"a consent in force of each person that covers {TRAINING} for the model's production",
        fix=f"have consents signed that cover {TRAINING}, or train the model again without {named(missing)}",
    )
