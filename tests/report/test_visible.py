"""Text from outside is shown on one line, with nothing hidden and nothing that a build log would obey."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.report.visible import cells, sound, visible

ANY = st.text(st.characters(codec=None, categories=None)) | st.lists(
    st.sampled_from(["##", "#", "[", "vso", "VSO", "\x1b", "\udcff", "\u2028", "é", "\\", "\u00a0", "…"])
).map("".join)


@settings(deadline=None)
@given(ANY, st.integers(2, 400))
def test_what_is_shown_is_short_printable_and_of_one_line(text: str, limit: int) -> None:
    shown = visible(text, limit)
    assert len(shown) <= limit
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for char in shown)
    assert all(char == " " or not char.isspace() for char in shown)
    assert len(shown.splitlines()) <= 1
    assert "##[" not in shown
    assert "##vso[" not in shown.lower()


@settings(deadline=None)
@given(ANY, st.integers(2, 400))
def test_showing_twice_is_showing_once(text: str, limit: int) -> None:
    assert visible(visible(text, limit), limit) == visible(text, limit)


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="#"), max_size=300))
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("scène 4 東京", "scène 4 東京"),
        ("a\x1b[31mred", r"a\x1b[31mred"),
        ("a\r\nb\tc", r"a\x0d\x0ab\x09c"),
        ("a\u2028b\u2029", r"a\u2028b\u2029"),
        ("gpj.\u202eexe", r"gpj.\u202eexe"),
        ("a\u00a0b\u3000", r"a\xa0b\u3000"),
        ("\ufeffa\u200b", r"\ufeffa\u200b"),
        ("sc\udce8ne", r"sc\xe8ne"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("x ##[error]y ##vso[task] ##VSO[t]", r"x ##\[error]y ##vso\[task] ##VSO\[t]"),
        ("x" * 301, "x" * 299 + "…"),
        ("x" * 300, "x" * 300),
    ],
)
def test_each_kind_of_hidden_character_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_sound_text_keeps_all_but_lone_surrogates() -> None:
    assert sound("a\x1b\u2028é\udce8\ud800") == "a\x1b\u2028é\\xe8\\ud800"


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert [cells(text) for text in ("abc", "東京", "e\u0301")] == [3, 4, 1]
