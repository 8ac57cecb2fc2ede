"""JSON in pieces: what is refused is refused wherever it stands, at the border of two pieces too, and at its place."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load import source
from gate.load.text import MAX_DEPTH, MAX_SCALAR, PIECE, Text, Value


def read(text: str, max_nodes: int = 1_000_000) -> Value:
    return source.parsed(Text(io.BytesIO(text.encode()), "a.json", max_nodes))


def refused(text: str, **limits: int) -> tuple[int, int]:
    with pytest.raises(TextError) as caught:
        read(text, **limits)
    assert caught.value.location
    assert caught.value.location.span
    return caught.value.location.span.line, caught.value.location.span.column


@pytest.mark.parametrize("back", range(8))
@pytest.mark.parametrize("odd", ["NaN", "-Infinity", "1e999", "1234567890123456789"])
@pytest.mark.parametrize("escape", ["", '\\"', "\\\\"])
def test_a_number_that_nobody_can_count_with_is_found_over_the_border_of_two_pieces(back: int, odd: str, escape: str) -> None:
    pad = escape + "a" * (PIECE - back - len(escape) - 4)
    assert refused(f'["{pad}", {odd}]') == (1, len(pad) + 6)
    assert read(f'["{pad}", 7]') == [pad.replace('\\"', '"').replace("\\\\", "\\"), 7]


@pytest.mark.parametrize("before", [0, PIECE - 40, 3 * PIECE])
def test_depth_is_counted_through_all_pieces(before: int) -> None:
    pad = '"' + "a" * before + '",'
    assert read(f"[{pad}{'[' * (MAX_DEPTH - 1)}{']' * (MAX_DEPTH - 1)}]")
    assert refused(f"[{pad}{'[' * MAX_DEPTH}{']' * MAX_DEPTH}]") == (1, len(pad) + 1 + MAX_DEPTH)
    mixed = '{"a":[' * (MAX_DEPTH // 2)
    assert read(mixed + "1" + "]}" * (MAX_DEPTH // 2))
    assert refused(mixed + "[1]" + "]}" * (MAX_DEPTH // 2))


@pytest.mark.parametrize("letter", ["a", '\\"', "\\\\", "\\n"])
def test_a_value_may_be_so_long_and_no_longer(letter: str) -> None:
    fits = letter * ((MAX_SCALAR - 2) // len(letter))
    assert read(f'["{fits}"]')
    assert refused(f'[1, "{fits}{letter * 3}"]') == (1, 5)


@given(st.lists(st.sampled_from(['"a"', "1", "true", "[]", '{"k": [2]}', '"\\\\"']), min_size=1, max_size=12))
def test_values_are_counted_to_the_last(parts: list[str]) -> None:
    count = 1 + sum({"[]": 1, '{"k": [2]}': 4}.get(part, 1) for part in parts)
    text = f"[{', '.join(parts)}]"
    assert read(text, count)
    refused(text, max_nodes=count - 1)
