"""Consents: a replica passes only when every consent it lists is in force, the person's own and this production's."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery, Stage
from gate.element import Ai, Appearance, Element, Manifestation, Usage
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Consent, Model
from gate_talent import (
    consent_of_another_person,
    consent_of_another_production,
    lapsed_consent,
    replica_without_consent,
    unresolved_consent,
)

DAY = date(2026, 11, 20)
ONE = timedelta(days=1)
FILE = "registers/consents.yaml"
GOOD = Consent(
    at=Location(FILE, "/consents/0"),
    id="CON-0001",
    status="active",
    talent="T-014",
    covers=("create",),
    production="NF-S1",
    signed_on=date(2026, 1, 20),
    expires_on=date(2031, 1, 20),
)
CHECKS = (replica_without_consent, unresolved_consent, consent_of_another_person, consent_of_another_production, lapsed_consent)


def case_of(person: Appearance, *consents: Consent, stage: Stage = "final", usage: Usage = "final") -> Case:
    element = Element(
        at=Location("delivery.yaml", "/elements/0"),
        id="NF_1",
        kind="shot",
        media=("a.mov",),
        usage=usage,
        ai=Ai("generated"),
        talent=(person,),
    )
    delivery = Delivery(
        at=Location("delivery.yaml", "/delivery"),
        id="D-1",
        title="Night Ferry",
        production="NF-S1",
        delivered_on=DAY,
        elements=(element,),
        consents=consents,
    )
    return Case(delivery=delivery, policy=Policy(), today=DAY, stage=stage)


def judged(case: Case) -> list[Finding]:
    return [finding for module in CHECKS for finding in module.check(case)]


def rules(case: Case) -> list[str]:
    return [finding.rule.id for finding in judged(case)]


def replica(*consents: str) -> Appearance:
    return Appearance(talent="T-014", manifestation="replica", consents=consents)


def days(*least: int) -> st.SearchStrategy[date | None]:
    return st.sampled_from([DAY - 300 * ONE, None, *(DAY + number * ONE for number in least)])


rows = st.builds(
    Consent,
    at=st.just(Location(FILE, "/consents/0")),
    id=st.sampled_from(["CON-1", "CON-2"]),
    status=st.sampled_from(["active"] * 6 + ["pending", "expired", "revoked", "superseded"]),
    talent=st.sampled_from(["T-014"] * 4 + ["T-015", "t-014"]),
    covers=st.sampled_from([("create",), ("create", "use-other-production"), ("promo",)]),
    production=st.sampled_from(["NF-S1"] * 4 + ["NF-S0", None]),
    signed_on=days(-1, 0, 1),
    expires_on=st.one_of(days(-1, 0, 1), st.just(DAY + 900 * ONE)),
)
delivered = st.sampled_from([None, DAY - ONE, DAY, DAY + ONE])


def holds(consent: Consent, day: date) -> bool:
    """The oracle: active, signed by now, not past, of T-014, and for NF-S1 or anywhere."""
    mine = consent.talent == "T-014" and (consent.production == "NF-S1" or "use-other-production" in consent.covers)
    signed = consent.signed_on is not None and consent.signed_on <= day and consent.signed_on <= DAY
    return mine and signed and consent.status == "active" and (consent.expires_on is None or day <= consent.expires_on)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["CON-1", "CON-2", "CON-9"]), max_size=3).map(tuple),
    st.lists(rows, max_size=3),
    delivered,
    st.sampled_from(["final", "interim"]),
    st.sampled_from(["final", "temp", "wip", "reference"]),
)
def test_a_replica_passes_if_and_only_if_all_its_consents_hold(
    listed: tuple[str, ...], register: list[Consent], day: date | None, stage: Stage, usage: Usage
) -> None:
    case = case_of(replica(*listed), *register, stage=stage, usage=usage)
    case = replace(case, delivery=replace(case.delivery, delivered_on=day))
    held = {key: [holds(consent, day or DAY) for consent in register if consent.id == key] for key in listed}
    good = bool(listed) and all(rows and all(rows) for rows in held.values())
    assert (judged(case) == []) is good
    assert ("TAL301" in rules(case)) is not any(held.values())


@pytest.mark.parametrize(
    ("consent", "rule"),
    [
        (replace(GOOD, talent="T-015"), "TAL303"),
        (replace(GOOD, production="NF-S0"), "TAL304"),
        (replace(GOOD, production=None), "TAL304"),
        (replace(GOOD, status="pending"), "TAL305"),
        (replace(GOOD, status="revoked"), "TAL305"),
        (replace(GOOD, status="superseded"), "TAL305"),
        (replace(GOOD, status="expired"), "TAL305"),
        (replace(GOOD, signed_on=None), "TAL305"),
        (replace(GOOD, signed_on=DAY + ONE), "TAL305"),
        (replace(GOOD, expires_on=DAY - ONE), "TAL305"),
    ],
)
def test_each_cause_is_told_by_its_own_rule_at_the_mention_and_shows_the_row(consent: Consent, rule: str) -> None:
    [finding] = judged(case_of(replica("CON-0001"), consent))
    assert finding.rule.id == rule
    assert finding.location.pointer == "/elements/0/talent/0/consents/0"
    assert finding.element == "NF_1"
    assert {related.location.path for related in finding.related} == {FILE}


@pytest.mark.parametrize("signed", [DAY, DAY - ONE])
def test_first_and_last_day_count(signed: date) -> None:
    assert rules(case_of(replica("CON-0001"), replace(GOOD, signed_on=signed, expires_on=DAY))) == []


@pytest.mark.parametrize(("delivered", "signed"), [(DAY + 5 * ONE, DAY + ONE), (DAY - 5 * ONE, DAY - ONE)])
def test_a_signature_must_be_neither_after_the_delivery_nor_still_to_come(delivered: date, signed: date) -> None:
    case = case_of(replica("CON-0001"), replace(GOOD, signed_on=signed))
    assert rules(replace(case, delivery=replace(case.delivery, delivered_on=delivered))) == ["TAL305"]


@pytest.mark.parametrize("production", ["NF-S0", None])
def test_a_consent_that_covers_other_productions_holds_here(production: str | None) -> None:
    elsewhere = replace(GOOD, production=production, covers=("create", "use-other-production"))
    assert rules(case_of(replica("CON-0001"), elsewhere)) == []


@pytest.mark.parametrize("manifestation", ["alteration", "synthetic", "dub", "double"])
def test_a_listed_consent_is_judged_whatever_the_manifestation_and_only_a_replica_must_list_one(
    manifestation: Manifestation,
) -> None:
    person = Appearance(talent="T-014", manifestation=manifestation)
    assert rules(case_of(person)) == []
    assert rules(case_of(replace(person, consents=("CON-0001",)), replace(GOOD, status="revoked"))) == ["TAL305"]
    assert rules(case_of(replace(person, consents=("CON-0001",)))) == ["TAL302"]


@pytest.mark.parametrize("basis", ["as-scripted", "safety", "unrecognizable", "customary-post", "existing-agreement"])
def test_no_basis_excuses_a_replica(basis: str) -> None:
    [finding] = judged(case_of(replace(replica(), basis=basis), stage="interim", usage="temp"))
    assert finding.rule.id == "TAL301"
    assert finding.location.pointer == "/elements/0/talent/0/consents"


def test_two_causes_in_one_consent_are_two_findings() -> None:
    assert rules(case_of(replica("CON-0001"), replace(GOOD, production="NF-S0", status="revoked"))) == ["TAL304", "TAL305"]


def test_the_nearest_id_is_named_and_an_id_listed_twice_is_told_once() -> None:
    [bare, finding] = judged(case_of(replica("CON-001", "CON-001"), GOOD))
    assert (bare.rule.id, finding.rule.id) == ("TAL301", "TAL302")
    assert "lists no consent that a register holds" in bare.message
    assert "CON-0001" in finding.fix


def test_a_models_reuse_consents_are_looked_up_too() -> None:
    case = case_of(replica("CON-0001"), GOOD)
    model = Model(at=Location("delivery.yaml", "/models/0"), id="M-02", reuse_consents=("CON-0001", "CON-0009"))
    [finding] = judged(replace(case, delivery=replace(case.delivery, models=(model,))))
    assert (finding.rule.id, finding.location.pointer, finding.element) == ("TAL302", "/models/0/reuse_consents/1", None)
