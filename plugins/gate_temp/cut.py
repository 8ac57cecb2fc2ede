"""Cuts: which elements a use in a timeline means, by the names of its media."""

import os
import re
from collections.abc import Mapping

from gate.sdk import Case, Element, Use

FRAME = re.compile(r"[._](?:\d+|%0?\d?d|#+|@+|\[\d+-\d+\])$")


def stem(path: str) -> str:
    """The name of a file as a timeline and a manifest both have it: without folder, ending and frame number, whatever its case."""
    name, _ = os.path.splitext(path.replace("\\", "/").rpartition("/")[2])
    return FRAME.sub("", name).rstrip("._").casefold()


def elements(case: Case, use: Use) -> tuple[Element, ...]:
    """The elements that have the media of a use."""
    return case.once(_by_stem).get(stem(use.media), ()) if use.holds == "media" and use.media else ()


def _by_stem(case: Case) -> Mapping[str, tuple[Element, ...]]:
    found: dict[str, dict[str, Element]] = {}
    for element in case.delivery.elements:
        for path in element.media:
            found.setdefault(stem(path), {})[element.at.pointer] = element
    return {name: tuple(held.values()) for name, held in found.items()}
