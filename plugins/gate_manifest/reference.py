"""References: every id that a manifest or a register leans on, and where it says so."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from gate.sdk import Case, Consent, Delivery, Element, Input, Location, Model


class Reference(msgspec.Struct, frozen=True, gc=False):
    """One mention of an id: of which kind, the row that leans on it, and the steps from that row to it."""

    kind: str
    id: str
    row: Element | Model | Consent | Delivery
    steps: tuple[str | int, ...]

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


def lost(case: Case, held: Mapping[str, Collection[str]]) -> Iterator[Reference]:
    """The references to ids that nothing holds, those to consents left out, which are TAL302's to judge."""
    return (reference for reference in _references(case.delivery) if reference.id not in held[reference.kind])


def _references(delivery: Delivery) -> Iterator[Reference]:
    for element in delivery.elements:
        yield from _of_element(element)
    for model in delivery.models:
        for index, lot in enumerate(model.trained_on):
            if lot.rights is not None:
                yield Reference("right", lot.rights, model, ("trained_on", index, "rights"))
        yield from _each("talent", model.talent, model, ("talent",))
    for consent in delivery.consents:
        yield Reference("talent", consent.talent, consent, ("talent",))
    if delivery.vendor is not None:
        yield Reference("vendor", delivery.vendor, delivery, ("vendor",))


def _of_element(element: Element) -> Iterator[Reference]:
    if element.clearances:
        yield from _each("clearance", element.clearances, element, ("clearances",))
    if element.rights:
        yield from _each("right", element.rights, element, ("rights",))
    yield from _of_ai(element)
    for index, person in enumerate(element.talent):
        yield Reference("talent", person.talent, element, ("talent", index, "talent"))
    if element.vendor is not None:
        yield Reference("vendor", element.vendor, element, ("vendor",))


def _of_ai(element: Element) -> Iterator[Reference]:
    ai = element.ai
    yield from _each("tool", ai.tools, element, ("ai", "tools"))
    yield from _each("model", ai.models, element, ("ai", "models"))
    yield from _inputs(ai.inputs, element, ("ai", "inputs"))
    for index, step in enumerate(ai.steps):
        yield Reference("tool", step.tool, element, ("ai", "steps", index, "tool"))
        yield from _inputs(step.inputs, element, ("ai", "steps", index, "inputs"))


def _each(kind: str, ids: tuple[str, ...], row: Element | Model, steps: tuple[str, ...]) -> Iterator[Reference]:
    return (Reference(kind, key, row, (*steps, index)) for index, key in enumerate(ids))


def _inputs(inputs: tuple[Input, ...], element: Element, steps: tuple[str | int, ...]) -> Iterator[Reference]:
    for index, used in enumerate(inputs):
        if used.rights is not None:
            yield Reference("right", used.rights, element, (*steps, index, "rights"))
