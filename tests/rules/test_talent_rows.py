"""Rows of the register of consents: description, representation, form and paper, each told once and only of rows in use."""

from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai
from gate.location import Location
from gate.policy import Policy
from gate.register import Consent, Document, Model
from tests.rules.consenting import case, delivery, element, ids, replica, row, told

PLAIN = "face replaced on the stunt double for the pier fall"
HASH = "ab" * 32
BAD: dict[str, list[dict[str, Any]]] = {
    "TAL315": [{"description": None}, {"description": "pier fall"}, {"description": PLAIN + " and any and all media"}],
    "TAL316": [{"represented_by": None}, {"represented_by": "none"}],
    "TAL324": [{"form": None}, {"form": "contract-clause"}],
    "TAL325": [{"document": None}, {"document": Document(ref="DMS-1")}],
}
FIELDS = {"TAL315": "description", "TAL316": "represented_by", "TAL324": "form", "TAL325": "document"}
GOOD = row("CON-1", description=PLAIN, represented_by="union", form="initialled-rider", document=Document(ref="DMS-1", sha256=HASH))


@pytest.mark.parametrize(("rule", "change"), [(rule, change) for rule, changes in BAD.items() for change in changes])
def test_a_poor_row_is_told_once_with_all_who_lean_on_it(rule: str, change: dict[str, Any]) -> None:
    shots = [element(replica("CON-1", manifestation="alteration"), number=number) for number in range(3)]
    [finding] = told(case(delivery(*shots, consents=(replace(GOOD, **change), replace(GOOD, id="CON-2", **change)))), *FIELDS)
    assert (finding.rule.id, finding.row, finding.element) == (rule, "CON-1", None)
    assert finding.location.pointer == f"/consents/CON-1/{FIELDS[rule]}"
    assert "in 3 places" in finding.message
    assert len(finding.related) == 3


@pytest.mark.parametrize("rule", FIELDS)
def test_the_consents_to_the_reuse_of_a_model_are_in_use_too(rule: str) -> None:
    made = Model(at=Location("m.yaml", "/models/0"), id="M-1", production="NF-S0", talent=("T-014",), reuse_consents=("CON-1",))
    poor = replace(GOOD, **BAD[rule][0])
    shot = element(ai=Ai("generated", models=("M-1",)))
    [finding] = told(case(delivery(shot, consents=(poor,), models=(made,))), *FIELDS)
    assert (finding.rule.id, finding.related[0].location.pointer) == (rule, "/models/0/reuse_consents/0")
    [both] = told(case(delivery(replace(shot, talent=(replica("CON-1"),)), consents=(poor,), models=(made,))), *FIELDS)
    assert "in 2 places" in both.message
    assert told(case(delivery(element(), consents=(poor,), models=(made,))), *FIELDS) == []


@pytest.mark.parametrize("by", ["counsel", "union"])
@pytest.mark.parametrize("form", ["separate-document", "initialled-rider"])
def test_a_good_row_is_left_in_peace(by: Any, form: Any) -> None:
    good = replace(GOOD, represented_by=by, form=form)
    assert ids(case(delivery(element(replica("CON-1")), consents=(good,))), *FIELDS) == []


def described(text: str | None, **policy: Any) -> list[str]:
    consent: Consent = replace(GOOD, description=text)
    return ids(case(delivery(element(replica("CON-1")), consents=(consent,)), policy=Policy(**policy)), "TAL315")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 40, False),
        ("x" * 39, True),
        (" " + "x" * 39 + " ", True),
        ("x" * 20 + " " * 30 + "x" * 10, True),
        ("all uses of the face, in ANY\nand  all media, as the producer sees fit", True),
        ("use of the voice In-Perpetuity, wherever the producer may see fit", True),
        ("use of the voice, including, but not limited to, the scenes in episode 103", True),
        ("every scene in which many and allied troops storm the pier in 103", False),
    ],
)
def test_a_description_is_long_enough_and_no_stock_phrase(text: str, said: bool) -> None:
    assert described(text) == ["TAL315"] * said


def test_the_least_length_is_a_setting() -> None:
    assert described("x" * 40, settings={"TAL315": {"min_length": 41}}) == ["TAL315"]
    assert described("x" * 10, settings={"TAL315": {"min_length": 10}}) == []
    assert described(None, settings={"TAL315": {"min_length": 1}}) == ["TAL315"]


STOCK = (
    "any and all, any purpose, any manner, any media, all media, all uses, all purposes, all rights, now known, hereafter, in perpetuity, "
    "perpetually, throughout the universe, throughout the world, including but not limited to, "
    "without limitation, without restriction, unlimited, irrevocably, to be determined, tbd, lorem ipsum"
)


@pytest.mark.parametrize("phrase", STOCK.split(", "))
def test_every_stock_phrase_is_told_as_whole_words(phrase: str) -> None:
    plain = "face replaced on the stunt double of the pier scene"
    assert described(f"{plain}, {phrase.upper()}!") == ["TAL315"]
    assert described(f"{plain}, x{phrase}x") == []


FOUND = [
    ({"description": None}, "description of CON-1 is missing"),
    ({"description": "pier fall"}, "description of CON-1 has 9 characters"),
    ({"description": PLAIN + ", In  Perpetuity"}, 'description of CON-1 says "in perpetuity"'),
    ({"represented_by": None}, "CON-1 represented by not stated"),
    ({"represented_by": "none"}, "CON-1 represented by none"),
    ({"form": None}, "CON-1 in the form not stated"),
    ({"form": "contract-clause"}, "CON-1 in the form contract-clause"),
    ({"document": None}, "CON-1 states no paper"),
    ({"document": Document(ref="DMS-1")}, "CON-1 states no hash of its paper"),
]


@pytest.mark.parametrize(("change", "found"), FOUND)
def test_what_is_found_is_said(change: dict[str, Any], found: str) -> None:
    [finding] = told(case(delivery(element(replica("CON-1")), consents=(replace(GOOD, **change),))), *FIELDS)
    assert finding.found == found


@pytest.mark.parametrize(("form", "said"), [(None, "nobody says what"), ("contract-clause", "contract-clause")])
def test_a_message_names_the_form_of_a_consent(form: Any, said: str) -> None:
    [finding] = told(case(delivery(element(replica("CON-1")), consents=(replace(GOOD, form=form),))), "TAL324")
    assert finding.message == f"CON-1 of T-014 was given as {said}, and is leaned on in 1 place"
