"""Basis: whether the ground that an appearance names spares it a consent."""

from enum import Enum

from gate.sdk import Appearance

CUSTOMARY = frozenset({"cosmetic", "wardrobe", "noise", "timing", "continuity", "pitch", "clarity"})
"""What post production has always done to a performance."""
NOTED = frozenset({"safety", "unrecognizable"})


class Ground(Enum):
    """What a basis is worth."""

    HOLDS = "holds"
    UNPROVEN = "unproven"
    """It would hold, if the facts that it rests on were stated."""
    NONE = "none"
    """No basis is named, it does not spare this consent, or the facts speak against it."""


def spares_use(person: Appearance) -> Ground:
    """Whether a replica may be used without a consent of its own to that; nothing spares the consent to creating it."""
    if person.basis in NOTED:
        return Ground.HOLDS if person.basis_note else Ground.UNPROVEN
    return _scripted(person)


def spares_work(person: Appearance) -> Ground:
    """Whether a performance may be altered, dubbed or doubled without the person's consent."""
    if person.basis == "customary-post":
        return _ground(holds=bool(person.alteration) and CUSTOMARY.issuperset(person.alteration))
    if person.basis == "existing-agreement":
        return _ground(holds=person.manifestation in {"dub", "double"} and bool(person.agreement_ref))
    return _scripted(person)


def _scripted(person: Appearance) -> Ground:
    if person.basis != "as-scripted":
        return Ground.NONE
    if person.script is None or person.performed_on is None:
        return Ground.UNPROVEN
    return _ground(holds=person.script.dated <= person.performed_on)


def _ground(*, holds: bool) -> Ground:
    return Ground.HOLDS if holds else Ground.NONE
