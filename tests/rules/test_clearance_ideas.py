"""Ideas: what AI made for the way there: vouched for, kept out of the finals, and logged where it went into them."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Stage
from gate.element import Ai, AiUse, Attestation, Element, Input, Record, Step, Usage
from gate.evidence import Reading
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate_clearance import ai_cue_log_missing, ai_in_temp_marked_final, principle_not_vouched
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, GOOD, SCOPE, places, told

ANSWERS = st.sampled_from(["yes", "yes", "yes", "yes", "yes", "yes", "no", "unsure", None])
uses, usages, stages = (st.sampled_from(get_args(words)) for words in (AiUse, Usage, Stage))


@settings(max_examples=400)
@given(st.tuples(*[ANSWERS] * 5), uses, usages, stages)
def test_work_in_progress_is_vouched_for_if_and_only_if_all_five_answers_are_yes(
    answers: tuple[Any, ...], use: Any, usage: Any, stage: Any
) -> None:
    element = replace(ELEMENT, usage=usage, clearances=(), ai=replace(ELEMENT.ai, use=use, attest=Attestation(*answers)))
    asked = (stage == "interim" or usage != "final") and use in {"edited", "generated", "unknown"}
    found = told(principle_not_vouched, element, stage=stage)
    assert bool(found) is (asked and set(answers) != {"yes"})
    listing = replace(element, clearances=("CLR-1",))
    assert not told(principle_not_vouched, listing, stage=stage)
    for spoilt in (replace(GOOD, status="revoked"), replace(GOOD, scope=replace(SCOPE, roles=("prop",)))):
        assert len(told(principle_not_vouched, listing, stage=stage, clearances=(spoilt,))) == len(found)


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("answer", ["no", "unsure", None])
def test_each_principle_is_asked_and_named(number: int, answer: Any) -> None:
    answers: list[Any] = ["yes"] * 5
    answers[number] = answer
    [finding] = told(
        principle_not_vouched, replace(ELEMENT, usage="temp", clearances=(), ai=Ai("generated", attest=Attestation(*answers)))
    )
    names = ["no_infringement", "no_training", "secured", "temporary", "no_talent_replaced"]
    assert finding.found == f"{names[number]} ({answer or 'not answered'})"
    assert finding.location.pointer == "/elements/0/ai/attest"


def test_no_attestation_vouches_for_nothing() -> None:
    [finding] = told(principle_not_vouched, replace(ELEMENT, usage="wip", clearances=()))
    names = ("no_infringement", "no_training", "secured", "temporary", "no_talent_replaced")
    assert finding.found == ", ".join(f"{name} (not answered)" for name in names)


def idea(use: Any = "generated", usage: Any = "reference", **values: Any) -> Element:
    place = Location("delivery.yaml", "/elements/1")
    return replace(
        ELEMENT, **{"at": place, "id": "MOOD", "media": ("mood.png",), "usage": usage, "ai": Ai(use), "sha256": "AB" * 32, **values}
    )


FINAL = replace(ELEMENT, ai=Ai("none"), media=("final.png",), clearances=())


@pytest.mark.parametrize(
    ("final", "met"),
    [
        ({"sha256": "ab" * 32}, "abababababab"),
        ({"digest": "ab" * 32}, "abababababab"),
        ({"sha256": "ab" * 31 + "ac"}, None),
        ({"media": ("other.png", "mood.png")}, "mood.png"),
        ({"media": ("Mood.png",)}, None),
    ],
)
def test_a_final_that_is_the_file_of_an_idea_is_found_by_hash_or_path(final: dict[str, Any], met: str | None) -> None:
    found = told(ai_in_temp_marked_final, replace(FINAL, **final), idea())
    assert [finding.found for finding in found] == ([f"the media of MOOD ({met})"] if met else [])
    if met:
        assert places(found) == ["/elements/0/media", "/elements/1/ai/use"]
        assert found[0].element == "NF_103_010"


@pytest.mark.parametrize("met", [True, False])
def test_hashes_that_were_computed_count_like_those_that_are_stated(met: bool) -> None:
    elements = (replace(FINAL, sha256=None), idea(sha256=None))
    hashes = {"final.png": "cd" * 32, "mood.png": ("CD" if met else "CE") * 32}
    media = {element.at.pointer: element.media for element in elements}
    readings = {path: Reading(path, sha256=hashes[path]) for path in hashes} | {"late.png": Reading("late.png")}
    heard = Case(delivery=replace(DELIVERY, elements=elements), policy=Policy(), today=DAY, media=media, readings=readings)
    assert bool([*ai_in_temp_marked_final.check(heard)]) is met


RANK = ["none", "assisted", "enhanced", "edited", "generated", "unknown"]


@settings(max_examples=800)
@given(uses, usages, uses, usages, stages)
def test_an_idea_is_met_if_and_only_if_a_final_declares_less_ai_than_it(
    first: Any, usage: Any, second: Any, last: Any, stage: Any
) -> None:
    same = {"sha256": "ab" * 32}
    found: list[Finding] = told(
        ai_in_temp_marked_final, replace(FINAL, ai=Ai(second), usage=last, **same), idea(first, usage), stage=stage
    )
    made = first in {"edited", "generated", "unknown"} and usage != "final"
    less = min(RANK.index(second), 4) < min(RANK.index(first), 4)
    of_final = [finding for finding in found if finding.element == FINAL.id]
    assert bool(of_final) is (made and less and last == "final" and stage == "final")


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_ideas_in_one_file_the_one_that_says_most_counts(turned: bool) -> None:
    ideas = [idea("edited", id="MOOD-1"), idea("generated", id="MOOD-2")]
    final = replace(FINAL, ai=Ai("edited"), sha256="ab" * 32)
    [finding] = told(ai_in_temp_marked_final, final, *(reversed(ideas) if turned else ideas))
    assert "MOOD-2" in finding.message


PLATE = (Input(ref="plate", kind="owned"),)
LOGGED = Ai(
    "generated", purpose="harbour lights", timecode="10:04:11:02", tools=("firefly",), inputs=PLATE, record=Record(prompts="DMS-71")
)


@pytest.mark.parametrize(
    ("ai", "lacking"),
    [
        (LOGGED, ""),
        (replace(LOGGED, purpose=None), "purpose"),
        (replace(LOGGED, timecode=None), "timecode"),
        (replace(LOGGED, tools=()), "tools"),
        (replace(LOGGED, inputs=()), "inputs"),
        (replace(LOGGED, record=None), "record.prompts"),
        (replace(LOGGED, record=Record(outputs="DMS-72")), "record.prompts"),
        (replace(LOGGED, tools=(), inputs=(), steps=(Step("firefly", inputs=PLATE), Step("upscaler"))), ""),
        (replace(LOGGED, tools=(), inputs=(), steps=(Step("firefly"),)), "inputs"),
        (Ai("edited"), "purpose, timecode, tools, inputs, record.prompts"),
        (Ai("enhanced"), ""),
    ],
)
def test_the_cue_log_is_whole_or_says_once_what_it_lacks(ai: Ai, lacking: str) -> None:
    found = told(ai_cue_log_missing, replace(ELEMENT, ai=ai))
    assert [finding.found for finding in found] == ([f"no {lacking}"] if lacking else [])
    assert not told(ai_cue_log_missing, replace(ELEMENT, ai=ai, usage="temp"))
