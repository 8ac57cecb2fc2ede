"""Every span holds its value: texts are made of values, and each value is found again in its text."""

import io
import json
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load import source
from gate.load.text import Text
from gate.location import Location

NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]) | st.sampled_from(" ~/"), max_size=6)
SCALARS = st.none() | st.booleans() | st.integers(-999, 999) | NAMES


def values(keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=16
    )


def entries(value: Any, at: Location) -> Iterator[tuple[str, Any]]:
    """Every pointer into a value, and what its span must show: an entry as a mapping of one, an item as itself."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        place = at / key
        yield place.pointer, {key: inner} if isinstance(value, dict) else first_entry(inner)
        yield from entries(inner, place)


def first_entry(value: Any) -> Any:
    return dict([next(iter(value.items()))]) if isinstance(value, dict) and value else value


def holds(stretch: str, expected: Any, name: str) -> bool:
    """Whether a stretch of a text says what is expected; of a list of several lines it is the first, of an entry with one the key."""
    if says(stretch, expected, name) or says(f"[{stretch}]", [expected], name) or says(f"{{{stretch}}}", expected, name):
        return True
    if isinstance(expected, list):
        return stretch.startswith(("[", "-"))
    ((key, value),) = expected.items()
    return isinstance(value, dict | list) and says(stretch, key, name)


def says(text: str, expected: Any, name: str) -> bool:
    try:
        return repr(source.parsed(Text(io.BytesIO(text.encode()), name))) == repr(expected)
    except TextError:
        return False


def every_span_holds(value: Any, text: str, name: str) -> None:
    expected = dict(entries(value, Location(name)))
    spans = source.placed(text, name, expected)
    assert set(spans) == set(expected)
    for pointer, what in expected.items():
        span = spans[pointer]
        line = text.split("\n")[span.line - 1]
        assert span.text == (line[:400] if span.column <= 400 else "")
        assert holds(line[span.column - 1 : span.end_column - 1], what, name), (pointer, what, line)


@given(values(NAMES), st.sampled_from([None, 0, 2]), st.booleans())
@example({"": [{"~": {"/": [[], {}]}}]}, 2, True)
def test_every_span_of_json_holds_its_value(value: Any, indent: int | None, ascii_only: bool) -> None:
    every_span_holds(value, json.dumps(value, indent=indent, ensure_ascii=ascii_only), "delivery.json")


@given(values(NAMES), st.sampled_from([None, 0, 2]))
def test_every_span_of_json_read_as_yaml_holds_its_value(value: Any, indent: int | None) -> None:
    every_span_holds(value, json.dumps(value, indent=indent, ensure_ascii=False), "delivery.yaml")


class Plain(yaml.SafeDumper):
    """Without anchors."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


@given(values(NAMES.filter(bool)), st.sampled_from([True, False, None]))
@example({"a b": [{"~": {"/": [[], {}]}}], "c": [["d", ["e"]]]}, False)
def test_every_span_of_yaml_holds_its_value(value: Any, flow: bool | None) -> None:
    # An empty key is dumped with `?`, its value on the next line: the span is the key alone, as test_places.py shows.
    text = yaml.dump(value, Dumper=Plain, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=10**9)
    every_span_holds(value, text, "delivery.yaml")
