"""Scope of consents: near misses by one day, one territory, one modality, one act; where each is told, and how often."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Appearance
from gate.register import Consent
from tests.rules.consenting import DAY, ONE, WORKED, case, delivery, element, ids, places, replica, row, told

PERFORMED = DAY - 59 * ONE
ACTS = tuple(f"TAL{number}" for number in (306, 307, 308, 309, 310, 312, 321, 322))
TERM = date(2027, 7, 1)


def acts(person: Appearance, *consents: Consent, **head: Any) -> list[str]:
    listed = replace(person, consents=tuple(consent.id for consent in consents))
    return ids(case(delivery(element(listed), consents=consents, **head)), *ACTS)


@pytest.mark.parametrize(
    ("consents", "said"),
    [
        ([row("CON-1", modality=("likeness",))], True),
        ([row("CON-1", modality=("likeness",)), row("CON-2", modality=("voice",))], False),
        ([row("CON-1", territories=("US",)), row("CON-2", territories=("GB",))], False),
        ([row("CON-1", territories=("US",)), row("CON-2", modality=("voice",))], True),
        ([row("CON-1", modality=("likeness",), territories=("US",)), row("CON-2", modality=("voice",), territories=("GB",))], True),
        ([row("CON-1", modality=("likeness",)), row("CON-2", modality=("voice",), elements=("NF_104_*",))], True),
        ([row("CON-1", elements=("NF_104_*",)), row("CON-2", elements=("NF_103_*",))], False),
        ([row("CON-1", covers=("create",)), row("CON-2", covers=("use-same-production",))], False),
        ([row("CON-1", covers=("create",)), row("CON-2", covers=("use-same-production",), territories=("US",))], True),
        ([row("CON-1", elements=("NF_104_*",)), row("CON-2", territories=("US",))], True),
        ([row("CON-1", modality=()), row("CON-2")], False),
        ([row("CON-1", modality=()), row("CON-2", modality=("voice",))], True),
    ],
)
def test_consents_add_up_cell_by_cell(consents: list[Consent], said: bool) -> None:
    assert set(acts(replica(), *consents)) == ({"TAL321"} if said else set())


@pytest.mark.parametrize(
    ("territories", "granted", "said"),
    [
        (("US", "GB"), ("GB", "US"), False),
        (("US", "GB"), ("US",), True),
        (("US", "GB"), ("worldwide",), False),
        (("worldwide",), ("US", "GB"), True),
        (("worldwide",), None, False),
        ((), ("US",), True),
        ((), ("worldwide",), False),
    ],
)
def test_territories(territories: tuple[str, ...], granted: tuple[str, ...] | None, said: bool) -> None:
    assert acts(replica(), row("CON-1", territories=granted), territories=territories) == (["TAL321"] if said else [])


def test_an_appearance_that_states_no_modality_may_be_all_three() -> None:
    for two in (("likeness", "voice"), ("likeness", "motion"), ("voice", "motion")):
        assert acts(replica(modality=()), row("CON-1", modality=two)) == ["TAL321"]
    assert acts(replica(modality=()), row("CON-1")) == []


def test_what_is_the_same_for_all_is_told_once_at_the_consent() -> None:
    narrow = row("CON-1", territories=("US",))
    shots = [element(replica("CON-1"), number=number) for number in range(3)]
    [finding] = told(case(delivery(*shots, consents=(narrow,), territories=("US", "GB", "FR"))), *ACTS)
    assert (finding.row, finding.element, finding.location.pointer) == ("CON-1", None, "/consents/CON-1/territories")
    assert finding.found == "CON-1 does not reach territory GB, FR"
    assert "in 3 places" in finding.message
    [finding] = told(case(delivery(*shots, consents=(row("CON-1", modality=()),))), *ACTS)
    assert (finding.row, finding.location.pointer) == ("CON-1", "/consents/CON-1/modality")
    assert "in 3 places" in finding.message


def test_what_lies_in_the_element_is_told_there_once_for_all_its_acts() -> None:
    shots = [element(replica("CON-1"), number=number) for number in range(3)]
    found = told(case(delivery(*shots, consents=(row("CON-1", elements=("NF_103_0",), modality=("voice",)),))), *ACTS)
    assert [finding.element for finding in found] == ["NF_103_0", "NF_103_1", "NF_103_2"]
    assert found[0].found.endswith("create of likeness; use-same-production of likeness")
    assert found[1].found.endswith("create of element NF_103_1; use-same-production of element NF_103_1")
    assert all(finding.row is None for finding in found)


@pytest.mark.parametrize(
    ("shot", "head"),
    [({"kind": "trailer"}, {}), ({}, {"genre": "promo"}), ({}, {"media": ("svod", "promo")})],
)
def test_a_promo_is_an_act_of_its_own(shot: dict[str, Any], head: dict[str, Any]) -> None:
    plain, promo = row("CON-1"), row("CON-1", covers=(*row("CON-1").covers, "promo"))
    assert ids(case(delivery(element(replica("CON-1"), **shot), consents=(plain,), **head)), *ACTS) == ["TAL321"]
    assert ids(case(delivery(element(replica("CON-1"), **shot), consents=(promo,), **head)), *ACTS) == []
    assert ids(case(delivery(element(replica(), **shot), **head)), *ACTS) == []
    customary = Appearance(talent="T-014", manifestation="alteration", alteration=("pitch",), basis="customary-post")
    assert ids(case(delivery(element(customary, **shot), **head)), *ACTS) == []


@pytest.mark.parametrize(
    ("signed", "created", "said"),
    [(WORKED, WORKED, []), (WORKED + ONE, WORKED, ["TAL322"]), (WORKED - ONE, WORKED, []), (WORKED, None, ["TAL322"])],
)
def test_consent_comes_before_the_work(signed: date, created: date | None, said: list[str]) -> None:
    shot = element(replica("CON-1"), ai=Ai("generated", created_on=created))
    assert ids(case(delivery(shot, consents=(row("CON-1", signed_on=signed),))), *ACTS) == said


def test_a_late_consent_is_told_only_where_no_timely_one_covers_as_much() -> None:
    late = row("CON-1", signed_on=WORKED + ONE)
    assert acts(replica(), late, row("CON-2", signed_on=WORKED)) == []
    assert acts(replica(), late, row("CON-2", signed_on=WORKED, modality=("voice",))) == ["TAL322"]
    assert acts(replica(), late, row("CON-2", signed_on=WORKED, territories=("US",))) == ["TAL322"]
    assert acts(replica(), late, row("CON-2", signed_on=WORKED, elements=("NF_104_*",))) == ["TAL322"]
    assert acts(replica(), late, row("CON-2", signed_on=WORKED, covers=("use-same-production",))) == ["TAL322"]
    assert acts(replica(), row("CON-1", covers=("create",)), replace(late, id="CON-2", covers=("use-same-production",))) == []


def test_late_consents_are_told_once_each_and_only_those_that_are_missed() -> None:
    late = row("CON-1", signed_on=WORKED + ONE, modality=("likeness",))
    idle = row("CON-2", signed_on=WORKED + ONE, modality=("motion",))
    timely = row("CON-3", modality=("voice",))
    shots = [
        element(replica("CON-1", "CON-2", "CON-3"), number=n, ai=Ai("generated", created_on=WORKED - n * ONE)) for n in range(3)
    ]
    [finding] = told(case(delivery(*shots, consents=(late, idle, timely))), *ACTS)
    assert (finding.row, finding.location.pointer) == ("CON-1", "/consents/CON-1/signed_on")
    assert finding.found == f"CON-1 signed on {WORKED + ONE}, work of {WORKED - 2 * ONE}"
    assert "in 3 places" in finding.message


def test_work_without_a_day_is_told_once_an_element() -> None:
    shot = element(replica("CON-1"), replica("CON-1"), ai=Ai("generated"))
    assert places(case(delivery(shot, consents=(row("CON-1"),))), *ACTS) == ["/elements/0/ai/created_on"]


def test_two_people_in_one_element_are_judged_apart() -> None:
    other = replica("CON-2", talent="T-015")
    consents = (row("CON-1"), row("CON-2", talent="T-015", covers=("create",)))
    assert places(case(delivery(element(replica("CON-1"), other), consents=consents)), *ACTS) == ["/elements/0/talent/1/consents"]


def test_the_words_of_a_finding_say_what_was_agreed_instead() -> None:
    [finding] = told(case(delivery(element(replica("CON-1")), consents=(row("CON-1", covers=("promo", "dub")),))), "TAL306")
    assert finding.found == "replica of T-014, CON-1 covers promo, dub"
    assert [related.location.pointer for related in finding.related] == ["/consents/CON-1/covers"]


def test_of_two_rows_with_one_id_the_narrow_one_is_told() -> None:
    twins = row("CON-1"), replace(row("CON-1", territories=("US",)), at=row("twin").at)
    assert places(case(delivery(element(replica("CON-1")), consents=twins)), *ACTS) == ["/consents/twin/territories"]
    wordless = row("CON-1"), replace(row("CON-1", modality=()), at=row("twin").at)
    assert places(case(delivery(element(replica("CON-1")), consents=wordless)), *ACTS) == ["/consents/twin/modality"]
    elsewhere = row("CON-1"), replace(row("CON-1", elements=("NF_104_*",)), at=row("twin").at)
    assert places(case(delivery(element(replica("CON-1")), consents=elsewhere)), *ACTS) == ["/elements/0/talent/0/consents"]
