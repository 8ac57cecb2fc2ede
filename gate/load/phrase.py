"""Phrase: a part of a schema in words, for what a finding requires, and what was found instead."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gate.load.flow import flow
from gate.load.near import listed
from gate.load.spoken import short, shown
from gate.load.wording import TYPES, Breach

LONGEST = 200
"""Characters of a list or a mapping that a finding shows."""
ABSENT = "not stated"
WITHIN = ("not", "if", "then", "else", "allOf", "anyOf", "oneOf")
"""Keywords whose parts speak of the same mapping."""


def phrase(fragment: Any) -> str:
    """What a part of a schema asks for, in words: its own description, else one put together of its keywords."""
    if isinstance(fragment, bool):
        return "anything" if fragment else "that there be none"
    if "description" in fragment:
        return str(fragment["description"])
    parts = [SAID[key](fragment[key]) for key in fragment if key in SAID]
    branches = [f"{phrase(fragment[key])} {word} {phrase(fragment['if'])}" for key, word in BRANCHES if key in fragment]
    return " and ".join([*parts, *branches])


def asked(breach: Breach) -> str:
    """What the keyword that a value breaks asks for, in words."""
    if breach.keyword == "falseSchema":
        return phrase(False)
    own = ("contains", "minContains", "maxContains") if breach.keyword == "contains" else (breach.keyword,)
    return phrase({key: breach.schema[key] for key in (*own, "description") if key in breach.schema})


def seen(breach: Breach) -> str:
    """The value that breaks a keyword: of a mapping the fields that the keyword speaks of."""
    if not isinstance(breach.found, dict):
        return flow(breach.found)[:LONGEST] if isinstance(breach.found, list) else shown(breach.found)
    keys = dict.fromkeys(_spoken_of(breach.schema.get(breach.keyword)))
    return ", ".join(f"{key} {flow(breach.found.get(key, ABSENT))[:LONGEST]}" for key in keys) or "stated"


def _spoken_of(part: Any) -> Iterator[str]:
    """The fields of a mapping that a part of a schema, or each of several, speaks of."""
    if isinstance(part, dict):
        yield from part.get("properties", ())
        yield from part.get("required", ())
        part = [part[key] for key in WITHIN if key in part]
    for inner in part if isinstance(part, list) else ():
        yield from _spoken_of(inner)


def _stated(keys: Any) -> str:
    return f"{listed(keys, 'and')} stated"


def _fields(parts: Any) -> str:
    return ", ".join(f"{key} {phrase(part)}" for key, part in parts.items())


def _any(parts: Any) -> str:
    return listed([phrase(part) for part in parts])


def _dependent(keys: Any) -> str:
    return " and ".join(f"{_stated(then)} where {key} is stated" for key, then in keys.items())


def _counted(words: str, noun: str) -> Callable[[Any], str]:
    return lambda number: (
        f"{words} {number} {noun if number == 1 else noun.replace('entry', 'entries').replace('character', 'characters')}"
    )


BRANCHES = (("then", "where"), ("else", "unless"))
SAID: Mapping[str, Callable[[Any], str]] = {
    "type": lambda name: TYPES.get(name, name),
    "const": shown,
    "enum": lambda words: listed([shown(word) for word in words]),
    "required": _stated,
    "dependentRequired": _dependent,
    "properties": _fields,
    "items": lambda part: f"with every entry {phrase(part)}",
    "contains": lambda part: f"with an entry {phrase(part)}",
    "minContains": _counted("at least", "entry of the kind"),
    "maxContains": _counted("at most", "entry of the kind"),
    "minItems": _counted("at least", "entry"),
    "maxItems": _counted("at most", "entry"),
    "uniqueItems": lambda _: "every entry once",
    "pattern": lambda pattern: f"text like {short(pattern)}",
    "minLength": _counted("at least", "character"),
    "maxLength": _counted("at most", "character"),
    "minimum": lambda number: f"at least {number}",
    "maximum": lambda number: f"at most {number}",
    "exclusiveMinimum": lambda number: f"more than {number}",
    "exclusiveMaximum": lambda number: f"less than {number}",
    "not": lambda part: f"not {phrase(part)}",
    "allOf": lambda parts: " and ".join(map(phrase, parts)),
    "anyOf": _any,
    "oneOf": lambda parts: f"just one of these: {_any(parts)}",
}
"""What each keyword asks for, in words."""
