"""Likeness: the people in an element whose picture or sound AI makes or changes, and whether that asks for a clearance."""

from collections.abc import Iterator

from gate.case import Case
from gate.element import Appearance, Element
from gate.spelling import means

REPLICA, SYNTHETIC = "replica", "synthetic"
CUSTOMARY = frozenset({"cosmetic", "wardrobe", "noise", "timing", "continuity", "pitch", "clarity"})
"""What post production has always done to a performance."""
SCENERY = (frozenset({"background"}), frozenset({"set", "extension"}), frozenset({"prop"}), frozenset({"score"}))
"""Roles of AI in a picture that are nobody's likeness."""
SOUNDING = frozenset({"vo", "dialogue", "music", "sfx"})
ROLES_OF_NOBODY = frozenset({None, "background"})
"""Categories under which a synthetic performer may stand in a register of talent: none, or that of a passer-by."""


def kind(case: Case, person: Appearance) -> str:
    """What an appearance is: a synthetic performer is nobody who can be recognised (SAG-AFTRA 2023, generative AI), so one who bears
    the id of somebody known is a replica.
    """
    return REPLICA if person.manifestation == SYNTHETIC and person.talent in case.once(_known) else person.manifestation


def made(element: Element, person: Appearance) -> bool:
    """Whether AI makes or changes a person: always in a replica or an alteration, in a dub or a double where AI has a part in it."""
    if person.manifestation in {REPLICA, "alteration"}:
        return True
    return person.manifestation in {"dub", "double"} and element.ai.use != "none" and not _beside(element, person)


def asking(element: Element) -> Iterator[Appearance]:
    """The people of an element for whom it needs a clearance, whatever else AI did (Netflix GenAI guidance, matrix row 4, N-0b): whoever is
    replicated or synthetic, and whom AI changes beyond what is customary in post production.
    """
    for person in element.talent:
        changed = element.ai.use != "none" and made(element, person) and not customary(person)
        if changed or person.manifestation in {REPLICA, SYNTHETIC}:
            yield person


def real(case: Case, element: Element) -> tuple[Appearance, ...]:
    """The people in an element whose likeness or voice AI makes or changes beyond what is customary, and who are somebody."""
    return tuple(person for person in asking(element) if kind(case, person) != SYNTHETIC)


def customary(person: Appearance) -> bool:
    """Whether nothing is done to a performance but what is customary in post production (N-R3)."""
    return bool(person.alteration) and CUSTOMARY.issuperset(person.alteration)


def _beside(element: Element, person: Appearance) -> bool:
    """Whether AI made something else in the picture, so that a human dub or double in it is still the work of people."""
    plain = not (person.alteration or element.ai.models) and element.kind not in SOUNDING
    return plain and means(element.ai.role, SCENERY)


def _known(case: Case) -> frozenset[str]:
    """The people of the registers: those of a category that only a person has, and those who signed a consent."""
    people = {row.id for row in case.delivery.talent if row.category not in ROLES_OF_NOBODY}
    return frozenset(people.union(row.talent for row in case.delivery.consents))
