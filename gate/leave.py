"""Leave: whether a clearance, a consent or a right is in force in a case, and how far it reaches."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import msgspec

from gate.case import Case
from gate.location import Location
from gate.register import Clearance, Consent, Right

WORLDWIDE = "worldwide"
ALL = "all"


class Lack(msgspec.Struct, frozen=True, gc=False):
    """One thing that leave lacks: in a few words, and where in its register it stands or would stand."""

    text: str
    at: Location


def clearance_lapses(clearance: Clearance, case: Case) -> Iterator[Lack]:
    """Why a clearance is not in force: not approved, dates, conditions that are not met; nothing when it is."""
    if clearance.status != "approved":
        yield Lack(f"is {clearance.status}", clearance.at / "status")
    elif clearance.granted_on is None:
        yield Lack("names no day on which it was granted", clearance.at / "granted_on")
    if clearance.granted_on is not None and clearance.granted_on > min(case.day, case.today):
        yield Lack(f"is granted only on {clearance.granted_on}", clearance.at / "granted_on")
    yield from _past(clearance.expires_on, clearance.at, case)
    for index, condition in enumerate(clearance.conditions):
        if condition.met != "yes":
            said = condition.met or "not stated"
            yield Lack(f"asks for: {condition.text} (met: {said})", clearance.at / "conditions" / index)


def consent_lapses(consent: Consent, case: Case) -> Iterator[Lack]:
    """Why a consent is not in force on the delivery day; its last day still counts."""
    if consent.status != "active":
        yield Lack(f"is {consent.status}", consent.at / "status")
    elif consent.signed_on is None:
        yield Lack("names no day on which it was signed", consent.at / "signed_on")
    if consent.signed_on is not None and consent.signed_on > min(case.day, case.today):
        yield Lack(f"is signed only on {consent.signed_on}", consent.at / "signed_on")
    yield from _past(consent.expires_on, consent.at, case)


def right_lapses(right: Right, case: Case) -> Iterator[Lack]:
    """Why a right is none, or not in force on the delivery day; its last day still counts."""
    if right.kind is not None and right.kind.strip().casefold() == "none":
        yield Lack("is of kind none", right.at / "kind")
    yield from _past(right.expires_on, right.at, case)


def fits(patterns: Iterable[str], name: str) -> bool:
    """Whether one of the patterns fits a whole id, upper and lower case told apart; `*` is any run of characters, nothing else is special."""
    return any(pattern == name or ("*" in pattern and _fits(pattern, name)) for pattern in patterns)


def reaches(
    asked: Iterable[str], granted: Collection[str], excepted: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the territories asked for, those that are not granted, and those that are granted and then excepted, wholly or in part."""
    asked = tuple(asked)
    beyond = tuple(code for code in asked if WORLDWIDE not in granted and code not in granted)
    barred = tuple(code for code in asked if code not in beyond and _touched(code, excepted))
    return beyond, barred


def _touched(code: str, excepted: Collection[str]) -> bool:
    """Every exception is a part of the world."""
    return bool(excepted) if code == WORLDWIDE else WORLDWIDE in excepted or code in excepted


def _past(end: date | None, at: Location, case: Case) -> Iterator[Lack]:
    if end is not None and end < case.day:
        yield Lack(f"expired on {end}", at / "expires_on")


def _fits(pattern: str, name: str) -> bool:
    """Piece by piece, each at its first place: a hostile pattern of many stars costs no more than its length."""
    first, *middle, last = pattern.split("*")
    if len(name) < len(first) + len(last) or not (name.startswith(first) and name.endswith(last)):
        return False
    at, end = len(first), len(name) - len(last)
    for piece in middle:
        at = name.find(piece, at, end) + len(piece)
        if at < len(piece):
            return False
    return True
