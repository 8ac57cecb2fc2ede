"""The GitHub report: annotations worst first, at most ten of a kind, and one line of counts for other programs."""

from msgspec.structs import replace

from gate.errors import TextError
from gate.finding import Finding
from gate.location import Location, Span
from gate.policy import Severity
from gate.report.github import report
from gate.rule import Sight
from gate.verdict import Verdict

SHUT = """\
::error file=delivery.yaml,line=41,endLine=41,col=5,endColumn=15,title=AI101 uncleared-ai-element::NF_103_010_0040: \
the element was generated and nobody cleared it%0Afound: no clearance CLR-9%0A\
required: one approved clearance that covers NF_103_010_0040%0Afix: have it cleared, or replace it%0A\
see: vfx/x.png: says how it was made
::warning file=audio/mx_TEMP_01.wav,title=TMP201 temp-label-in-final::\
the file's name says temp%0Afound: TEMP%0Arequired: a final name%0Afix: deliver the final mix
gate: result=shut errors=1 warnings=1 infos=0 waived=1 unjudged=0 deliveries=1 elements=240 files=212 complete=200 partial=8 \
not_read=4 scope=full policy=sha256:01234567
"""


def test_a_shut_delivery(shut: Verdict) -> None:
    assert report(shut) == SHUT


def with_findings(verdict: Verdict, *findings: Finding) -> list[str]:
    """The report, line by line, on a delivery with these findings."""
    return report(replace(verdict, judgements=(replace(verdict.judgements[0], findings=findings),))).splitlines()


def test_no_more_of_a_kind_than_github_shows(shut: Verdict, uncleared: Finding, temp: Finding) -> None:
    lines = with_findings(shut, *[temp] * 11, *[uncleared] * 13)
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["gate:"] + ["::warning"] * 10 + ["gate:"] * 2
    assert lines[10] == "gate: +3 more errors; the other reports name them all"
    assert lines[21] == "gate: +1 more warning; the other reports name them all"
    assert " errors=13 warnings=11 " in lines[-1]


def test_waived_findings_are_no_annotations(shut: Verdict, waived: Finding) -> None:
    assert [line[:20] for line in with_findings(shut, waived)] == ["gate: result=shut er"]


def test_notes_are_notices(shut: Verdict, temp: Finding) -> None:
    assert with_findings(shut, replace(temp, severity=Severity.INFO))[0].startswith("::notice file=audio/mx_TEMP_01.wav,title=")


def test_a_place_over_several_lines_has_no_columns(shut: Verdict, uncleared: Finding) -> None:
    (line, _) = with_findings(shut, replace(uncleared, location=Location("d.yaml", "", Span(3, 5, 6, 2, "x"))))
    assert line.startswith("::error file=d.yaml,line=3,endLine=6,title=")


def test_what_could_not_be_judged_comes_first(shut: Verdict) -> None:
    lines = report(replace(shut, errors=(TextError("100%: stands, twice", Location("a,b:c.yaml")),))).splitlines()
    assert lines[0] == "::error file=a%2Cb%3Ac.yaml,title=gate could not judge::100%25: stands, twice"
    assert lines[-1].startswith("gate: result=unjudged ")


def test_a_run_without_media_says_so(shut: Verdict) -> None:
    assert " scope=manifest-only " in report(replace(shut, sight=Sight.MANIFEST))
