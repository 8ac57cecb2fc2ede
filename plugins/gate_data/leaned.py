"""Leaned: the rights that elements and models lean on, and where each is named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gate.sdk import Case, Location
from gate_data import rights
from gate_data.fed import inputs

Leaners = Mapping[str, Sequence[Location]]


def on_rights(case: Case) -> Leaners:
    """The places that name a right, by its id: in elements, in what went into tools, and in what models in use were trained on."""
    found: defaultdict[str, list[Location]] = defaultdict(list)
    for key, place in _named(case):
        found[key].append(place)
    return {**found}


def _named(case: Case) -> Iterator[tuple[str, Location]]:
    for element in case.delivery.elements:
        if element.rights:
            yield from ((key, element.at / "rights" / index) for index, key in enumerate(element.rights))
    for fed in inputs(case):
        if fed.input.rights is not None:
            yield fed.input.rights, fed.at / "rights"
    for key, places in rights.training(case).items():
        yield from ((key, place) for place in places)
