"""Listing: which elements list a clearance, and where."""

from collections.abc import Iterable, Sequence

from gate.sdk import Case, Element, Location, named

Places = Sequence[tuple[Element, Location]]


def listing(case: Case, ids: Iterable[str]) -> dict[str, Places]:
    """For each of some clearances the elements that list it, in their order, each with the place."""
    found: dict[str, list[tuple[Element, Location]]] = {key: [] for key in ids}
    for element in case.delivery.elements:
        for index, key in enumerate(element.clearances):
            if key in found:
                found[key].append((element, element.at / "clearances" / index))
    return {**found}


def listers(places: Places) -> str:
    """The elements of a listing as a message ends with them; nothing where there are none."""
    names = list(dict.fromkeys(element.id for element, _ in places))
    return f", and {named(names)} {'lean' if len(names) > 1 else 'leans'} on it" if names else ""
