"""Need: what each appearance needs a consent for, and which of the consents that it lists give leave for that at all."""

from collections.abc import Iterator
from datetime import date

import msgspec

from gate.sdk import Case, Consent
from gate_talent.agreed import REPLICA, Entry, Listed, entries
from gate_talent.basis import Ground, spares_use, spares_work
from gate_talent.reuse import ELSEWHERE, modelled, reuse_consents, sketched

CREATE, USE, ALTERATION, DUB, PROMO = "create", "use-same-production", "alteration", "dub", "promo"
MAKING = frozenset({CREATE, ALTERATION, DUB})
"""Acts that are done once, when the element is made."""
ALWAYS = frozenset({"tone", "delivery", "intent", "lip-sync-new-dialogue"})
"""Alterations that need consent whatever they rest on."""
DUBS_FROM = date(2027, 7, 1)
"""First day of principal photography from which dubbing with a replica needs the person's own consent (SAG-AFTRA 2026, 39.D)."""


class Need(msgspec.Struct, frozen=True, gc=False):
    """An act that an appearance needs consent for, and the listed consents that cover it, however far they reach.

    Whether a consent is in force, and whose and for which production it is, is told at the consent (TAL303 to TAL305): it is
    taken here as what it says, so that one fault is told once.
    """

    entry: Entry
    act: str
    granting: tuple[Listed, ...]


def needs(case: Case) -> tuple[Need, ...]:
    """The needs of every appearance whose consents can all be read; where one cannot, TAL302 speaks alone."""
    return case.once(_needs)


def acts(case: Case, entry: Entry) -> tuple[str, ...]:
    """What an appearance needs consent for. A basis of which the evidence is missing counts; TAL308 speaks of it."""
    found = tuple(_acts(case, entry))
    return (*found, PROMO) if found and _promotes(case, entry) else found


def spared_unproven(case: Case, entry: Entry) -> str | None:
    """The act that a basis would spare a consent, were its evidence stated; None where no basis is leaned on, or another rule speaks."""
    if entry.lost or (entry.kind == REPLICA and not entry.listed):
        return None
    act, ground = _spared(entry)
    return act if ground is Ground.UNPROVEN and act not in _acts(case, entry) else None


def grants(row: Consent, act: str, production: str) -> bool:
    """Whether a consent covers an act in a production; one for another production lets itself be used if it covers that."""
    if act == USE and row.production != production and ELSEWHERE in row.covers:
        return True
    return act in row.covers


def elsewhere(case: Case, entry: Entry) -> bool:
    """Whether a replica is used outside the production that it was made for: out of a model that is reused, or in a pitch or concept."""
    return sketched(case) or modelled(case, entry)


def always(entry: Entry) -> bool:
    """Whether it changes what a performance says or means, and not only how it looks or sounds."""
    return not ALWAYS.isdisjoint(entry.person.alteration)


def late_dub(case: Case) -> bool:
    """Whether dubbing needs consent whatever it rests on: photography from the day in the terms, or not known to be earlier."""
    start = case.delivery.photography_start
    return start is None or start >= DUBS_FROM


def _needs(case: Case) -> tuple[Need, ...]:
    here = case.delivery.production
    return tuple(
        Need(entry, act, _granting(case, entry, act, here))
        for entry in entries(case)
        if not entry.lost
        for act in acts(case, entry)
    )


def _granting(case: Case, entry: Entry, act: str, here: str) -> tuple[Listed, ...]:
    if act != USE or not elsewhere(case, entry):
        return tuple(item for item in entry.listed if all(grants(row, act, here) for row in item.rows))
    listed = tuple(item for item in entry.listed if all(ELSEWHERE in row.covers for row in item.rows))
    return (*listed, *(item for item in reuse_consents(case, entry) if all(ELSEWHERE in row.covers for row in item.rows)))


def _acts(case: Case, entry: Entry) -> Iterator[str]:
    if entry.kind == REPLICA:
        yield CREATE
        if spares_use(entry) is Ground.NONE or elsewhere(case, entry):
            yield USE
    if always(entry) or (_altered(entry) and spares_work(entry) is Ground.NONE):
        yield ALTERATION
    if entry.kind == "dub" and entry.made and (late_dub(case) or spares_work(entry) is Ground.NONE):
        yield DUB


def _spared(entry: Entry) -> tuple[str, Ground]:
    """The act that the basis of an appearance may spare, and what the basis is worth."""
    if entry.kind == REPLICA:
        return USE, spares_use(entry)
    act = DUB if entry.kind == "dub" else ALTERATION
    return act, spares_work(entry) if entry.made else Ground.NONE


def _altered(entry: Entry) -> bool:
    return entry.made and entry.kind in {"alteration", "double"}


def _promotes(case: Case, entry: Entry) -> bool:
    return entry.element.kind == "trailer" or case.delivery.genre == PROMO or PROMO in case.delivery.media
