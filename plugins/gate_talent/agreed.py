"""Agreed: the consents that each appearance of a person lists, with the rows that they lead to."""

from collections.abc import Iterator

import msgspec

from gate.sdk import Appearance, Case, Consent, Element, Location


class Listed(msgspec.Struct, frozen=True):
    """A consent that an appearance lists: by which id, where, and the rows that bear it; of several, each is judged."""

    element: Element
    person: Appearance
    id: str
    at: Location
    consents: tuple[Consent, ...]

    @property
    def who(self) -> str:
        """Whose appearance it is, and of which kind."""
        return f"{self.person.manifestation} of {self.person.talent}"


def appearances(case: Case) -> Iterator[tuple[Element, Appearance, Location]]:
    """Every person in every element, whatever its usage and in every stage, and where the manifest says so."""
    for element in case.delivery.elements:
        for index, person in enumerate(element.talent):
            yield element, person, element.at / "talent" / index


def listed(case: Case) -> Iterator[Listed]:
    """Every consent that an appearance lists; one that it lists twice is met once."""
    rows: dict[str, list[Consent]] = {}
    for consent in case.delivery.consents:
        rows.setdefault(consent.id, []).append(consent)
    for element, person, at in appearances(case):
        first = {key: index for index, key in reversed([*enumerate(person.consents)])}
        for key, index in sorted(first.items(), key=lambda item: item[1]):
            yield Listed(element, person, key, at / "consents" / index, tuple(rows.get(key, ())))


def held(case: Case) -> Iterator[tuple[Listed, Consent]]:
    """The listed consents with every row of a register that bears their id."""
    return ((item, consent) for item in listed(case) for consent in item.consents)
