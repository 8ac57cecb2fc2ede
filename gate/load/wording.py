"""Wording: a breach of a schema in words: what is wrong, what was found, what is required, and how to mend it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from gate.load.formats import FORMATS
from gate.load.near import listed, nearest
from gate.load.spoken import Place, short, shown
from gate.load.text import Value

LONGEST_LIST = 24
"""Words that a message lists; of more it gives the form and the nearest."""
TYPES: Mapping[str, str] = {
    "string": "text",
    "array": "a list",
    "object": "a mapping",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
}
YES_NO: Mapping[bool, str] = {True: "yes", False: "no"}


class Breach(NamedTuple):
    """One keyword of a schema that a value breaks: the keyword's own terms, and the schema that holds it."""

    keyword: str
    terms: Mapping[str, Any]
    place: Place
    name: str
    """The place in words: `ai.tools[0] of NF_103_010_0040`."""
    found: Value
    schema: Mapping[str, Any]
    form: str | None
    """What the schema asks for in words, where it describes a form rather than a field."""


class Words(NamedTuple):
    """A breach in words, at the key or value that it is about."""

    place: Place
    message: str
    found: str
    required: str
    fix: str


def worded(breach: Breach) -> Iterator[Words]:
    """A breach in words; of several unknown keys each has its own."""
    if breach.keyword == "unevaluatedProperties":
        yield from _unknown(breach)
    elif breach.keyword == "required":
        yield _missing(breach)
    else:
        yield _unfit(breach)


def _unknown(breach: Breach) -> Iterator[Words]:
    known = tuple(breach.schema.get("properties", ()))
    noun = breach.schema.get("title", "text")
    for key in breach.terms["unexpected"]:
        near = nearest(key, known)
        yield Words(
            place=(*breach.place, key),
            message=f"{short(key)} is no field of {_article(noun)}" + (f"; did you mean {near}?" if near else ""),
            found=f"{short(key)} in {breach.name}",
            required=listed(known) if known else "no key",
            fix=f"write {near}" if near else "remove it, or write one of these names",
        )


def near_miss(breach: Breach) -> frozenset[str]:
    """The keys that were meant by the unknown ones; that they are missing has the same cause."""
    known = tuple(breach.schema.get("properties", ()))
    return frozenset(near for key in breach.terms["unexpected"] if (near := nearest(key, known)))


def _missing(breach: Breach) -> Words:
    key = breach.terms["property"]
    asked = breach.schema.get("properties", {}).get(key, {})
    options = tuple(asked.get("enum", ()))
    return Words(
        place=breach.place,
        message=f"{breach.name} has no {key}",
        found=f"no {key} in {breach.name}",
        required=f"{key}: {listed(options)}" if options else f"{key}: {asked.get('description', 'required')}",
        fix=f"add {key}",
    )


def _unfit(breach: Breach) -> Words:
    message, required, fix = ASKED.get(breach.keyword, _other)(breach)
    return Words(breach.place, f"{breach.name} {message}", f"{breach.name}: {shown(breach.found)}", required, fix)


Said = tuple[str, str, str]


def _type(breach: Breach) -> Said:
    types = breach.terms["types"]
    required = breach.form or listed(TYPES.get(name, name) for name in types if name != "null")
    return f"is {shown(breach.found)}, not {required}", required, _retyped(breach.found, types, required)


def _retyped(found: Value, types: list[str], required: str) -> str:
    if found is None:
        return "give it a value, or remove the key"
    if "boolean" in types and found in YES_NO.values():
        return f"write {'true' if found == 'yes' else 'false'}"
    if "string" in types and isinstance(found, (bool, int, float)):
        return "put it in quotes" if not isinstance(found, bool) else f"write {required}"
    if "array" in types and isinstance(found, str):
        return "write it in brackets, as a list of one"
    return f"write {required}"


def _enum(breach: Breach) -> Said:
    options = tuple(str(option) for option in breach.terms["options"])
    required = listed(options) if len(options) <= LONGEST_LIST else breach.form or f"one of {len(options)} words"
    found = breach.found
    near = YES_NO.get(found) if isinstance(found, bool) else nearest(found, options) if isinstance(found, str) else None
    if near not in options:
        return f"is {shown(found)}, not {required}", required, f"write {required}"
    return f"is {shown(found)}, not {required}; did you mean {near}?", required, f"write {near}"


def _const(breach: Breach) -> Said:
    required = str(breach.terms["expected_value"])
    if breach.found == required:
        return f"is the text {required}, not the number {required}", f"{required}, without quotes", "drop the quotes"
    return f"is {shown(breach.found)}, not {required}", required, f"write {required}"


def _form(breach: Breach) -> Said:
    required = breach.form or str(breach.schema.get("description", breach.keyword))
    if breach.found == "":
        return "is empty", required, f"write {required}, or remove the key"
    reason = _reason(breach)
    message = f"is {shown(breach.found)}: {reason}" if reason else f"is {shown(breach.found)}, not {required}"
    return message, required, f"write {required}"


def _reason(breach: Breach) -> str | None:
    fault = FORMATS.get(breach.terms.get("format", ""))
    return fault(breach.found) if fault and isinstance(breach.found, str) else None


def _empty(_: Breach) -> Said:
    return "is empty", "at least one entry", "add an entry, or remove the key"


def _twice(_: Breach) -> Said:
    return "names an entry twice", "every entry once", "drop the second"


def _banned(breach: Breach) -> Said:
    required = str(breach.schema.get("description", "nothing"))
    return "may not stand here", required, "remove it"


def _other(breach: Breach) -> Said:
    required = str(breach.schema.get("description", f"what {breach.keyword} asks for"))
    return f"is {shown(breach.found)}, not {required}", required, f"write {required}"


ASKED: Mapping[str, Callable[[Breach], Said]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    **dict.fromkeys(("pattern", "format", "minLength", "maxLength"), _form),
    **dict.fromkeys(("minItems", "minProperties"), _empty),
    "uniqueItems": _twice,
    "not": _banned,
}


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
