"""People: of which category each person is, and whether those who must sign for them have signed."""

from collections.abc import Collection, Iterator
from functools import partial

import msgspec

from gate.sdk import Case, Consent, Location
from gate_talent.agreed import Listed
from gate_talent.need import needs
from gate_talent.reach import missed
from gate_talent.reuse import ELSEWHERE, reused
from gate_talent.training import agreed, trained


class Unsigned(msgspec.Struct, frozen=True):
    """A consent that somebody else had to sign, and the places that lean on it."""

    consent: Consent
    places: tuple[Listed, ...]


def those(case: Case, category: str) -> frozenset[str]:
    """The people of a category; of several rows with one id one that says so is enough."""
    return frozenset(row.id for row in case.delivery.talent if row.category == category)


def unsigned(case: Case, asked: str, signatories: Collection[str]) -> tuple[Unsigned, ...]:
    """The consents that appearances of people of a category need, or models with them in it, and that none of the signatories gave, each
    row once.
    """
    people = those(case, asked)
    found: dict[Location, tuple[Consent, dict[Location, Listed]]] = {}
    for row, item in _wanting(case, people, signatories) if people else ():
        found.setdefault(row.at, (row, {}))[1][item.at] = item
    return tuple(Unsigned(row, tuple(places.values())) for row, places in found.values())


def _wanting(case: Case, people: frozenset[str], signatories: Collection[str]) -> Iterator[tuple[Consent, Listed]]:
    for need in needs(case):
        talent = need.entry.person.talent
        if talent in people:
            yield from missed(case, need, partial(_unfit, talent, signatories))
    for consents in _of_models(case, people):
        if all(any(_unfit(row.talent, signatories, row) for row in item.rows) for item in consents):
            yield from ((row, item) for item in consents for row in item.rows if _unfit(row.talent, signatories, row))


def _of_models(case: Case, people: frozenset[str]) -> Iterator[list[Listed]]:
    """For each model and person in it the consents to its training, and those to its reuse: any one that is signed rightly will do."""
    for each in trained(case):
        for person in people & frozenset(each.people):
            rows = agreed(case).get((person, each.production), ())
            yield [Listed(row.id, (row,), each.model.at, ("talent",)) for row in rows]
    for reuse in reused(case):
        for person in people & frozenset(reuse.people):
            yield [item for item in reuse.consents if all(row.talent == person and ELSEWHERE in row.covers for row in item.rows)]


def _unfit(talent: str, signatories: Collection[str], row: Consent) -> bool:
    """Whether the wrong one signed; whose consent it is at all is for TAL303."""
    return row.talent == talent and row.signatory not in signatories
