"""Own rules: the house's own rule files in, rules with what they ask and their examples out."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gate.delivery import Stage
from gate.errors import PolicyError, TextError
from gate.load import examples, fragment, schema, slots, source
from gate.load.examples import Example
from gate.load.refusal import refuse, refuse_first
from gate.load.rule_page import page
from gate.load.spoken import Place
from gate.load.text import Text, opened
from gate.location import Location
from gate.policy import Severity
from gate.rule import Rule

MOST_NODES = 200_000
"""Values that may stand in a rule file."""
IDLE: Mapping[str, bool] = {"when": False, "require": True}
"""What makes a rule ask nothing of anybody."""

Said = Mapping[str, Any]
Taken = Mapping[str, str]
"""Ids and names that rules have, in lower case, each with where its rule comes from."""


class OwnRule(msgspec.Struct, frozen=True):
    """A rule of the house's own: what it asks, of which rows, in which stages, and the examples that prove it."""

    rule: Rule
    kind: str
    when: Any
    asked: schema.Asked
    message: str
    fix: str
    stages: tuple[Stage, ...]
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]


class Book(msgspec.Struct, frozen=True):
    """A rule file: its path, its rules, and the SHA-256 of its text."""

    path: str
    rules: tuple[OwnRule, ...]
    sha256: bytes

    @property
    def taken(self) -> Taken:
        """The ids and names of its rules."""
        return {key.casefold(): self.path for own in self.rules for key in (own.rule.id, own.rule.name)}


def read(path: str, taken: Taken) -> Book:
    """A rule file. Raises PolicyError, at its line, for whatever cannot be followed: a text that cannot be read safely or breaks
    its schema, an id or a name that is taken, what no row can answer, an example that no manifest could hold.
    """
    text, value = _read(path)
    refuse_first(schema.faults(value, "rulefile", path))
    rows = [(said, Location(path, f"/rules/{index}")) for index, said in enumerate(value["rules"])]
    free = dict(taken)
    for said, at in rows:
        _claim(said, at, free)
        _check(said, at)
    return Book(path, tuple(_rule(said, at) for said, at in rows), hashlib.sha256(text).digest())


def _read(path: str) -> tuple[bytes, Any]:
    try:
        with opened(path) as file:
            text = file.read()
        return text, source.parsed(Text(io.BytesIO(text), path, MOST_NODES))
    except TextError as error:
        raise PolicyError(f"rules that the operator names cannot be read: {error.message}", error.location) from error


def _claim(said: Said, at: Location, taken: dict[str, str]) -> None:
    for key in ("id", "name"):
        word = said[key]
        if word.casefold() in taken:
            refuse(f"there is a rule {word} already, in {taken[word.casefold()]}; give this one another {key}", at / key)
    taken.update({said[key].casefold(): at.path for key in ("id", "name")})


def _check(said: Said, at: Location) -> None:
    kind = said["for"]
    for place, message in _faults(said, kind):
        refuse(message, _inside(at, place))
    if why := slots.fault(said["message"], kind):
        refuse(why, at / "message")
    for row, stand in (*_shown(said, "fails", at), *_shown(said, "passes", at)):
        refuse_first(tuple(examples.faults(row, kind, stand)))


def _faults(said: Said, kind: str) -> Iterator[fragment.Fault]:
    for key, idle in IDLE.items():
        if said.get(key) is idle:
            yield fragment.Fault((key,), f"{key} is {str(idle).lower()}, so no row could ever break the rule; ask something")
        for fault in fragment.faults(said.get(key, True), kind):
            yield fault._replace(place=(key, *fault.place))


def _inside(at: Location, place: Place) -> Location:
    for step in place:
        at /= step
    return at


def _shown(said: Said, key: str, at: Location) -> Iterator[tuple[Said, Location]]:
    return ((row, at / key / index) for index, row in enumerate(said[key]))


def _rule(said: Said, at: Location) -> OwnRule:
    fails, passes = (
        tuple(examples.example(row, said["for"], place) for row, place in _shown(said, key, at)) for key in ("fails", "passes")
    )
    return OwnRule(
        rule=Rule(
            said["id"],
            Severity[said["severity"].upper()],
            said["name"],
            page(said),
            clause=said["clause"],
            interim=Severity[said["interim"].upper()] if "interim" in said else None,
        ),
        kind=said["for"],
        when=said.get("when", True),
        asked=schema.asked(said.get("when", True), said["require"]),
        message=said["message"],
        fix=said["fix"],
        stages=tuple(said.get("stages", ("final", "interim"))),
        fails=fails,
        passes=passes,
    )
