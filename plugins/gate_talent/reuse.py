"""Reuse: the models with people in them that make performances outside the production they were trained for."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gate.sdk import Case, Consent, Element, Location, Model, held
from gate_talent.agreed import Entry, Listed, places_by_id

ELSEWHERE = "use-other-production"
SKETCHES = frozenset({"pitch", "concept"})
"""Genres that are no production yet: even a model of one's own is reused in them."""


class Reused(msgspec.Struct, frozen=True):
    """A model, why it is reused, the consents to that which a register holds, and the places that use it."""

    model: Model
    why: str
    consents: tuple[Listed, ...]
    places: tuple[Location, ...]


def reused(case: Case) -> tuple[Reused, ...]:
    """The models in use that stem from another production, or from none that is stated, and in a pitch or concept all."""
    return case.once(_reused)


def in_use(case: Case) -> tuple[tuple[Consent, tuple[Listed, ...]], ...]:
    """The consents that appearances or the reuse of a model lean on, row by row, and the places that list each."""
    return case.once(_in_use)


def reuse_consents(case: Case, entry: Entry) -> tuple[Listed, ...] | None:
    """The consents of a person to the reuse of the models that an element names; None where no model of theirs is reused."""
    if not entry.element.ai.models:
        return None
    known = case.once(_by_model)
    person = entry.person.talent
    mine = [item for key in entry.element.ai.models for item in known.get(key, ()) if person in item.model.talent]
    if not mine:
        return None
    return tuple(listed for item in mine for listed in item.consents if all(row.talent == person for row in listed.rows))


def _in_use(case: Case) -> tuple[tuple[Consent, tuple[Listed, ...]], ...]:
    rows = held.consents(case)
    return tuple((row, tuple(places)) for key, places in _all_places(case).items() for row in rows[key])


def _reused(case: Case) -> tuple[Reused, ...]:
    rows = held.models(case)
    return tuple(
        Reused(model, why, tuple(_consents(case, model)), places)
        for key, places in _uses(case.delivery.elements).items()
        for model in rows.get(key, ())
        if model.talent and (why := _why(case, model))
    )


def _why(case: Case, model: Model) -> str | None:
    if model.production is None:
        return "names no production"
    if model.production != case.delivery.production:
        return f"was trained for production {model.production}"
    return f"makes performances for a {case.delivery.genre}" if case.delivery.genre in SKETCHES else None


def _uses(elements: tuple[Element, ...]) -> dict[str, tuple[Location, ...]]:
    found: dict[str, list[Location]] = {}
    for element in elements:
        for index, key in enumerate(element.ai.models):
            found.setdefault(key, []).append(element.at / "ai" / "models" / index)
    return {key: tuple(places) for key, places in found.items()}


def _consents(case: Case, model: Model) -> Iterator[Listed]:
    rows = held.consents(case)
    for index, key in enumerate(model.reuse_consents):
        if key in rows:
            yield Listed(key, rows[key], model.at, ("reuse_consents", index))


def _all_places(case: Case) -> Mapping[str, Sequence[Listed]]:
    found: dict[str, list[Listed]] = {key: list(places) for key, places in places_by_id(case).items()}
    for item in reused(case):
        for listed in item.consents:
            found.setdefault(listed.id, []).append(listed)
    return found


def _by_model(case: Case) -> Mapping[str, tuple[Reused, ...]]:
    found: dict[str, list[Reused]] = {}
    for item in reused(case):
        found.setdefault(item.model.id, []).append(item)
    return {key: tuple(items) for key, items in found.items()}
