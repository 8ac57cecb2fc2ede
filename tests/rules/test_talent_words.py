"""Words: what a finding about an act says was found, and which rule is silent where another speaks."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Appearance, Script
from gate.register import Consent, Model
from tests.rules.consenting import DAY, ONE, WORKED, case, delivery, element, ids, replica, row, told

PERFORMED = DAY - 59 * ONE
ACTS = tuple(f"TAL{number}" for number in (306, 307, 308, 309, 310, 312, 321, 322))
SCRIPT = Script(version="v7", dated=PERFORMED)


def test_a_script_that_is_too_young_is_named_with_both_days() -> None:
    young = replica("CON-1", basis="as-scripted", script=replace(SCRIPT, dated=PERFORMED + ONE), performed_on=PERFORMED)
    [finding] = told(case(delivery(element(young), consents=(row("CON-1", covers=("create",)),))), *ACTS)
    assert f"a script of {PERFORMED + ONE} that is younger than the performance of {PERFORMED}" in finding.found


@pytest.mark.parametrize("word", ["cosmetic", "wardrobe", "noise", "timing", "continuity", "pitch", "clarity"])
def test_each_customary_change_is_spared_by_custom_and_by_nothing_else(word: str) -> None:
    person = Appearance(talent="T-014", manifestation="alteration", alteration=(word,), basis="customary-post")
    assert ids(case(delivery(element(person))), *ACTS) == []
    assert ids(case(delivery(element(replace(person, basis=None)))), *ACTS) == ["TAL309"]


def test_a_change_that_nobody_has_heard_of_is_not_customary() -> None:
    person = Appearance(talent="T-014", manifestation="alteration", alteration=("pitch", "relighting"), basis="customary-post")
    assert ids(case(delivery(element(person))), *ACTS) == ["TAL309"]


def test_where_nothing_is_listed_the_finding_says_so() -> None:
    [finding] = told(case(delivery(element(Appearance(talent="T-014", manifestation="alteration")))), *ACTS)
    assert finding.found == "alteration of T-014, no basis, no consent"
    assert finding.related == ()


def test_only_what_needs_consent_is_named() -> None:
    person = Appearance(talent="T-014", manifestation="alteration", alteration=("pitch", "tone"))
    [finding] = told(case(delivery(element(person))), *ACTS)
    assert finding.found == "tone of the alteration of T-014, no consent"


def test_a_basis_that_excuses_no_replica_is_named() -> None:
    script = Script(version="v7", dated=PERFORMED)
    based = [
        replica("CON-1"),
        replica("CON-1", script=script),
        replica("CON-1", script=script, basis="customary-post", alteration=("pitch",)),
    ]
    create = (row("CON-1", covers=("create",)),)
    assert [told(case(delivery(element(person), consents=create)), "TAL307")[0].found for person in based] == [
        "use of the replica of T-014, no basis, CON-1 covers create",
        "use of the replica of T-014, no basis, CON-1 covers create",
        "use of the replica of T-014, basis customary-post, which does not excuse a replica, CON-1 covers create",
    ]


UNPROVEN: list[dict[str, Any]] = [
    {"basis": "as-scripted", "performed_on": PERFORMED},
    {"basis": "as-scripted", "script": SCRIPT},
    {"basis": "as-scripted"},
    {"basis": "safety"},
]


def test_a_basis_without_evidence_says_what_is_missing() -> None:
    create = (row("CON-1", covers=("create",)),)
    people = [replica("CON-1", **based) for based in UNPROVEN]
    assert [told(case(delivery(element(person), consents=create)), "TAL308")[0].found for person in people] == [
        "as-scripted for the replica of T-014, no script",
        "as-scripted for the replica of T-014, no performed_on",
        "as-scripted for the replica of T-014, no script and performed_on",
        "safety for the replica of T-014, no basis_note",
    ]


@pytest.mark.parametrize("based", UNPROVEN)
def test_a_basis_without_evidence_is_silent_where_an_id_leads_nowhere(based: dict[str, Any]) -> None:
    assert ids(case(delivery(element(replica("CON-9", **based)))), "TAL302", *ACTS) == ["TAL302"]


@pytest.mark.parametrize(("kind", "act", "other"), [("dub", "dub", "alteration"), ("double", "alteration", "dub")])
def test_a_basis_without_evidence_is_silent_where_a_consent_covers_its_act(kind: Any, act: Any, other: Any) -> None:
    person = replica("CON-1", manifestation=kind, basis="as-scripted")
    assert ids(case(delivery(element(person), consents=(row("CON-1", covers=(act,)),))), *ACTS) == []
    assert ids(case(delivery(element(person), consents=(row("CON-1", covers=(other,)),))), *ACTS) == ["TAL308"]


def test_a_basis_without_evidence_is_silent_where_no_basis_would_do() -> None:
    dub = Appearance(talent="T-014", manifestation="dub", basis="as-scripted")
    assert ids(case(delivery(element(dub), photography_start=date(2027, 7, 1))), *ACTS) == ["TAL312"]
    tone = Appearance(talent="T-014", manifestation="alteration", alteration=("tone",), basis="as-scripted")
    assert ids(case(delivery(element(tone))), *ACTS) == ["TAL310"]


@pytest.mark.parametrize("production", ["NF-S0", None])
@pytest.mark.parametrize(
    ("kind", "said"), [("replica", ["TAL306"]), ("alteration", ["TAL309"]), ("dub", ["TAL309"]), ("double", ["TAL309"])]
)
def test_leave_to_be_used_elsewhere_is_no_leave_to_make(production: str | None, kind: Any, said: list[str]) -> None:
    elsewhere = row("CON-1", production=production, covers=("use-other-production",))
    assert ids(case(delivery(element(replica("CON-1", manifestation=kind)), consents=(elsewhere,))), *ACTS) == said


@pytest.mark.parametrize(
    "based", [{"talent": "T-S01", "manifestation": "synthetic"}, {"manifestation": "alteration", "alteration": ("pitch",)}]
)
def test_a_promo_asks_nothing_more_of_those_who_need_no_consent(based: dict[str, Any]) -> None:
    shot = element(replica("CON-1", basis="customary-post", **based), kind="trailer")
    assert ids(case(delivery(shot, consents=(row("CON-1"),))), *ACTS) == []


def test_a_dub_under_the_newer_terms_says_when_photography_began() -> None:
    dub = element(Appearance(talent="T-014", manifestation="dub"))
    assert [told(case(delivery(dub, photography_start=start)), "TAL312")[0].found for start in (date(2027, 7, 1), None)] == [
        "dub of T-014, photography from 2027-07-01, no consent",
        "dub of T-014, start of photography not stated, no consent",
    ]


def reused(*consents: Consent) -> list[str]:
    """What is told of a replica out of a model of another production whose reuse leans on the consents, the first of them listed."""
    made = Model(at=row("M").at, id="M-1", production="NF-S0", talent=("T-014",), reuse_consents=("CON-2", "CON-3"))
    shot = element(replica("CON-1"), ai=Ai("generated", created_on=WORKED, models=("M-1",)))
    return ids(case(delivery(shot, consents=consents, models=(made,))), "TAL307", "TAL317", "TAL321")


def test_only_consents_to_reuse_reach_a_reused_model() -> None:
    create = row("CON-1", covers=("create",))
    narrow = row("CON-2", covers=("use-other-production",), territories=("US",))
    wide = row("CON-3", covers=("use-other-production",))
    same = replace(wide, covers=("use-same-production",))
    assert reused(create, narrow, wide) == []
    assert reused(create, narrow, same) == ["TAL321"]
    assert reused(create, narrow, wide, replace(same, at=row("twin").at)) == ["TAL321"]
    assert reused(create, narrow, replace(wide, talent="T-015")) == ["TAL321"]
    assert reused(create, narrow, wide, replace(wide, at=row("twin").at, talent="T-015")) == ["TAL321"]
    listed = replace(create, covers=("create", "use-other-production"))
    assert reused(listed, narrow) == []
    assert reused(listed, replace(create, at=row("twin").at), narrow) == ["TAL321"]


def test_a_basis_without_evidence_is_told_where_one_of_two_rows_with_one_id_covers_nothing() -> None:
    twins = row("CON-1"), replace(row("CON-1", covers=("create",)), at=row("twin").at)
    assert ids(case(delivery(element(replica("CON-1", basis="safety")), consents=twins)), *ACTS) == ["TAL308"]
