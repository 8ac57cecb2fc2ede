"""Consents: what is told of a consent itself stands once, at its row, with those who lean on it; the rest at the appearance."""

from datetime import date

import pytest
from msgspec.structs import replace

from gate.element import Appearance, Manifestation
from gate.register import Consent, Model
from tests.rules.consenting import DAY, FILE, ONE, case, delivery, element, ids, places, replica, row, told

GOOD = row("CON-1")
FIRST = ("TAL301", "TAL302", "TAL303", "TAL304", "TAL305")


def alone(consent: Consent) -> list[str]:
    return ids(case(delivery(element(replica(consent.id)), consents=(consent,))), *FIRST)


@pytest.mark.parametrize(
    ("consent", "rule", "field"),
    [
        (replace(GOOD, production="NF-S0"), "TAL304", "production"),
        (replace(GOOD, production=None), "TAL304", "production"),
        (replace(GOOD, status="pending"), "TAL305", "status"),
        (replace(GOOD, status="revoked"), "TAL305", "status"),
        (replace(GOOD, status="superseded"), "TAL305", "status"),
        (replace(GOOD, status="expired"), "TAL305", "status"),
        (replace(GOOD, signed_on=None), "TAL305", "signed_on"),
        (replace(GOOD, signed_on=DAY + ONE), "TAL305", "signed_on"),
        (replace(GOOD, expires_on=DAY - ONE), "TAL305", "expires_on"),
    ],
)
def test_a_bad_row_is_told_once_at_its_field_with_those_who_lean_on_it(consent: Consent, rule: str, field: str) -> None:
    shots = [element(replica("CON-1"), number=number) for number in range(7)]
    [finding] = told(case(delivery(*shots, consents=(consent,))), *FIRST, "TAL306", "TAL307", "TAL321", "TAL322")
    assert (finding.rule.id, finding.row, finding.element) == (rule, "CON-1", None)
    assert (finding.location.path, finding.location.pointer) == (FILE, f"/consents/CON-1/{field}")
    assert "in 7 places" in finding.message
    assert [related.location.pointer for related in finding.related] == [f"/elements/{i}/talent/0/consents/0" for i in range(5)]


def test_a_lapse_with_two_reasons_is_one_finding_that_names_both() -> None:
    [finding] = told(
        case(delivery(element(replica("CON-1")), consents=(replace(GOOD, status="revoked", expires_on=DAY - ONE),))), *FIRST
    )
    assert finding.found == f"CON-1 is revoked, expired on {DAY - ONE}"
    assert [related.location.pointer for related in finding.related] == [
        "/consents/CON-1/expires_on",
        "/elements/0/talent/0/consents/0",
    ]


def test_the_consent_of_another_person_is_told_at_each_entry() -> None:
    other = replace(GOOD, talent="T-015")
    shots = element(replica("CON-1"), replica("CON-1", talent="T-015"), number=0), element(replica("CON-1"), number=1)
    found = told(case(delivery(*shots, consents=(other,))), *FIRST)
    assert [finding.location.pointer for finding in found] == ["/elements/0/talent/0/consents/0", "/elements/1/talent/0/consents/0"]
    assert {finding.rule.id for finding in found} == {"TAL303"}
    assert [finding.element for finding in found] == ["NF_103_0", "NF_103_1"]
    assert found[0].related[0].location.pointer == "/consents/CON-1/talent"


@pytest.mark.parametrize("signed", [DAY, DAY - ONE])
def test_first_and_last_day_count(signed: date) -> None:
    assert alone(replace(GOOD, signed_on=signed, expires_on=DAY)) == []


@pytest.mark.parametrize(("delivered", "signed"), [(DAY + 5 * ONE, DAY + ONE), (DAY - 5 * ONE, DAY - ONE)])
def test_a_signature_must_be_neither_after_the_delivery_nor_still_to_come(delivered: date, signed: date) -> None:
    head = delivery(element(replica("CON-1")), consents=(replace(GOOD, signed_on=signed),), delivered_on=delivered)
    assert ids(case(head), *FIRST) == ["TAL305"]


@pytest.mark.parametrize("production", ["NF-S0", None])
def test_a_consent_that_covers_other_productions_holds_here(production: str | None) -> None:
    assert alone(replace(GOOD, production=production, covers=("create", "use-other-production"))) == []


@pytest.mark.parametrize("manifestation", ["alteration", "synthetic", "dub", "double"])
def test_a_listed_consent_is_judged_whatever_the_manifestation_and_only_a_replica_must_list_one(
    manifestation: Manifestation,
) -> None:
    person = Appearance(talent="T-S01" if manifestation == "synthetic" else "T-014", manifestation=manifestation)
    listing = element(replace(person, consents=("CON-1",)))
    assert ids(case(delivery(element(person))), *FIRST) == []
    assert "TAL305" in ids(case(delivery(listing, consents=(replace(GOOD, status="revoked"),))), *FIRST)
    assert ids(case(delivery(listing)), *FIRST) == ["TAL302"]


@pytest.mark.parametrize("basis", [None, "as-scripted", "safety", "unrecognizable", "customary-post", "existing-agreement"])
@pytest.mark.parametrize("usage", ["final", "temp", "wip", "reference"])
@pytest.mark.parametrize("use", ["none", "generated"])
def test_nothing_excuses_a_replica_without_consent(basis: str | None, usage: str, use: str) -> None:
    shot = element(replica(basis=basis, basis_note="pier fall"))
    shot = replace(shot, usage=usage, ai=replace(shot.ai, use=use))
    judged = case(delivery(shot, stage="interim"))
    [finding] = told(judged, *(f"TAL{number}" for number in (*range(301, 311), 312, 321, 322)))
    assert finding.rule.id == "TAL301"
    assert finding.location.pointer == "/elements/0/talent/0/consents"


def test_two_causes_in_one_consent_are_two_findings() -> None:
    assert alone(replace(GOOD, production="NF-S0", status="revoked")) == ["TAL304", "TAL305"]


def test_the_nearest_id_is_named_and_an_id_listed_twice_is_told_once_and_alone() -> None:
    [finding] = told(case(delivery(element(replica("CON-11", "CON-11")), consents=(GOOD,))), "TAL302")
    assert (finding.rule.id, finding.location.pointer) == ("TAL302", "/elements/0/talent/0/consents/0")
    assert "CON-1?" in finding.fix
    judged = case(delivery(element(replica("CON-11", "CON-11")), consents=(GOOD,)))
    assert ids(judged, *FIRST, "TAL306", "TAL307", "TAL321", "TAL322") == ["TAL302"]


def test_as_many_slips_as_there_are_get_told_and_the_first_get_a_hint() -> None:
    shots = [element(replica(f"CON-1{number}"), number=number) for number in range(21)]
    found = told(case(delivery(*shots, consents=(GOOD,))), "TAL302")
    assert ["did you mean" in finding.fix for finding in found] == [True] * 20 + [False]
    assert [finding.element for finding in found] == [f"NF_103_{number}" for number in range(21)]


def test_one_slip_is_told_once_with_all_who_name_it() -> None:
    shots = [element(replica("CON-11"), number=number) for number in range(9)]
    [finding] = told(case(delivery(*shots, consents=(GOOD,))), "TAL302")
    assert (finding.location.pointer, finding.element) == ("/elements/0/talent/0/consents/0", None)
    assert "in 9 places" in finding.message
    assert [related.location.pointer for related in finding.related] == [f"/elements/{n}/talent/0/consents/0" for n in range(1, 6)]


def test_a_models_reuse_consents_are_looked_up_too() -> None:
    model = Model(at=GOOD.at, id="M-02", reuse_consents=("CON-1", "CON-9"))
    [finding] = told(case(delivery(element(replica("CON-1")), consents=(GOOD,), models=(model,))), *FIRST)
    assert (finding.rule.id, finding.location.pointer, finding.element) == ("TAL302", "/consents/CON-1/reuse_consents/1", None)


def test_a_row_that_nothing_leans_on_is_left_in_peace() -> None:
    bad = row("CON-2", status="revoked", production="NF-S0", covers=("promo",), modality=())
    judged = case(delivery(element(replica("CON-1"), qa=None), consents=(GOOD, bad)))
    assert not {finding.row for finding in told(judged)} & {"CON-2"}


def test_of_two_rows_with_one_id_the_bad_one_is_told() -> None:
    twins = (GOOD, replace(GOOD, at=row("twin").at, status="revoked"))
    assert places(case(delivery(element(replica("CON-1")), consents=twins)), *FIRST) == ["/consents/twin/status"]


def test_each_cause_is_told_by_one_rule() -> None:
    """One fault, one finding: the good delivery with one fact changed speaks with one voice."""
    faults = [
        row("CON-1", status="revoked"),
        row("CON-1", production="NF-S0"),
        row("CON-1", talent="T-015"),
        row("CON-1", covers=("use-same-production",)),
        row("CON-1", covers=("create",)),
        row("CON-1", modality=("voice",)),
        row("CON-1", modality=()),
        row("CON-1", elements=("NF_104_*",)),
        row("CON-1", territories=("US",)),
        row("CON-1", signed_on=DAY),
        row("CON-1", signed_on=DAY + ONE),
        row("CON-1", signed_on=None),
    ]
    spoken = [
        ids(
            case(delivery(element(replica("CON-1")), consents=(fault,))),
            *(f"TAL{number}" for number in (*range(301, 315), 321, 322)),
        )
        for fault in faults
    ]
    assert spoken == [
        ["TAL305"], ["TAL304"], ["TAL303"], ["TAL306"], ["TAL307"], ["TAL321"], ["TAL321"], ["TAL321"], ["TAL321"], ["TAL322"],
        ["TAL305"], ["TAL305"],
    ]  # fmt: skip


def test_a_finding_says_for_which_production_a_consent_was_given() -> None:
    found = [
        told(case(delivery(element(replica("CON-1")), consents=(replace(GOOD, production=production),))), "TAL304")[0].found
        for production in ("NF-S0", None)
    ]
    assert found == ["CON-1 was given for production NF-S0", "CON-1 was given for no production"]
