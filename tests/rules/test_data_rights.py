"""Rights: what models were trained on, and others' material that went into tools, pass if and only if a right to it is in force."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gate.delivery import Delivery
from gate.element import Ai, Input, Step
from gate.register import TrainedOn
from gate_data import third_party_reference_input, unlicensed_training_data
from tests.rules.feeding import DAY, ONE, at, delivery, element, model, places, right, rows, told

TRAINED = unlicensed_training_data.check
FED = third_party_reference_input.check
OTHERS = ("third-party", "public-figure", "estate", "licensed")
OWN = ("owned", "client-confidential", "personal-data", "talent-likeness")

keys = st.sampled_from(["R-1", "R-2", "R-9", None])
lots = st.lists(keys.map(lambda key: TrainedOn("lot", rights=key)), max_size=3)
inputs = st.lists(st.builds(lambda kind, key: Input("work", kind, key), st.sampled_from([*OTHERS, *OWN]), keys), max_size=2).map(
    tuple
)
used = st.builds(
    Ai,
    use=st.sampled_from(["generated", "none"]),
    models=st.sampled_from([(), ("M-0",), ("M-0", "M-1", "M-0"), ("M-9",)]),
    inputs=inputs,
    steps=st.lists(st.builds(Step, tool=st.just("paint"), inputs=inputs), max_size=1).map(tuple),
)
ends = st.sampled_from([None, DAY - ONE, DAY, DAY + ONE])


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    held = draw(st.lists(st.tuples(st.sampled_from(["R-1", "R-2"]), ends), max_size=3))
    return delivery(
        *(element(index, ai=draw(used), usage=draw(st.sampled_from(["final", "reference"]))) for index in range(2)),
        models=tuple(model(f"M-{index}", *draw(lots), index=index) for index in range(2)),
        rights=tuple(right(key, end, index) for index, (key, end) in enumerate(held)),
        delivered_on=draw(st.sampled_from([DAY, DAY + ONE, None])),
        stage=draw(st.sampled_from(["final", "interim"])),
    )


def lapsed(delivered: Delivery, keys: set[str | None]) -> list[str]:
    """The oracle: the rows of some rights whose last day is past, one by one."""
    day = delivered.delivered_on or DAY
    return sorted(
        row.at.pointer + "/expires_on" for row in delivered.rights if row.id in keys and row.expires_on and row.expires_on < day
    )


def inputs_of(ai: Ai) -> list[Input]:
    return [*ai.inputs, *(used for step in ai.steps for used in step.inputs)]


@settings(max_examples=600, deadline=None)
@given(deliveries())
def test_material_passes_if_and_only_if_a_right_to_it_is_in_force(delivered: Delivery) -> None:
    named = {key for one in delivered.elements for key in one.ai.models}
    models = [row for row in delivered.models if row.id in named]
    bare = sorted(row.id for row in models if not row.trained_on or any(lot.rights is None for lot in row.trained_on))
    trained = {lot.rights for row in models for lot in row.trained_on}
    found = told(TRAINED, delivered)
    assert sorted(one.row or "" for one in found if one.row in named) == bare
    assert sorted(one.location.pointer for one in found if one.row not in named) == lapsed(delivered, trained)
    fed = [(one.id, used) for one in delivered.elements for used in inputs_of(one.ai) if used.kind in OTHERS]
    found = told(FED, delivered)
    assert sorted(one.element for one in found if one.element) == sorted(key for key, used in fed if used.rights is None)
    assert sorted(one.location.pointer for one in found if one.row) == lapsed(delivered, {used.rights for _, used in fed} - trained)


def test_a_model_that_many_use_is_told_once_at_the_first_lot_without_a_right() -> None:
    row = model("M-1", TrainedOn("photographs", rights="R-1"), TrainedOn("paintings"), TrainedOn("drawings"))
    many = [element(index, ai=Ai("generated", models=("M-0", "M-1"))) for index in range(7)]
    [found] = told(TRAINED, delivery(*many, models=(row,), rights=(right("R-1"),)))
    assert (found.location, found.row) == (at("/models/0/trained_on/1"), "M-1")
    assert found.found == "M-1, no right to: paintings, drawings"
    assert "7 elements" in found.message
    assert [place.location.pointer for place in found.related] == [f"/elements/{index}/ai/models/1" for index in range(5)]


def test_a_model_that_states_no_material_is_told_so() -> None:
    [found] = told(TRAINED, delivery(element(ai=Ai("none", models=("M-1",))), models=(model("M-1"),)))
    assert (found.location, found.found) == (at("/models/0/trained_on"), "M-1, no right to: material that is not stated")


def test_a_right_that_ran_out_is_told_once_with_the_lots_that_lean_on_it() -> None:
    past = right("R-1", DAY - ONE)
    trained = [model(f"M-{index}", TrainedOn("a"), TrainedOn("b", rights="R-1"), index=index) for index in range(2)]
    delivered = delivery(element(ai=Ai("generated", models=("M-0", "M-1"))), models=tuple(trained), rights=(past,))
    found = [one for one in told(TRAINED, delivered) if one.row == "R-1"]
    assert [one.found for one in found] == ["R-1 expired on 2026-11-19"]
    assert "2 training lots" in found[0].message
    assert [place.location.pointer for place in found[0].related] == [
        "/models/0/trained_on/1/rights",
        "/models/1/trained_on/1/rights",
    ]


def of(*inputs: Input, **fields: Any) -> Delivery:
    own, stepped = inputs[:1], inputs[1:]
    return delivery(element(ai=Ai("edited", inputs=own, steps=(Step("paint", inputs=stepped),))), **fields)


def test_an_input_without_a_right_is_told_where_it_stands() -> None:
    delivered = of(Input("magazine", "third-party"), Input("plate", "owned"), Input("star", "estate"))
    found = told(FED, delivered)
    assert places(found) == ["/elements/0/ai/inputs/0", "/elements/0/ai/steps/0/inputs/1"]
    assert [one.found for one in found] == ["third-party input without rights: magazine", "estate input without rights: star"]
    assert {one.element for one in found} == {"NF_0"}


def test_a_right_of_many_inputs_is_told_once() -> None:
    delivered = of(
        Input("a", "licensed", "R-1"), Input("b", "estate", "R-1"), Input("c", "owned", "R-1"), rights=(right("R-1", DAY - ONE),)
    )
    [found] = told(FED, delivered)
    assert (found.row, found.element, found.location) == ("R-1", None, at("/rights/0/expires_on"))
    assert "2 inputs" in found.message
    assert [place.location.pointer for place in found.related] == [
        "/elements/0/ai/inputs/0/rights",
        "/elements/0/ai/steps/0/inputs/0/rights",
    ]


def test_of_a_right_that_models_lean_on_as_well_one_rule_speaks() -> None:
    one = element(ai=Ai("generated", models=("M-1",), inputs=(Input("a", "licensed", "R-1"),)))
    delivered = delivery(one, models=(model("M-1", TrainedOn("a", rights="R-1")),), rights=(right("R-1", DAY - ONE),))
    assert rows(told(TRAINED, delivered)) == ["R-1"]
    assert told(FED, delivered) == []


def test_a_right_that_no_register_holds_is_for_another_rule() -> None:
    one = element(ai=Ai("generated", models=("M-1",), inputs=(Input("a", "licensed", "R-9"),)))
    delivered = delivery(one, models=(model("M-1", TrainedOn("a", rights="R-9")),))
    assert [*told(TRAINED, delivered), *told(FED, delivered)] == []
