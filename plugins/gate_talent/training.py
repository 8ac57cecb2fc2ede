"""Training: the models whose training is asked about, the people in them, and the consents that let a model be trained on somebody."""

from collections.abc import Mapping

import msgspec

from gate.sdk import Case, Consent, Model, consent_lapses
from gate_talent.reuse import in_use, reused, uses

TRAINING = "training"


class Trained(msgspec.Struct, frozen=True):
    """A model, the people that it was trained on, and the production for which."""

    model: Model
    people: tuple[str, ...]
    production: str


def trained(case: Case) -> tuple[Trained, ...]:
    """The models with people in them that an element names, or that are this production's or nobody's; what others trained, and nobody
    uses here, is theirs to answer for.
    """
    return case.once(_trained)


def agreed(case: Case) -> Mapping[tuple[str, str | None], tuple[Consent, ...]]:
    """The consents to training, by the person and the production: those in force, and those of which TAL305 says that they are not."""
    return case.once(_agreed)


def _trained(case: Case) -> tuple[Trained, ...]:
    here = case.delivery.production
    unstated = {item.model.at: item.people for item in reused(case) if not item.model.talent}
    asked = [model for model in case.delivery.models if model.production in {None, here} or model.id in uses(case)]
    held = [Trained(model, model.talent or unstated.get(model.at, ()), model.production or here) for model in asked]
    return tuple(each for each in held if each.people)


def _agreed(case: Case) -> dict[tuple[str, str | None], tuple[Consent, ...]]:
    people = {person for each in trained(case) for person in each.people}
    told = frozenset(row.at for row, _ in in_use(case)) if people else frozenset()
    found: dict[tuple[str, str | None], list[Consent]] = {}
    for row in case.delivery.consents if people else ():
        if row.talent in people and _permits(row) and (row.at in told or not any(consent_lapses(row, case))):
            found.setdefault((row.talent, row.production), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _permits(row: Consent) -> bool:
    return TRAINING in row.covers and row.training_use != "prohibited"
