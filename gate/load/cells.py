"""Cells: the value of one cell in, the plain value that YAML would give out, or why it is none."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Literal, NamedTuple

from gate.load.text import MAX_DIGITS, MAX_SCALAR, Value, odd

Kind = Literal["text", "day", "list", "boolean", "integer"]
"""What a field holds; a list stands in one cell, its entries separated by `;`."""
_TRUTHS: Mapping[str, bool] = {"true": True, "false": False}
_WHOLE = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})")


class Unfit(NamedTuple):
    """Why a cell holds no value: what was found, what is required, and how to mend it."""

    found: str
    required: str
    fix: str


def said(value: object, kind: Kind) -> "Value | Unfit":
    """What a cell says: text as its field has it, a day of a date, a number or truth only where the field is one. Nothing is guessed."""
    if isinstance(value, str):
        return _unfit_text(value) or _PARSED[kind](value)
    if isinstance(value, Unfit):
        return value
    if isinstance(value, date):
        return _day(value, kind)
    if isinstance(value, bool):
        word = str(value).upper()
        return value if kind == "boolean" else Unfit(f"the truth value {word}", "text", "type the word, such as yes, as text")
    if isinstance(value, int) and kind == "integer":
        return value
    return _number(value) if isinstance(value, (int, float)) else Unfit(f"a {type(value).__name__}", "text", "write it as text")


def _unfit_text(text: str) -> Unfit | None:
    if text.isascii() and text.isprintable() and len(text) <= MAX_SCALAR:
        return None
    if len(text) > MAX_SCALAR:
        return Unfit(f"a text of {len(text)} characters", f"at most {MAX_SCALAR} characters", "shorten it")
    return Unfit(f"a text with the {fault}", "text without it", "remove it") if (fault := odd(text)) else None


def _day(value: date, kind: Kind) -> str | Unfit:
    if kind != "day":
        return Unfit(
            f"the date {value}", "text", "format the cell as text and type the value again: a spreadsheet makes dates of text"
        )
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.timetz() != time():
        return Unfit(f"the moment {value}", "a day without a time", "write the day alone, as YYYY-MM-DD")
    return value.date().isoformat()


def _number(value: float) -> Unfit:
    return Unfit(
        f"the number {value}", "text", "format the cell as text and type the value again: a number has lost its leading zeros"
    )


def _listed(text: str) -> Value:
    return [part.strip() for part in text.split(";")]


_PARSED: Mapping[Kind, Callable[[str], Value]] = {
    "text": str,
    "day": str,
    "list": _listed,
    "boolean": lambda text: _TRUTHS.get(text, text),
    "integer": lambda text: int(text) if _WHOLE.fullmatch(text) else text,
}
