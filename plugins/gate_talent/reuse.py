"""Reuse: the models with people in them that make performances outside the production they were trained for."""

from collections.abc import Iterator, Mapping

import msgspec

from gate.sdk import Case, Consent, Element, Location, Model, held, means
from gate_talent.agreed import Entry, Listed, entries, places_by_id

ELSEWHERE = "use-other-production"
SKETCHES = tuple(frozenset({word}) for word in ("pitch", "pitches", "concept", "sizzle", "ripomatic"))
"""Words of genres that are no production yet: even what is one's own is reused in them."""
NO_SKETCH = (frozenset({"high", "concept"}),)
"""A high-concept thriller is a production."""


class Used(msgspec.Struct, frozen=True):
    """One use of a model: the element that names it, and where."""

    element: Element
    at: Location


class Reused(msgspec.Struct, frozen=True):
    """A model, why it is reused, the people in it, the consents to that which a register holds, and its uses."""

    model: Model
    why: str
    people: tuple[str, ...]
    consents: tuple[Listed, ...]
    uses: tuple[Used, ...]


def reused(case: Case) -> tuple[Reused, ...]:
    """The models in use that stem from another production, or from none that is stated, and in a pitch or concept all."""
    return case.once(_reused)


def in_use(case: Case) -> tuple[tuple[Consent, tuple[Listed, ...]], ...]:
    """The consents that appearances or the reuse of a model lean on, row by row, and the places that list each."""
    return case.once(_in_use)


def uses(case: Case) -> Mapping[str, tuple[Used, ...]]:
    """The uses of each model that an element names, by its id."""
    return case.once(_uses)


def sketched(case: Case) -> bool:
    """Whether a delivery is a pitch or a concept, and no production yet."""
    genre = case.delivery.genre
    return means(genre, SKETCHES) and not means(genre, NO_SKETCH)


def modelled(case: Case, entry: Entry) -> bool:
    """Whether the person is in a model that the element names and that is reused."""
    return bool(entry.element.ai.models) and any(_mine(case, entry))


def reuse_consents(case: Case, entry: Entry) -> tuple[Listed, ...]:
    """The consents of a person to the reuse of the models that an element names."""
    person = entry.person.talent
    mine = _mine(case, entry) if entry.element.ai.models else ()
    return tuple(listed for item in mine for listed in item.consents if all(row.talent == person for row in listed.rows))


def made_in(case: Case, element: Element) -> tuple[Entry, ...]:
    """The people whom AI replicates or changes in an element."""
    return case.once(_made).get(element.at.pointer, ())


def _mine(case: Case, entry: Entry) -> Iterator[Reused]:
    known = case.once(_by_model)
    return (item for key in entry.element.ai.models for item in known.get(key, ()) if entry.person.talent in item.people)


def _in_use(case: Case) -> tuple[tuple[Consent, tuple[Listed, ...]], ...]:
    rows = held.consents(case)
    return tuple((row, places) for key, places in _all_places(case).items() for row in rows[key])


def _reused(case: Case) -> tuple[Reused, ...]:
    rows = held.models(case)
    return tuple(
        Reused(model, why, people, tuple(_consents(case, model)), used)
        for key, used in uses(case).items()
        for model in rows.get(key, ())
        if (why := _why(case, model)) and (people := model.talent or _unstated(case, used))
    )


def _why(case: Case, model: Model) -> str | None:
    if model.production is None:
        return "names no production"
    if model.production != case.delivery.production:
        return f"was trained for production {model.production}"
    return f"makes performances for a {case.delivery.genre}" if sketched(case) else None


def _unstated(case: Case, used: tuple[Used, ...]) -> tuple[str, ...]:
    """Who must be taken to be in a model that names nobody: those made where it is used, unless another model there holds them."""
    rows = held.models(case)
    found: dict[str, None] = {}
    for element in (use.element for use in used):
        named = {person for key in element.ai.models for model in rows.get(key, ()) for person in model.talent}
        found |= dict.fromkeys(each.person.talent for each in made_in(case, element) if each.person.talent not in named)
    return tuple(found)


def _uses(case: Case) -> dict[str, tuple[Used, ...]]:
    found: dict[str, list[Used]] = {}
    for element in case.delivery.elements:
        for index, key in enumerate(element.ai.models):
            found.setdefault(key, []).append(Used(element, element.at / "ai" / "models" / index))
    return {key: tuple(places) for key, places in found.items()}


def _made(case: Case) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries(case):
        if entry.made and entry.element.ai.models:
            found.setdefault(entry.element.at.pointer, []).append(entry)
    return {pointer: tuple(made) for pointer, made in found.items()}


def _consents(case: Case, model: Model) -> Iterator[Listed]:
    rows = held.consents(case)
    for index, key in enumerate(model.reuse_consents):
        if key in rows:
            yield Listed(key, rows[key], model.at, ("reuse_consents", index))


def _all_places(case: Case) -> Mapping[str, tuple[Listed, ...]]:
    places = places_by_id(case)
    more: dict[str, list[Listed]] = {}
    for item in reused(case):
        for listed in item.consents:
            more.setdefault(listed.id, []).append(listed)
    return {**places, **{key: (*places.get(key, ()), *listed) for key, listed in more.items()}}


def _by_model(case: Case) -> Mapping[str, tuple[Reused, ...]]:
    found: dict[str, list[Reused]] = {}
    for item in reused(case):
        found.setdefault(item.model.id, []).append(item)
    return {key: tuple(items) for key, items in found.items()}
