"""The Markdown report: a summary that stays below what GitHub takes, and says what it leaves out."""

from msgspec.structs import replace

from gate.errors import TextError
from gate.finding import Finding
from gate.location import Location
from gate.report.markdown import report
from gate.rule import Sight
from gate.verdict import Verdict

SHUT = """\
## gate: SHUT

1 error, 1 warning, 0 infos, 1 waived · 240 elements · 212 files: 200 read, 8 read in part, 4 not read · \
policy baseline + netflix-2025 from gate.yaml (sha256:01234567)

| severity | rule | where | element | what | found | to mend it |
|---|---|---|---|---|---|---|
| error | AI101 uncleared-ai-element | <code>delivery.yaml:41:5</code>, see \
<code>vfx/x.png: says how it was made</code> | <code>NF&#95;103&#95;010&#95;0040</code> | \
<code>the element was generated and nobody cleared it</code> | <code>no clearance CLR-9</code> | \
<code>have it cleared, or replace it</code> |
| warning | TMP201 temp-label-in-final | <code>audio/mx&#95;TEMP&#95;01.wav</code> |  | \
<code>the file's name says temp</code> | <code>TEMP</code> | <code>deliver the final mix</code> |

Waived:

- TMP201 temp-label-in-final at <code>audio/mx&#95;TEMP&#95;02.wav</code> by <code>post-legal</code> until 2026-12-01 \
(<code>TKT-9</code>), in <code>waivers.yaml</code>
"""
MEBIBYTE = 1 << 20


def test_a_shut_delivery(shut: Verdict) -> None:
    assert report(shut) == SHUT


def test_what_could_not_be_judged_is_told_first(shut: Verdict) -> None:
    text = report(replace(shut, errors=(TextError("key stands twice", Location("c.yaml")),)))
    assert text.startswith("## gate: UNJUDGED\n")
    assert "Not judged:\n\n- <code>key stands twice</code> at <code>c.yaml</code>\n\n| severity " in text


def test_a_summary_stays_below_what_github_takes(shut: Verdict, uncleared: Finding, waived: Finding) -> None:
    findings = [replace(uncleared, message="|" * 300)] * 2000 + [waived] * 20000
    judgement = replace(shut.judgements[0], findings=tuple(findings))
    text = report(replace(shut, judgements=(judgement,), errors=(TextError("x" * 300),) * 3000))
    assert len(text.encode()) < MEBIBYTE
    rows = text.count("\n| error |")
    assert 0 < rows < 2000
    assert f"\n+{2000 - rows} more findings; the other reports name them all\n" in text
    assert "2000 errors" in text


def test_a_run_without_media_says_so(shut: Verdict) -> None:
    assert "manifest only: no media file was opened" in report(replace(shut, sight=Sight.MANIFEST))
