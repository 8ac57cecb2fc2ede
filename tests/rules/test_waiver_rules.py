"""Findings about waivers: lapsed, unused, near their end; and that a run without media calls none unused."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.check import Check
from gate.delivery import Waiver
from gate.evaluate import evaluate
from gate.finding import WaiverUse
from gate.location import Location
from gate.policy import Policy, Severity
from gate.rule import Sight
from gate.testing import case, findings
from gate.waive import waive
from tests.rules.conftest import CHECKS

TODAY = date(2026, 11, 20)
MUTE = "  - {id: A, kind: shot, media: vfx/a.mov, usage: final, ai: {use: none}}\n"
WAIVER = Waiver(
    at=Location("waivers.yaml", "/waivers/0"),
    rule="unstated-presence",
    reason="settled in the grade",
    owner="vfx supervisor",
    approved_by="client post",
    ticket="TKT-1",
    issued_on=TODAY - timedelta(days=30),
    expires_on=TODAY + timedelta(days=60),
    element="A",
)
CASE = case(f"elements:\n{MUTE}")


def spoken(use: WaiverUse, checks: tuple[Check, ...], policy: Policy | None = None) -> list[tuple[str, str]]:
    """Rule and place of each finding about one waiver."""
    of = replace(CASE, waivers=(use,), policy=policy or CASE.policy)
    found = evaluate(of, [check for check in checks if check.rule.id.startswith("WVR")])
    return [(finding.rule.id, finding.location.pointer) for finding in found]


def test_a_waiver_in_use_and_in_force_is_no_finding(checks: tuple[Check, ...]) -> None:
    assert not spoken(WaiverUse(WAIVER, uses=1), checks)


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (WaiverUse(WAIVER, lapsed="ended on 2026-11-01"), [("WVR001", "/waivers/0/expires_on")]),
        (WaiverUse(WAIVER, uses=0), [("WVR002", "/waivers/0/rule")]),
        (WaiverUse(WAIVER, judged=False), []),
        (WaiverUse(WAIVER, judged=False, rule_known=False), [("WVR002", "/waivers/0/rule")]),
        (WaiverUse(replace(WAIVER, issued_on=TODAY + timedelta(days=1)), lapsed="not yet"), [("WVR001", "/waivers/0/issued_on")]),
        (WaiverUse(replace(WAIVER, expires_on=TODAY + timedelta(days=151)), uses=1), [("WVR001", "/waivers/0/expires_on")]),
        (WaiverUse(replace(WAIVER, expires_on=TODAY + timedelta(days=150)), uses=1), []),
        (WaiverUse(replace(WAIVER, expires_on=TODAY + timedelta(days=14)), uses=1), [("WVR003", "/waivers/0/expires_on")]),
        (WaiverUse(replace(WAIVER, expires_on=TODAY + timedelta(days=15)), uses=1), []),
        (WaiverUse(replace(WAIVER, expires_on=TODAY), judged=False), [("WVR003", "/waivers/0/expires_on")]),
        (WaiverUse(replace(WAIVER, expires_on=TODAY), uses=0), [("WVR002", "/waivers/0/rule")]),
    ],
)
def test_who_speaks_of_a_waiver(use: WaiverUse, expected: list[tuple[str, str]], checks: tuple[Check, ...]) -> None:
    assert spoken(use, checks) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({"WVR003": {"near_days": 60}}, "WVR003"), ({"WVR001": {"longest_days": 89}}, "WVR001"), ({}, "")],
)
def test_windows_are_settings(settings: Mapping[str, Mapping[str, int]], expected: str, checks: tuple[Check, ...]) -> None:
    assert "".join(rule for rule, _ in spoken(WaiverUse(WAIVER, uses=1), checks, Policy(settings=settings))) == expected


@given(
    issued=st.integers(-400, 30),
    lasts=st.integers(0, 400),
    delivered=st.integers(-30, 30),
    rule=st.sampled_from(["MAN007", "MAN004", "no"]),
)
def test_a_waiver_that_covers_nothing_never_goes_unsaid(issued: int, lasts: int, delivered: int, rule: str) -> None:
    day = TODAY + timedelta(days=issued)
    waiver = replace(WAIVER, rule=rule, issued_on=day, expires_on=day + timedelta(days=lasts))
    of = replace(CASE, delivery=replace(CASE.delivery, delivered_on=TODAY + timedelta(days=delivered)))
    laid = waive(evaluate(of, [check for check in CHECKS if check.rule.waivable]), [waiver], of, CHECKS)
    about = evaluate(replace(of, waivers=laid.uses), [check for check in CHECKS if check.rule.id.startswith("WVR")])
    errors = [finding for finding in about if finding.severity is Severity.ERROR]
    covers = any(finding.waiver for finding in laid.findings)
    assert len(about) <= 1 or lasts > 180
    assert len({finding.rule.id for finding in about}) == len(about)
    assert bool(errors) is (not covers or lasts > 180)


def test_without_media_a_waiver_for_a_media_rule_is_not_unused(checks: tuple[Check, ...]) -> None:
    for rule, expected in (("MAN004", []), ("unread-file", []), ("MAN003", ["WVR002"]), ("nothing", ["WVR002"])):
        of = replace(CASE, sight=Sight.MANIFEST, media={}, readings={})
        laid = waive(evaluate(of, [check for check in checks if check.rule.waivable]), [replace(WAIVER, rule=rule)], of, checks)
        about = evaluate(replace(of, waivers=laid.uses), [check for check in checks if not check.rule.waivable])
        assert [finding.rule.id for finding in about] == expected


def test_an_unknown_rule_is_answered_with_the_nearest(checks: tuple[Check, ...]) -> None:
    use = WaiverUse(WAIVER, judged=False, rule_known=False, nearest=("unstated-presence",))
    found = evaluate(replace(CASE, waivers=(use,)), [check for check in checks if check.rule.id == "WVR002"])
    assert "did you mean unstated-presence?" in found[0].fix


def test_no_rule_about_waivers_or_the_schema_can_be_waived(checks: tuple[Check, ...]) -> None:
    fixed = {check.rule.id for check in checks if not check.rule.waivable}
    assert fixed == {"MAN001", "WVR001", "WVR002", "WVR003"}


def test_a_schema_fault_stands_though_it_is_waived(checks: tuple[Check, ...]) -> None:
    text = """
elements: [{id: A, kind: shot, media: vfx/a.mov, usage: finished, ai: {use: none}}]
waivers: [{rule: MAN001, path: page.yaml, reason: the vendor writes it so, owner: vfx supervisor, approved_by: client post,
  ticket: TKT-1, issued_on: 2026-11-01, expires_on: 2026-12-20}]
"""
    found = [finding for finding in findings(text, checks) if finding.rule.id == "MAN001"]
    assert found
    assert not any(finding.waiver for finding in found)
