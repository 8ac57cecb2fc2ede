"""Music: each cue of the finals has an author and a right that is in force."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.delivery import Delivery
from gate.element import Ai, AiUse
from gate_music import ai_music_no_human_author, cue_without_rights
from tests.rules.feeding import DAY, ONE, USES, at, delivery, element, places, right, rows, told

AUTHOR = ai_music_no_human_author.check
RIGHTS = cue_without_rights.check


def test_generated_music_has_a_persons_part() -> None:
    for kind, use, part, usage, stage in product(("music", "vo"), USES, (None, "melody"), ("final", "temp"), ("final", "interim")):
        one = element(kind=kind, usage=usage, ai=Ai(use, human_input=part))
        asked = kind == "music" and use in {"generated", "unknown"} and part is None and usage == stage == "final"
        found = told(AUTHOR, delivery(one, stage=stage))
        assert [(item.element, item.found) for item in found] == (
            [("NF_0", f"ai.use: {use}, human_input not stated")] if asked else []
        )


keys = st.lists(st.sampled_from(["R-1", "R-2", "R-9"]), max_size=3).map(tuple)
ends = st.sampled_from([None, DAY - ONE, DAY, DAY + ONE])


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    held = draw(st.lists(st.tuples(st.sampled_from(["R-1", "R-2"]), ends), max_size=3))
    return delivery(
        *(element(index, kind=draw(st.sampled_from(["music", "music", "sfx"])), rights=draw(keys)) for index in range(2)),
        rights=tuple(right(key, end, index) for index, (key, end) in enumerate(held)),
        stage=draw(st.sampled_from(["final", "final", "interim"])),
    )


@settings(max_examples=500, deadline=None)
@given(deliveries())
def test_a_cue_passes_if_and_only_if_one_right_is_in_force(delivered: Delivery) -> None:
    live = {row.id for row in delivered.rights if row.expires_on is None or row.expires_on >= DAY}
    past = {row.id for row in delivered.rights if row.expires_on and row.expires_on < DAY}
    cues = [one for one in delivered.elements if one.kind == "music" and delivered.stage == "final"]
    idle = {key for cue in cues if not (live - past) & {*cue.rights} for key in cue.rights if key in past}
    found = told(RIGHTS, delivered)
    assert [one.element for one in found if one.element] == [cue.id for cue in cues if not cue.rights]
    assert sorted(one.row for one in found if one.row) == sorted(idle)


@pytest.mark.parametrize("use", ["none", "generated"])
def test_a_cue_without_a_right_is_told_where_it_stands(use: AiUse) -> None:
    [found] = told(RIGHTS, delivery(element(kind="music", ai=Ai(use))))
    assert (found.location, found.element) == (at("/elements/0/rights"), "NF_0")


def test_a_right_that_ran_out_is_told_once() -> None:
    cues = [element(index, kind="music", rights=("R-9", "R-1", "R-1")) for index in range(7)]
    [found] = told(RIGHTS, delivery(*cues, rights=(right("R-1", DAY - ONE),)))
    assert (found.location, found.row, found.found) == (at("/rights/0/expires_on"), "R-1", "R-1 expired on 2026-11-19")
    assert "7 of the cues" in found.message
    assert [place.location.pointer for place in found.related] == [f"/elements/{index}/rights/1" for index in range(5)]


def test_of_two_rows_of_one_id_both_are_in_force() -> None:
    pair = (right("R-1"), right("R-1", DAY - ONE, 1))
    assert places(told(RIGHTS, delivery(element(kind="music", rights=("R-1",)), rights=pair))) == ["/rights/1/expires_on"]
    pair = (right("R-1", DAY - 2 * ONE), right("R-1", DAY - ONE, 1))
    assert places(told(RIGHTS, delivery(element(kind="music", rights=("R-1",)), rights=pair))) == ["/rights/0/expires_on"]


@pytest.mark.parametrize(("usage", "stage"), [("temp", "final"), ("reference", "final"), ("final", "interim")])
def test_what_is_not_final_needs_no_right_yet(usage: str, stage: str) -> None:
    assert rows(told(RIGHTS, delivery(element(kind="music", usage=usage), stage=stage))) == []
