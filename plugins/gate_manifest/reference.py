"""References: every id that a manifest or a register leans on, and where it says so."""

from collections.abc import Iterator

import msgspec

from gate.sdk import Case, Element, Input, Location


class Reference(msgspec.Struct, frozen=True):
    """One mention of an id: of which kind, where, and in which element."""

    kind: str
    id: str
    at: Location
    element: str | None = None


def references(case: Case) -> Iterator[Reference]:
    """Every reference of a delivery but those to consents, which are TAL302's to judge."""
    delivery = case.delivery
    for element in delivery.elements:
        yield from _of_element(element)
    for model in delivery.models:
        for index, lot in enumerate(model.trained_on):
            if lot.rights is not None:
                yield Reference("right", lot.rights, model.at / "trained_on" / index / "rights")
        yield from _each("talent", model.talent, model.at / "talent")
    for consent in delivery.consents:
        yield Reference("talent", consent.talent, consent.at / "talent")
    if delivery.vendor is not None:
        yield Reference("vendor", delivery.vendor, delivery.at / "vendor")


def _of_element(element: Element) -> Iterator[Reference]:
    ai, at, name = element.ai, element.at / "ai", element.id
    yield from _each("clearance", element.clearances, element.at / "clearances", name)
    yield from _each("right", element.rights, element.at / "rights", name)
    yield from _each("tool", ai.tools, at / "tools", name)
    yield from _each("model", ai.models, at / "models", name)
    yield from _inputs(ai.inputs, at / "inputs", name)
    for index, step in enumerate(ai.steps):
        yield Reference("tool", step.tool, at / "steps" / index / "tool", name)
        yield from _inputs(step.inputs, at / "steps" / index / "inputs", name)
    for index, person in enumerate(element.talent):
        yield Reference("talent", person.talent, element.at / "talent" / index / "talent", name)
    if element.vendor is not None:
        yield Reference("vendor", element.vendor, element.at / "vendor", name)


def _each(kind: str, ids: tuple[str, ...], at: Location, element: str | None = None) -> Iterator[Reference]:
    return (Reference(kind, key, at / index, element) for index, key in enumerate(ids))


def _inputs(inputs: tuple[Input, ...], at: Location, element: str) -> Iterator[Reference]:
    for index, used in enumerate(inputs):
        if used.rights is not None:
            yield Reference("right", used.rights, at / index / "rights", element)
