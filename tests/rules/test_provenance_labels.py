"""Contradictory labels: two labels of one file that cannot both be true, and files that deny what was seen at intake."""

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.evidence import Channel, Claim, Confidence, Evidence, Trust
from gate.finding import Finding
from gate.testing import case
from gate_provenance.contradictory_labels import RULE, check

FILE = "stills/quay.jpg"
ROW = "  - {id: A, kind: still, media: stills/quay.jpg, usage: final, on_screen: none, ai: {use: generated}, sources: [{row}]}\n"
FRAMES = "  - {id: A, kind: shot, media: vfx/a.%04d.png, frames: 1-3, usage: final, on_screen: none, ai: {use: generated}}\n"


def found(of: Case, *evidence: Evidence, path: str = FILE) -> list[Finding]:
    readings = {**of.readings, path: replace(of.readings[path], evidence=evidence)}
    return list(check(replace(of, readings=readings)))


def with_source(row: str = "") -> Case:
    return case("elements:\n" + ROW.replace("{row}", row))


def says(claim: Claim, channel: Channel = "xmp", confidence: Confidence = "certain", trust: Trust = "unsigned") -> Evidence:
    return Evidence(claim, channel, f"{channel}:tag", "value", confidence=confidence, trust=trust)


PLAIN = with_source()
CLAIMS: list[Claim] = ["ai-generated", "ai-edited", "not-ai", "not-ai", "ai-enhanced", "ai-undetermined", "temp"]
EVIDENCE = st.builds(
    says,
    st.sampled_from(CLAIMS),
    st.sampled_from(["c2pa", "xmp", "iptc", "sidecar"]),
    st.sampled_from(get_args(Confidence)),
)


@given(evidence=st.lists(EVIDENCE, max_size=5))
def test_two_labels_contradict_each_other_if_and_only_if_one_admits_what_another_denies(evidence: Sequence[Evidence]) -> None:
    admits = {"ai-generated", "ai-edited"}
    firm = [item for item in evidence if item.confidence != "weak"]
    history = {item.claim for item in firm if item.channel == "c2pa"}
    words = [{item.claim} for item in firm if item.channel != "c2pa"]
    words.append(history - {"not-ai"} if history & admits else history)
    contradictory = any(word & admits for word in words) and any("not-ai" in word for word in words)
    assert len(found(PLAIN, *evidence)) == int(contradictory)


@given(evidence=st.lists(EVIDENCE, max_size=5), data=st.data())
def test_order_of_evidence_does_not_matter(evidence: list[Evidence], data: st.DataObject) -> None:
    assert bool(found(PLAIN, *evidence)) == bool(found(PLAIN, *data.draw(st.permutations(evidence))))


def test_a_weak_label_contradicts_nothing() -> None:
    assert not found(PLAIN, says("ai-generated", "c2pa", "weak"), says("not-ai", "xmp"))
    assert not found(PLAIN, says("ai-generated", "c2pa"), says("not-ai", "xmp", "weak"))
    assert found(PLAIN, says("ai-generated", "c2pa", "strong"), says("not-ai", "xmp", "strong"))


@pytest.mark.parametrize("trust", get_args(Trust))
def test_trust_settles_nothing(trust: Trust) -> None:
    assert found(PLAIN, says("not-ai", "c2pa", trust=trust), says("ai-generated", "xmp"))
    assert found(PLAIN, says("ai-generated", "c2pa", trust=trust), says("not-ai", "xmp"))


def test_the_gravest_admission_is_shown_with_the_denial() -> None:
    finding = found(PLAIN, says("ai-edited", "iptc"), says("not-ai", "xmp"), says("ai-generated", "c2pa"))[0]
    assert [item.claim for item in finding.evidence] == ["ai-generated", "not-ai"]
    assert finding.rule == RULE
    assert finding.location.pointer == "/elements/0/media"
    assert [related.location.path for related in finding.related] == [FILE]


def test_frames_of_a_sequence_are_one_finding() -> None:
    of = case("elements:\n" + FRAMES)
    both = (says("ai-generated", "c2pa"), says("not-ai"))
    readings = {path: replace(reading, evidence=both) for path, reading in of.readings.items()}
    assert len(list(check(replace(of, readings=readings)))) == 1


@pytest.mark.parametrize(
    ("seen", "now", "contrary"),
    [
        ("ai-generated", "not-ai", True),
        ("ai-edited", "not-ai", True),
        ("not-ai", "ai-generated", False),
        ("ai-generated", "ai-generated", False),
        ("ai-generated", "temp", False),
        ("not-ai", "not-ai", False),
    ],
)
def test_a_file_is_held_against_what_was_seen_at_intake(seen: str, now: Claim, contrary: bool) -> None:
    of = with_source("{media: in/quay.png, evidence: [{claim: " + seen + ", channel: c2pa}]}")
    findings = found(of, says(now))
    assert [finding.location.pointer for finding in findings] == ["/elements/0/sources/0/evidence"] * contrary


@pytest.mark.parametrize(("seen", "now", "contrary"), [("not-ai", "ai-generated", True), ("ai-edited", "not-ai", True)])
def test_a_source_that_is_delivered_itself_is_held_against_itself(seen: str, now: Claim, contrary: bool) -> None:
    of = with_source("{media: stills/quay.jpg, evidence: [{claim: " + seen + "}]}")
    assert bool(found(of, says(now))) is contrary
    assert not found(of)
