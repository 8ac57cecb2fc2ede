"""Labels: what the release territories ask for, from the day they ask, and what a file may no longer say."""

from datetime import date
from itertools import product
from typing import Any, Literal

import pytest

from gate.element import Ai, AiUse, Appearance, Depicts, Disclosure, Manifestation, Source
from gate.evidence import Evidence
from gate.row import Answer
from gate_labels import (
    cn_label_missing,
    disclosure_plan_missing,
    eu_deepfake_disclosure_missing,
    retired_source_type,
    synthetic_performer_in_promo,
)
from tests.rules.feeding import DAY, MADE, ONE, USES, Check, at, delivery, element, heard, told

EU = eu_deepfake_disclosure_missing.check
CN = cn_label_missing.check
PROMO = synthetic_performer_in_promo.check
PLAN = disclosure_plan_missing.check
RETIRED = retired_source_type.check
DRAWN = (Appearance("T-900", "synthetic"),)
MEMBERS = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT",
    "RO", "SE", "SI", "SK", "IS", "LI", "NO", "AX", "GF", "GP", "MF", "MQ", "RE", "YT",
)  # fmt: skip
ANSWERS: tuple[Answer, ...] = ("yes", "no", "unsure")
METHODS: tuple[Literal["card"] | None, ...] = ("card", None)
PLANS = (
    None,
    *(Disclosure(needed=needed, method=method, text=text) for needed, method, text in product(ANSWERS, METHODS, ("AI", None))),
)
INNOCENT = Depicts(real_person="no", real_event="no", presented_as_authentic="no")


def promo(**fields: Any) -> Any:
    return delivery(element(talent=DRAWN), genre="promo", **fields)


def asks(check: Check, **fields: Any) -> bool:
    """Whether a delivery that shows all that a rule asks about is asked."""
    return bool(told(check, promo(**fields)))


@pytest.mark.parametrize(
    ("check", "first"), [(EU, date(2026, 8, 2)), (CN, date(2025, 9, 1)), (PROMO, date(2026, 6, 1))], ids=["EU", "CN", "promo"]
)
def test_a_rule_holds_from_its_day(check: Check, first: date) -> None:
    assert [asks(check, territories=("worldwide",), delivered_on=day) for day in (first - ONE, first, first + ONE)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(("check", "places"), [(EU, {*MEMBERS}), (CN, {"CN"}), (PROMO, {"US"})], ids=["EU", "CN", "promo"])
def test_a_rule_holds_in_its_places(check: Check, places: set[str]) -> None:
    for code in (*MEMBERS, "CN", "US", "GB", "CH", "HK", "TW", "MO", "GL", "SJ", "PF", "TR", "RS", "PR"):
        assert asks(check, territories=(code,)) is (code in places), code
        assert asks(check, territories=("JP", code)) is (code in places), code
    assert asks(check, territories=("worldwide",))
    assert asks(check, territories=())


@pytest.mark.parametrize("check", [EU, CN, PROMO, PLAN], ids=["EU", "CN", "promo", "plan"])
def test_only_finals_are_asked(check: Check) -> None:
    for usage, stage in product(("final", "temp", "wip", "reference"), ("final", "interim")):
        found = told(check, delivery(element(usage=usage, talent=DRAWN), genre="promo", territories=(), stage=stage))
        assert [one.element for one in found] == (["NF_0"] if usage == stage == "final" else [])
        assert all(one.location == at("/elements/0/disclosure") for one in found)


@pytest.mark.parametrize("check", [EU, CN, PLAN], ids=["EU", "CN", "plan"])
@pytest.mark.parametrize("use", USES)
def test_what_ai_made_is_asked(check: Check, use: AiUse) -> None:
    assert bool(told(check, delivery(element(ai=Ai(use)), territories=()))) is (use in MADE)


@pytest.mark.parametrize("plan", PLANS, ids=str)
def test_a_plan_says_what_is_asked_of_it(plan: Disclosure | None) -> None:
    one = delivery(element(disclosure=plan, talent=DRAWN), genre="promo", territories=())
    told_how = plan is not None and plan.needed == "yes" and plan.method == "card"
    assert bool(told(EU, one)) is not told_how
    assert bool(told(PROMO, one)) is not told_how
    assert bool(told(CN, one)) is not (plan is not None and plan.needed == "yes" and plan.text == "AI")
    assert bool(told(PLAN, one)) is not (told_how or (plan is not None and plan.needed == "no"))


def test_what_is_planned_is_told() -> None:
    said = {str(told(PLAN, delivery(element(disclosure=plan)))[0].found) for plan in (None, Disclosure(needed="unsure", text="AI"))}
    assert said == {"disclosure not stated", "disclosure needed: unsure, method: not stated, text stated"}
    [found] = told(EU, delivery(element(disclosure=Disclosure(needed="no", method="card")), territories=("FR",)))
    assert found.found.endswith("disclosure needed: no, method: card, text not stated")
    assert found.location == at("/elements/0/disclosure")


def test_what_says_no_to_all_cannot_pass_for_real() -> None:
    for person, event, authentic in product((*ANSWERS, None), repeat=3):
        depicted = Depicts(real_person=person, real_event=event, presented_as_authentic=authentic)
        found = told(EU, delivery(element(depicts=depicted), territories=("FR",)))
        said = {"real_person": person, "real_event": event, "presented_as_authentic": authentic}
        open_ = [f"{key}: {value or 'not stated'}" for key, value in said.items() if value != "no"]
        assert [item.found for item in found] == ([", ".join(open_) + "; disclosure not stated"] if open_ else [])


def label(value: str = '{"Label":"1"}', tag: str = "PNG:AIGC", claim: Any = "ai-generated") -> Evidence:
    return Evidence(claim, "png", tag, value)


@pytest.mark.parametrize(
    ("evidence", "fine"),
    [
        ([label()], True),
        ([label(claim="ai-undetermined")], True),
        ([label('{"Label":"1","ProduceID":"7"}', "ExifIFD:UserComment")], True),
        ([label('{"aigc_info":{"aigc_label_type":1}}', "ExifIFD:UserComment")], True),
        *(([label(f'{{"Label":"1","{key}":"7"}}', "a:b")], True) for key in (
            "ContentProducer", "ContentPropagator", "PropagateID", "ReservedCode1", "ReservedCode2", "ServiceProvider", "ServiceUser")),
        ([label('{"Label":"1","ReservedCode3":"7"}', "a:b")], False),
        ([label(claim="not-ai")], False),
        ([label(claim="person")], False),
        ([label("Steps: 20", "PNG:Parameters")], False),
        ([label("Steps: 20", "PNG:Parameters"), label()], True),
        ([], False),
    ],
)  # fmt: skip
def test_a_label_in_the_file_is_enough(evidence: list[Evidence], fine: bool) -> None:
    one = element()
    readings = {"0.mov": heard("0.mov", *evidence)}
    found = told(CN, delivery(one, territories=("CN",)), media={one.at.pointer: ("0.mov",)}, readings=readings)
    assert bool(found) is not fine


def test_every_file_carries_the_label_and_what_was_seen_at_intake_does_not_count() -> None:
    one = element(sources=(Source("in.png"),))
    named = {one.at.pointer: ("a.png", "b.png")}
    both = {path: heard(path, label()) for path in ("a.png", "b.png", "in.png")}
    delivered = delivery(one, territories=("CN",))
    assert told(CN, delivered, media=named, readings=both) == []
    assert len(told(CN, delivered, media=named, readings={**both, "b.png": heard("b.png")})) == 1
    assert len(told(CN, delivered, media=named, readings={"in.png": both["in.png"]})) == 1


GENRES = {"promo", "advertising", "advertisement", "commercial"}


def test_a_synthetic_performer_advertises() -> None:
    people: tuple[Manifestation | None, ...] = ("replica", "alteration", "synthetic", "dub", "double", None)
    for genre, kind, person in product((None, "drama", *GENRES), ("shot", "trailer"), people):
        shown = (Appearance("T-1", "double"), *((Appearance("T-900", person),) if person else ()))
        found = told(PROMO, delivery(element(kind=kind, talent=shown, ai=Ai("none")), genre=genre))
        asked = person == "synthetic" and (genre in GENRES or kind == "trailer")
        assert [item.found for item in found] == (["synthetic: T-900; disclosure not stated"] if asked else [])


HOME = "http://cv.iptc.org/newscodes/digitalsourcetype/"
FIELD = "XMP-iptcExt:DigitalSourceType"


@pytest.mark.parametrize(
    ("tag", "value", "terms"),
    [
        (FIELD, f"{HOME}softwareImage", ["softwareImage"]),
        (FIELD, f"{HOME}minorHumanEdits", ["minorHumanEdits"]),
        ("XMP-iptcExt:DigitalSourceFileType", "digsrctype:digitalArt", ["digitalArt"]),
        ("c2pa.actions.v2/actions/0/digitalSourceType", "DIGITALART", ["digitalArt"]),
        ("c2pa.actions/actions/0/com.adobe.digitalSourceType", f"{HOME}digitalArt", ["digitalArt"]),
        (FIELD, '["softwareImage", "digitalArt", "softwareImage"]', ["softwareImage", "digitalArt"]),
        (FIELD, f"{HOME}digitalArtwork", []),
        (FIELD, f"{HOME}nondigitalArt", []),
        (FIELD, f"{HOME}humanEdits", []),
        ("XMP-dc:Title", "digitalArt", []),
    ],
)
def test_a_retired_term_is_told(tag: str, value: str, terms: list[str]) -> None:
    one = element()
    readings = {"0.mov": heard("0.mov", Evidence("not-ai", "xmp", tag, value))}
    found = told(RETIRED, delivery(one), media={one.at.pointer: ("0.mov",)}, readings=readings)
    assert [item.found for item in found] == [f"digital source type {term}" for term in terms]


def test_a_term_is_told_once_for_each_element() -> None:
    said = [Evidence("not-ai", "xmp", FIELD, f"{HOME}digitalArt"), Evidence("not-ai", "c2pa", "a/digitalSourceType", "digitalArt")]
    files = [f"{index}.png" for index in range(7)]
    first = element(0, usage="temp")
    second = element(1, sources=(Source("0.png"), Source("absent.png")))
    third = element(2)
    readings = {path: heard(path, *said) for path in files} | {"2.mov": heard("2.mov"), "1.mov": heard("1.mov")}
    media = {first.at.pointer: tuple(files), second.at.pointer: ("1.mov",), third.at.pointer: ("2.mov",)}
    found = told(RETIRED, delivery(first, second, third, stage="interim"), media=media, readings=readings)
    assert [(item.element, item.location.pointer) for item in found] == [
        ("NF_0", "/elements/0/media"),
        ("NF_1", "/elements/1/media"),
    ]
    assert [place.location.path for place in found[0].related] == files[:5]
    assert len(found[0].evidence) == 5
    assert found[1].evidence == tuple(said)
    assert found[1].related[0].note == "states digitalArt"


def test_the_day_of_a_delivery_that_names_none_is_today() -> None:
    assert told(EU, promo(territories=("FR",), delivered_on=None), today=date(2026, 8, 1)) == []
    assert len(told(EU, promo(territories=("FR",), delivered_on=None), today=DAY)) == 1
    assert told(EU, delivery(element(depicts=INNOCENT), territories=("FR",))) == []


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        (Appearance("T-014", "replica"), True),
        (Appearance("T-014", "alteration", alteration=("tone",)), True),
        (Appearance("T-014", "alteration", alteration=("cosmetic",)), False),
        (Appearance("T-014", "double"), False),
        (Appearance("T-S01", "synthetic"), False),
    ],
)
def test_a_person_whom_ai_makes_is_an_existing_person_whatever_the_element_depicts(person: Appearance, asked: bool) -> None:
    one = element(ai=Ai("generated", role="background"), depicts=INNOCENT, talent=(person,))
    found = told(EU, delivery(one, territories=("FR",)))
    assert [item.found for item in found] == [f"{person.manifestation} of T-014; disclosure not stated"] * asked
