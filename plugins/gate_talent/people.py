"""People: of which category each person is, and whether those who must sign for them have signed."""

from collections.abc import Collection
from functools import partial

import msgspec

from gate.sdk import Case, Consent, Location
from gate_talent.agreed import Listed
from gate_talent.need import needs
from gate_talent.reach import missed


class Unsigned(msgspec.Struct, frozen=True):
    """A consent that somebody else had to sign, and the places that lean on it."""

    consent: Consent
    places: tuple[Listed, ...]


def those(case: Case, category: str) -> frozenset[str]:
    """The people of a category; of several rows with one id one that says so is enough."""
    return frozenset(row.id for row in case.delivery.talent if row.category == category)


def unsigned(case: Case, asked: str, signatories: Collection[str]) -> tuple[Unsigned, ...]:
    """The consents that appearances of people of a category need, and that none of the signatories gave, each row once."""
    people = those(case, asked)
    found: dict[Location, tuple[Consent, dict[Location, Listed]]] = {}
    for need in needs(case) if people else ():
        talent = need.entry.person.talent
        if talent in people:
            for row, item in missed(case, need, partial(_unfit, talent, signatories)):
                found.setdefault(row.at, (row, {}))[1][item.at] = item
    return tuple(Unsigned(row, tuple(places.values())) for row, places in found.values())


def _unfit(talent: str, signatories: Collection[str], row: Consent) -> bool:
    """Whether the wrong one signed; whose consent it is at all is for TAL303."""
    return row.talent == talent and row.signatory not in signatories
