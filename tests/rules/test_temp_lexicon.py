"""Temp labels as people see them, and the lexicon of a house: what it spares, and what it cannot."""

import pytest

from gate_temp.labels import PICTURE_LABEL, spared, words


def labels(text: str, *lexicon: str) -> tuple[str, ...]:
    return words(text, PICTURE_LABEL, spared(lexicon))


@pytest.mark.parametrize(
    "name",
    [
        "t\N{CYRILLIC SMALL LETTER IE}mp_clean.mov",
        "NF_103_T\N{GREEK CAPITAL LETTER EPSILON}\N{CYRILLIC CAPITAL LETTER EM}P.mov",
        "s\N{CYRILLIC SMALL LETTER ES}ratch_\N{GREEK SMALL LETTER TAU}rack.mov",
        "te\N{ZERO WIDTH SPACE}mp_x.mov",
        "te\N{SOFT HYPHEN}mp.mov",
        "te\N{COMBINING GRAPHEME JOINER}mp.mov",
        "te\N{HANGUL FILLER}mp.mov",
    ],
)
def test_a_label_is_read_as_a_person_sees_it(name: str) -> None:
    assert labels(name)


def test_full_width_letters_are_letters() -> None:
    assert labels("NF_103_\uff34\uff25\uff2d\uff30_v003.mov") == ("temp",)


@pytest.mark.parametrize("phrase", ["The Temp", "the-temp", "THE TEMP", "TheTemp"])
def test_a_title_in_the_lexicon_is_spared_and_a_label_beside_it_is_not(phrase: str) -> None:
    assert labels("The_Temp_103_v001.mov", phrase) == ()
    assert labels("TheTemp_103_v001.mov", phrase) == ()
    assert labels("The_Temp_103_TEMP_v001.mov", phrase) == ("temp",)
    assert labels("The_Other_Temp_103_v001.mov", phrase) == ("temp",)


@pytest.mark.parametrize("phrase", ["temp", "TEMP", "t\N{CYRILLIC SMALL LETTER IE}mp", "tmp2", "scratch track", "wip", "fpo"])
def test_a_lexicon_entry_that_is_itself_a_label_spares_nothing(phrase: str) -> None:
    for name in ("NF_temp_v1.mov", "NF_tmp2.mov", "NF_scratch_track.mov", "wip/NF.mov", "poster_fpo.png"):
        assert labels(name, phrase)


def test_a_lexicon_is_read_as_words_and_not_as_a_pattern() -> None:
    assert labels("NF_temp_v1.mov", ".*", "te.p", "", "_") == ("temp",)
