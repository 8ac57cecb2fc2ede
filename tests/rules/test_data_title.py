"""Title: how elements came to be, and what the owners of their material forbid."""

import pytest

from gate.element import Ai, AiUse, Element, Record, Said, Source
from gate.evidence import Evidence, Reading
from gate_data import chain_of_title_gap, training_prohibited_input
from tests.rules.feeding import MADE, USES, at, delivery, element, heard, told

FORBIDDEN = "ingredients/0/cawg.training-mining/entries/cawg.ai_training/use"
NOTE = Source("in.png", evidence=(Said("ai-generated"), Said("training-permission")))


def says(value: str, tag: str = FORBIDDEN) -> Evidence:
    return Evidence("training-permission", "c2pa", tag, value)


def barred(one: Element, **readings: Reading) -> list[str]:
    """The places of what is found: files as `own`, which is media, and `source`, seen at intake."""
    known = {f"{name}.png": reading for name, reading in readings.items()}
    found = told(training_prohibited_input.check, delivery(one), media={one.at.pointer: ("own.png",)}, readings=known)
    return [str(place.location) for item in found for place in item.related]


@pytest.mark.parametrize("use", USES)
def test_what_ai_made_is_asked(use: AiUse) -> None:
    one = element(ai=Ai(use), sources=(NOTE,))
    assert barred(one) == (["delivery.yaml#/elements/0/sources/0/evidence/1"] if use in MADE else [])
    found = told(chain_of_title_gap.check, delivery(one))
    assert [item.found for item in found] == (["ai.record without prompts, outputs, edits"] if use in MADE else [])


@pytest.mark.parametrize(
    ("value", "forbids"),
    [
        ("notAllowed", True),
        ("constrained", True),
        ("allowed", False),
        ("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING", True),
        ("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED", True),
        ("Prohibited for AI/ML training", True),
        ("http://ns.useplus.org/ldf/vocab/DMI-ALLOWED", False),
        ("http://ns.useplus.org/ldf/vocab/DMI-UNSPECIFIED", False),
    ],
)
def test_a_permission_forbids_or_it_does_not(value: str, forbids: bool) -> None:
    assert barred(element(), own=heard("own.png", says(value))) == (["own.png"] if forbids else [])


def test_what_media_say_of_themselves_is_left_out_and_what_was_seen_at_intake_counts() -> None:
    own = heard("own.png", says("notAllowed", "cawg.training-mining/entries/cawg.ai_training/use"))
    source = heard("source.png", says("DMI-PROHIBITED", "XMP-plus:DataMining"))
    one = element(sources=(Source("source.png"), Source("own.png")))
    assert barred(one, own=own) == []
    assert barred(one, own=own, source=source) == ["source.png"]
    assert barred(one, own=own, source=heard("source.png", says("DMI-ALLOWED", "XMP-plus:DataMining"))) == []


def test_another_claim_forbids_nothing() -> None:
    assert barred(element(), own=heard("own.png", Evidence("person", "xmp", FORBIDDEN, "notAllowed"))) == []


@pytest.mark.parametrize(("sources", "place"), [((), "ai/use"), ((NOTE,), "sources/0/evidence/1")])
def test_many_statements_of_one_element_are_one_finding(sources: tuple[Source, ...], place: str) -> None:
    many = [says("notAllowed", f"ingredients/{index}/c2pa.training-mining/entries/x/use") for index in range(7)]
    one = element(sources=sources)
    [found] = told(
        training_prohibited_input.check,
        delivery(one),
        media={one.at.pointer: tuple(f"{index}.png" for index in range(7))},
        readings={f"{index}.png": heard(f"{index}.png", *many) for index in range(7)},
    )
    assert (found.location, found.element) == (at(f"/elements/0/{place}"), "NF_0")
    assert found.evidence == tuple(many[:5])
    assert len(found.related) == 5


@pytest.mark.parametrize(
    ("record", "lacks"),
    [
        (Record(prompts="a", outputs="b", edits="c"), []),
        (Record(outputs="b", edits="c"), ["ai.record without prompts"]),
        (Record(prompts="a", edits="c"), ["ai.record without outputs"]),
        (Record(prompts="a", outputs="b"), ["ai.record without edits"]),
        (Record(prompts="a"), ["ai.record without outputs, edits"]),
    ],
)
def test_each_part_of_the_record_is_asked_for(record: Record, lacks: list[str]) -> None:
    found = told(chain_of_title_gap.check, delivery(element(ai=Ai("edited", record=record))))
    assert [(one.element, one.location, one.found) for one in found] == [
        ("NF_0", at("/elements/0/ai/record"), lack) for lack in lacks
    ]


@pytest.mark.parametrize(("usage", "stage"), [("wip", "final"), ("reference", "final"), ("final", "interim")])
def test_the_record_is_asked_of_finals(usage: str, stage: str) -> None:
    assert told(chain_of_title_gap.check, delivery(element(usage=usage), stage=stage)) == []
