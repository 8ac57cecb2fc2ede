"""Superseded versions: told if and only if the same name stands in the delivery with a higher version."""

import re
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.finding import Finding
from gate.policy import Policy
from gate_temp import superseded_version
from tests.rules.clearing import DAY, DELIVERY, ELEMENT


def judged(*media: str, strays: tuple[str, ...] = (), others: tuple[str, ...] = (), stage: str = "final") -> list[Finding]:
    final = replace(ELEMENT, media=media)
    other = replace(ELEMENT, at=DELIVERY.at / "other", id="OTHER", media=others, usage="reference")
    delivery = replace(DELIVERY, elements=(final, other) if others else (final,))
    case = Case(delivery=delivery, policy=Policy(), today=DAY, stage="final" if stage == "final" else "interim", strays=strays)
    return [*superseded_version.check(case)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("vfx/a_v011.mov", "vfx/a_v012.mov"),
        ("vfx/a_v9.mov", "vfx/a_v010.mov"),
        ("vfx/a_V011.mov", "vfx/a_v012.mov"),
        ("vfx/a_v011_comp.mov", "vfx/a_v012_comp.mov"),
        ("vfx/a_v011/a_v011.mov", "vfx/a_v012/a_v012.mov"),
        ("vfx/lut_v002/a_v002.mov", "vfx/lut_v002/a_v003.mov"),
        ("vfx/a_v011.%04d.exr", "vfx/a_v012.1001.exr"),
        ("vfx/a_v011.####.exr", "vfx/a_v012.%04d.exr"),
        ("vfx/a_v011/a_v011.%04d.exr", "vfx/a_v013/a_v013.@@@@.exr"),
        ("vfx/a_plate_v002_comp_v011.mov", "vfx/a_plate_v002_comp_v012.mov"),
        ("v011.mov", "v012.mov"),
        ("vfx/a v011.mov", "vfx/a v012.mov"),
    ],
)
def test_a_higher_version_of_the_same_name_supersedes(old: str, new: str) -> None:
    for findings in (judged(old, strays=(new,)), judged(old, others=(new,)), judged(old, new)):
        assert [finding.location.pointer for finding in findings] == ["/elements/0/media/0"]
        assert [related.location.path for related in findings[0].related] == [new]
    assert judged(new, strays=(old,)) == []
    assert judged(new, others=(old,)) == []


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("vfx/a_v011.mov", "vfx/b_v012.mov"),
        ("vfx/a_v011.mov", "vfx/a_v012.wav"),
        ("ep103/a_v011.mov", "ep104/a_v012.mov"),
        ("vfx/a_v011.mov", "vfx/a_v011.mov"),
        ("vfx/a_v11.mov", "vfx/a_v011.mov"),
        ("vfx/a_v011_0040.mov", "vfx/a_v012_0050.mov"),
        ("vfx/av011.mov", "vfx/av012.mov"),
        ("vfx/a_v011b.mov", "vfx/a_v012b.mov"),
        ("vfx/a_011.mov", "vfx/a_012.mov"),
        ("vfx_v011/a.mov", "vfx_v012/a.mov"),
        ("vfx/lut_v003/a_v002.mov", "vfx/lut_v004/a_v003.mov"),
    ],
)
def test_what_is_no_higher_version_of_the_same_name_does_not(path: str, other: str) -> None:
    assert judged(path, strays=(other,)) == []


def test_only_finals_are_asked_and_the_highest_is_named() -> None:
    assert judged("a_v001.mov", strays=("a_v002.mov",), stage="interim") == []
    [finding] = judged("a_v001.mov", "a_v002.mov", strays=("a_v004.mov", "a_v003.mov"))
    assert [related.location.path for related in finding.related] == ["a_v004.mov"]
    assert "and 1 more of its files are older too" in finding.message


def test_both_files_of_an_old_element_are_one_finding() -> None:
    [finding] = judged("L_v001.wav", "R_v001.wav", strays=("R_v002.wav",))
    assert finding.location.pointer == "/elements/0/media/1"


NAMES = st.builds(
    lambda folder, name, version, tail: f"{folder.replace('#', version)}{name}_{version}{tail}",
    st.sampled_from(["", "x/", "x_#/", "x_v1/"]),
    st.sampled_from(["a", "A", "b"]),
    st.sampled_from(["v1", "v01", "v2", "v10", "V3"]),
    st.sampled_from([".mov", ".1001.exr", ".%04d.exr", "_x.mov"]),
)


def called(path: str) -> tuple[int, set[str]]:
    """The oracle: split by hand into parts, whatever is a frame left out, the version left out of the name and of folders that share it."""
    *folders, name = re.sub(r"\.(?:1001|%04d)\.", ".", path.lower()).split("/")
    words = re.split("([._])", name)
    [place] = [index for index, word in enumerate(words) if re.fullmatch("v[0-9]+", word)]
    version = int(words[place][1:])
    bare = "".join(chain(words[:place], words[place + 1 :]))
    shared = [re.sub("v([0-9]+)$", lambda found: "" if int(found[1]) == version else found[0], folder) for folder in folders]
    return version, {"/".join([*folders, bare]), "/".join([*shared, bare])}


@settings(max_examples=600, deadline=None)
@given(path=NAMES, others=st.lists(NAMES, max_size=4))
def test_it_is_told_if_and_only_if_one_that_is_called_the_same_is_higher(path: str, others: list[str]) -> None:
    version, names = called(path)
    higher = any(called(other)[0] > version and names & called(other)[1] for other in others)
    assert len(judged(path, strays=tuple(others))) == int(higher)
