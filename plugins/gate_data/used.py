"""Used: which tools and models elements name, whatever their usage, and where each is named."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from gate.sdk import Case, Element, Location, Model, Related, Tool, cover, held, leaning

FIRST = 5
"""Elements whose places are looked up; a finding shows no more."""


def tools(case: Case) -> Iterator[tuple[Tool, Sequence[Element]]]:
    """Every row of a tool that an element names, and the elements that do. An id that no register holds is for MAN003."""
    rows = held.tools(case)
    return ((row, elements) for key, elements in case.once(_by_tool).items() for row in rows.get(key, ()))


def models(case: Case) -> Iterator[tuple[Model, Sequence[Element]]]:
    """Every row of a model that an element names, and the elements that do. An id that no register holds is for MAN003."""
    rows = held.models(case)
    return ((row, elements) for key, elements in case.once(_by_model).items() for row in rows.get(key, ()))


def using(row: Tool | Model, elements: Sequence[Element]) -> tuple[Related, ...]:
    """The first places where elements name a tool or a model."""
    return leaning((_place(element, row.id) for element in islice(elements, FIRST)), f"uses {row.id}")


def counted(number: int, noun: str) -> str:
    """A number with its noun, whose plural ends in s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _by_tool(case: Case) -> Mapping[str, Sequence[Element]]:
    return _by(case.delivery.elements, cover.tools)


def _by_model(case: Case) -> Mapping[str, Sequence[Element]]:
    return _by(case.delivery.elements, lambda element: dict.fromkeys(element.ai.models))


def _by(elements: Iterable[Element], names: Callable[[Element], Iterable[str]]) -> dict[str, list[Element]]:
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for element in elements:
        ai = element.ai
        if ai.tools or ai.steps or ai.models:
            for key in names(element):
                found[key].append(element)
    return dict(found)


def _place(element: Element, key: str) -> Location:
    ai, at = element.ai, element.at / "ai"
    if key in ai.tools:
        return at / "tools" / ai.tools.index(key)
    if key in ai.models:
        return at / "models" / ai.models.index(key)
    return at / "steps" / [step.tool for step in ai.steps].index(key) / "tool"
