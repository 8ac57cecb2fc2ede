"""Frames: patterns spelt out, ranges counted, and what of a range is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.inventory import frames


@pytest.mark.parametrize(
    ("path", "asked", "files"),
    [
        ("a.%04d.exr", "1001-1003", ["a.1001.exr", "a.1002.exr", "a.1003.exr"]),
        ("a.####.exr", "8-12x2", ["a.0008.exr", "a.0010.exr", "a.0012.exr"]),
        ("v012/a.@@@.exr", "1,5-6", ["v012/a.001.exr", "v012/a.005.exr", "v012/a.006.exr"]),
        ("a%d.exr", "9-10", ["a9.exr", "a10.exr"]),
        ("shot#2/a.%04d.exr", "7", ["shot#2/a.0007.exr"]),
        ("a.mov", "1-3", ["a.mov"]),
    ],
)
def test_a_pattern_is_spelt_out_over_its_frames(path: str, asked: str, files: list[str]) -> None:
    assert list(frames.names(path, asked)) == files


@given(first=st.integers(0, 99999), count=st.integers(0, 300), step=st.integers(1, 50))
def test_a_range_holds_its_first_frame_every_step_after_it_and_nothing_past_its_last(first: int, count: int, step: int) -> None:
    found = list(frames.numbers(f"{first}-{first + count}x{step}"))
    assert found == [number for number in range(first, first + count + 1) if (number - first) % step == 0]


def test_every_spelt_out_name_fits_its_own_pattern() -> None:
    shape = frames.pattern("v1/a.####.exr")
    assert shape is not None
    assert shape.fullmatch("v1/a.1001.exr")
    assert shape.fullmatch("v1/a.10001.exr")
    assert not shape.fullmatch("v1/a.101.exr")
    assert not shape.fullmatch("v1/a.1001.exr.bak")


@given(there=st.sets(st.integers(0, 60)), step=st.integers(1, 5))
def test_what_is_there_and_what_is_lacking_are_the_whole_range(there: set[int], step: int) -> None:
    asked = f"5-30x{step},40-50"
    whole = [*frames.numbers(asked)]
    lacking = [number for run in frames.lacking(asked, sorted(there)) for number in run]
    assert lacking == [number for number in whole if number not in there]
    assert [number for part in frames.parts(asked) for number in frames.within(part, sorted(there))] == [
        number for number in whole if number in there
    ]


@pytest.mark.parametrize("path", ["a.%9999999999d.exr", "a.%099999999999d.exr", "a.%10d.exr"])
def test_a_width_that_no_sequence_has_is_no_pattern(path: str) -> None:
    assert list(frames.names(path, "1-2")) == [path]
    assert frames.pattern(path) is None
