"""Agreed: the consents that each appearance of a person lists, and the rows that they lead to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from itertools import islice
from operator import truediv

import msgspec

from gate.sdk import Appearance, Case, Consent, Element, Location, Related, held, leaning, likeness

REPLICA = likeness.REPLICA
SHOWN = 5
"""Places looked up for a finding; it relates no more than those."""


class Listed(msgspec.Struct, frozen=True, gc=False):
    """A consent that an appearance lists: by which id, where, and the rows that bear it; of several, each is judged."""

    id: str
    rows: tuple[Consent, ...]
    row: Location
    steps: tuple[str | int, ...]

    @property
    def at(self) -> Location:
        """Where it is listed: the steps from the row that lists it, taken only when there is something to tell."""
        return reduce(truediv, self.steps, self.row)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One person in one element, the manyth of its talent, and the consents that it lists, each once."""

    element: Element
    person: Appearance
    index: int
    listed: tuple[Listed, ...]
    kind: str
    """What the appearance is: as its manifestation says, but that a synthetic performer who is somebody known is a replica."""
    made: bool
    """Whether the person is replicated or altered. A double or a dub in which AI has no part is the work of people."""

    @property
    def at(self) -> Location:
        """Where the manifest says so."""
        return self.element.at / "talent" / self.index

    @property
    def who(self) -> str:
        """Whose appearance it is, and of which kind."""
        return f"{self.kind} of {self.person.talent}"

    @property
    def lost(self) -> bool:
        """Whether it lists an id that no register holds, so that nobody can tell what was agreed."""
        return not all(item.rows for item in self.listed)


def entries(case: Case) -> tuple[Entry, ...]:
    """Every person in every element, whatever its usage and in every stage."""
    return case.once(_entries)


def leaned(case: Case) -> Iterator[tuple[Consent, tuple[Listed, ...]]]:
    """The consents that appearances list, row by row, and the places that list each."""
    rows = held.consents(case)
    return ((row, places) for key, places in places_by_id(case).items() for row in rows[key])


def places_by_id(case: Case) -> Mapping[str, tuple[Listed, ...]]:
    """The places that list each consent, by its id; ids that no register holds are left out."""
    return case.once(_places)


def counted(places: Collection[object]) -> str:
    """In how many places a row is leaned on, as a message says it."""
    return "in 1 place" if len(places) == 1 else f"in {len(places)} places"


def leaners(places: Iterable[Listed], note: str) -> tuple[Related, ...]:
    """The first few of the places that lean on a row."""
    return leaning((item.at for item in islice(places, SHOWN)), note)


def _entries(case: Case) -> tuple[Entry, ...]:
    rows = held.consents(case)
    return tuple(
        _entry(case, element, index, _listed(element, index, rows))
        for element in case.delivery.elements
        if element.talent
        for index in range(len(element.talent))
    )


def _entry(case: Case, element: Element, index: int, listed: tuple[Listed, ...]) -> Entry:
    person = element.talent[index]
    kind = likeness.kind(case, person)
    return Entry(element, person, index, listed, kind, kind == REPLICA or likeness.made(element, person))


def _listed(element: Element, index: int, rows: Mapping[str, tuple[Consent, ...]]) -> tuple[Listed, ...]:
    first: dict[str, int] = {}
    for number, key in enumerate(element.talent[index].consents):
        first.setdefault(key, number)
    return tuple(Listed(key, rows.get(key, ()), element.at, ("talent", index, "consents", number)) for key, number in first.items())


def _places(case: Case) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, list[Listed]] = {}
    for entry in entries(case):
        for item in entry.listed:
            if item.rows:
                found.setdefault(item.id, []).append(item)
    return {key: tuple(places) for key, places in found.items()}
