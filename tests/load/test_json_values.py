"""JSON that is accepted says what the decoder of the standard library says, and nothing else is refused but for a reason."""

import io
import json
import math
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load import strict_json
from gate.load.text import MAX_DEPTH, Text

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff\x7f")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(CHARACTERS)
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(CHARACTERS), inner), max_leaves=20)
PIECES = [
    "{",
    "}",
    "[",
    "]",
    '"',
    ",",
    ":",
    " ",
    "\n",
    "\\",
    "\\u0061",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    '"a"',
    '"a":',
    "a",
    "1",
    "-",
    "0.5",
    "e9",
]
PIECES += ["true", "null", "NaN", "-Infinity", "9" * 19, "1e999", '{"a":1,', '[{"a":']


def said(text: str) -> Any:
    return strict_json.parsed(Text(io.BytesIO(text.encode()), "delivery.json"))


@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_what_is_written_is_read(value: Any, indent: int | None, ascii_only: bool) -> None:
    read = said(json.dumps(value, indent=indent, ensure_ascii=ascii_only))
    assert read == value
    assert json.dumps(read) == json.dumps(value)


class Unfit(Exception):  # noqa: N818
    """The oracle's reason to refuse."""


def oracle(text: str) -> Any:
    """The standard library's decoder, and every further demand tried on what it made."""
    value = json.loads(text, object_pairs_hook=without_twins, parse_int=counted, parse_float=finite, parse_constant=never)
    try:
        encoded = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Unfit from error
    if b"\\u0000" in encoded.replace(b"\\\\", b""):
        raise Unfit
    return value


def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise Unfit
    return dict(pairs)


def counted(digits: str) -> int:
    if len(digits.lstrip("-")) > 18:
        raise Unfit
    return int(digits)


def finite(digits: str) -> float:
    if math.isinf(float(digits)):
        raise Unfit
    return float(digits)


def never(_: str) -> None:
    raise Unfit


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text('{}[]",:\\u0d8 1-.eN\n', max_size=20))
@example('{"a":1,"b":{"a":2,"\\u0061":3}}')
@example('["\\\\u0000"]')
@example('["\\\\\\u0000"]')
@example(f"[{'9' * 19}.5,{'9' * 19}e1]")
def test_a_text_is_accepted_if_and_only_if_the_decoder_and_every_further_demand_accept_it(text: str) -> None:
    try:
        expected = oracle(text)
    except (Unfit, ValueError):
        if text.strip(" \t\n\r"):
            with pytest.raises(TextError) as fault:
                said(text)
            assert re.fullmatch(r"delivery\.json:[1-9]\d*:[1-9]\d*", str(fault.value.location))
        return
    assert said(text) == expected


def test_as_deep_and_as_long_as_allowed_is_accepted() -> None:
    assert said("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert said('{"a":[' * (MAX_DEPTH // 2) + "]}" * (MAX_DEPTH // 2))
    assert said("[" + "[{}]," * 100 + "0]") == [[{}]] * 100 + [0]
    assert said('["' + "[" * 1000 + '"]') == ["[" * 1000]
    assert said("[999999999999999999, -999999999999999999]") == [10**18 - 1, 1 - 10**18]
    assert len(said(json.dumps("x" * (1024 * 1024 - 2)))) == 1024 * 1024 - 2


def test_a_byte_order_mark_and_windows_line_breaks_are_read_over() -> None:
    assert said('\ufeff{\r\n"a": 1}\r\n') == {"a": 1}
