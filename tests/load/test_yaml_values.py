"""YAML that is accepted says what an independent reader says: PyYAML's own parser, in Python, with no types at all."""

import io
import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load import strict_yaml
from gate.load.text import MAX_DEPTH, MAX_SCALAR, Text

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff\x7f")
TEXTS = st.text(CHARACTERS) | st.text("01.:-_eExon~ #&*!|>'\"%@`{}[],?\n", max_size=12)
SCALARS = st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | TEXTS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20)
PIECES = [
    "a: ",
    "- ",
    "? ",
    ": ",
    ":",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "\n  ",
    " ",
    "#",
    "'",
    '"',
    "|\n",
    ">\n",
    "&a ",
    "*a",
    "!",
    "<<: ",
    "---\n",
    "...\n",
]
PIECES += [
    "a",
    "b",
    "NO",
    "true",
    "null",
    "~",
    "-1",
    "007",
    "1.50",
    "1e3",
    ".nan",
    "10:00:00:00",
    "2026-11-20",
    "%",
    "\t",
    "\\",
    "é",
    "\r\n",
]


def said(text: str) -> Any:
    return strict_yaml.parsed(Text(io.BytesIO(text.encode()), "delivery.yaml"))


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, word) for word in ("NO", "no", "on", "Yes", "y", "unsure", "tRUE", "nULL", "0123", "0104", "+1", "1_000", "1e3", "1.0e+5", "0x1F", "0o17")),
        *((word, word) for word in ("10:00:00:00", "01:00:00:00", "10:00", "2026-11-20", "2026-11-20T10:00:00Z", ".nan", "-.inf", ".5", "1.", "--1", "1 2")),
        *((word, word) for word in ("=", "1,5", "٣", "\uff11\uff12", "00.5", "-01", "0b1", "1.2.3", "NF_103_010_0040", "a#b", "a\xa0")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        ("0", 0), ("-0", 0), ("42", 42), ("-7", -7), ("999999999999999999", 10**18 - 1), ("-999999999999999999", 1 - 10**18),
        ("1.50", 1.5), ("-0.25", -0.25), ("0.0", 0.0), ("23.976", 23.976),
    ],
)  # fmt: skip
def test_only_true_false_null_and_plain_decimals_are_typed(word: str, value: Any) -> None:
    read = said(f"a: {word}\nb: '{word}'\nc: [{word.replace(',', '')}]\n") if "#" not in word else said(f"a: {word}\nb: '{word}'\n")
    assert (read["a"], type(read["a"])) == (value, type(value))
    assert read["b"] == word


@given(VALUES, st.sampled_from([True, False, None]), st.booleans())
def test_what_is_written_is_read(value: Any, flow: bool | None, unicode: bool) -> None:
    dumper = type("Plain", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    text = yaml.dump(value, Dumper=dumper, default_flow_style=flow, allow_unicode=unicode, sort_keys=False)
    assert repr(said(text)) == repr(value)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text("ab01:-?[]{},&*!|>'\"%#\n ", max_size=24))
@example("a: |\n  b\n  - c\nd: >-\n  e\n\n  f\n")
@example("- a: {b: [c, ~, 'd''e', \"f\\x67\"]}\n  g:\n  - h\n-\n")
def test_what_is_accepted_says_what_an_independent_reader_says(text: str) -> None:
    try:
        value = said(text)
    except TextError as fault:
        place = str(fault.location)
        assert re.fullmatch(r"delivery\.yaml:[1-9]\d*:[1-9]\d*", place)
        return
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        reject()  # it knows fewer places for a tab, and for `?` and `#`; then there is nothing to compare
    assert value is None if node is None else agree(value, node)


def agree(value: Any, node: yaml.Node) -> bool:
    match node:
        case yaml.MappingNode(value=pairs):
            keys = [key.value for key, _ in pairs]
            return isinstance(value, dict) and list(value) == keys and all(agree(value[key.value], inner) for key, inner in pairs)
        case yaml.SequenceNode(value=items):
            return isinstance(value, list) and len(value) == len(items) and all(map(agree, value, items))
        case yaml.ScalarNode(value=written, style=None):
            return value == typed(written) and type(value) is type(typed(written))
        case _:
            return bool(value == node.value)


def typed(written: str) -> Any:
    """YAML 1.2's core schema, less what a human would not call a plain decimal."""
    if written.lower() in {"true", "false", "null", "~", ""} and (
        written in {written.lower(), written.upper(), written.capitalize()}
    ):
        return {"true": True, "false": False}.get(written.lower())
    if re.fullmatch("0|-?[1-9][0-9]*|-0", written):
        return int(written)
    return float(written) if re.fullmatch(r"(0|-?[1-9][0-9]*|-0)\.[0-9]+", written) else written


def test_as_deep_and_as_long_as_allowed_is_accepted() -> None:
    assert said("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert said("- - {}\n" * 100) == [[{}]] * 100
    assert said("- " * MAX_DEPTH + "x")
    assert said("".join(f"{' ' * depth}a:\n" for depth in range(MAX_DEPTH)))
    assert len(said(f"- {'x' * MAX_SCALAR}")[0]) == MAX_SCALAR
    assert len(said(f"- |\n  {'x' * MAX_SCALAR}")[0]) == MAX_SCALAR


def test_what_only_looks_like_something_refused_is_text() -> None:
    assert said("a: '<<'\n'<<': b&c *d !e %TAG\nc: '*x'\n") == {"a": "<<", "<<": "b&c *d !e %TAG", "c": "*x"}
    assert said("%YAML 1.2\n---\na: |\n  %TAG x\n  ---\n...\n") == {"a": "%TAG x\n---\n"}


def test_a_byte_order_mark_and_windows_line_breaks_are_read_over() -> None:
    assert said("\ufeffa: b\r\nc:\r\n- d\r\n") == {"a": "b", "c": ["d"]}
