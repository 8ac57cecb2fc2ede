"""Traces: media and tools that speak of a replica which nobody declared."""

from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Said, Source, Step
from gate.evidence import Evidence, Reading
from gate.register import Tool
from gate_talent.cloning import clones
from tests.rules.consenting import case, delivery, element, ids, replica, row, told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("HeyGen 2", True), ("heygenie", False), ("Eleven Labs Inc.", True), ("ElevenLabs", True), ("eleven-labs", True),
        ("eleven table labs", False), ("FaceSwap", True), ("surface swap", False), ("Adobe Firefly", False), (None, False), ("", False),
        ("SO-VITS-SVC 4.1", True), ("voice_clone", True), ("invoice clone", False),
    ],
)  # fmt: skip
def test_cloning_tools_are_known_by_whole_words(name: str | None, said: bool) -> None:
    assert clones(name) is said


TOOLS = (
    "elevenlabs, eleven labs, heygen, respeecher, synthesia, deepdub, deep dub, deepfacelab, deepfacelive, faceswap, face swap, facefusion, "
    "roop, wav2lip, sync labs, truesync, metaphysic, papercup, resemble ai, play ht, playht, so vits svc, gpt sovits, wonder dynamics, "
    "flow studio, voice clone, voice cloning, deepfake"
)


@pytest.mark.parametrize("name", TOOLS.split(", "))
def test_every_cloning_tool_is_known(name: str) -> None:
    assert clones(f"the {name.title()}-2 suite")
    assert not clones(f"x{name}")
    assert not clones(f"{name}x")


PERSON = Evidence("person", "xmp", "XMP-iptcExt:PersonInImage", "the mate")
FOREIGN = Evidence("ai-generated", "quicktime", "Keys:Encoder", "x", generator="HeyGen")
DUBBED = Evidence("ai-undetermined", "c2pa", "c2pa.actions.v2/actions/0/action", "c2pa.dubbed")
MADE = Evidence("ai-generated", "c2pa", "digitalSourceType", "trainedAlgorithmicMedia")


def traced(*evidence: Evidence, **changes: Any) -> list[str]:
    shot = element(**{"ai": Ai("none"), **changes})
    judged = case(delivery(shot), media={shot.at.pointer: ("0.mov",)}, readings={"0.mov": Reading(path="0.mov", evidence=evidence)})
    return ids(judged, "TAL318")


@pytest.mark.parametrize(
    ("evidence", "use", "said"),
    [
        ((), "generated", False),
        ((PERSON,), "none", False),
        ((PERSON,), "assisted", False),
        ((PERSON,), "edited", True),
        ((PERSON,), "generated", True),
        ((PERSON,), "unknown", True),
        ((PERSON, MADE), "none", True),
        ((MADE,), "none", False),
        ((FOREIGN,), "none", True),
        ((DUBBED,), "none", True),
    ],
)
def test_what_media_say_of_a_replica(evidence: tuple[Evidence, ...], use: Any, said: bool) -> None:
    assert traced(*evidence, ai=Ai(use)) == ["TAL318"] * said
    for kind in ("replica", "alteration", "dub", "synthetic"):
        assert traced(*evidence, ai=Ai(use), talent=(replica(manifestation=kind),)) == []
    assert traced(*evidence, ai=Ai(use), talent=(replica(manifestation="double"),)) == ["TAL318"] * said


@pytest.mark.parametrize(("kind", "said"), [("vo", True), ("shot", True), ("sfx", False), ("music", False)])
@pytest.mark.parametrize("ai", [Ai("edited", tools=("voices",)), Ai("edited", steps=(Step("voices"),))])
def test_a_tool_for_voices_speaks_for_itself(kind: Any, said: bool, ai: Ai) -> None:
    shot = element(kind=kind, ai=ai)
    named = Tool(at=row("x").at, id="voices", name="ElevenLabs")
    assert ids(case(delivery(shot, tools=(named,))), "TAL318") == ["TAL318"] * said
    assert ids(case(delivery(shot, tools=(replace(named, name="Pro Tools"),))), "TAL318") == []
    assert ids(case(delivery(replace(shot, ai=Ai("edited", tools=("other",))), tools=(named,))), "TAL318") == []


@pytest.mark.parametrize(
    ("said_then", "use", "said"),
    [
        (Said(claim="ai-generated", generator="HeyGen"), "none", True),
        (Said(claim="ai-generated", generator="Sora"), "edited", False),
        (Said(claim="person"), "edited", True),
        (Said(claim="person"), "none", False),
    ],
)
def test_what_was_seen_at_intake_counts(said_then: Said, use: Any, said: bool) -> None:
    assert traced(ai=Ai(use), sources=(Source("in.png", evidence=(said_then,)),)) == ["TAL318"] * said


def test_a_source_that_stands_in_the_delivery_is_read() -> None:
    shot = element(ai=Ai("none"), sources=(Source("in.png"),))
    judged = case(
        delivery(shot), media={shot.at.pointer: ("0.mov",)}, readings={"in.png": Reading(path="in.png", evidence=(FOREIGN,))}
    )
    [finding] = told(judged, "TAL318")
    assert finding.location.pointer == "/elements/0/talent"
    assert [related.location.path for related in finding.related] == ["in.png"]


def test_a_tool_is_known_by_its_id_where_it_has_no_name() -> None:
    shot = element(ai=Ai("edited", tools=("heygen-2",)))
    [finding] = told(case(delivery(shot, tools=(Tool(at=row("x").at, id="heygen-2"),))), "TAL318")
    assert finding.found == "tool heygen-2"


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (Said(claim="ai-generated", generator="HeyGen"), "a label of HeyGen at intake"),
        (Said(claim="person"), "a label of person at intake"),
    ],
)
def test_what_was_seen_at_intake_is_said(seen: Said, found: str) -> None:
    shot = element(sources=(Source("in.png", evidence=(seen,)),))
    [finding] = told(case(delivery(shot)), "TAL318")
    assert finding.found == found
    assert [related.location.pointer for related in finding.related] == ["/elements/0/sources/0"]


def test_of_two_tools_with_one_id_one_that_clones_is_enough() -> None:
    shot = element(ai=Ai("edited", tools=("voices",)))
    twins = tuple(Tool(at=row("x").at, id="voices", name=name) for name in ("Pro Tools", "ElevenLabs"))
    assert ids(case(delivery(shot, tools=twins)), "TAL318") == ["TAL318"]
