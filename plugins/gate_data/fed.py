"""Fed: what went into which tools, input by input, whatever the usage of the element."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gate.sdk import Case, Element, Input, Location, cover

CONFIDENTIAL = frozenset({"client-confidential", "personal-data", "talent-likeness"})
"""Classes of input that nobody may put into a tool without leave for that tool."""


class Fed(msgspec.Struct, frozen=True, gc=False):
    """One input, of an element or of one of its steps, and the tools that it went into."""

    element: Element
    input: Input
    index: int
    tools: tuple[str, ...]
    step: int | None = None

    @property
    def at(self) -> Location:
        """Where the manifest names it."""
        at = self.element.at / "ai"
        return (at if self.step is None else at / "steps" / self.step) / "inputs" / self.index


def inputs(case: Case) -> Sequence[Fed]:
    """Every input of every element: the element's own went into each of its tools, a step's into the tool of the step."""
    return case.once(_inputs)


def confidential(case: Case) -> Mapping[str, Sequence[Fed]]:
    """The confidential inputs of each element that has any, by its pointer."""
    return case.once(_confidential)


def received(case: Case) -> Mapping[str, Sequence[Fed]]:
    """The confidential inputs that each tool was fed, by the id of the tool."""
    return case.once(_received)


def _inputs(case: Case) -> Sequence[Fed]:
    return [fed for element in case.delivery.elements if element.ai.inputs or element.ai.steps for fed in _of(element)]


def _of(element: Element) -> Iterator[Fed]:
    ai, tools = element.ai, cover.tools(element)
    for index, used in enumerate(ai.inputs):
        yield Fed(element, used, index, tools)
    for number, step in enumerate(ai.steps):
        for index, used in enumerate(step.inputs):
            yield Fed(element, used, index, (step.tool,), number)


def _confidential(case: Case) -> Mapping[str, Sequence[Fed]]:
    found: defaultdict[str, list[Fed]] = defaultdict(list)
    for fed in inputs(case):
        if fed.input.kind in CONFIDENTIAL:
            found[fed.element.at.pointer].append(fed)
    return dict(found)


def _received(case: Case) -> Mapping[str, Sequence[Fed]]:
    found: defaultdict[str, list[Fed]] = defaultdict(list)
    for many in confidential(case).values():
        for fed in many:
            for tool in fed.tools:
                found[tool].append(fed)
    return dict(found)
