"""Hearing: whether a value is what a signal listens for, all else left aside."""

import functools
import re
from collections.abc import Callable
from operator import itemgetter

from gate.signal import Signal

_VERSION = re.compile(r"[\s/_-]*(?:v(?:ersion)?\s*)?(?:\d[\w.+-]*)?\Z")
_BETWEEN_WORDS = re.compile(r"(?:[^\w.·]|_|\.(?!\w))+")
_number = itemgetter(0)


class Listener:
    """Signals that look at one tag, in the order in which they are asked."""

    def __init__(self, rows: tuple[Signal, ...]) -> None:
        """Raises re.error for an expression that is none."""
        numbered = tuple(enumerate(rows))
        self._searches = tuple((_pattern(row.every[0]).search, pair) for pair in numbered if (row := pair[1]).every)
        self._named = tuple(pair for pair in numbered if pair[1].names)
        self._first = frozenset(name.partition(" ")[0] for row in rows for name in row.names)
        self._whole = tuple(pair for pair in numbered if pair[1].whole)
        self._starts = tuple(name for row in rows for name in row.whole)
        self._termed = tuple(pair for pair in numbered if pair[1].terms)

    def heard(self, value: str) -> tuple[Signal, ...]:
        """Those that hear a value."""
        near = [pair for search, pair in self._searches if search(value)]
        if self._first and not self._first.isdisjoint(_words(value).split(" ")):
            near += self._named
        if self._starts and value.strip().lower().startswith(self._starts):
            near += self._whole
        if self._termed and _terms(value):
            near += self._termed
        return tuple(row for _, row in sorted(near, key=_number) if heard(row, value)) if near else ()


def heard(row: Signal, value: str) -> bool:
    """Whether a signal hears a value."""
    return any(test(row, value) for test in _TESTS) and not any(found(pattern, value) for pattern in row.unless)


def found(pattern: str, value: str) -> bool:
    """Whether a regular expression is found, without regard to case. Raises re.error for one that is none."""
    return bool(_pattern(pattern).search(value))


def _says_term(row: Signal, value: str) -> bool:
    return bool(row.terms) and any(term in row.terms or "*" in row.terms for term in _terms(value))


def _says_name(row: Signal, value: str) -> bool:
    return bool(row.names) and any(f" {name} " in _words(value) for name in row.names)


def _says_only(row: Signal, value: str) -> bool:
    text = value.strip().lower() if row.whole else ""
    return text.startswith(row.whole) and any(text.startswith(name) and _VERSION.match(text, len(name)) for name in row.whole)


def _says_every(row: Signal, value: str) -> bool:
    return bool(row.every) and all(found(pattern, value) for pattern in row.every)


_TESTS: tuple[Callable[[Signal, str], bool], ...] = (_says_every, _says_name, _says_only, _says_term)


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
