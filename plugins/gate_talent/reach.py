"""Reach: how far the consents that cover an act reach, by element, modality and territory; several add up."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product

import msgspec

from gate.sdk import WORLDWIDE, Appearance, Case, Consent, fits, reaches
from gate_talent.agreed import Listed
from gate_talent.need import Need

MODALITIES = ("likeness", "voice", "motion")


class Cell(msgspec.Struct, frozen=True):
    """The least that is asked of consents: one modality in one territory."""

    modality: str
    territory: str


def asked_modality(person: Appearance) -> tuple[str, ...]:
    """What of a person is made: all that could be, where the appearance does not say."""
    return person.modality or MODALITIES


def asked(case: Case, need: Need) -> frozenset[Cell]:
    """Every cell that an act of an appearance needs."""
    return cells(case, asked_modality(need.entry.person))


def covered(case: Case, need: Need, consents: Iterable[Listed]) -> frozenset[Cell]:
    """The cells that some single consent gives leave for: a voice in one country and a likeness in two are no voice in two."""
    return reached(consents, need.entry.element.id, asked(case, need))


def cells(case: Case, modality: Iterable[str]) -> frozenset[Cell]:
    """Some modalities in every territory of the delivery."""
    territories = case.delivery.territories or (WORLDWIDE,)
    return frozenset(Cell(*pair) for pair in product(modality, territories))


def reached(consents: Iterable[Listed], element: str, among: Iterable[Cell]) -> frozenset[Cell]:
    """Of some cells those that a single consent for an element gives leave for."""
    reaching = [item for item in consents if fitting(item, element)]
    return frozenset(cell for cell in among if any(_reaches(item, cell) for item in reaching))


def fitting(item: Listed, element: str) -> bool:
    """Whether a consent is for an element; without `elements` it is for all. Of several rows with one id each must be."""
    return all(row.elements is None or fits(row.elements, element) for row in item.rows)


def has(item: Listed, modality: str) -> bool:
    """Whether a consent is for a modality. One that states none grants none, and TAL321 says so at its row; here it hides nothing."""
    return all(not row.modality or modality in row.modality for row in item.rows)


def beyond(item: Listed, territories: tuple[str, ...]) -> frozenset[str]:
    """The territories that a consent leaves out; without `territories` it is for all of them."""
    return frozenset().union(*(_left_out(territories, row.territories) for row in item.rows if row.territories is not None))


def alone(item: Listed, need: Need, territories: tuple[str, ...]) -> bool:
    """Whether a consent reaches all that an act needs by itself, as nearly every one does."""
    modality = asked_modality(need.entry.person)
    stated = all(word in row.modality for row in item.rows for word in modality)
    return stated and not beyond(item, territories) and fitting(item, need.entry.element.id)


def missed(case: Case, need: Need, spoilt: Callable[[Consent], bool]) -> Iterator[tuple[Consent, Listed]]:
    """The spoilt rows among the consents to an act that cover what no other covers, each with its mention."""
    marred = [item for item in need.granting if any(map(spoilt, item.rows))]
    if not marred:
        return
    kept = covered(case, need, (item for item in need.granting if not any(map(spoilt, item.rows))))
    for item in marred:
        if not covered(case, need, (item,)) <= kept:
            yield from ((row, item) for row in item.rows if spoilt(row))


def _reaches(item: Listed, cell: Cell) -> bool:
    return has(item, cell.modality) and not beyond(item, (cell.territory,))


@lru_cache(maxsize=1 << 12)
def _left_out(asked: tuple[str, ...], granted: tuple[str, ...]) -> frozenset[str]:
    return frozenset(reaches(asked, granted)[0])
