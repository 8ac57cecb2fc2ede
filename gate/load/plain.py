"""Plain: what an unquoted word of a text means: true, false, null, a number, or itself."""

import math
import re
from collections.abc import Mapping

from gate.load.text import MAX_DIGITS, Refused, Value

_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<float>\.[0-9]+)?")
_NO_NUMBER = re.compile("NaN|-?Infinity")
_JSON_NUMBER = re.compile(r"-?[0-9]+(?P<float>(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)")


def plain(word: str) -> Value:
    """What YAML 1.2's core schema (10.3.2) makes of a word; of numbers only decimals without plus sign, leading zero or exponent.

    Raises Refused for a number that cannot be counted with.
    """
    if word in _WORDS:
        return _WORDS[word]
    number = _DECIMAL.fullmatch(word) if word[0] in "-0123456789" else None
    return _counted(number) if number else word


def json_number(word: str) -> int | float | None:
    """The number at the head of a word of JSON, if it is one. Raises Refused for what a decoder would let through, or fall over."""
    if odd := _NO_NUMBER.match(word):
        raise Refused(f"{odd[0]} is no number of JSON; write a number, or put it in quotes")
    number = _JSON_NUMBER.match(word)
    return _counted(number) if number else None


def _counted(number: re.Match[str]) -> int | float:
    if not number["float"]:
        if len(number[0].removeprefix("-")) > MAX_DIGITS:
            raise Refused(f"a number of more than {MAX_DIGITS} digits; if it is text, put it in quotes")
        return int(number[0])
    value = float(number[0])
    if not math.isfinite(value):
        raise Refused("a number too large to be counted with; if it is text, put it in quotes")
    return value
