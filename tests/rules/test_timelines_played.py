"""Timelines: what a cut of a final delivery plays is final and declared, whatever the manifest calls it."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.element import Ai, AiUse, Element, Source, Usage
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.use import Cut, Holds, Use
from gate_clearance import ai_in_temp_marked_final
from gate_manifest import undeclared_file
from gate_temp import status_not_final
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, Law

CUT = "conform/t.otio"


def use(number: int, media: str | None, **changes: Any) -> Use:
    return replace(Use(at=Location(CUT, f"/clips/{number}"), timeline=CUT, media=media), **changes)


def played(law: Law, elements: tuple[Element, ...], *uses: Use, **changes: Any) -> list[Finding]:
    own: dict[str, Any] = {"stage": "final", "policy": Policy()} | changes
    delivery = replace(DELIVERY, elements=elements)
    return list(law.check(Case(delivery=delivery, today=DAY, cuts={CUT: Cut(uses)}, **own)))


def thing(key: str, media: str, usage: Any = "reference", made: Any = "generated") -> Element:
    at = Location("delivery.yaml", f"/elements/{key}")
    return replace(ELEMENT, at=at, id=key, media=(media,), usage=usage, ai=Ai(made))


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(["reference", "reference", *get_args(Usage)]),
    st.sampled_from(get_args(AiUse)),
    st.sampled_from([True, True, False]),
    st.sampled_from(["media", "media", *get_args(Holds)]),
    st.sampled_from(["final", "interim"]),
)
def test_a_reference_that_plays_is_told_once_by_one_rule(usage: Any, made: Any, enabled: bool, holds: Any, stage: str) -> None:
    mood = thing("MOOD", "mood/m.mov", usage, made)
    uses = (use(0, "mood/m.mov", enabled=enabled, holds=holds), use(1, "file:///x/M.mxf", enabled=enabled, holds=holds))
    ideas, others = (played(law, (mood,), *uses, stage=stage) for law in (ai_in_temp_marked_final, status_not_final))
    plays = enabled and holds == "media" and stage == "final" and usage == "reference"
    by_ai = made in {"edited", "generated", "unknown"}
    assert [finding.location.pointer for finding in ideas] == ["/clips/0"] * (plays and by_ai)
    temp = stage == "final" and usage in {"temp", "wip"}
    assert [finding.location.pointer for finding in others] == ["/elements/MOOD/usage"] * (temp or (plays and not by_ai))
    for finding in ideas:
        assert [place.location.pointer for place in finding.related] == ["/clips/1", "/elements/MOOD/usage"]


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ("mood/a.png", True), ("x/mood/a.png", True), ("file:///v/mood/a.png", True), ("mood/%61.png", True),
        ("gfx/a.png", False), ("other/a.png", False), ("xmood/a.png", False), ("other/b.png", False),
    ],
)  # fmt: skip
def test_of_two_files_of_one_name_the_whole_path_says_which_plays(media: str, told: bool) -> None:
    both = (thing("MOOD", "mood/a.png"), thing("FINAL", "gfx/a.png", "final"))
    assert bool(played(ai_in_temp_marked_final, both, use(0, media))) is told


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ("a.mov", False), ("elsewhere/A.mxf", False), ("file:///x/a.mov", False), ("src/plate.mov", False), ("stray.mov", False),
        ("elsewhere/b.mov", True), ("leader/count.mov", False), ("x/leader/count.mov", True), (None, False),
    ],
)  # fmt: skip
def test_what_a_timeline_plays_is_declared(media: str | None, told: bool) -> None:
    shot = replace(ELEMENT, sources=(Source(media="plates/plate.mov"),))
    policy = Policy(undeclared_ok=("leader/*",))
    found = played(undeclared_file, (shot,), use(0, "a.mov"), use(1, media), policy=policy, strays=("old/stray.mov",))
    at = [finding.location.pointer for finding in found if finding.location.path == CUT]
    assert at == ["/clips/1"] * told
    for holds, enabled in (("missing", True), ("generator", True), ("gap", True), ("media", False)):
        quiet = use(1, media, holds=holds, enabled=enabled)
        assert not [one for one in played(undeclared_file, (shot,), quiet, policy=policy) if one.location.path == CUT]


def test_all_that_one_timeline_plays_undeclared_is_one_finding() -> None:
    uses = [use(number, f"x/{number % 5}.mov", record_in=f"00:00:0{number}:00") for number in range(9)]
    [finding] = played(undeclared_file, (ELEMENT,), *uses)
    assert finding.found == f"undeclared in {CUT}: x/0.mov, x/1.mov, x/2.mov and 2 more"
    assert finding.timecode == "00:00:00:00"
    assert len(finding.related) == 5
