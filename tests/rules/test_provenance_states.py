"""What the files say over time: seals, strangers' denials, labels lost on the way, and containers that carry none."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.element import Ai, Element, Said, Source
from gate.evidence import Channel, Claim, Evidence, Reading, Seal, Trust
from gate.finding import Finding
from gate.policy import Policy
from gate_provenance import (
    c2pa_content_changed,
    c2pa_damaged,
    c2pa_untrusted_claim,
    label_stripping_step,
    provenance_lost,
    remote_manifest_only,
    unscannable_container,
)
from tests.rules.clearing import DAY, DELIVERY, ELEMENT

PNG = "image/png"
PLAIN = replace(ELEMENT, ai=Ai("none"), media=("a.png",), clearances=())
RULES = (
    c2pa_content_changed,
    c2pa_damaged,
    c2pa_untrusted_claim,
    remote_manifest_only,
    provenance_lost,
    label_stripping_step,
    unscannable_container,
)


def says(claim: Claim, channel: Channel = "c2pa", trust: Trust = "untrusted", tag: str = "c2pa:tag") -> Evidence:
    return Evidence(claim, channel, tag, "value", trust=trust)


def judged(*elements: Element, readings: tuple[Reading, ...], stage: str = "final", **policy: Any) -> list[Finding]:
    placed = [
        replace(element, at=DELIVERY.at.__class__("delivery.yaml", f"/elements/{index}")) for index, element in enumerate(elements)
    ]
    case = Case(
        delivery=replace(DELIVERY, elements=tuple(placed)),
        policy=Policy(**policy),
        today=DAY,
        stage="final" if stage == "final" else "interim",
        media={element.at.pointer: element.media for element in placed},
        readings={reading.path: reading for reading in readings},
    )
    return [finding for module in RULES for finding in module.check(case)]


def ids(*elements: Element, readings: tuple[Reading, ...], **more: Any) -> list[str]:
    return [finding.rule.id for finding in judged(*elements, readings=readings, **more)]


@pytest.mark.parametrize("seal", get_args(Seal))
def test_each_seal_has_its_rule_and_one_finding_an_element(seal: Seal) -> None:
    both = replace(PLAIN, media=("a.png", "b.png"))
    rules = {"changed": ["PRV402"], "damaged": ["PRV403"], "remote": ["PRV409"]}.get(seal, [])
    findings = judged(both, readings=(Reading("a.png", seal=seal), Reading("b.png", seal=seal)))
    assert [finding.rule.id for finding in findings] == rules
    assert all(len(finding.related) == 2 for finding in findings)
    assert ids(both, PLAIN, readings=(Reading("a.png"), Reading("b.png", seal=seal))) == rules
    places = [finding.location.pointer for finding in judged(both, readings=(Reading("b.png", seal=seal),))]
    assert places == ["/elements/0/media/1"] * len(rules)


def test_a_seal_of_intake_is_told_at_its_source() -> None:
    element = replace(PLAIN, sources=(Source(media="x.png"), Source(media="in.png"), Source(media="a.png")))
    [finding] = judged(element, readings=(Reading("a.png"), Reading("in.png", seal="damaged", why="So it is.")))
    assert finding.location.pointer == "/elements/0/sources/1/media"
    assert finding.message.endswith("So it is.")
    both = replace(PLAIN, sources=(Source(media="x.png"), Source(media="in.png")))
    assert ids(both, readings=(Reading("x.png", seal="intact"), Reading("in.png", seal="changed"))) == ["PRV402"]


def test_damage_is_told_in_the_readers_words_where_it_has_any() -> None:
    for path in ("a.png", "in.png"):
        for why, end in (("So it is.", " are damaged. So it is."), (None, " are damaged.")):
            element = replace(PLAIN, sources=(Source(media="in.png"),))
            [finding] = judged(element, readings=(Reading(path, seal="damaged", why=why),))
            assert finding.message.endswith(path + end)


def denied(trust: Trust = "untrusted", seal: Seal = "intact", path: str = "a.png", *more: Evidence) -> Reading:
    return Reading(path, PNG, seal=seal, evidence=(says("not-ai", trust=trust), *more))


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (denied(), True),
        (denied("invalid"), True),
        (denied("trusted"), False),
        (denied("unsigned"), False),
        (denied(seal="none"), True),
        (denied("untrusted", "intact", "a.png", says("not-ai", trust="trusted")), False),
        (denied("untrusted", "intact", "a.png", says("ai-undetermined")), False),
        (denied("untrusted", "intact", "a.png", says("training-permission")), True),
        (Reading("a.png", PNG, evidence=(says("temp"),)), False),
    ],
)
def test_a_strangers_denial_is_told_once_for_the_delivery(reading: Reading, told: bool) -> None:
    other = replace(PLAIN, id="NF_103_020")
    findings = judged(PLAIN, other, readings=(reading,))
    assert [(finding.rule.id, finding.location.pointer) for finding in findings] == [("PRV404", "/elements")] * told
    assert all(len(finding.related) == 2 for finding in findings)


def test_a_denial_that_does_not_fit_its_file_is_told_by_its_seal_alone() -> None:
    assert ids(PLAIN, readings=(denied("invalid", "changed"),)) == ["PRV402"]
    assert ids(PLAIN, readings=(denied("invalid", "damaged"),)) == ["PRV403"]


def test_with_anchors_a_stranger_is_told_element_by_element() -> None:
    other = replace(PLAIN, id="NF_103_020", media=("b.png", "c.png"))
    findings = judged(PLAIN, other, readings=(denied(), Reading("b.png"), denied(path="c.png")), anchors=("house.pem",))
    assert [(finding.rule.id, finding.location.pointer) for finding in findings] == [
        ("PRV404", "/elements/0/media"),
        ("PRV404", "/elements/1/media/1"),
    ]


@pytest.mark.parametrize("use", ["assisted", "enhanced", "edited", "generated", "unknown"])
def test_who_is_declared_made_with_ai_leans_on_no_denial(use: Any) -> None:
    assert ids(replace(PLAIN, ai=Ai(use)), readings=(denied(),)) == []


@pytest.mark.parametrize(
    "kind", ["application/mxf", "image/x-exr", "image/x-dpx", "image/x-cineon", "video/x-matroska", "video/webm"]
)
def test_containers_without_labels_are_one_finding(kind: str) -> None:
    other = replace(PLAIN, id="NF_103_020", media=("b.png", "c.png"))
    [finding] = judged(PLAIN, other, readings=(Reading("a.png", kind), Reading("b.png", PNG), Reading("c.png", kind)))
    assert (finding.rule.id, finding.location.pointer, finding.element) == ("PRV408", "/elements", None)
    assert [related.location.pointer for related in finding.related] == ["/elements/0/media", "/elements/1/media"]
    assert ids(replace(PLAIN, sources=(Source(media="in.png"),)), readings=(Reading("a.png", kind),)) == []
    assert ids(replace(PLAIN, usage="reference"), readings=(Reading("a.png", kind),)) == []
    assert ids(PLAIN, readings=(Reading("a.png", kind),), stage="interim") == []
    assert (
        ids(PLAIN, readings=())
        == ids(PLAIN, readings=(Reading("a.png", None),))
        == ids(PLAIN, readings=(Reading("a.png", PNG),))
        == []
    )


def seen(*claims: Claim, channel: Channel | None = "xmp") -> Source:
    return Source(media="in.png", evidence=tuple(Said(claim, channel) for claim in claims))


@pytest.mark.parametrize(
    ("source", "now", "rules"),
    [
        (seen("ai-generated"), Reading("a.png", PNG), ["PRV406"]),
        (seen("ai-edited", channel=None), Reading("a.png", PNG), ["PRV406"]),
        (seen("ai-enhanced"), Reading("a.png", PNG), ["PRV406"]),
        (seen("ai-generated"), Reading("a.png", PNG, evidence=(says("training-permission"),)), ["PRV406"]),
        (seen("ai-undetermined"), Reading("a.png", PNG), []),
        (seen("not-ai"), Reading("a.png", PNG), []),
        (seen(), Reading("a.png", PNG), []),
        (seen("ai-generated"), Reading("a.png", "image/x-exr"), []),
        (seen("ai-generated"), Reading("a.png", PNG, read="partial"), []),
        (seen("ai-generated"), Reading("a.png", PNG, evidence=(says("ai-edited", "xmp"),)), []),
        (seen("ai-generated"), Reading("a.png", PNG, evidence=(says("ai-undetermined", "xmp"),)), []),
        (seen("ai-generated"), Reading("a.png", PNG, evidence=(says("not-ai", "xmp", "unsigned"),)), []),
        (seen("ai-generated", channel="c2pa"), Reading("a.png", PNG), ["PRV406"]),
        (seen("ai-generated", channel="c2pa"), Reading("a.png", PNG, evidence=(says("ai-generated", "xmp"),)), ["PRV410"]),
        (seen("ai-generated", channel="c2pa"), Reading("a.png", PNG, evidence=(says("ai-generated", "c2pa"),)), []),
        (seen("ai-generated", channel="c2pa"), Reading("a.png", PNG, seal="intact", evidence=(says("ai-generated", "xmp"),)), []),
        (
            seen("ai-generated", channel="c2pa"),
            Reading("a.png", PNG, evidence=(says("ai-edited", "xmp"), says("ai-edited", "c2pa"))),
            [],
        ),
        (seen("ai-generated", channel="c2pa"), Reading("a.png", "image/x-dpx", evidence=(says("ai-generated", "xmp"),)), []),
        (seen("ai-generated", channel="c2pa"), Reading("a.png", PNG, read="partial", evidence=(says("ai-generated", "xmp"),)), []),
        (seen("not-ai", channel="c2pa"), Reading("a.png", PNG, evidence=(says("ai-generated", "xmp"),)), []),
        (seen("ai-generated", channel="xmp"), Reading("a.png", PNG, evidence=(says("ai-generated", "png"),)), []),
    ],
)
def test_what_was_seen_at_intake_is_lost_or_stripped_or_kept(source: Source, now: Reading, rules: list[str]) -> None:
    findings = judged(replace(PLAIN, ai=Ai("edited"), sources=(Source(media="x.png"), source)), readings=(now,))
    assert [finding.rule.id for finding in findings] == rules
    assert all(finding.location.pointer == "/elements/0/sources/1/evidence" for finding in findings)


def test_media_that_point_to_a_server_have_not_lost_what_they_said() -> None:
    element = replace(PLAIN, ai=Ai("edited"), sources=(seen("ai-generated"),))
    assert ids(element, readings=(Reading("a.png", PNG, seal="remote"),)) == ["PRV409"]


def test_a_source_that_is_delivered_speaks_for_itself() -> None:
    element = replace(PLAIN, ai=Ai("edited"), sources=(Source(media="in.png"),))
    spoke = Reading("in.png", PNG, seal="intact", evidence=(says("ai-edited"), says("ai-edited", "png", "unsigned", "PNG:AIGC")))
    [finding] = judged(element, readings=(Reading("a.png", PNG), spoke))
    assert (finding.rule.id, finding.location.pointer) == ("PRV406", "/elements/0/sources/0/media")
    plain = Reading("a.png", PNG, evidence=(says("ai-edited", "xmp", "unsigned"),))
    findings = judged(element, readings=(plain, spoke))
    assert [(finding.rule.id, finding.found.partition(" in ")[0]) for finding in findings] == [
        ("PRV410", "content credentials"),
        ("PRV410", "an AIGC label"),
    ]
    kept = replace(plain, evidence=(*plain.evidence, says("ai-edited", "xmp", "unsigned", "XMP-TC260:Aigc")))
    assert ids(element, readings=(kept, spoke)) == ["PRV410"]
    silent = replace(spoke, evidence=(says("training-permission"),))
    assert ids(element, readings=(plain, silent)) == ids(element, readings=(Reading("a.png", PNG), silent)) == []


def test_one_file_of_several_that_still_speaks_is_enough() -> None:
    element = replace(PLAIN, media=("a.png", "b.png"), ai=Ai("edited"), sources=(seen("ai-edited"),))
    assert ids(element, readings=(Reading("a.png", PNG), Reading("b.png", PNG))) == ["PRV406"]
    assert ids(element, readings=(Reading("a.png", PNG), Reading("b.png", PNG, evidence=(says("ai-edited", "xmp"),)))) == []
    assert ids(element, readings=(Reading("a.png", PNG), Reading("b.png", PNG, read="partial"))) == ["PRV406"]


CLAIMS = st.sampled_from(get_args(Claim))
EVIDENCE = st.builds(
    says, CLAIMS, st.sampled_from(["c2pa", "xmp", "png"]), st.sampled_from(get_args(Trust)), st.sampled_from(["a:b", "PNG:AIGC"])
)
READINGS = st.builds(
    lambda kind, read, seal, evidence: Reading("a.png", kind, read=read, seal=seal, evidence=tuple(evidence)),
    st.sampled_from([PNG, PNG, "image/x-exr"]),
    st.sampled_from(["complete", "complete", "partial", "not-read"]),
    st.sampled_from(get_args(Seal)),
    st.lists(EVIDENCE, max_size=2),
)


@settings(max_examples=800, deadline=None)
@given(now=READINGS, claims=st.lists(st.tuples(CLAIMS, st.sampled_from(["c2pa", "xmp", None])), max_size=2))
def test_labels_are_lost_if_and_only_if_they_were_there_and_could_be_and_are_not(
    now: Reading, claims: list[tuple[Any, Any]]
) -> None:
    element = replace(PLAIN, ai=Ai("edited"), sources=(Source(media="in.png", evidence=tuple(Said(*pair) for pair in claims)),))
    ai = {"ai-generated", "ai-edited", "ai-enhanced"}
    could = now.read == "complete" and now.type == PNG
    said = {item.claim for item in now.evidence}
    lost = (
        could and any(claim in ai for claim, _ in claims) and not said & {*ai, "ai-undetermined", "not-ai"} and now.seal != "remote"
    )
    signed = any(claim in ai and channel == "c2pa" for claim, channel in claims)
    holds = now.seal != "none" or any(item.channel == "c2pa" for item in now.evidence)
    stripped = could and signed and bool(said & ai) and not holds
    told = ids(element, readings=(now,))
    assert ("PRV406" in told, "PRV410" in told) == (lost, stripped)
    assert not (lost and stripped)
