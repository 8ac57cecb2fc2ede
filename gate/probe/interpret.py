"""Interpreting: facts in, evidence out, by signals: gate's own, and those that plugins bring."""

import functools
import re
from collections.abc import Iterable, Iterator

from gate.evidence import Claim, Evidence
from gate.probe import signals
from gate.probe.fact import Fact
from gate.probe.hearing import Listener, found
from gate.signal import Signal

_INGREDIENT = re.compile(r"ingredients/\d+/")
_LANGUAGE = re.compile(r"-[a-z]{2,3}(?:-[a-z0-9]+)*\Z")
"""What ExifTool adds to a name for the language of a value (RFC 3066): `parameters-en`, `comment-deu`."""
_ANY_GROUP = r"(?:[^.]*|(?:[^.]+\.)+metadata|stds\..*)"
"""Of the assertions of C2PA, whose names have dots, those that hold metadata of other standards: `cawg.metadata`, `stds.exif`."""
_INSTANCE = re.compile(r"__\d+\Z")
_NAME_LENGTH = 80
_NAMING_LENGTH = 200
"""A tool's field that holds more than this holds more than names: a prompt, for all that is known."""
_VALUE_LENGTH = 500
_NAMING = frozenset({"Keywords", "Subject", "PersonInImage"})
"""Fields in which people are named beside all else."""
_TAG_LENGTH = 200
_REMEMBERED = 1 << 12
"""So many tags, and so many values of them, are remembered: frames of a sequence say the same over and over."""
_MEMORABLE = 1000
"""The length of the longest value that is."""


class Ear:
    """Hears what facts amount to. Safe to share between threads; built once, as it remembers what it heard."""

    def __init__(self, *books: Iterable[Signal]) -> None:
        """Each book of signals is heard by itself: what one hears silences nothing in another."""
        self._books = tuple(_Book(book) for book in map(tuple, books) if book)

    def evidence(self, facts: Iterable[Fact]) -> tuple[Evidence, ...]:
        """What the facts of one file amount to: each claim once for each place and value that makes it.

        What ExifTool says of content credentials is left out where their own reader says the same of the same value.
        """
        known = tuple(facts)
        said = dict.fromkeys(item for book in self._books for item in book.said(known))
        if not said:
            return ()
        known_well = {(item.claim, item.value) for item in said if _in_store(item)}
        return tuple(
            item for item in said if item.channel != "c2pa" or _in_store(item) or (item.claim, item.value) not in known_well
        )


@functools.cache
def own() -> Ear:
    """The ear for gate's own signals."""
    return Ear(signals.rows())


def evidence(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """What the facts of one file amount to by gate's own signals."""
    return own().evidence(facts)


class _Book:
    """Signals by the tags that they look at."""

    def __init__(self, rows: Iterable[Signal]) -> None:
        self._listeners = _Listeners(rows)
        self._remembered = functools.lru_cache(_REMEMBERED)(Listener.heard)

    def said(self, facts: tuple[Fact, ...]) -> Iterator[Evidence]:
        """The evidence that these signals make of the facts of one file."""
        asked = [(fact, listener) for fact in facts if (listener := self._listeners[fact.tag])]
        loud = [(fact, rows) for fact, listener in asked if (rows := self._heard(listener, fact.value))]
        if not loud:
            return
        spoken = [
            (row, fact, any(other.private for other in rows) or _confiding(fact))
            for fact, rows in loud
            for row in _speaking(rows, facts)
        ]
        how = {row.claim for row, _, _ in spoken if not row.who and row.confidence != "weak"}
        edited = "ai-edited" in how and "ai-generated" not in how
        for row, fact, private in spoken:
            yield _evidence(row, fact, edited=edited, private=private)

    def _heard(self, listener: Listener, value: str) -> tuple[Signal, ...]:
        return self._remembered(listener, value) if len(value) <= _MEMORABLE else listener.heard(value)


def _confiding(fact: Fact) -> bool:
    """Whether a value may hold a prompt or a person's name, whatever is heard in it: bytes from around a label, keywords, words of a prompt."""
    group, _, name = fact.tag.partition(":")
    return group == "Bytes" or name in _NAMING or "prompt" in fact.value[:_VALUE_LENGTH].lower()


class _Listeners(dict[str, Listener | None]):
    """The listener of each tag that was met; none where no signal asks for it."""

    def __init__(self, rows: Iterable[Signal]) -> None:
        super().__init__()
        self._rows = tuple(sorted(rows, key=lambda row: row.otherwise))
        self._groups: dict[str, dict[re.Pattern[str], list[int]]] = {}
        self._alike: dict[frozenset[int], Listener] = {}
        for number, row in enumerate(self._rows):
            for tag in signals.places(row):
                group, _, name = tag.lower().partition(":")
                self._groups.setdefault(name, {}).setdefault(_group(group), []).append(number)

    def __missing__(self, tag: str) -> Listener | None:
        listener = self._listener(*_place(tag))
        if len(tag) <= _TAG_LENGTH:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[tag] = listener
        return listener

    def _listener(self, group: str, name: str) -> Listener | None:
        """The one listener of all tags that the same signals look at; there are only so many of these."""
        groups = self._groups.get(name) or self._groups.get(_LANGUAGE.sub("", name))
        asking = (
            frozenset(number for pattern, numbers in groups.items() if pattern.match(group) for number in numbers) if groups else ()
        )
        if not asking:
            return None
        if asking not in self._alike:
            self._alike[asking] = Listener(tuple(self._rows[number] for number in sorted(asking)))
        return self._alike[asking]


def _in_store(item: Evidence) -> bool:
    """Whether evidence comes from the reader of content credentials: its tags are paths in their store."""
    return item.channel == "c2pa" and "/" in item.tag


def _speaking(heard: tuple[Signal, ...], facts: tuple[Fact, ...]) -> Iterator[Signal]:
    """Of the signals that heard one value those that speak: one for each claim."""
    spoken: set[Claim] = set()
    for row in heard:
        if row.claim not in spoken and not (row.otherwise and spoken) and _accompanied(row, facts):
            spoken.add(row.claim)
            yield row


def _evidence(row: Signal, fact: Fact, *, edited: bool, private: bool) -> Evidence:
    claim = "ai-edited" if row.who and edited else row.claim
    hidden = private or (row.who and len(fact.value) > _NAMING_LENGTH)
    return Evidence(
        claim, fact.channel, fact.tag, fact.value[:_VALUE_LENGTH], _generator(row, fact), row.confidence, fact.trust, hidden
    )


def _generator(row: Signal, fact: Fact) -> str | None:
    return fact.value.strip()[:_NAME_LENGTH] if row.generator == "=" else row.generator


def _accompanied(row: Signal, facts: tuple[Fact, ...]) -> bool:
    return all(any(_stands(fact.tag, tag) and found(pattern, fact.value) for fact in facts) for tag, pattern in row.beside.items())


@functools.cache
def _group(glob: str) -> re.Pattern[str]:
    return re.compile((_ANY_GROUP if glob == "*" else re.escape(glob).replace(r"\*", "[^.]*")) + r"\Z")


def _stands(tag: str, where: str) -> bool:
    group, name = _place(tag)
    wanted, _, named = where.lower().partition(":")
    return name == named and bool(_group(wanted).match(group))


def _place(tag: str) -> tuple[str, str]:
    """Group and name: `PNG:Parameters` as it is; of a path in a manifest store the assertion, and the last step with a name of its own."""
    if "/" not in tag:
        group, _, name = tag.lower().partition(":")
        return group, name
    group, *steps = _INGREDIENT.sub("", tag, count=1).lower().split("/")
    named = [step.rpartition(":")[2] for step in steps if not step.isdigit() and not step.startswith("@")]
    return _INSTANCE.sub("", group), named[-1] if named else ""
