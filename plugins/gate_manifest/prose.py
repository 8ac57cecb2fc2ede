"""Prose: every text that people write by hand into a manifest and its registers, and where it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
OF_PERSON = ("basis_note", "agreement_ref", "union_notice_ref", "bargaining_ref")
UNUSED = Ai("none")
"""How most elements are made: no text stands there."""
LOT = 256
"""Rows that are glanced at together."""
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


def texts(delivery: Delivery, near: Callable[[str, Sequence[str]], bool], wanted: Callable[[Steps, str], bool]) -> Iterator[Text]:
    """Every text that is wanted, in the order of the registers; in a lot of rows whose texts, in one, and prompts are not near, none is."""
    for lot in _lots(delivery):
        if near("\n".join([said for said in _glance(lot) if said]), _prompts(lot)):
            yield from (Text(row, steps, said) for row in lot for steps, said in _of(row) if said and wanted(steps, said))


def _lots(delivery: Delivery) -> Iterator[Sequence[Row]]:
    """All rows that texts stand in, those of one kind some at a time."""
    yield (delivery,)
    told = [element for element in delivery.elements if _told(element)]
    for rows in (told, delivery.clearances, delivery.consents, delivery.tools, delivery.models, delivery.vendors, delivery.rights):
        yield from (rows[start : start + LOT] for start in range(0, len(rows), LOT))


def _glance(lot: Sequence[Row]) -> Iterable[str | None]:
    """The texts of rows of one kind, in any order; of the two kinds that there are most of, taken out at once."""
    first = lot[0]
    if isinstance(first, Consent):
        consents = [row for row in lot if isinstance(row, Consent)]
        return [*(row.description for row in consents), *(row.document.ref for row in consents if row.document)]
    if isinstance(first, Element):
        return _of_made([row for row in lot if isinstance(row, Element)])
    return (said for row in lot for _, said in _of(row))


def _of_made(elements: Sequence[Element]) -> Iterator[str | None]:
    made = [element.ai for element in elements]
    steps = [step for ai in made if ai.steps for step in ai.steps]
    people = [person for element in elements if element.talent for person in element.talent]
    for record in [ai.record for ai in made if ai.record]:
        yield from (record.prompts, record.outputs, record.edits)
    yield from [ai.purpose for ai in made]
    yield from [ai.human_input for ai in made]
    yield from [used.ref for ai in made if ai.inputs for used in ai.inputs]
    yield from [used.ref for step in steps if step.inputs for used in step.inputs]
    yield from [step.note for step in steps]
    yield from [getattr(person, field) for field in OF_PERSON for person in people]
    yield from [element.disclosure.text for element in elements if element.disclosure]
    yield from [element.replaces.agreement_ref for element in elements if element.replaces]


def _prompts(lot: Sequence[Row]) -> Sequence[str]:
    records = [row.ai.record for row in lot if isinstance(row, Element)]
    return [record.prompts for record in records if record and record.prompts]


def _of(row: Row) -> Iterable[Said]:
    if isinstance(row, Delivery):
        return _of_delivery(row)
    return _of_element(row) if isinstance(row, Element) else _of_row(row)


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
    for field in OF_PERSON:
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
