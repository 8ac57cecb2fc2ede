"""People: whoever is replicated or changed by AI needs a clearance, whatever `ai.use` says; and `none` beside the traces of AI is no none."""

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.delivery import Notice
from gate.element import Ai, AiUse, Appearance, Element, Input, Manifestation, Record, Step, Usage
from gate.location import Location
from gate.policy import Policy
from gate.register import Talent
from gate_clearance import clearance_scope_mismatch, contradictory_ai_use, incidental_ai_review, uncleared_ai_element
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, GOOD, ONE, SCOPE, judged, told

MADE = {"edited", "generated", "unknown"}
alterations = st.lists(st.sampled_from(["cosmetic", "noise", "clarity", "tone", "lip-sync-new-dialogue"]), max_size=2).map(tuple)
people = st.builds(
    lambda kind, alteration: Appearance("T-014", kind, alteration=alteration), st.sampled_from(get_args(Manifestation)), alterations
)
elements = st.builds(
    lambda use, usage, role, kind, cast: replace(
        ELEMENT, ai=Ai(use, role=role, tools=("firefly",)), usage=usage, kind=kind, talent=cast, clearances=()
    ),
    st.sampled_from(get_args(AiUse)),
    st.sampled_from(["final", "final", *get_args(Usage)]),
    st.sampled_from([None, "background", "set-extension", "props", "voice", "face", "setting"]),
    st.sampled_from(["shot", "vo", "trailer"]),
    st.lists(people, max_size=2).map(tuple),
)


def asks(person: Appearance, element: Element) -> bool:
    """The oracle: row 4 of the matrix, less what is customary in post production and what people did."""
    if person.manifestation in {"replica", "synthetic"}:
        return True
    plain = {"cosmetic", "noise", "clarity"}
    if element.ai.use == "none" or (person.alteration and {*person.alteration} <= plain):
        return False
    scenery = element.ai.role in {"background", "set-extension", "props"} and element.kind != "vo"
    return person.manifestation == "alteration" or bool(person.alteration) or not scenery


@settings(max_examples=800, deadline=None)
@given(elements, st.sampled_from([False, False, False, True]))
def test_whoever_is_made_by_ai_needs_a_clearance(element: Element, interim: bool) -> None:
    asked = element.ai.use in MADE or any(asks(person, element) for person in element.talent)
    found = told(uncleared_ai_element, element, stage="interim" if interim else "final")
    assert [finding.location.pointer for finding in found] == ["/elements/0/clearances"] * (
        asked and element.usage == "final" and not interim
    )


def test_a_model_that_is_named_may_be_the_doubles() -> None:
    double = replace(ELEMENT, ai=replace(ELEMENT.ai, use="enhanced"), talent=(Appearance("T-015", "double"),), clearances=())
    assert told(uncleared_ai_element, double) == []
    [finding] = told(uncleared_ai_element, replace(double, ai=replace(double.ai, models=("M-1",))))
    assert finding.message == "NF_103_010 holds the double of T-015, is final, and lists no clearance"
    assert finding.found == "ai.use: enhanced, no clearance"


def test_what_clears_a_person_is_asked_of_every_dimension() -> None:
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, use="enhanced"), talent=(Appearance("T-014", "replica"),))
    wide = replace(GOOD, scope=replace(SCOPE, uses=("enhanced",)))
    assert judged(replace(DELIVERY, elements=(element,), clearances=(wide,))) == []
    [finding] = told(clearance_scope_mismatch, element)
    assert finding.found == "CLR-1 leaves out use enhanced"
    none = replace(element, ai=replace(element.ai, use="none"))
    assert told(clearance_scope_mismatch, none) == []
    assert told(clearance_scope_mismatch, replace(element, talent=())) == []


@pytest.mark.parametrize("kind", ["replica", "synthetic", "alteration", "dub"])
def test_no_notice_alone_lets_a_person_out(kind: Any) -> None:
    element = replace(
        ELEMENT, on_screen="incidental", referenced=False, clearances=(), ai=replace(ELEMENT.ai, role="prop", models=("M-1",))
    )
    relaxed = Policy(settings={"AI101": {"incidental_needs_clearance": False}})
    for cast, rules in (((), ["AI111"]), ((Appearance("T-014", kind),), ["AI101"])):
        shown = replace(element, talent=cast)
        found = [
            finding.rule.id
            for module in (uncleared_ai_element, incidental_ai_review)
            for finding in told(module, shown, policy=relaxed, notified=Notice(contact="desk", on=DAY))
        ]
        assert found == rules


traces: dict[str, Any] = {
    "tools": ("firefly",),
    "models": ("M-1",),
    "steps": (Step("firefly"),),
    "inputs": (Input("plate", "owned"),),
    "created_on": date(2026, 10, 20),
    "record": Record(prompts="DMS-1"),
}


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(["none", "none", *get_args(AiUse)]),
    st.lists(st.sampled_from([*traces]), unique=True, max_size=2),
    st.sampled_from([None, *get_args(Manifestation)]),
    st.sampled_from(get_args(Usage)),
    st.sampled_from(["final", "interim"]),
)
def test_none_is_none_if_and_only_if_nothing_says_otherwise(use: Any, stated: list[str], kind: Any, usage: Any, stage: str) -> None:
    ai = Ai(use, role="background", human_input="painted over", purpose="lights", **{field: traces[field] for field in stated})
    cast = (Appearance("T-014", kind),) if kind else ()
    found = told(contradictory_ai_use, replace(ELEMENT, ai=ai, talent=cast, usage=usage), stage=stage)
    by_machine = kind in {"replica", "synthetic"}
    assert bool(found) is (use == "none" and (bool(stated) or by_machine))
    for finding in found:
        assert finding.location.pointer == "/elements/0/ai/use"
        said = sorted([f"ai.{field}" for field in stated] + [f"the {kind} of T-014"] * by_machine)
        assert sorted(finding.found.removeprefix("ai.use: none, ").split(", ")) == said
        assert len(finding.related) == len(said)


def test_a_person_of_a_register_is_known_by_its_id() -> None:
    """A synthetic performer needs a clearance whoever it is; that one who is somebody known is a replica is for the consents."""
    shown = replace(ELEMENT, ai=Ai("assisted"), clearances=(), talent=(Appearance("T-S01", "synthetic"),))
    known = (Talent(at=Location("delivery.yaml", "/talent/0"), id="T-S01", category="principal"),)
    for rows in ((), known):
        assert len(told(uncleared_ai_element, shown, talent=rows, delivered_on=DAY - ONE)) == 1
