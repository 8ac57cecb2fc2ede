"""Waivers over findings: their order does not matter, and one waiver less never lets more pass."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.delivery import Waiver
from gate.location import Location
from tests.rules.waiving import LAPSED, OF_A, OF_B, OF_FILE, OF_FILES, OF_HEAD, OF_ROW, OF_STRAY, TODAY, aimed, lay, of

TARGETS = [{"element": "A"}, {"element": "B"}, {"row": "CLR-1"}, {"path": "a.exr"}, {"path": "notes.txt"}, {"delivery": "NF-1"}]


@st.composite
def granted(draw: st.DrawFn) -> list[Waiver]:
    rows = st.tuples(
        st.sampled_from(["AI101", "uncleared-ai-element", "PRV411", "unread-file", "WVR001", "nothing-of-the-kind"]),
        st.sampled_from(TARGETS),
        st.integers(-200, 5),
        st.integers(-5, 200),
    )
    return [
        replace(
            aimed(rule, **target),
            at=Location("show/waivers.yaml", f"/waivers/{index}"),
            issued_on=TODAY + timedelta(days=issued),
            expires_on=TODAY + timedelta(days=expires),
        )
        for index, (rule, target, issued, expires) in enumerate(draw(st.lists(rows, max_size=8)))
    ]


FINDINGS = [OF_A, OF_B, OF_HEAD, OF_ROW, OF_STRAY, OF_FILE, OF_FILES, of(LAPSED, Location("show/waivers.yaml", "/waivers/0"), "A")]


@given(waivers=granted(), data=st.data())
def test_order_of_waivers_changes_nothing(waivers: list[Waiver], data: st.DataObject) -> None:
    laid, other = lay(FINDINGS, waivers), lay(FINDINGS, data.draw(st.permutations(waivers)))
    assert laid.findings == other.findings
    assert {use.waiver: use for use in laid.uses} == {use.waiver: use for use in other.uses}


@given(waivers=granted(), data=st.data())
def test_findings_stand_as_they_were_whatever_is_waived(waivers: list[Waiver], data: st.DataObject) -> None:
    findings = data.draw(st.permutations(FINDINGS))
    laid = lay(findings, waivers)
    assert [replace(finding, waiver=None) for finding in laid.findings] == findings
    assert len(laid.uses) == len(waivers)


@given(waivers=granted(), data=st.data())
def test_taking_a_waiver_away_never_waives_more(waivers: list[Waiver], data: st.DataObject) -> None:
    fewer = [waiver for waiver in waivers if data.draw(st.booleans())]
    for more, less in zip(lay(FINDINGS, waivers).findings, lay(FINDINGS, fewer).findings, strict=True):
        assert more.waiver is not None or less.waiver is None


@given(waivers=granted())
def test_what_is_waived_is_waived_by_a_use(waivers: list[Waiver]) -> None:
    laid = lay(FINDINGS, waivers)
    used = {use.waiver for use in laid.uses if use.uses}
    assert {finding.waiver for finding in laid.findings if finding.waiver} <= used
    assert all(use.lapsed is None for use in laid.uses if use.uses)
