"""Interpreting: facts in, evidence out, by the rows of `signals`."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator

from gate.evidence import Claim, Evidence
from gate.probe import signals
from gate.probe.fact import Fact
from gate.probe.signals import Row

_INGREDIENT = re.compile(r"ingredients/\d+/")
_LANGUAGE = re.compile(r"-[a-z]{2,3}(?:-[a-z0-9]+)*\Z")
"""What ExifTool adds to a name for the language of a value (RFC 3066): `parameters-en`, `comment-deu`."""
_ANY_GROUP = r"(?:[^.]*|(?:[^.]+\.)+metadata|stds\..*)"
"""Of the assertions of C2PA, whose names have dots, those that hold metadata of other standards: `cawg.metadata`, `stds.exif`."""
_INSTANCE = re.compile(r"__\d+\Z")
_VERSION = re.compile(r"[\s/_-]*(?:v(?:ersion)?\s*)?(?:\d[\w.+-]*)?\Z")
_BETWEEN_WORDS = re.compile(r"(?:[^\w.·]|_|\.(?!\w))+")
_NAME_LENGTH = 80
_VALUE_LENGTH = 500


def evidence(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """What the facts of one file amount to: each claim once for each place and value that makes it.

    What ExifTool says of content credentials is left out where their own reader says the same of the same value.
    """
    known = tuple(facts)
    found = [(row, fact) for fact in known if (rows := _asked(fact.tag)) for row in _heard(fact, rows, known)]
    how = {row.claim for row, _ in found if not row.who and row.confidence != "weak"}
    edited = "ai-edited" in how and "ai-generated" not in how
    said = dict.fromkeys(_evidence(row, fact, edited=edited) for row, fact in found)
    known_well = {(item.claim, item.value) for item in said if _in_store(item)}
    return tuple(item for item in said if item.channel != "c2pa" or _in_store(item) or (item.claim, item.value) not in known_well)


def _in_store(item: Evidence) -> bool:
    """Whether evidence comes from the reader of content credentials: its tags are paths in their store."""
    return item.channel == "c2pa" and "/" in item.tag


def heard(row: Row, value: str) -> bool:
    """Whether a value is what a row listens for, all else left aside."""
    return any(test(row, value) for test in _TESTS) and not any(_found(pattern, value) for pattern in row.unless)


def _heard(fact: Fact, rows: tuple[Row, ...], facts: tuple[Fact, ...]) -> Iterator[Row]:
    spoken: set[Claim] = set()
    for row in rows:
        if row.claim not in spoken and not (row.otherwise and spoken) and heard(row, fact.value) and _accompanied(row, facts):
            spoken.add(row.claim)
            yield row


def _evidence(row: Row, fact: Fact, *, edited: bool) -> Evidence:
    claim = "ai-edited" if row.who and edited else row.claim
    value = fact.value[:_VALUE_LENGTH]
    return Evidence(claim, fact.channel, fact.tag, value, _generator(row, fact), row.confidence, fact.trust, row.private)


def _generator(row: Row, fact: Fact) -> str | None:
    return fact.value.strip()[:_NAME_LENGTH] if row.generator == "=" else row.generator


def _accompanied(row: Row, facts: tuple[Fact, ...]) -> bool:
    return all(any(_stands(fact.tag, tag) and _found(pattern, fact.value) for fact in facts) for tag, pattern in row.beside.items())


@functools.lru_cache(maxsize=4096)
def _asked(tag: str) -> tuple[Row, ...]:
    """The rows that look at a tag, those that only speak when no other does at the end."""
    group, name = _place(tag)
    listening = _index().get(name) or _index().get(_LANGUAGE.sub("", name), [])
    rows = {id(row): row for row, pattern in listening if pattern.match(group)}
    return tuple(sorted(rows.values(), key=lambda row: row.otherwise))


@functools.cache
def _index() -> dict[str, list[tuple[Row, re.Pattern[str]]]]:
    index: dict[str, list[tuple[Row, re.Pattern[str]]]] = {}
    for row in signals.rows():
        for tag in row.where:
            group, _, name = tag.lower().partition(":")
            index.setdefault(name, []).append((row, _group(group)))
    return index


@functools.cache
def _group(glob: str) -> re.Pattern[str]:
    return re.compile((_ANY_GROUP if glob == "*" else re.escape(glob).replace(r"\*", "[^.]*")) + r"\Z")


def _stands(tag: str, where: str) -> bool:
    group, name = _place(tag)
    wanted, _, named = where.lower().partition(":")
    return name == named and bool(_group(wanted).match(group))


@functools.lru_cache(maxsize=4096)
def _place(tag: str) -> tuple[str, str]:
    """Group and name: `PNG:Parameters` as it is; of a path in a manifest store the assertion, and the last step with a name of its own."""
    if "/" not in tag:
        group, _, name = tag.lower().partition(":")
        return group, name
    group, *steps = _INGREDIENT.sub("", tag, count=1).lower().split("/")
    named = [step.rpartition(":")[2] for step in steps if not step.isdigit() and not step.startswith("@")]
    return _INSTANCE.sub("", group), named[-1] if named else ""


def _says_term(row: Row, value: str) -> bool:
    return bool(row.terms) and any(term in row.terms or "*" in row.terms for term in _terms(value))


def _says_name(row: Row, value: str) -> bool:
    return bool(row.names) and any(f" {name} " in _words(value) for name in row.names)


def _says_only(row: Row, value: str) -> bool:
    text = value.strip().lower()
    return any(text.startswith(name) and _VERSION.match(text, len(name)) for name in row.whole)


def _says_every(row: Row, value: str) -> bool:
    return bool(row.every) and all(_found(pattern, value) for pattern in row.every)


_TESTS: tuple[Callable[[Row, str], bool], ...] = (_says_term, _says_name, _says_only, _says_every)


@functools.lru_cache(maxsize=4)
def _terms(value: str) -> frozenset[str]:
    """The terms of a value or a list of them: the last part of an address or code, lower-case, without blanks (IPTC, schema.org)."""
    parts = (re.split(r"[/:#]", part.strip().rstrip("/"))[-1].lower() for part in re.split(r"[,;|\"\[\]\n]", value))
    terms = (re.sub(r"[\s_-]", "", part).removeprefix("c2pa.").removesuffix("digitalsource") for part in parts)
    return frozenset(term for term in terms if term)


@functools.lru_cache(maxsize=4)
def _words(value: str) -> str:
    return f" {_BETWEEN_WORDS.sub(' ', value.lower()).strip()} "


@functools.cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _found(pattern: str, value: str) -> bool:
    return bool(_pattern(pattern).search(value))
