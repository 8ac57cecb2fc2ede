"""People: minors, the dead, those of whom nobody says which, and performers who are none."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.element import Ai, Appearance, SignOff
from gate.location import Location
from gate.register import Consent, Talent
from tests.rules.consenting import DAY, FILE, case, delivery, element, ids, places, replica, row, told

SIGNATORIES = (None, "self", "guardian", "estate", "authorised-representative", "union")
MAY_SIGN = {"TAL313": {"guardian"}, "TAL314": {"estate", "authorised-representative", "union"}}
RULE_OF = {"minor": "TAL313", "deceased": "TAL314"}
MODES = ("likeness", "voice", "motion")


def person(category: Any, key: str = "T-014", number: int = 0) -> Talent:
    return Talent(at=Location(FILE, f"/talent/{number}"), id=key, category=category)


signed = st.builds(
    lambda key, by, modality, covers, talent: row(key, signatory=by, modality=modality, covers=covers, talent=talent),
    st.sampled_from(["CON-1", "CON-2", "CON-3"]),
    st.sampled_from(SIGNATORIES),
    st.sampled_from([("likeness", "voice"), ("likeness",), ("voice",), ("motion",)]),
    st.sampled_from([("create", "use-same-production"), ("create",), ("use-same-production",), ("promo",)]),
    st.sampled_from(["T-014"] * 5 + ["T-015"]),
)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(["minor", "deceased", "principal", "voice", None]), st.lists(signed, max_size=3, unique_by=lambda row: row.id)
)
def test_who_must_sign_has_signed_all_that_others_signed(category: Any, consents: list[Consent]) -> None:
    shot = element(replica(*(consent.id for consent in consents)), sensitive=False)
    judged = case(delivery(shot, consents=tuple(consents), talent=(person(category),)))
    missed = set()
    for rule in {RULE_OF.get(category, "")} - {""}:
        for act in ("create", "use-same-production"):
            fit = [one for one in consents if one.talent != "T-014" or one.signatory in MAY_SIGN[rule]]
            good = {mode for one in fit if act in one.covers for mode in one.modality}
            for one in consents:
                if one not in fit and act in one.covers and {*one.modality} & {"likeness", "voice"} - good:
                    missed.add((rule, one.id))
    found = {
        (finding.rule.id, finding.row)
        for finding in told(judged, "TAL313", "TAL314")
        if finding.location.pointer.endswith("signatory")
    }
    assert found == missed


@pytest.mark.parametrize(("said", "told_"), [(False, []), (True, ["TAL313"]), (None, ["TAL313"])])
@pytest.mark.parametrize("kind", ["replica", "alteration", "dub", "double"])
def test_an_element_with_a_minor_is_said_not_to_be_sensitive(said: bool | None, told_: list[str], kind: Any) -> None:
    people = replica(manifestation=kind), replica(manifestation=kind, modality=("voice",))
    judged = case(delivery(element(*people, sensitive=said), talent=(person("minor"),)))
    assert ids(judged, "TAL313") == told_
    assert places(judged, "TAL313") == ["/elements/0/sensitive"] * len(told_)
    assert ids(case(delivery(element(*people, sensitive=said), talent=(person("principal"),))), "TAL313") == []


def test_of_several_rows_one_that_says_minor_is_enough() -> None:
    judged = case(delivery(element(replica()), talent=(person("principal"), person("minor", number=1))))
    assert places(judged, "TAL313") == ["/elements/0/sensitive"]


@pytest.mark.parametrize("kind", ["replica", "alteration", "dub", "double", "synthetic"])
@pytest.mark.parametrize("use", ["none", "edited"])
def test_a_person_without_category_is_told_once(kind: Any, use: Any) -> None:
    shots = [element(replica(manifestation=kind), number=number, ai=Ai(use)) for number in range(3)]
    made = kind in {"replica", "alteration"} or (kind != "synthetic" and use == "edited")
    unsaid = told(case(delivery(*shots, talent=(person(None),))), "TAL313")
    assert [(finding.row, finding.element, finding.location.pointer) for finding in unsaid] == [
        ("T-014", None, "/talent/0/category")
    ] * made
    absent = told(case(delivery(*shots, talent=())), "TAL313")
    assert [(finding.row, finding.element, finding.location.pointer) for finding in absent] == [
        (None, "NF_103_0", "/elements/0/talent/0/talent")
    ] * made
    assert all("in 3 places" in finding.message for finding in (*unsaid, *absent))
    assert told(case(delivery(*shots, talent=(person("stunt"),))), "TAL313") == []


def test_a_person_whom_a_register_of_talent_lacks_is_for_another_rule() -> None:
    assert ids(case(delivery(element(replica()), talent=(person("stunt", "T-099"),))), "TAL313") == []


def test_a_wrong_signature_is_told_once_at_the_consent() -> None:
    shots = [element(replica("CON-1"), number=number, sensitive=False) for number in range(3)]
    judged = case(delivery(*shots, consents=(row("CON-1", signatory="self"),), talent=(person("minor"),)))
    [finding] = told(judged, "TAL313")
    assert (finding.row, finding.element, finding.location.pointer) == ("CON-1", None, "/consents/CON-1/signatory")
    assert "in 3 places" in finding.message


@pytest.mark.parametrize(
    ("refs", "said"),
    [
        ({}, ["TAL311"]),
        ({"union_notice_ref": "UN-7"}, ["TAL311"]),
        ({"bargaining_ref": "UB-2"}, ["TAL311"]),
        ({"union_notice_ref": "UN-7", "bargaining_ref": "UB-2"}, []),
    ],
)
def test_a_synthetic_performer_needs_both_papers(refs: dict[str, str], said: list[str]) -> None:
    assert ids(case(delivery(element(replica(talent="T-S01", manifestation="synthetic", **refs)))), "TAL311") == said


@pytest.mark.parametrize(
    ("rows", "known"),
    [
        ((), False),
        ((person(None),), False),
        ((person("background"),), False),
        ((person("principal"),), True),
        ((person("minor"),), True),
        ((person(None), person("voice")), True),
    ],
)
def test_a_synthetic_performer_with_the_id_of_somebody_known_is_a_replica(rows: tuple[Talent, ...], known: bool) -> None:
    shot = element(replica(manifestation="synthetic"), sensitive=True)
    assert ids(case(delivery(shot, talent=rows)), "TAL301", "TAL311") == (["TAL301"] if known else ["TAL311"])
    signed = case(delivery(shot, talent=rows, consents=(row("CON-1"),)))
    assert ids(signed, "TAL301", "TAL311") == ["TAL301"]


def test_a_minor_is_a_minor_whatever_the_replica_is_called() -> None:
    shot = element(replica(manifestation="synthetic"), sensitive=True)
    assert places(case(delivery(shot, talent=(person("minor"),))), "TAL313") == ["/elements/0/sensitive"]


def test_a_replica_needs_no_notice_to_the_union() -> None:
    assert ids(case(delivery(element(replica()))), "TAL311") == []


@pytest.mark.parametrize(
    ("qa", "lack"),
    [
        (None, "creative and technical"),
        (SignOff(creative=DAY), "technical"),
        (SignOff(technical=DAY), "creative"),
        (SignOff(creative=DAY, technical=DAY), None),
    ],
)
def test_both_sign_offs_are_asked_of_finals_once_an_element(qa: SignOff | None, lack: str | None) -> None:
    shot = element(replica(), replica(), qa=qa)
    found = told(case(delivery(shot)), "TAL319")
    assert [finding.found for finding in found] == [f"no {lack} sign-off for the replica of T-014"] * bool(lack)
    assert ids(case(delivery(replace(shot, usage="temp"))), "TAL319") == []
    assert ids(case(delivery(shot, stage="interim")), "TAL319") == []
    assert ids(case(delivery(replace(shot, talent=(replica(talent="T-S01", manifestation="synthetic"),)))), "TAL319") == []


@pytest.mark.parametrize(
    ("kind", "category", "said"),
    [
        ("replica", "principal", True),
        ("replica", "background", False),
        ("replica", None, False),
        ("synthetic", "principal", True),
        ("synthetic", "background", False),
        ("synthetic", None, True),
        ("alteration", "principal", False),
        ("double", "principal", False),
    ],
)
def test_principal_roles_are_played_by_people(kind: Any, category: Any, said: bool) -> None:
    shot = element(Appearance(talent="T-014", manifestation=kind))
    head = delivery(shot, talent=(person(category),))
    assert ids(case(head), "TAL326") == ["TAL326"] * said
    assert ids(case(replace(head, talent=())), "TAL326") == ["TAL326"] * (kind == "synthetic")
    assert ids(case(replace(head, elements=(replace(shot, usage="temp"),))), "TAL326") == []
    assert ids(case(replace(head, stage="interim")), "TAL326") == []


def test_the_dead_are_spoken_for_whatever_the_day() -> None:
    consents = (row("CON-1", signatory="self", signed_on=date(2020, 1, 1)),)
    judged = case(delivery(element(replica("CON-1")), consents=consents, talent=(person("deceased"),)))
    assert ids(judged, "TAL314") == ["TAL314"]


@pytest.mark.parametrize(("category", "rule"), [("minor", "TAL313"), ("deceased", "TAL314")])
@pytest.mark.parametrize(("signatory", "by"), [("self", "signed by self"), (None, "not said to be signed by anybody")])
def test_what_is_found_of_a_signature_is_said(category: str, rule: str, signatory: Any, by: str) -> None:
    shot = element(replica("CON-1"), sensitive=False)
    [finding] = told(case(delivery(shot, consents=(row("CON-1", signatory=signatory),), talent=(person(category),))), rule)
    assert finding.found == f"CON-1 of a {category}{' person' * (category == 'deceased')}, {by}"


@pytest.mark.parametrize(("sensitive", "said"), [(True, "sensitive"), (None, "not stated whether sensitive")])
def test_what_is_found_of_a_minor_is_said(sensitive: bool | None, said: str) -> None:
    [finding] = told(case(delivery(element(replica(), sensitive=sensitive), talent=(person("minor"),))), "TAL313")
    assert finding.found == f"replica of T-014, a minor; {said}"


def test_what_is_lacking_of_a_person_is_said() -> None:
    found = [told(case(delivery(element(replica()), talent=rows)), "TAL313")[0].found for rows in ((), (person(None),))]
    assert found == ["T-014 has no row in a register of talent", "T-014 has no category"]


def test_what_a_synthetic_performer_lacks_is_said() -> None:
    found = [
        told(case(delivery(element(replica(talent="T-S01", manifestation="synthetic", **refs)))), "TAL311")[0].found
        for refs in ({}, {"bargaining_ref": "UB-2"})
    ]
    assert found == [
        "synthetic performer T-S01, no union_notice_ref and bargaining_ref",
        "synthetic performer T-S01, no union_notice_ref",
    ]
