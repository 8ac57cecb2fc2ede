"""References: every id that a manifest or a register leans on, and where it says so."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from gate.sdk import Ai, Case, Consent, Delivery, Element, Input, Location, Model

Row = Element | Model | Consent | Delivery
Steps = tuple[str | int, ...]
Held = Mapping[str, frozenset[str] | set[str]]
"""The ids of each kind of row that a register holds."""
UNUSED = Ai("none")
"""How most elements are made: no id is named there."""


class Reference(msgspec.Struct, frozen=True, gc=False):
    """One mention of an id: of which kind, the row that leans on it, and the steps from that row to it."""

    kind: str
    id: str
    row: Row
    steps: Steps

    @property
    def at(self) -> Location:
        """Where it stands."""
        place = self.row.at
        for step in self.steps:
            place /= step
        return place

    @property
    def element(self) -> str | None:
        """The id of the element that leans on it."""
        return self.row.id if isinstance(self.row, Element) else None


def lost(case: Case, held: Held) -> Iterator[Reference]:
    """The references to ids that nothing holds, those to consents left out, which are TAL302's to judge."""
    delivery = case.delivery
    for element in delivery.elements:
        yield from _of_element(element, held)
    yield from _of_models(delivery, held)
    yield from _of_consents(delivery, held)
    yield from _one("vendor", delivery.vendor, held, delivery, ("vendor",))


def _of_element(element: Element, held: Held) -> Iterator[Reference]:
    if element.clearances:
        yield from _each("clearance", element.clearances, held, element, ("clearances",))
    if element.rights:
        yield from _each("right", element.rights, held, element, ("rights",))
    if element.ai != UNUSED:
        yield from _of_ai(element, held)
    for index, person in enumerate(element.talent):
        if person.talent not in held["talent"]:
            yield Reference("talent", person.talent, element, ("talent", index, "talent"))
    if element.vendor is not None:
        yield from _one("vendor", element.vendor, held, element, ("vendor",))


def _of_models(delivery: Delivery, held: Held) -> Iterator[Reference]:
    """Those of the models of this production, of none, and of those that an element names; other rows of a register lean on nothing here."""
    named = {key for element in delivery.elements for key in element.ai.models} if delivery.models else frozenset()
    for model in delivery.models:
        if model.production in {None, delivery.production} or model.id in named:
            for index, lot in enumerate(model.trained_on):
                yield from _one("right", lot.rights, held, model, ("trained_on", index, "rights"))
            yield from _each("talent", model.talent, held, model, ("talent",))


def _of_consents(delivery: Delivery, held: Held) -> Iterator[Reference]:
    """Those of the consents to this production, to none, and of those that something lists."""
    lost = [consent for consent in delivery.consents if consent.talent not in held["talent"]]
    listed = frozenset(_listed(delivery)) if lost else frozenset()
    for consent in lost:
        if consent.production in {None, delivery.production} or consent.id in listed:
            yield Reference("talent", consent.talent, consent, ("talent",))


def _listed(delivery: Delivery) -> Iterator[str]:
    yield from (key for element in delivery.elements for person in element.talent for key in person.consents)
    yield from (key for model in delivery.models for key in model.reuse_consents)


def _of_ai(element: Element, held: Held) -> Iterator[Reference]:
    ai = element.ai
    yield from _each("tool", ai.tools, held, element, ("ai", "tools"))
    yield from _each("model", ai.models, held, element, ("ai", "models"))
    yield from _inputs(ai.inputs, held, element, ("ai", "inputs"))
    for index, step in enumerate(ai.steps):
        yield from _one("tool", step.tool, held, element, ("ai", "steps", index, "tool"))
        yield from _inputs(step.inputs, held, element, ("ai", "steps", index, "inputs"))


def _each(kind: str, ids: tuple[str, ...], held: Held, row: Row, steps: Steps) -> Iterable[Reference]:
    if held[kind].issuperset(ids):
        return ()
    return (Reference(kind, key, row, (*steps, index)) for index, key in enumerate(ids) if key not in held[kind])


def _one(kind: str, key: str | None, held: Held, row: Row, steps: Steps) -> Iterable[Reference]:
    return () if key is None or key in held[kind] else (Reference(kind, key, row, steps),)


def _inputs(inputs: tuple[Input, ...], held: Held, element: Element, steps: Steps) -> Iterator[Reference]:
    for index, used in enumerate(inputs):
        yield from _one("right", used.rights, held, element, (*steps, index, "rights"))
