"""Cover: what the clearances that an element lists are worth: whether each is in force, and what it leaves out."""

from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase

import msgspec

from gate.sdk import Case, Clearance, Delivery, Element, Location, named

NEEDING = frozenset({"edited", "generated", "unknown"})
"""Uses of AI that need a clearance in finals, whatever the media say."""
WORLDWIDE = "worldwide"
ALL = "all"


class Lack(msgspec.Struct, frozen=True):
    """One thing that a clearance lacks: in a few words, and where in its register it stands or would stand."""

    text: str
    at: Location


class Listed(msgspec.Struct, frozen=True):
    """A clearance that an element lists: its id, where, why it is not in force, and what of the element it leaves out.

    Where several rows bear the id, nobody can say which is meant: what any of them lacks is lacking.
    """

    id: str
    at: Location
    lapses: tuple[Lack, ...]
    gaps: tuple[Lack, ...]

    @property
    def why(self) -> str:
        """Why it is not in force, in a few words."""
        return ", ".join(dict.fromkeys(lapse.text for lapse in self.lapses))

    @property
    def left_out(self) -> str:
        """What of the element it leaves out, in a few words."""
        return "; ".join(dict.fromkeys(gap.text for gap in self.gaps))


class Row(msgspec.Struct, frozen=True):
    """A row of a register with what it lacks in this delivery, whatever the element."""

    clearance: Clearance
    lapses: tuple[Lack, ...]
    gaps: tuple[Lack, ...]


def needing(case: Case) -> Iterator[Element]:
    """The AI elements of the finals: those that a clearance must cover."""
    return (element for element in case.finals if element.ai.use in NEEDING)


def uncovered(case: Case) -> Iterator[tuple[Element, tuple[Listed, ...]]]:
    """The AI elements of the finals that no single clearance covers, each with those it lists and a register holds."""
    rows: dict[str, list[Row]] = {}
    for clearance in case.delivery.clearances:
        row = Row(clearance, tuple(_lapses(clearance, case)), tuple(_reach(clearance, case.delivery)))
        rows.setdefault(clearance.id, []).append(row)
    for element in needing(case):
        if found := _short(element, rows):
            yield element, found


def _short(element: Element, rows: Mapping[str, Collection[Row]]) -> tuple[Listed, ...]:
    """What an element lists and a register holds; nothing once one of them covers it."""
    found = []
    for key, index in _first(element.clearances).items():
        if key in rows:
            item = _listed(key, element.at / "clearances" / index, rows[key], element)
            if not item.lapses and not item.gaps:
                return ()
            found.append(item)
    return tuple(found)


def lapsed(found: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """The clearances to blame for not being in force.

    Those that would cover the element if only they were in force; where there is none, all of them, unless one is in force:
    then its scope is to blame, and `nearest` names it.
    """
    ready = tuple(item for item in found if not item.gaps)
    if ready:
        return ready
    return found if all(item.lapses for item in found) else ()


def nearest(found: tuple[Listed, ...]) -> Listed | None:
    """Of the clearances in force the one that leaves out least, when none is to blame for not being in force."""
    if lapsed(found):
        return None
    return min((item for item in found if not item.lapses), key=lambda item: len(item.gaps), default=None)


def _first(ids: Collection[str]) -> dict[str, int]:
    """Each id and where it is listed first."""
    found: dict[str, int] = {}
    for index, key in enumerate(ids):
        found.setdefault(key, index)
    return found


def _listed(key: str, at: Location, rows: Collection[Row], element: Element) -> Listed:
    lapses = tuple(lapse for row in rows for lapse in row.lapses)
    gaps = tuple(gap for row in rows for gap in (*_gaps(row.clearance, element), *row.gaps))
    return Listed(key, at, lapses, gaps)


def _lapses(clearance: Clearance, case: Case) -> Iterator[Lack]:
    if clearance.status != "approved":
        yield Lack(f"is {clearance.status}", clearance.at / "status")
    yield from _dates(clearance, case)
    for index, condition in enumerate(clearance.conditions):
        if condition.met != "yes":
            said = condition.met or "not stated"
            yield Lack(f"asks for: {condition.text} (met: {said})", clearance.at / "conditions" / index)


def _dates(clearance: Clearance, case: Case) -> Iterator[Lack]:
    if clearance.granted_on is None and clearance.status == "approved":
        yield Lack("names no day on which it was granted", clearance.at / "granted_on")
    if clearance.granted_on is not None and clearance.granted_on > min(case.day, case.today):
        yield Lack(f"is granted only on {clearance.granted_on}", clearance.at / "granted_on")
    if clearance.expires_on is not None and clearance.expires_on < case.day:
        yield Lack(f"expired on {clearance.expires_on}", clearance.at / "expires_on")


def _gaps(clearance: Clearance, element: Element) -> Iterator[Lack]:
    scope, at = clearance.scope, clearance.at / "scope"
    if not any(_fits(pattern, element.id) for pattern in scope.elements):
        yield Lack(f"element {element.id}", at / "elements")
    if element.ai.role is None:
        yield Lack("role, of which the element states none", at / "roles")
    elif element.ai.role not in scope.roles:
        yield Lack(f"role {element.ai.role}", at / "roles")
    use = "generated" if element.ai.use == "unknown" else element.ai.use
    if use not in scope.uses:
        yield Lack(f"use {use}", at / "uses")
    tools = dict.fromkeys((*element.ai.tools, *(step.tool for step in element.ai.steps)))
    if not tools:
        yield Lack("tool, of which the element names none", at / "tools")
    elif lacking := [tool for tool in tools if tool not in scope.tools]:
        yield Lack(f"tool {named(lacking)}", at / "tools")


def _reach(clearance: Clearance, delivery: Delivery) -> Iterator[Lack]:
    """Where the delivery goes and what it is for, beyond what a clearance grants."""
    scope, at = clearance.scope, clearance.at / "scope"
    if lacking := [code for code in delivery.territories or (WORLDWIDE,) if not _within(code, scope.territories)]:
        yield Lack(f"territory {named(lacking)}", at / "territories")
    elif lacking := [code for code in delivery.territories or (WORLDWIDE,) if _touched(code, scope.territories_except)]:
        yield Lack(f"territory {named(lacking)}", at / "territories_except")
    if ALL not in scope.media and (lacking := [medium for medium in delivery.media or (ALL,) if medium not in scope.media]):
        yield Lack(f"media {named(lacking)}", at / "media")
    if clearance.production != delivery.production:
        yield Lack(f"production {delivery.production}", clearance.at / "production")


def _fits(pattern: str, name: str) -> bool:
    """Whether a pattern fits a whole id; `*` is any run of characters, and nothing else is special."""
    return fnmatchcase(name, pattern.replace("[", "[[]").replace("?", "[?]"))


def _within(code: str, granted: Collection[str]) -> bool:
    return WORLDWIDE in granted or code in granted


def _touched(code: str, excepted: Collection[str]) -> bool:
    """Whether a territory is excepted, wholly or in part; every exception is a part of the world."""
    return bool(excepted) if code == WORLDWIDE else _within(code, excepted)
