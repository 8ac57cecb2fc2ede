"""Vendors: each step of a workflow is told, and each vendor that works with AI was assessed."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.element import Ai, Input, Step
from gate_vendor import vendor_step_incomplete, vendor_unassessed
from tests.rules.feeding import DAY, ONE, at, delivery, element, places, rows, told, vendor

PLATE = (Input("plate", "owned"),)
tools = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(tuple)
steps = st.lists(st.builds(Step, tool=st.sampled_from(["a", "b"]), inputs=st.sampled_from([PLATE, PLATE, ()])), max_size=3).map(
    tuple
)
models = st.sampled_from([(), ("m",), ("m", "m"), ("m", "n")])
workflows = st.builds(Ai, use=st.sampled_from(["none", "generated"]), tools=tools, steps=steps, models=models)


@settings(max_examples=600, deadline=None)
@given(workflows, st.sampled_from(["final", "temp"]), st.sampled_from(["final", "interim"]))
def test_a_workflow_passes_if_and_only_if_it_is_told_step_by_step(ai: Ai, usage: Any, stage: Any) -> None:
    stepped = [step.tool for step in ai.steps]
    several = len({*ai.tools} | {*stepped}) > 1 or len({*ai.models}) > 1 or len(stepped) > 1
    whole = {*ai.tools} <= {*stepped} and len(stepped) >= 2 and all(step.inputs for step in ai.steps)
    found = told(vendor_step_incomplete.check, delivery(element(ai=ai, usage=usage), stage=stage))
    assert places(found) == (["/elements/0/ai/steps"] if several and not whole else [])


@pytest.mark.parametrize(
    ("ai", "said"),
    [
        (Ai("edited", tools=("a", "b", "a")), "no step for a, b"),
        (Ai("edited", tools=("a", "b"), steps=(Step("a"), Step("c", PLATE))), "no step for b; no inputs at step 1 (a)"),
        (Ai("edited", tools=("a",), models=("m", "n"), steps=(Step("a", PLATE),)), "1 step for 2 models"),
        (Ai("edited", models=("m", "n")), "no steps for 2 models"),
        (Ai("edited", steps=(Step("a", PLATE), Step("a"))), "no inputs at step 2 (a)"),
    ],
)
def test_what_is_missing_is_told(ai: Ai, said: str) -> None:
    [found] = told(vendor_step_incomplete.check, delivery(element(ai=ai)))
    assert (found.found, found.element) == (said, "NF_0")


GOOD: dict[str, Any] = {"assessed_on": DAY, "assessment_ref": "VA-3"}


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ({"assessed_on": None}, "assessed_on", "v: assessed_on not stated"),
        ({"assessment_ref": None}, "assessment_ref", "v: assessment_ref not stated"),
        ({"assessed_on": DAY + ONE}, "assessed_on", "v: assessed only on 2026-11-21"),
        ({"assessed_on": None, "assessment_ref": None}, "assessed_on", "v: assessed_on not stated, assessment_ref not stated"),
        ({"assessed_on": DAY - 900 * ONE}, None, None),
        ({}, None, None),
    ],
)
def test_a_row_says_when_and_where_the_vendor_was_assessed(row: dict[str, Any], place: str | None, said: str | None) -> None:
    found = told(vendor_unassessed.check, delivery(element(), vendor="v", vendors=(vendor("v", **{**GOOD, **row}),)))
    assert [(one.location, one.found, one.row) for one in found] == ([(at(f"/vendors/0/{place}"), said, "v")] if place else [])


@pytest.mark.parametrize(
    ("delivered", "today", "assessed", "fine"), [(1, 0, 1, False), (0, 1, 1, False), (1, 1, 1, True), (1, 0, 0, True)]
)
def test_an_assessment_is_done_by_the_delivery_day_and_by_today(delivered: int, today: int, assessed: int, fine: bool) -> None:
    row = vendor("v", assessed_on=DAY + assessed * ONE, assessment_ref="VA-3")
    one = delivery(element(), vendor="v", vendors=(row,), delivered_on=DAY + delivered * ONE)
    assert bool(told(vendor_unassessed.check, one, today=DAY + today * ONE)) is not fine


def test_the_elements_own_vendor_counts_and_no_work_without_ai() -> None:
    made = (
        element(0),
        element(1, vendor="w", ai=Ai("assisted"), usage="reference"),
        element(2, vendor="x", ai=Ai("none")),
        element(3, vendor="w", ai=Ai("edited")),
    )
    held = tuple(vendor(key, index) for index, key in enumerate("vwxy"))
    found = told(vendor_unassessed.check, delivery(*made, vendor="v", vendors=held, stage="interim"))
    assert rows(found) == ["v", "w"]
    assert [place.location.pointer for place in found[1].related] == ["/elements/1", "/elements/3"]
    assert "made 2 of the elements" in found[1].message


def test_a_vendor_of_many_is_told_once() -> None:
    [found] = told(vendor_unassessed.check, delivery(*map(element, range(9)), vendor="v", vendors=(vendor("v"),)))
    assert len(found.related) == 5


def test_each_row_of_an_id_is_judged_by_itself() -> None:
    pair = (vendor("v", **GOOD), vendor("v", 1))
    assert places(told(vendor_unassessed.check, delivery(element(), vendor="v", vendors=pair))) == ["/vendors/1/assessed_on"]


def test_without_a_register_the_vendor_is_told_where_it_is_named() -> None:
    own = delivery(element(), element(1, vendor="w"), element(2, vendor="w"), vendor="v")
    found = told(vendor_unassessed.check, own)
    assert places(found) == ["/delivery/vendor", "/elements/1/vendor"]
    assert [one.found for one in found] == ["v: no register of vendors is kept", "w: no register of vendors is kept"]
    assert rows(found) == [None, None]


def test_a_vendor_that_a_register_does_not_hold_is_for_another_rule() -> None:
    assert told(vendor_unassessed.check, delivery(element(), vendor="v", vendors=(vendor("w", **GOOD),))) == []


def test_work_that_names_no_vendor_is_the_productions_own() -> None:
    assert told(vendor_unassessed.check, delivery(element())) == []
