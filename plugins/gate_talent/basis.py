"""Basis: whether the ground that an appearance names spares it a consent."""

from enum import Enum

from gate.sdk import likeness
from gate_talent.agreed import Entry

NOTED = frozenset({"safety", "unrecognizable"})


class Ground(Enum):
    """What a basis is worth."""

    HOLDS = "holds"
    UNPROVEN = "unproven"
    """It would hold, if the facts that it rests on were stated."""
    NONE = "none"
    """No basis is named, it does not spare this consent, or the facts speak against it."""


def spares_use(entry: Entry) -> Ground:
    """Whether a replica may be used without a consent of its own to that; nothing spares the consent to creating it."""
    person = entry.person
    if person.basis in NOTED:
        return Ground.HOLDS if person.basis_note else Ground.UNPROVEN
    return _scripted(entry)


def spares_work(entry: Entry) -> Ground:
    """Whether a performance may be altered, dubbed or doubled without the person's consent."""
    person = entry.person
    if person.basis == "customary-post":
        return _ground(holds=likeness.customary(person))
    if person.basis == "existing-agreement":
        return _ground(holds=person.manifestation in {"dub", "double"} and bool(person.agreement_ref))
    return _scripted(entry)


def _scripted(entry: Entry) -> Ground:
    """The script was there before the performance, and before the AI work that says that it keeps to it (SAG-AFTRA 2026, 39.B)."""
    person, made = entry.person, entry.element.ai.created_on
    if person.basis != "as-scripted":
        return Ground.NONE
    if person.script is None or person.performed_on is None:
        return Ground.UNPROVEN
    return _ground(holds=person.script.dated <= min(person.performed_on, made or person.performed_on))


def _ground(*, holds: bool) -> Ground:
    return Ground.HOLDS if holds else Ground.NONE
