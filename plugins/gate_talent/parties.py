"""Parties: whether every person in a reused model agreed to that: for this use of it, before the work was done."""

from collections.abc import Iterator, Mapping, Sequence

from gate.sdk import Case, Element, named
from gate_talent.agreed import REPLICA, Listed
from gate_talent.reach import MODALITIES, asked_modality, cells, reached
from gate_talent.reuse import ELSEWHERE, Reused, made_in


def lacking(case: Case, item: Reused) -> Mapping[str, str]:
    """The people in a model who did not agree to its reuse, each with why, in a few words."""
    found = {person: next(_lacks(case, item, person), None) for person in dict.fromkeys(item.people)}
    return {person: why for person, why in found.items() if why}


def _lacks(case: Case, item: Reused, person: str) -> Iterator[str]:
    mine = [each for each in item.consents if all(row.talent == person and ELSEWHERE in row.covers for row in each.rows)]
    bound = [each for each in mine if all(row.production in _productions(case, item) for row in each.rows)]
    if not mine:
        yield "no consent"
    elif not bound:
        yield f"{_ids(mine)} is for another production"
    for element in (use.element for use in item.uses):
        timely = [each for each in bound if not _after(each, element)]
        if bound and not timely:
            yield f"{_ids(bound)} was signed after the work of {element.ai.created_on}"
        elif bound and not _reaches(case, timely, element, person):
            yield f"{_ids(timely)} does not reach {element.id}"


def _productions(case: Case, item: Reused) -> frozenset[str]:
    """Those that a consent to reuse may be given for: the one that the model stems from, or this one."""
    return frozenset({case.delivery.production, *((item.model.production,) if item.model.production else ())})


def _after(item: Listed, element: Element) -> bool:
    made = element.ai.created_on
    return made is not None and any(row.signed_on is not None and row.signed_on > made for row in item.rows)


def _reaches(case: Case, consents: Sequence[Listed], element: Element, person: str) -> bool:
    """Whether consents reach an element, in each territory and in each modality in which somebody is made there.

    How far they reach for a replica of the person itself is told by TAL321, and not here.
    """
    made = made_in(case, element)
    if any(entry.person.talent == person and entry.kind == REPLICA for entry in made):
        return True
    asked = cells(case, {word for entry in made for word in asked_modality(entry.person)} or MODALITIES)
    stated = [item for item in consents if all(row.modality for row in item.rows)]
    return reached(stated, element.id, asked) == asked


def _ids(consents: Sequence[Listed]) -> str:
    return named([item.id for item in consents])
