"""Shown: which elements a use in a timeline means, by the names of its media."""

import os
import re
from collections.abc import Mapping
from urllib.parse import unquote

from gate.case import Case
from gate.element import Element
from gate.use import Use

FRAME = re.compile(r"[._](?:\d+|%0?\d?d|#+|@+|\[\d+-\d+\])$")


def stem(path: str) -> str:
    """The name of a file as a timeline and a manifest both have it: without folder, ending and frame number, whatever its case."""
    name, _ = os.path.splitext(path.replace("\\", "/").rpartition("/")[2])
    return FRAME.sub("", name).rstrip("._").casefold()


def elements(case: Case, use: Use) -> tuple[Element, ...]:
    """The elements that have the media of a use; of several of one name those whose whole path the use names, where it does."""
    if use.holds != "media" or not use.media:
        return ()
    known, plain = case.once(_by_stem), unquote(use.media)
    found = known.get(stem(use.media)) or known.get(stem(plain), ())
    named = tuple(element for element in found if any(_ends(plain, path) for path in element.media))
    return named or found


def references(case: Case) -> Mapping[str, tuple[Element, tuple[Use, ...]]]:
    """The elements for reference that the timelines of a final delivery play, by their pointers, and the uses that mean them and no other."""
    return case.once(_references)


def _references(case: Case) -> dict[str, tuple[Element, tuple[Use, ...]]]:
    found: dict[str, tuple[Element, tuple[Use, ...]]] = {}
    for use in case.uses if case.final else ():
        held = elements(case, use) if use.enabled else ()
        if all(element.usage == "reference" for element in held):
            for element in held:
                found[element.at.pointer] = (element, (*found.get(element.at.pointer, (element, ()))[1], use))
    return found


def _by_stem(case: Case) -> Mapping[str, tuple[Element, ...]]:
    found: dict[str, dict[str, Element]] = {}
    for element in case.delivery.elements:
        for path in element.media:
            found.setdefault(stem(path), {})[element.at.pointer] = element
    return {name: tuple(held.values()) for name, held in found.items()}


def _ends(url: str, path: str) -> bool:
    return f"/{url}".endswith(f"/{path}")
