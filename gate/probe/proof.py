"""Proof: a plugin's signals, each heard in its example and silent in its near miss before any of them is believed."""

import re
from collections.abc import Iterable, Mapping

from gate.errors import PluginError
from gate.evidence import Claim
from gate.probe.fact import Fact
from gate.probe.interpret import Ear
from gate.signal import Signal


def proven(brought: Mapping[str, Iterable[Signal]]) -> tuple[Signal, ...]:
    """The signals of all distributions. Raises PluginError for one that cannot be asked, or does not hear what it says it hears."""
    return tuple(_proven(row, distribution) for distribution, rows in brought.items() for row in rows)


def _proven(row: Signal, distribution: str) -> Signal:
    if why := _fault(row):
        raise PluginError(f"signal {row.source!r} of {distribution} {why}; mend it, or name the plugins you allow in the policy")
    return row


def _fault(row: Signal) -> str | None:
    if sum(map(bool, (row.terms, row.names, row.whole, row.every))) != 1:
        return "does not listen for exactly one of terms, names, whole and every"
    if odd := [word for word in (*row.terms, *row.names, *row.whole) if not word or word != word.lower().strip()]:
        return f"listens for {odd[0]!r}, which is compared in lower case and without blanks around it"
    try:
        return _misheard(row)
    except KeyError as unknown:
        return f"looks at @{unknown.args[0]}, a list that gate does not have"
    except re.error as broken:
        return f"has an expression that is none: {broken}"


def _misheard(row: Signal) -> str | None:
    for pattern in (*row.every, *row.unless, *row.beside.values()):
        re.compile(pattern)
    ear = Ear((row,))
    if row.claim not in _claims(ear, row.example):
        return f"does not hear its own example {row.example}"
    return f"hears its near miss {row.near_miss}" if row.claim in _claims(ear, row.near_miss) else None


def _claims(ear: Ear, tags: Mapping[str, str]) -> set[Claim]:
    return {item.claim for item in ear.evidence(Fact("xmp", tag, value) for tag, value in tags.items())}
