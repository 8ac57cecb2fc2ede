"""Testing: what a page's few lines of YAML become, and where findings stand in them."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from gate.case import Case
from gate.check import Check
from gate.errors import TextError
from gate.evidence import Evidence
from gate.finding import Finding
from gate.policy import Severity
from gate.rule import Rule, Sight
from gate.testing import case, findings

ODD = Rule("ODD1", Severity.ERROR, "p.odd_element", "Fault.", clause="c", needs=Sight.TEXT)
USED = Rule("WVR9", Severity.ERROR, "p.used_waiver", "Fault.", clause="c", waivable=False, needs=Sight.TEXT)


def odd(heard: Case) -> Iterator[Finding]:
    for element in heard.delivery.elements:
        yield Finding(
            rule=ODD, location=element.at / "media", element=element.id, message="m", found=element.id, required="r", fix="f"
        )
    for path in heard.strays:
        yield Finding(rule=ODD, location=heard.file(path), message="m", found=path, required="r", fix="f")
    for fault in heard.faults:
        yield Finding(rule=ODD, location=fault.at, message=fault.message, found=fault.found, required="r", fix="f")


def used(heard: Case) -> Iterator[Finding]:
    for use in heard.waivers:
        yield Finding(rule=USED, location=use.waiver.at, message="m", found=f"{use.uses} {use.lapsed}", required="r", fix="f")


CHECKS = (Check(ODD, odd), Check(USED, used))


def at(text: str) -> list[int]:
    return [finding.location.span.line for finding in findings(text, CHECKS) if finding.location.span]


def test_a_page_that_says_nothing_of_the_delivery_has_one_that_is_whole() -> None:
    heard = case("today: 2026-12-01\n")
    assert (heard.delivery.id, heard.delivery.territories, heard.day) == ("NF-103-VFX-0042", ("US",), date(2026, 11, 20))
    assert (heard.today, heard.stage, heard.sight, heard.faults) == (date(2026, 12, 1), "final", Sight.MEDIA, ())
    assert [element.ai.use for element in heard.delivery.elements] == ["none"]


def test_the_delivery_of_a_page_is_laid_over_the_usual_one() -> None:
    heard = case("delivery: {territories: [FR], stage: interim}\n")
    assert (heard.delivery.title, heard.delivery.territories, heard.stage) == ("Night Ferry", ("FR",), "interim")
    assert case("stage: interim\n").stage == "interim"


PAGE = """\
elements:
  - {id: E1, kind: shot, media: v/a.%04d.exr, frames: 1-2, usage: final, ai: {use: none}}
  - {id: E2, kind: shot, media: v/b.####.exr, usage: final, ai: {use: none}}
  - {id: E3, kind: vo, media: [l.wav, r.wav], usage: final, ai: {use: none}, sources: [{media: in/raw.wav}]}
files:
  v/a.0002.exr: {read: not-read, cause: missing}
  v/b.0007.exr: {type: image/x-exr}
  r.wav: {evidence: [{claim: ai-generated, channel: riff, tag: INFO, value: Suno}]}
  in/raw.wav: {}
  notes/a.txt: {}
"""


def test_files_that_are_declared_and_not_described_were_read_and_say_nothing() -> None:
    heard = case(PAGE)
    assert heard.media == {
        "/elements/0": ("v/a.0001.exr", "v/a.0002.exr"),
        "/elements/1": ("v/b.0007.exr",),
        "/elements/2": ("l.wav", "r.wav"),
    }
    reads = {path: (reading.read, reading.cause) for path, reading in heard.readings.items()}
    assert reads["v/a.0001.exr"] == ("complete", None)
    assert reads["v/a.0002.exr"] == ("not-read", "missing")
    assert heard.readings["v/b.0007.exr"].type == "image/x-exr"
    assert heard.readings["r.wav"].evidence == (Evidence("ai-generated", "riff", "INFO", "Suno"),)
    assert heard.strays == ("notes/a.txt",)


def test_findings_stand_at_their_lines_those_of_files_at_their_entries() -> None:
    assert at(PAGE) == [2, 3, 4, 10]


def test_text_that_breaks_the_schema_is_the_cases_faults_at_their_lines() -> None:
    page = "elements:\n  - {id: E1, kind: shot, media: a.mov, usage: done, ai: {use: none}}\nwaivers:\n  - {rule: ODD1}\n"
    assert case(page).sight is Sight.TEXT
    assert set(at(page)) == {2, 4}


WAIVER = """\
waivers:
  - rule: odd-element
    element: NF_103_000_0010
    reason: r
    owner: o
    approved_by: a
    ticket: t
    issued_on: 2026-11-01
    expires_on: 2026-12-01
"""


def test_waivers_are_laid_over_findings_and_judged_after() -> None:
    first, last = findings(WAIVER, CHECKS)
    assert first.waiver
    assert first.waiver.at.pointer == "/waivers/0"
    assert (last.found, last.location.span and last.location.span.line) == ("1 None", 2)
    assert findings(WAIVER.replace("2026-12-01", "2026-11-02"), CHECKS)[0].waiver is None


def test_a_policy_is_followed_and_one_that_breaks_its_schema_is_refused() -> None:
    text = "policy: {severities: {ODD1: warning}, lexicon: [Temple], settings: {WVR001: {longest_days: 9}}, undeclared_ok: ['*.txt']}\n"
    heard = case(text)
    assert (heard.policy.lexicon, heard.policy.waiver_days, heard.policy.undeclared_ok) == (("Temple",), 9, ("*.txt",))
    assert [finding.severity for finding in findings(text, CHECKS)] == [Severity.WARNING]
    with pytest.raises(ValueError, match="lexicons is no field of a policy"):
        case("policy: {lexicons: [Temple]}\n")


def test_a_page_that_is_wrong_itself_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="cuase"):
        case("files: {a.mov: {cuase: missing}}\n")
    with pytest.raises(TextError):
        case("elements: []\nelements: []\n")
