"""Tools: what their rows must say, once for each row that an element uses, in every stage and for every usage."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.delivery import Delivery
from gate.element import Ai, Input, Step
from gate.policy import Policy
from gate.register import Tool
from gate_data import no_enterprise_agreement, terms_review_stale, tool_trains_on_inputs, unsecured_tool
from tests.rules.feeding import DAY, ONE, Check, at, delivery, element, places, rows, told, tool

KNOWN = ("yes", "no", "unknown", None)
AGREEMENTS = ("enterprise", "vendor-terms", "none", None)
TIERS = ("enterprise", "business", "personal", "free", "unknown", None)
USES: dict[str, Ai] = {
    "own": Ai("generated", tools=("paint",)),
    "step": Ai("edited", steps=(Step("paint"),)),
    "fed": Ai("none", tools=("paint",), inputs=(Input("script", "client-confidential"),)),
    "fed by a step": Ai("none", steps=(Step("paint", inputs=(Input("face", "talent-likeness"),)),)),
    "fed to another": Ai("generated", tools=("paint",), steps=(Step("other", inputs=(Input("list", "personal-data"),)),)),
    "fed what is owned": Ai("generated", tools=("paint",), inputs=(Input("plate", "owned"),)),
    "unused": Ai("generated", tools=("other",), inputs=(Input("script", "client-confidential"),)),
}
CONFIDENTIAL = {"fed", "fed by a step"}

fields = st.fixed_dictionaries(
    {
        "agreement": st.sampled_from(AGREEMENTS),
        "agreement_ref": st.sampled_from(["MSA-12", None]),
        "tier": st.sampled_from(TIERS),
        "trains_on_io": st.sampled_from(KNOWN),
        "stores_io": st.sampled_from(KNOWN),
        "terms_reviewed_on": st.sampled_from([DAY, DAY + ONE, DAY - 365 * ONE, DAY - 366 * ONE, None]),
    }
)
USED = st.sampled_from([*USES])


def of(row: Tool, *uses: str, **fields: Any) -> Delivery:
    made = [element(index, ai=USES[use], usage=("wip", "final")[index % 2]) for index, use in enumerate(uses)]
    return delivery(*made, tools=(row,), **fields)


@settings(max_examples=600, deadline=None)
@given(fields, USED, USED, st.sampled_from(["final", "interim"]))
def test_a_tool_passes_if_and_only_if_its_row_says_so(row: dict[str, Any], first: str, second: str, stage: Any) -> None:
    delivered = of(tool("paint", **row), first, second, stage=stage)
    used = {first, second} != {"unused"}
    fed = bool({first, second} & CONFIDENTIAL)
    safe = row["agreement"] in {"enterprise", "vendor-terms"} and row["tier"] in {"enterprise", "business"}
    secured = row["agreement"] == "enterprise" and row["agreement_ref"] == "MSA-12" and row["tier"] in {"enterprise", "business"}
    good = {
        tool_trains_on_inputs: row["trains_on_io"] == row["stores_io"] == "no",
        no_enterprise_agreement: safe or not fed,
        terms_review_stale: row["terms_reviewed_on"] in {DAY, DAY - 365 * ONE},
        unsecured_tool: secured or (fed and not safe),
    }
    for rule, fine in good.items():
        assert rows(told(rule.check, delivered)) == ([] if fine or not used else ["paint"]), rule.__name__


def test_where_it_is_said_is_where_the_finding_stands() -> None:
    for trains, stores in product(KNOWN, KNOWN):
        found = told(tool_trains_on_inputs.check, of(tool("paint", trains_on_io=trains, stores_io=stores), "own"))
        bad = [name for name, said in (("trains_on_io", trains), ("stores_io", stores)) if said != "no"]
        assert places(found) == [f"/tools/0/{name}" for name in bad[:1]]
        assert [one.found for one in found] == ([f"paint: {', '.join(_said(name, trains, stores) for name in bad)}"] if bad else [])


def _said(name: str, trains: str | None, stores: str | None) -> str:
    said = trains if name == "trains_on_io" else stores
    return f"{name}: {said}" if said else f"{name} not stated"


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ({"agreement": "none", "tier": "free"}, "agreement", "paint: agreement: none, tier: free"),
        ({"agreement": "enterprise"}, "tier", "paint: tier not stated"),
        ({"tier": "business"}, "agreement", "paint: agreement not stated"),
    ],
)
def test_what_is_told_of_a_tool_that_took_in_confidential_material(row: dict[str, Any], place: str, said: str) -> None:
    [found] = told(no_enterprise_agreement.check, of(tool("paint", **row), "fed", "fed by a step"))
    assert (found.location, found.found, found.row, found.element) == (at(f"/tools/0/{place}"), said, "paint", None)
    assert "2 confidential inputs" in found.message
    assert [place.location.pointer for place in found.related] == ["/elements/0/ai/inputs/0", "/elements/1/ai/steps/0/inputs/0"]


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ({"agreement": "vendor-terms", "tier": "business"}, "agreement", "paint: agreement: vendor-terms"),
        ({"agreement": "enterprise", "tier": "business"}, "agreement_ref", "paint: agreement_ref not stated"),
        ({"agreement": "vendor-terms", "tier": "free"}, "tier", "paint: tier: free, agreement: vendor-terms"),
    ],
)
def test_what_is_told_of_a_tool_that_is_not_secured(row: dict[str, Any], place: str, said: str) -> None:
    [found] = told(unsecured_tool.check, of(tool("paint", **row), "own"))
    assert (found.location, found.found) == (at(f"/tools/0/{place}"), said)


@pytest.mark.parametrize("check", [tool_trains_on_inputs.check, terms_review_stale.check, unsecured_tool.check])
def test_a_tool_that_many_use_is_told_once_with_the_first_of_them(check: Check) -> None:
    uses = ["own", "step", "fed to another", "own", "own", "own", "own"]
    [found] = told(check, of(tool("paint"), *uses))
    assert "7 elements" in found.message
    assert [place.location.pointer for place in found.related] == [
        "/elements/0/ai/tools/0",
        "/elements/1/ai/steps/0/tool",
        *(f"/elements/{index}/ai/tools/0" for index in (2, 3, 4)),
    ]


@pytest.mark.parametrize("check", [tool_trains_on_inputs.check, no_enterprise_agreement.check, terms_review_stale.check])
def test_one_element_is_counted_once_however_often_it_names_the_tool(check: Check) -> None:
    ai = Ai("generated", tools=("paint", "paint"), steps=(Step("paint", inputs=(Input("face", "talent-likeness"),)),))
    [found] = told(check, delivery(element(ai=ai), tools=(tool("paint"),)))
    assert "1 element" in found.message or "1 confidential input on" in found.message


def test_each_row_of_an_id_is_judged() -> None:
    pair = (tool("paint", trains_on_io="no", stores_io="no"), tool("paint", 1, trains_on_io="yes", stores_io="no"))
    delivered = delivery(element(ai=USES["own"]), tools=pair)
    assert places(told(tool_trains_on_inputs.check, delivered)) == ["/tools/1/trains_on_io"]


@pytest.mark.parametrize(
    "check", [tool_trains_on_inputs.check, no_enterprise_agreement.check, terms_review_stale.check, unsecured_tool.check]
)
def test_a_tool_that_no_register_holds_is_for_another_rule(check: Check) -> None:
    assert told(check, delivery(element(ai=USES["fed"]))) == []


@pytest.mark.parametrize(
    ("days", "ago", "fine"), [(None, 365, True), (None, 366, False), (30, 30, True), (30, 31, False), (0, 0, True), (0, 1, False)]
)
def test_the_days_of_a_review_are_a_setting(days: int | None, ago: int, fine: bool) -> None:
    policy = Policy() if days is None else Policy(settings={"DAT504": {"stale_days": days}})
    found = told(terms_review_stale.check, of(tool("paint", terms_reviewed_on=DAY - timedelta(ago)), "own"), policy=policy)
    assert [one.found for one in found] == (
        [] if fine else [f"paint: terms_reviewed_on {DAY - timedelta(ago)} is {ago} days before the delivery"]
    )


@pytest.mark.parametrize(
    ("delivered", "today", "read", "fine"), [(1, 0, 1, False), (0, 1, 1, False), (0, 0, 0, True), (1, 0, 0, True), (0, 1, 0, True)]
)
def test_terms_are_read_by_the_delivery_day_and_by_today(delivered: int, today: int, read: int, fine: bool) -> None:
    row = tool("paint", terms_reviewed_on=DAY + read * ONE)
    found = told(terms_review_stale.check, of(row, "own", delivered_on=DAY + delivered * ONE), today=DAY + today * ONE)
    assert [one.found for one in found] == ([] if fine else [f"paint: terms_reviewed_on {DAY + ONE} is yet to come"])
