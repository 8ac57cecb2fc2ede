"""Late: consents that were signed after the AI work which leans on them."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import msgspec

from gate.sdk import Case, Consent, Element, Location, consent_lapses
from gate_talent.agreed import REPLICA, Listed
from gate_talent.need import MAKING, Need, needs
from gate_talent.reach import missed


class Late(msgspec.Struct, frozen=True):
    """A consent that came late, the first day of work that leans on it, and the places that do."""

    consent: Consent
    first: date
    places: tuple[Listed, ...]


def undated(case: Case) -> tuple[Element, ...]:
    """The elements whose AI work on a person needed a consent that is listed, and has no day."""
    found = {need.entry.element.at: need.entry.element for need in _making(case) if need.entry.element.ai.created_on is None}
    return tuple(found.values())


def late(case: Case) -> Iterator[Late]:
    """The consents that came late, each row once."""
    found: dict[Location, tuple[Consent, list[date], dict[Location, Listed]]] = {}
    for need in _making(case):
        day = need.entry.element.ai.created_on
        if day is None:
            continue
        for row, item in missed(case, need, partial(_after, case, day)):
            _, days, places = found.setdefault(row.at, (row, [], {}))
            days.append(day)
            places[item.at] = item
    return (Late(row, min(days), tuple(places.values())) for row, days, places in found.values())


def _making(case: Case) -> Iterator[Need]:
    for need in needs(case):
        dated = need.entry.kind == REPLICA or need.entry.element.ai.use != "none"
        if need.act in MAKING and need.granting and dated:
            yield need


def _after(case: Case, day: date, row: Consent) -> bool:
    """A consent that is not in force is told as that, and hides nothing here."""
    return row.signed_on is not None and row.signed_on > day and not any(consent_lapses(row, case))
