"""Prose: every text that people write by hand into a manifest and its registers, and where it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from gate.sdk import Ai, Appearance, Clearance, Consent, Delivery, Element, Input, Location, Model, Right, Tool, Vendor

Row = Delivery | Element | Clearance | Consent | Tool | Model | Vendor | Right
Steps = tuple[str | int, ...]
Said = tuple[Steps, str | None]
"""Steps from a row to a text, and the text."""
TEXTS: Mapping[type, tuple[str, ...]] = {
    Clearance: ("granted_by",),
    Consent: ("description",),
    Tool: ("agreement_ref",),
    Vendor: ("assessment_ref",),
    Right: ("work", "owner"),
}
"""The fields of a register's rows that are plain texts."""
UNUSED = Ai("none")
"""How most elements are made: no text stands there."""
PROMPTS = ("ai", "record", "prompts")


class Text(msgspec.Struct, frozen=True):
    """One text: the row that it stands in, the steps to it, and what it says."""

    row: Row
    steps: Steps
    said: str

    @property
    def at(self) -> Location:
        """Where it stands."""
        place = self.row.at
        for step in self.steps:
            place /= step
        return place

    @property
    def field(self) -> str:
        """The field as a message names it."""
        return ".".join(step for step in self.steps if isinstance(step, str))


def texts(delivery: Delivery, wanted: Callable[[Steps, str], bool]) -> Iterator[Text]:
    """Every text that is wanted, in the order of the registers."""
    for row, said in _rows(delivery):
        for steps, text in said:
            if text and wanted(steps, text):
                yield Text(row, steps, text)


def _rows(delivery: Delivery) -> Iterator[tuple[Row, Iterable[Said]]]:
    yield delivery, _of_delivery(delivery)
    yield from ((element, _of_element(element)) for element in delivery.elements if _told(element))
    for rows in (delivery.clearances, delivery.consents, delivery.tools, delivery.models, delivery.vendors, delivery.rights):
        yield from ((row, _of_row(row)) for row in rows)


def _told(element: Element) -> bool:
    """Whether any text may stand in an element: in most there is none."""
    return bool(element.ai != UNUSED or element.talent or element.disclosure or element.replaces)


def _of_delivery(delivery: Delivery) -> Iterator[Said]:
    if delivery.notified:
        yield ("notified", "contact"), delivery.notified.contact
        yield ("notified", "ref"), delivery.notified.ref
    for index, asked in enumerate(delivery.consulted):
        yield ("consulted", index, "ref"), asked.ref
    if delivery.screenplay:
        yield ("screenplay", "ref"), delivery.screenplay.ref


def _of_element(element: Element) -> Iterator[Said]:
    if element.ai != UNUSED:
        yield from _of_ai(element.ai)
    for index, person in enumerate(element.talent):
        yield from _of_person(index, person)
    if element.disclosure:
        yield ("disclosure", "text"), element.disclosure.text
    if element.replaces:
        yield ("replaces", "agreement_ref"), element.replaces.agreement_ref


def _of_ai(ai: Ai) -> Iterator[Said]:
    yield ("ai", "purpose"), ai.purpose
    yield ("ai", "human_input"), ai.human_input
    if ai.record:
        yield PROMPTS, ai.record.prompts
        yield ("ai", "record", "outputs"), ai.record.outputs
        yield ("ai", "record", "edits"), ai.record.edits
    yield from _of_inputs(("ai", "inputs"), ai.inputs)
    for index, step in enumerate(ai.steps):
        yield ("ai", "steps", index, "note"), step.note
        yield from _of_inputs(("ai", "steps", index, "inputs"), step.inputs)


def _of_inputs(steps: Steps, inputs: tuple[Input, ...]) -> Iterator[Said]:
    return (((*steps, index, "ref"), used.ref) for index, used in enumerate(inputs))


def _of_person(index: int, person: Appearance) -> Iterator[Said]:
    for field in ("basis_note", "agreement_ref", "union_notice_ref", "bargaining_ref"):
        if text := getattr(person, field):
            yield ("talent", index, field), text


def _of_row(row: Row) -> Iterator[Said]:
    for field in TEXTS.get(type(row), ()):
        yield (field,), getattr(row, field)
    document = getattr(row, "document", None)
    if document:
        yield ("document", "ref"), document.ref
    for index, condition in enumerate(row.conditions if isinstance(row, Clearance) else ()):
        yield ("conditions", index, "text"), condition.text
    for index, lot in enumerate(row.trained_on if isinstance(row, Model) else ()):
        yield ("trained_on", index, "ref"), lot.ref
