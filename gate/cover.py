"""Cover: what the clearances that an element lists are worth: whether each is in force, and what of the element it leaves out."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from gate import held, likeness
from gate.case import Case
from gate.delivery import Delivery
from gate.element import Element
from gate.finding import named
from gate.leave import ALL, WORLDWIDE, Lack, clearance_lapses, fits, reaches
from gate.location import Location
from gate.register import Clearance

NEEDING = frozenset({"edited", "generated", "unknown"})
"""Uses of AI that need a clearance in finals, whatever the media say."""


class Listed(msgspec.Struct, frozen=True, gc=False):
    """A clearance that an element lists: its id, where, why it is not in force, and what of the element it leaves out.

    Where several rows bear the id, nobody can say which is meant: what any of them lacks is lacking.
    """

    id: str
    lister: Location
    index: int
    rows: tuple[Clearance, ...]
    lapses: tuple[Lack, ...]
    own: tuple[Lack, ...]
    """What of the element itself is left out: its id, role, use, tools."""
    reach: tuple[Lack, ...]
    """Where the delivery goes beyond it, whatever the element: territories, media, production."""

    @property
    def at(self) -> Location:
        """Where the element lists it."""
        return self.lister / "clearances" / self.index

    @property
    def gaps(self) -> tuple[Lack, ...]:
        """All that it leaves out."""
        return (*self.own, *self.reach)

    @property
    def covers(self) -> bool:
        """Whether it is in force and leaves nothing out."""
        return not (self.lapses or self.own or self.reach)

    @property
    def why(self) -> str:
        """Why it is not in force, in a few words."""
        return ", ".join(dict.fromkeys(lapse.text for lapse in self.lapses))

    @property
    def left_out(self) -> str:
        """What of the element it leaves out, in a few words."""
        return "; ".join(dict.fromkeys(gap.text for gap in self.gaps))


class Worth(msgspec.Struct, frozen=True):
    """What the rows of one id are worth to any element of a delivery: why they are not in force, and how far they do not reach."""

    rows: tuple[Clearance, ...]
    lapses: tuple[Lack, ...]
    reach: tuple[Lack, ...]


def needing(case: Case) -> tuple[Element, ...]:
    """The AI-made elements of the finals, which a clearance must cover."""
    return case.once(_needing)


def owing(case: Case) -> tuple[Element, ...]:
    """The elements of the finals that a clearance must cover: those that are AI-made, and those in which AI makes or changes a person."""
    return case.once(_owing)


def assessed(case: Case) -> tuple[tuple[Element, tuple[Listed, ...]], ...]:
    """The elements that a clearance must cover and that say what AI did, each with the clearances that it lists and a register holds."""
    return case.once(_assessed)


def uncovered(case: Case) -> Iterator[tuple[Element, tuple[Listed, ...]]]:
    """Those that list a clearance which a register holds, and none that covers them; with what they list."""
    return iter(case.once(_uncovered))


def covered(case: Case) -> Iterator[tuple[Element, tuple[Listed, ...]]]:
    """Those that a clearance covers, with each that does so by itself."""
    for element, items in assessed(case):
        if covering := tuple(item for item in items if item.covers):
            yield element, covering


def listed(case: Case, element: Element) -> tuple[Listed, ...]:
    """The clearances that an element lists and a register holds, each once."""
    rows = case.once(_worths)
    first: dict[str, int] = {}
    for index, key in enumerate(element.clearances):
        first.setdefault(key, index)
    return tuple(_listed(index, rows[key], element) for key, index in first.items() if key in rows)


def covering(case: Case, element: Element) -> tuple[Listed, ...]:
    """The clearances that an element lists, each of which is in force and covers all of it by itself."""
    return tuple(item for item in listed(case, element) if item.covers)


def lapsed(found: Collection[Listed]) -> tuple[Listed, ...]:
    """The clearances to blame for not being in force.

    Those that would cover the element if only they were in force; where there is none, all of them, unless one is in force:
    then its scope is to blame, and `nearest` names it.
    """
    ready = tuple(item for item in found if not item.gaps)
    if ready:
        return ready
    return tuple(found) if all(item.lapses for item in found) else ()


def nearest(found: Collection[Listed]) -> Listed | None:
    """Of the clearances in force the one that leaves out least, when none is to blame for not being in force."""
    if lapsed(found):
        return None
    return min((item for item in found if not item.lapses), key=lambda item: len(item.gaps), default=None)


def tools(element: Element) -> tuple[str, ...]:
    """Every tool that an element names, those of its steps too, each once."""
    own, steps = element.ai.tools, element.ai.steps
    return tuple(dict.fromkeys((*own, *(step.tool for step in steps)))) if steps or len(own) > 1 else own


def _needing(case: Case) -> tuple[Element, ...]:
    return tuple(element for element in case.finals if element.ai.use in NEEDING)


def _owing(case: Case) -> tuple[Element, ...]:
    return tuple(
        element for element in case.finals if element.ai.use in NEEDING or (element.talent and any(likeness.asking(element)))
    )


def _assessed(case: Case) -> tuple[tuple[Element, tuple[Listed, ...]], ...]:
    return tuple((element, listed(case, element)) for element in owing(case) if element.ai.use != "none")


def _uncovered(case: Case) -> tuple[tuple[Element, tuple[Listed, ...]], ...]:
    return tuple((element, items) for element, items in assessed(case) if items and not any(item.covers for item in items))


def _worths(case: Case) -> Mapping[str, Worth]:
    return {
        key: Worth(
            rows,
            tuple(lapse for row in rows for lapse in clearance_lapses(row, case)),
            tuple(gap for row in rows for gap in _reach(row, case.delivery)),
        )
        for key, rows in held.clearances(case).items()
    }


def _listed(index: int, worth: Worth, element: Element) -> Listed:
    own = tuple(gap for row in worth.rows for gap in _gaps(row, element))
    return Listed(worth.rows[0].id, element.at, index, worth.rows, worth.lapses, own, worth.reach)


def _gaps(clearance: Clearance, element: Element) -> Iterator[Lack]:
    scope = clearance.scope
    if not fits(scope.elements, element.id):
        yield Lack(f"element {element.id}", clearance.at / "scope" / "elements")
    if element.ai.role is None:
        yield Lack("role, of which the element states none", clearance.at / "scope" / "roles")
    elif element.ai.role not in scope.roles:
        yield Lack(f"role {element.ai.role}", clearance.at / "scope" / "roles")
    use = "generated" if element.ai.use == "unknown" else element.ai.use
    if use not in scope.uses:
        yield Lack(f"use {use}", clearance.at / "scope" / "uses")
    used = tools(element)
    if not used:
        yield Lack("tool, of which the element names none", clearance.at / "scope" / "tools")
    elif lacking := [tool for tool in used if tool not in scope.tools]:
        yield Lack(f"tool {named(lacking)}", clearance.at / "scope" / "tools")


def _reach(clearance: Clearance, delivery: Delivery) -> Iterator[Lack]:
    """Where the delivery goes and what it is for, beyond what a clearance grants."""
    scope = clearance.scope
    beyond, barred = reaches(delivery.territories or (WORLDWIDE,), scope.territories, scope.territories_except)
    if beyond:
        yield Lack(f"territory {named(beyond)}", clearance.at / "scope" / "territories")
    elif barred:
        yield Lack(f"territory {named(barred)}", clearance.at / "scope" / "territories_except")
    if ALL not in scope.media and (lacking := [medium for medium in delivery.media or (ALL,) if medium not in scope.media]):
        yield Lack(f"media {named(lacking)}", clearance.at / "scope" / "media")
    if clearance.production != delivery.production:
        yield Lack(f"production {delivery.production}", clearance.at / "production")
