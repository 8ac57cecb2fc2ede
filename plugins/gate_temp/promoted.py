"""Promoted: the elements that were AI-made and not final in an earlier delivery, by what they can be known again by."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from gate.sdk import Case, Delivery, Element, cover

UNFINISHED = ("temp", "wip", "reference")


class Before(msgspec.Struct, frozen=True):
    """An element as it stood in an earlier delivery."""

    element: Element
    delivery: Delivery


def temps(case: Case) -> Mapping[str, Before]:
    """AI-made material of earlier deliveries that was not final, by its id, its hash and its files; of several the latest."""
    found: dict[str, Before] = {}
    for delivery in case.previous:
        for element in delivery.elements:
            if element.usage in UNFINISHED and element.ai.use in cover.NEEDING:
                keys = (f"id {element.id}", *_hashes(element), *_files(element))
                found |= dict.fromkeys(keys, Before(element, delivery))
    return found


def promoted(element: Element, known: Mapping[str, Before]) -> Before | None:
    """What an element was in the latest earlier delivery in which it was AI-made temp material."""
    return max(_same(element, known), key=_day, default=None)


def _same(element: Element, known: Mapping[str, Before]) -> Iterator[Before]:
    yield from (known[key] for key in _hashes(element) if key in known)
    yield from (known[key] for key in _files(element) if key in known and not _hashed(element, known[key].element))
    named = known.get(f"id {element.id}")
    if named and element.ai.use in cover.NEEDING:
        yield named


def _hashes(element: Element) -> tuple[str, ...]:
    return tuple(f"hash {said.lower()}" for said in (element.sha256, element.digest) if said)


def _files(element: Element) -> tuple[str, ...]:
    return tuple(f"file {path}" for path in element.media)


def _hashed(now: Element, then: Element) -> bool:
    """Whether both state a hash of one kind: an equal one is found by itself."""
    return bool((now.sha256 and then.sha256) or (now.digest and then.digest))


def _day(before: Before) -> date:
    return before.delivery.delivered_on or date.min
