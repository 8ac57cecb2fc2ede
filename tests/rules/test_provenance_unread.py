"""Not read is not clean: whatever keeps a declared file from being read, exactly one rule says so, and none stays silent."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.delivery import Stage
from gate.evaluate import evaluate
from gate.evidence import Cause, Read, Reading, Seal
from gate.finding import Finding
from gate.policy import Severity
from gate.testing import case
from tests.rules.conftest import CHECKS

CAUSES: tuple[Cause | None, ...] = (*get_args(Cause), None)
UNREAD: tuple[Read, ...] = ("partial", "not-read")
ELEMENT = "  - {{id: {id}, kind: still, media: {media}, usage: final, on_screen: none, ai: {{use: none}}, {more}}}\n"
SHAPES = {
    "one file": ("stills/a.png", "", ["stills/a.png"]),
    "a list": ("[stills/a.png, stills/b.png]", "", ["stills/a.png", "stills/b.png"]),
    "a sequence": ("vfx/a.%04d.exr", "frames: 1001-1003", ["vfx/a.1001.exr", "vfx/a.1002.exr", "vfx/a.1003.exr"]),
    "a pattern without frames": ("vfx/b.####.exr", "", ["vfx/b.####.exr"]),
}


def delivered(shape: str, stage: Stage) -> Case:
    media, more, _ = SHAPES[shape]
    return case("elements:\n" + ELEMENT.format(id="A", media=media, more=more) + f"stage: {stage}\n")


def having(of: Case, readings: Sequence[Reading]) -> Case:
    return replace(of, readings={**of.readings, **{reading.path: reading for reading in readings}})


def speaking(of: Case, checks: tuple[Check, ...]) -> list[Finding]:
    return [finding for finding in evaluate(of, checks) if finding.severity >= Severity.WARNING]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("stage", get_args(Stage))
def test_what_was_read_to_its_end_is_no_finding(shape: str, stage: Stage, checks: tuple[Check, ...]) -> None:
    assert not speaking(delivered(shape, stage), checks)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("stage", get_args(Stage))
@pytest.mark.parametrize("read", UNREAD)
@pytest.mark.parametrize("cause", CAUSES)
def test_exactly_one_rule_speaks(shape: str, stage: Stage, read: Read, cause: Cause | None, checks: tuple[Check, ...]) -> None:
    paths = SHAPES[shape][2]
    of = delivered(shape, stage)
    for unread in (paths[:1], paths[-1:], paths):
        findings = speaking(having(of, [Reading(path, read=read, cause=cause, why="So it is.") for path in unread]), checks)
        assert len(findings) == 1, [finding.message for finding in findings]
        assert findings[0].element == "A"
        assert unread[0] in {related.location.path for related in findings[0].related}
        if read == "not-read" and stage == "final":
            assert findings[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("read", "cause", "rule", "words"),
    [
        ("not-read", "missing", "MAN004", ("error", "error")),
        ("not-read", "outside", "MAN009", ("error", "error")),
        ("not-read", "no-reader", "PRV407", ("error", "error")),
        ("not-read", "old-reader", "PRV407", ("error", "error")),
        ("partial", "no-reader", "PRV407", ("error", "error")),
        ("partial", "old-reader", "PRV407", ("error", "error")),
        ("not-read", "lfs-pointer", "PRV411", ("error", "warning")),
        ("not-read", "empty", "PRV411", ("error", "warning")),
        ("not-read", "damaged", "PRV411", ("error", "warning")),
        ("not-read", "denied", "PRV411", ("error", "warning")),
        ("not-read", "not-a-file", "PRV411", ("error", "warning")),
        ("not-read", "unsupported", "PRV411", ("error", "warning")),
        ("not-read", "limit", "PRV411", ("error", "warning")),
        ("not-read", "changed", "PRV411", ("error", "warning")),
        ("not-read", None, "PRV411", ("error", "warning")),
        ("partial", "limit", "PRV412", ("warning", "warning")),
        ("partial", "damaged", "PRV411", ("error", "warning")),
        ("partial", None, "PRV412", ("warning", "warning")),
        ("partial", "seal", "PRV412", ("warning", "warning")),
        ("partial", "remote", "PRV412", ("warning", "warning")),
    ],
)
def test_who_speaks(read: Read, cause: Cause | None, rule: str, words: tuple[str, str], checks: tuple[Check, ...]) -> None:
    reading = Reading("stills/a.png", read=read, cause=cause)
    stages: tuple[Stage, ...] = ("final", "interim")
    for stage, word in zip(stages, words, strict=True):
        found = speaking(having(delivered("one file", stage), [reading]), checks)
        assert [(finding.rule.id, finding.severity.word) for finding in found] == [(rule, word)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_that_nobody_answered_for_was_not_read(shape: str, checks: tuple[Check, ...]) -> None:
    of = delivered(shape, "final")
    for lost in of.readings:
        readings = {path: reading for path, reading in of.readings.items() if path != lost}
        findings = speaking(replace(of, readings=readings), checks)
        assert [(finding.rule.id, finding.severity) for finding in findings] == [("PRV411", Severity.ERROR)]
        assert lost in findings[0].message


def test_an_element_without_any_file_was_not_read(checks: tuple[Check, ...]) -> None:
    findings = speaking(replace(delivered("one file", "final"), media={}, readings={}), checks)
    assert [finding.rule.id for finding in findings] == ["PRV411"]


@pytest.mark.parametrize("read", UNREAD)
@pytest.mark.parametrize("cause", CAUSES)
def test_of_a_file_seen_at_intake_exactly_one_rule_speaks_at_its_place(
    read: Read, cause: Cause | None, checks: tuple[Check, ...]
) -> None:
    more = "sources: [{media: in/raw.png}, {media: in/gone.png}, {media: stills/a.png}]"
    of = case("elements:\n" + ELEMENT.format(id="A", media="stills/a.png", more=more) + "files: {in/raw.png: {read: complete}}\n")
    assert not speaking(of, checks)
    [media] = speaking(having(of, [Reading("stills/a.png", read=read, cause=cause)]), checks)
    assert media.location.pointer == "/elements/0/media"
    [finding] = speaking(having(of, [Reading("in/raw.png", read=read, cause=cause)]), checks)
    assert finding.location.pointer == "/elements/0/sources/0/media"
    assert [related.location.path for related in finding.related] == ["in/raw.png"]


FILES = ["vfx/a.1001.exr", "vfx/a.1002.exr", "vfx/a.1003.exr", "stills/c.png"]
BOTH = case(
    "elements:\n"
    + ELEMENT.format(id="A", media="vfx/a.%04d.exr", more="frames: 1001-1003")
    + ELEMENT.format(id="B", media="stills/c.png", more="")
)
READINGS = st.tuples(st.sampled_from(get_args(Read)), st.sampled_from(CAUSES))


@given(reads=st.lists(READINGS, min_size=len(FILES), max_size=len(FILES)))
def test_one_finding_for_each_element_and_cause(reads: list[tuple[Read, Cause | None]]) -> None:
    readings = [Reading(path, read=read, cause=cause) for path, (read, cause) in zip(FILES, reads, strict=True)]
    unread = [reading for reading in readings if reading.read != "complete"]
    findings = speaking(having(BOTH, readings), CHECKS)
    told = Counter(related.location.path for finding in findings for related in finding.related)
    assert told == Counter(reading.path for reading in unread)
    # Neither a reader that one file lacked altogether and another in part, nor damage, is two causes.
    readers = {"no-reader", "old-reader"}
    told_at_once = {*readers, "damaged"}
    kinds = {(reading.path[0], None if reading.cause in told_at_once else reading.read, reading.cause) for reading in unread}
    assert len(findings) == len(kinds)


@pytest.mark.parametrize(
    ("cause", "seal", "rules"),
    [
        ("seal", "damaged", ["PRV403"]),
        ("damaged", "damaged", ["PRV403"]),
        ("limit", "damaged", ["PRV403"]),
        ("no-reader", "damaged", ["PRV403", "PRV407"]),
        ("remote", "remote", ["PRV409"]),
        ("limit", "remote", ["PRV409", "PRV412"]),
        ("damaged", "remote", ["PRV409", "PRV411"]),
        ("damaged", "changed", ["PRV402", "PRV411"]),
        ("damaged", "intact", ["PRV411"]),
    ],
)
def test_what_content_credentials_keep_from_being_read_is_told_by_their_rules(
    cause: Cause, seal: Seal, rules: list[str], checks: tuple[Check, ...]
) -> None:
    reading = Reading("stills/a.png", read="partial", cause=cause, seal=seal)
    found = evaluate(having(delivered("one file", "final"), [reading]), checks)
    assert sorted(finding.rule.id for finding in found if finding.rule.id.startswith("PRV")) == rules
