"""Waivers over findings: which covers what, and when it is in force."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from gate.finding import Related
from gate.location import Location
from gate.policy import Policy, Severity
from gate.register import Clearance, Scope
from gate.rule import Sight
from gate.waive import concerns
from tests.rules.waiving import (
    BASE,
    CASE,
    CHECKS,
    LAPSED,
    MANIFEST,
    OF_A,
    OF_B,
    OF_FILE,
    OF_FILES,
    OF_HEAD,
    OF_ROW,
    OF_STRAY,
    TODAY,
    UNREAD,
    aimed,
    covers,
    lay,
    of,
)


@pytest.mark.parametrize("rule", ["uncleared-ai-element", "AI101"])
def test_rule_is_named_by_name_or_id(rule: str) -> None:
    assert covers(replace(BASE, rule=rule), OF_A)
    assert not covers(replace(BASE, rule=rule), replace(OF_A, rule=UNREAD))


def test_element_covers_that_element_only() -> None:
    assert covers(BASE, OF_A)
    assert not covers(BASE, OF_B)
    assert not covers(replace(BASE, element="*"), OF_A)


def test_path_covers_a_finding_about_that_file_alone() -> None:
    assert covers(aimed(path="a.exr"), OF_FILE)
    assert covers(aimed(path="notes.txt"), OF_STRAY)
    assert not covers(aimed(path="a.exr"), OF_FILES)
    assert not covers(aimed(path="b.exr"), OF_FILE)


def test_path_covers_neither_several_files_nor_what_rests_on_the_manifest_too() -> None:
    frames = replace(OF_STRAY, related=(Related(Location("show/notes2.txt"), "undeclared too"),))
    assert not covers(aimed(path="notes.txt"), frames)
    seen = replace(OF_FILE, related=(*OF_FILE.related, Related(MANIFEST / "elements" / 0 / "sources" / 0, "says generated")))
    assert not covers(aimed(path="a.exr"), seen)
    assert not covers(aimed(path="a.exr"), replace(OF_FILE, related=()))


def test_a_path_fits_however_it_is_spelt() -> None:
    assert covers(aimed(path="./a.exr"), OF_FILE)
    assert covers(aimed(path="v//../notes.txt"), OF_STRAY)


def test_a_shared_waiver_concerns_the_deliveries_that_hold_what_it_names_and_a_lost_rule_all_of_them() -> None:
    assert concerns(aimed(path="./x.txt"), replace(CASE, strays=("x.txt",)), CHECKS)
    assert not concerns(aimed(path="y.txt"), replace(CASE, strays=("x.txt",)), CHECKS)
    assert not concerns(BASE, CASE, CHECKS)
    assert concerns(replace(BASE, rule="XX9"), CASE, CHECKS)


def test_path_of_the_manifest_is_no_blanket() -> None:
    assert not covers(aimed("AI101", path="delivery.yaml"), OF_A)
    assert not covers(aimed("AI101", path="delivery.yaml"), OF_HEAD)
    assert not covers(aimed(path="delivery.yaml"), OF_FILE)
    elsewhere = replace(OF_A, related=(Related(MANIFEST / "clearances" / 0, "revoked"),))
    assert not covers(aimed("AI101", path="delivery.yaml"), elsewhere)


def test_delivery_covers_what_belongs_to_no_element_and_no_file() -> None:
    assert covers(aimed("AI101", delivery="NF-1"), OF_HEAD)
    assert not covers(aimed("AI101", delivery="NF-2"), OF_HEAD)
    assert not covers(aimed("AI101", delivery="NF-1"), OF_A)
    assert not covers(aimed(delivery="NF-1"), OF_STRAY)
    assert not covers(aimed(delivery="NF-1"), OF_FILE)
    assert not covers(aimed("AI101", delivery="NF-1"), OF_ROW)


def test_row_covers_what_stands_at_that_row_of_a_register_and_nothing_else() -> None:
    assert covers(aimed("AI101", row="CLR-1"), OF_ROW)
    assert not covers(aimed("AI101", row="CLR-2"), OF_ROW)
    assert not covers(aimed("AI101", element="CLR-1"), OF_ROW)
    assert not covers(aimed("AI101", row="A"), OF_A)
    assert not covers(aimed("AI101", path="waivers.yaml"), OF_ROW)


def test_a_waiver_of_a_row_concerns_the_deliveries_whose_registers_hold_it() -> None:
    row = Clearance(at=Location("c.yaml", "/clearances/0"), id="CLR-1", status="revoked", scope=Scope())
    held = replace(CASE, delivery=replace(CASE.delivery, clearances=(row,)))
    assert concerns(aimed(row="CLR-1"), held, CHECKS)
    assert not concerns(aimed(row="CLR-2"), held, CHECKS)
    assert not concerns(aimed(row="CLR-1"), CASE, CHECKS)


@pytest.mark.parametrize("rule", ["WVR001", "lapsed-waiver"])
@pytest.mark.parametrize("target", [{"element": "A"}, {"row": "CLR-1"}, {"path": "waivers.yaml"}, {"delivery": "NF-1"}])
def test_findings_about_waivers_are_never_waived(rule: str, target: dict[str, str]) -> None:
    for place in (Location("show/waivers.yaml"), Location("show/waivers.yaml", "/waivers/0/expires_on")):
        for element in ("A", None):
            assert not covers(aimed(rule, **target), of(LAPSED, place, element))


@pytest.mark.parametrize(
    ("issued", "expires", "delivered", "in_force"),
    [
        (-10, 0, None, True),
        (-10, -1, None, False),
        (0, 10, None, True),
        (1, 10, None, False),
        (-10, 5, 5, True),
        (-10, 4, 5, False),
        (-10, -1, -5, False),
        (-180, 30, None, True),
        (-181, 30, None, False),
        (0, -1, None, False),
    ],
)
def test_in_force_from_issue_to_last_day(issued: int, expires: int, delivered: int | None, in_force: bool) -> None:
    day = None if delivered is None else TODAY + timedelta(days=delivered)
    case = replace(CASE, delivery=replace(CASE.delivery, delivered_on=day))
    waiver = replace(BASE, issued_on=TODAY + timedelta(days=issued), expires_on=TODAY + timedelta(days=expires))
    laid = lay([OF_A], [waiver], case)
    assert (laid.findings[0].waiver is not None) is in_force
    assert (laid.uses[0].lapsed is None) is in_force
    assert laid.uses[0].uses == int(in_force)


def test_policy_shortens_a_waiver() -> None:
    strict = replace(CASE, policy=Policy(settings={"WVR001": {"longest_days": 9}}))
    assert covers(BASE, OF_A)
    assert not covers(BASE, OF_A, strict)


def test_one_in_force_covers_though_another_has_expired() -> None:
    expired = replace(BASE, expires_on=TODAY - timedelta(days=1))
    for waivers in ([expired, BASE], [BASE, expired]):
        laid = lay([OF_A], waivers)
        assert laid.findings[0].waiver == BASE
        assert {use.waiver: use.uses for use in laid.uses} == {expired: 0, BASE: 1}


def test_of_two_that_end_together_the_same_one_is_shown_whatever_their_order() -> None:
    twin = replace(BASE, at=Location("show/waivers.yaml", "/waivers/1"), ticket="TKT-2")
    shown = {lay([OF_A], waivers).findings[0].waiver for waivers in ([twin, BASE], [BASE, twin])}
    assert len(shown) == 1


def test_every_finding_of_an_element_is_counted() -> None:
    assert lay([OF_A, OF_B, OF_A], [BASE]).uses[0].uses == 2


def test_unknown_rule_is_told_with_the_nearest() -> None:
    use = lay([OF_A], [replace(BASE, rule="uncleared-ai-elements")]).uses[0]
    assert (use.rule_known, use.judged, use.uses) == (False, False, 0)
    assert use.nearest[0] == "uncleared-ai-element"


def test_rule_that_is_not_applied_is_not_judged() -> None:
    waiver = replace(BASE, rule="PRV411")
    assert lay([], [waiver]).uses[0].judged
    assert not lay([], [waiver], replace(CASE, sight=Sight.MANIFEST)).uses[0].judged
    assert not lay([], [waiver], replace(CASE, policy=Policy(severities={"PRV411": Severity.OFF}))).uses[0].judged
