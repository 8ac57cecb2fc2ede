"""Inputs: confidential material passes if and only if a clearance in force names the element and every tool that it went into."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate import cover
from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, Element, Input, Step
from gate.policy import Policy
from gate.register import Clearance, Condition, Scope
from gate_clearance import clearance_after_the_fact, clearance_not_in_force
from gate_data import confidential_input_unapproved
from tests.rules.feeding import DAY, ONE, at, delivery, element, places, rows, told

CHECK = confidential_input_unapproved.check
CONFIDENTIAL = ("client-confidential", "personal-data", "talent-likeness")
OTHER = ("owned", "licensed", "third-party", "public-figure", "estate")
GOOD = Clearance(
    at=at("/clearances/0"),
    id="CLR-1",
    status="approved",
    scope=Scope(elements=("NF_*",), tools=("firefly", "upscaler")),
    granted_on=DAY - 30 * ONE,
    production="NF-S1",
)
ODD: dict[str, tuple[Any, ...]] = {
    "status": ("requested", "revoked"),
    "granted_on": (DAY, DAY + ONE, None),
    "expires_on": (DAY, DAY - ONE, DAY + ONE),
    "production": ("NF-S0", None),
    "conditions": ((Condition("no faces", "yes"),), (Condition("no faces", None),)),
    "scope": (
        Scope(elements=("NF_0",), tools=("firefly",)),
        Scope(elements=("NF_*",), tools=("upscaler",)),
        Scope(elements=("nf_*",), tools=("firefly", "upscaler")),
        Scope(elements=("NF_1",), tools=("firefly", "upscaler")),
        Scope(tools=("firefly", "upscaler")),
        Scope(elements=("NF_*",)),
    ),
}
# What makes a clearance cover the whole element too, so that AI103 finds nothing else to say about it.
WHOLE = {"roles": ("background",), "uses": ("generated",), "territories": ("worldwide",), "media": ("all",)}

changes = st.lists(st.sampled_from([(field, value) for field, values in ODD.items() for value in values]), max_size=2).map(dict)
keys = st.sampled_from(["CLR-1", "CLR-2"])
registers = st.lists(st.tuples(keys, changes, st.booleans()), max_size=3).map(
    lambda rows: tuple(_row(number, *row) for number, row in enumerate(rows))
)
inputs = st.lists(st.sampled_from([*CONFIDENTIAL, "owned", "estate"]).map(lambda kind: Input("plate", kind)), max_size=2).map(tuple)
tools = st.sampled_from([(), ("firefly",), ("upscaler",), ("firefly", "upscaler"), ("firefly", "firefly")])
steps = st.lists(st.builds(Step, tool=st.sampled_from(["firefly", "upscaler"]), inputs=inputs), max_size=2).map(tuple)
used = st.builds(
    Ai,
    use=st.sampled_from(["generated", "generated", "none"]),
    role=st.just("background"),
    created_on=st.sampled_from([DAY, DAY, DAY - 30 * ONE, DAY - 31 * ONE, None]),
    tools=tools,
    inputs=inputs,
    steps=steps,
)
listed = st.lists(st.sampled_from(["CLR-1", "CLR-2", "CLR-9"]), max_size=3).map(tuple)
usages = st.sampled_from(["final", "temp", "reference"])


def _row(number: int, key: str, changed: dict[str, Any], whole: bool) -> Clearance:
    row = replace(GOOD, id=key, at=at(f"/clearances/{number}"), **changed)
    return replace(row, scope=replace(row.scope, **WHOLE)) if whole else row


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    made = [element(index, ai=draw(used), usage=draw(usages), clearances=draw(listed)) for index in range(2)]
    day = draw(st.sampled_from([DAY, DAY - ONE, DAY + ONE, None]))
    stage = draw(st.sampled_from(["final", "interim"]))
    return delivery(*made, clearances=draw(registers), delivered_on=day, stage=stage)


def in_force(row: Clearance, day: date) -> bool:
    granted = row.granted_on is not None and row.granted_on <= day and row.granted_on <= DAY
    met = all(condition.met == "yes" for condition in row.conditions)
    return row.status == "approved" and granted and met and (row.expires_on is None or row.expires_on >= day)


def names(row: Clearance, one: Element, tool: str) -> bool:
    fits = "NF_*" in row.scope.elements or one.id in row.scope.elements
    return row.production == "NF-S1" and fits and tool in row.scope.tools


def fed(one: Element) -> set[str]:
    """The tools that confidential material went into; a question mark where none is named."""
    everything = {*one.ai.tools, *(step.tool for step in one.ai.steps)} or {"?"}
    own = everything if any(used.kind in CONFIDENTIAL for used in one.ai.inputs) else set()
    return own | {step.tool for step in one.ai.steps for used in step.inputs if used.kind in CONFIDENTIAL}


def timely(row: Clearance, one: Element) -> bool:
    return one.ai.created_on is None or (row.granted_on is not None and row.granted_on <= one.ai.created_on)


def expected(delivered: Delivery) -> tuple[set[str], set[str], set[str]]:
    """The elements that list nothing for one of their tools, those that were cleared late or on no day that they state, and the
    clearances that would do if they were in force.
    """
    bare, late, idle = set(), set(), set()
    for one, tool in [(each, tool) for each in delivered.elements for tool in fed(each)]:
        held = {key: [row for row in delivered.clearances if row.id == key] for key in one.clearances}
        meant = {key: rows for key, rows in held.items() if rows and all(names(row, one, tool) for row in rows)}
        valid = [rows for rows in meant.values() if all(in_force(row, delivered.delivered_on or DAY) for row in rows)]
        if not meant:
            bare.add(one.id)
        elif not valid:
            idle |= {*meant}
        elif not any(all(timely(row, one) for row in rows) for rows in valid):
            late.add(one.id)
    return bare, late, idle


@settings(max_examples=500, deadline=None)
@given(deliveries())
def test_confidential_material_passes_if_and_only_if_it_is_cleared_for_each_tool(delivered: Delivery) -> None:
    found = told(CHECK, delivered)
    bare, late, idle = expected(delivered)
    case = Case(delivery=delivered, policy=Policy(), today=DAY, stage=delivered.stage or "final")
    blamed = {item.id for _, items in cover.uncovered(case) for item in cover.lapsed(items)}
    unsaid = {one.element for one in found if one.location.pointer.endswith("/created_on")}
    assert sorted(one.element for one in found if one.element and one.element not in unsaid) == sorted([*bare, *late])
    assert unsaid <= {one.id for one in delivered.elements if one.ai.created_on is None and fed(one)} - bare - late
    assert sorted(one.row for one in found if one.row) == sorted(idle - blamed)
    assert all((one.element is None) is (one.row is not None) for one in found)


@pytest.mark.parametrize("kind", [*CONFIDENTIAL, *OTHER])
@pytest.mark.parametrize("stage", ["final", "interim"])
def test_each_class_is_asked_or_not(kind: str, stage: str) -> None:
    one = element(usage="reference", ai=Ai("none", tools=("firefly",), inputs=(Input("plate", kind),)))
    assert bool(told(CHECK, delivery(one, stage=stage))) is (kind in CONFIDENTIAL)


def of_steps(index: int = 0, **fields: Any) -> Element:
    step = Step("upscaler", inputs=(Input("still", "owned"), Input("face", "talent-likeness")))
    own = (Input("plate", "owned"), Input("script", "personal-data"))
    return element(
        index, ai=Ai("generated", role="background", created_on=DAY, tools=("firefly",), inputs=own, steps=(step,)), **fields
    )


def test_the_finding_stands_at_the_first_input_that_is_not_cleared_and_names_the_tools() -> None:
    [found] = told(CHECK, delivery(of_steps()))
    assert found.location == at("/elements/0/ai/inputs/1/class")
    assert found.found == "personal-data, talent-likeness into firefly, upscaler"
    assert [place.location for place in found.related] == [at("/elements/0/ai/steps/0/inputs/1")]


def test_only_the_inputs_of_a_tool_that_is_not_cleared_are_told() -> None:
    row = replace(GOOD, scope=Scope(elements=("NF_0",), tools=("firefly",)))
    step = Step("upscaler", inputs=(Input("face", "talent-likeness"),))
    one = element(
        ai=Ai("generated", steps=(Step("firefly", inputs=(Input("script", "personal-data"),)), step)), clearances=("CLR-1",)
    )
    [found] = told(CHECK, delivery(one, clearances=(row,)))
    assert found.location == at("/elements/0/ai/steps/1/inputs/0/class")
    assert found.found == "talent-likeness into upscaler"
    assert [(place.location, place.note) for place in found.related] == [
        (at("/clearances/0/scope/tools"), "CLR-1 leaves out tool upscaler")
    ]


def test_what_a_listed_clearance_leaves_out_is_related() -> None:
    row = replace(GOOD, production="NF-S0", scope=Scope(elements=("NF_9*",), tools=("paint",)))
    [found] = told(CHECK, delivery(of_steps(clearances=("CLR-1",)), clearances=(row,)))
    assert [place.location.pointer for place in found.related][1:] == [
        "/clearances/0/production",
        "/clearances/0/scope/elements",
        "/clearances/0/scope/tools",
    ]


def test_of_many_clearances_that_come_near_a_few_lacks_are_related() -> None:
    far = [replace(GOOD, id=key, production="NF-S0", scope=Scope(elements=("X",), tools=("x",))) for key in ("CLR-1", "CLR-2")]
    [found] = told(CHECK, delivery(of_steps(clearances=("CLR-1", "CLR-2")), clearances=tuple(far)))
    assert [place.note.partition(" ")[0] for place in found.related[1:]] == ["CLR-1"] * 3 + ["CLR-2"] * 2


def test_material_that_went_into_no_named_tool_is_not_cleared_by_anything() -> None:
    one = element(ai=Ai("generated", inputs=(Input("script", "client-confidential"),)), clearances=("CLR-1",))
    [found] = told(CHECK, delivery(one, clearances=(GOOD,)))
    assert found.found == "client-confidential into a tool that is not named"
    assert found.related[0].note == "CLR-1 leaves out tool, of which the element names none"


def test_a_clearance_that_many_lean_on_is_told_once_with_the_first_of_them() -> None:
    row = replace(GOOD, expires_on=DAY - ONE)
    many = [of_steps(index, usage="temp", clearances=("CLR-1",)) for index in range(9)]
    [found] = told(CHECK, delivery(*many, clearances=(row,)))
    assert (found.row, found.element, found.location) == ("CLR-1", None, at("/clearances/0/expires_on"))
    assert "9 elements" in found.message
    assert [place.location.pointer for place in found.related] == [f"/elements/{index}/ai/inputs/1" for index in range(5)]


@pytest.mark.parametrize("usage", ["final", "temp"])
def test_of_one_lapsed_clearance_one_rule_speaks(usage: str) -> None:
    row = replace(GOOD, expires_on=DAY - ONE, scope=replace(GOOD.scope, **WHOLE))
    delivered = delivery(of_steps(usage=usage, clearances=("CLR-1",)), clearances=(row,))
    rules = [one.rule.id for check in (CHECK, clearance_not_in_force.check) for one in told(check, delivered)]
    assert rules == (["AI103"] if usage == "final" else ["DAT501"])


def test_what_leaves_out_the_first_of_several_tools_is_related() -> None:
    row = replace(GOOD, scope=Scope(elements=("NF_0",), tools=("paint",)))
    [found] = told(CHECK, delivery(of_steps(clearances=("CLR-1",)), clearances=(row,)))
    assert found.related[-1].note == "CLR-1 leaves out tool firefly"


def test_a_clearance_with_several_faults_is_told_at_the_first() -> None:
    row = replace(GOOD, status="revoked", expires_on=DAY - ONE, conditions=(Condition("no faces", "no"),))
    [found] = told(CHECK, delivery(of_steps(usage="wip", clearances=("CLR-1",)), clearances=(row,)))
    assert found.location == at("/clearances/0/status")
    assert found.found == "CLR-1 is revoked, expired on 2026-11-19, asks for: no faces (met: no)"


def test_several_clearances_may_answer_for_several_tools() -> None:
    first = replace(GOOD, scope=Scope(elements=("NF_0",), tools=("firefly",)))
    second = replace(GOOD, id="CLR-2", at=at("/clearances/1"), scope=Scope(elements=("NF_0",), tools=("upscaler",)))
    both = (first, second)
    assert told(CHECK, delivery(of_steps(clearances=("CLR-1", "CLR-2")), clearances=both)) == []
    assert places(told(CHECK, delivery(of_steps(clearances=("CLR-1",)), clearances=both))) == ["/elements/0/ai/inputs/1/class"]
    assert rows(
        told(
            CHECK,
            delivery(of_steps(clearances=("CLR-1", "CLR-2"), usage="wip"), clearances=(first, replace(second, status="revoked"))),
        )
    ) == ["CLR-2"]


@pytest.mark.parametrize("usage", ["final", "temp", "wip", "reference"])
@pytest.mark.parametrize("use", ["none", "assisted", "generated"])
def test_leave_that_came_after_the_work_came_too_late_whatever_the_element_is_for(usage: Any, use: Any) -> None:
    row = replace(GOOD, granted_on=DAY - ONE)
    one = of_steps(clearances=("CLR-1",), usage=usage)
    late = replace(one, ai=replace(one.ai, use=use, created_on=DAY - 2 * ONE))
    for stage in ("final", "interim"):
        [found] = told(CHECK, delivery(late, clearances=(row,), stage=stage))
        assert (found.element, found.location.pointer) == ("NF_0", "/elements/0/ai/inputs/1/class")
        assert found.found == "made on 2026-11-18, granted: CLR-1 on 2026-11-19"
    in_time = replace(one, ai=replace(one.ai, use=use, created_on=DAY - ONE))
    assert told(CHECK, delivery(in_time, clearances=(row,))) == []
    earlier = replace(row, id="CLR-2", at=at("/clearances/1"), granted_on=DAY - 2 * ONE)
    assert told(CHECK, delivery(replace(late, clearances=("CLR-1", "CLR-2")), clearances=(row, earlier))) == []


def test_work_on_no_day_is_told_where_no_other_rule_does() -> None:
    one = of_steps(clearances=("CLR-1",), usage="wip")
    undated = replace(one, ai=replace(one.ai, created_on=None))
    assert places(told(CHECK, delivery(undated, clearances=(GOOD,)))) == ["/elements/0/ai/created_on"]
    whole = replace(GOOD, scope=replace(GOOD.scope, **WHOLE))
    final = replace(undated, usage="final")
    rules = [
        one.rule.id
        for check in (CHECK, clearance_after_the_fact.check)
        for one in told(check, delivery(final, clearances=(whole,)))
    ]
    assert rules == ["AI105"]
