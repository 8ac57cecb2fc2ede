"""Parties: a consent to the reuse of a model is for this use and came before it, and is signed by whoever may; silence about who is in it excuses nothing."""

from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Appearance, Element, Script
from gate.location import Location
from gate.register import Consent, Talent
from tests.rules.consenting import DAY, FILE, ONE, WORKED, case, delivery, element, ids, places, replica, row, told
from tests.rules.test_talent_models import BOTH, model, reuse


def made(*people: Appearance, **changes: Any) -> Element:
    """A shot in which the people appear, made with the model on a day after every consent."""
    return element(*people, ai=Ai("generated", created_on=WORKED, models=("M-1",)), **changes)


def lacks(shot: Element, *rows: Consent, **changes: Any) -> str | None:
    """What TAL317 says of T-015, who is in the model and agreed to its reuse by the rows."""
    reused = model(talent=("T-015",), reuse_consents=tuple(dict.fromkeys(one.id for one in rows)), **changes)
    found = told(case(delivery(shot, consents=rows, models=(reused,))), "TAL317")
    return found[0].found.partition("T-015: ")[2] if found else None


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        ({}, None),
        ({"signed_on": WORKED}, None),
        ({"signed_on": WORKED + ONE}, "CON-2 was signed after the work of 2026-10-21"),
        ({"elements": ("NF_103_*",)}, None),
        ({"elements": ("ZZ",)}, "CON-2 does not reach NF_103_0"),
        ({"territories": ("worldwide",)}, None),
        ({"territories": ("US",)}, "CON-2 does not reach NF_103_0"),
        ({"modality": ("likeness",)}, "CON-2 does not reach NF_103_0"),
        ({"modality": ()}, "CON-2 does not reach NF_103_0"),
        ({"production": "NF-S1"}, None),
        ({"production": "ZZ"}, "CON-2 is for another production"),
        ({"production": None}, "CON-2 is for another production"),
        ({"talent": "T-014"}, "no consent"),
        ({"covers": ("use-same-production",)}, "no consent"),
    ],
)
def test_a_consent_to_reuse_is_for_this_use_and_was_there_before_it(spoilt: dict[str, Any], why: str | None) -> None:
    assert lacks(made(), replace(BOTH[1], **spoilt)) == why


def test_consents_to_reuse_add_up_and_the_modality_is_that_of_those_who_are_made() -> None:
    voice, rest = replace(BOTH[1], modality=("voice",)), reuse("CON-3", "T-015", modality=("likeness", "motion"))
    assert lacks(made(), voice, rest) is None
    assert lacks(made(), voice) == "CON-2 does not reach NF_103_0"
    assert lacks(made(replica("CON-9", modality=("voice",))), voice) is None
    assert lacks(made(replica("CON-9", modality=("likeness",))), voice) == "CON-2 does not reach NF_103_0"
    assert lacks(made(replica("CON-9", modality=())), voice) == "CON-2 does not reach NF_103_0"
    late = replace(BOTH[1], signed_on=DAY)
    assert lacks(made(), late, reuse("CON-3", "T-015")) is None
    assert lacks(made(), late, replace(late, id="CON-3")) == "CON-2, CON-3 was signed after the work of 2026-10-21"


def test_how_far_consents_reach_for_a_replica_is_told_at_the_replica_alone() -> None:
    shot = made(replica("CON-3", talent="T-015"))
    rows = (replace(BOTH[1], territories=("US",)), row("CON-3", talent="T-015", covers=("create",)))
    reused = model(talent=("T-015",), reuse_consents=("CON-2",))
    assert ids(case(delivery(shot, consents=rows, models=(reused,))), "TAL317", "TAL321") == ["TAL321"]
    altered = made(replica("CON-3", talent="T-015", manifestation="alteration", alteration=("cosmetic",), basis="customary-post"))
    assert ids(case(delivery(altered, consents=rows, models=(reused,))), "TAL317", "TAL321") == ["TAL317"]


@pytest.mark.parametrize("production", ["NF-S1", "NF-S0", None])
def test_a_model_that_names_nobody_holds_those_who_are_made_with_it(production: str | None) -> None:
    silent = model(production=production, talent=())
    reused = production != "NF-S1"
    assert ids(case(delivery(made(replica()), models=(silent,))), "TAL317") == ["TAL317"] * reused
    assert ids(case(delivery(made(replica()), models=(silent,))), "TAL323") == ["TAL323"] * reused
    assert ids(case(delivery(made(), models=(silent,))), "TAL317", "TAL323") == []
    assert ids(case(delivery(made(replica(manifestation="double")), models=(silent,))), "TAL317") == ["TAL317"] * reused
    assert ids(case(delivery(made(replica(talent="T-S01", manifestation="synthetic")), models=(silent,))), "TAL317") == []
    other = model("M-2", production="NF-S1", talent=("T-014",))
    both = element(replica(), ai=Ai("generated", models=("M-1", "M-2")))
    assert ids(case(delivery(both, models=(silent, other))), "TAL317") == []


@pytest.mark.parametrize(("category", "rule", "right"), [("minor", "TAL313", "guardian"), ("deceased", "TAL314", "estate")])
@pytest.mark.parametrize("covers", ["training", "use-other-production"])
def test_who_cannot_sign_does_not_sign_for_a_model(category: Any, rule: str, right: Any, covers: Any) -> None:
    own = reuse("CON-2", "T-015", covers=(covers,), training_use="permitted", signatory="self")
    people = (Talent(at=Location(FILE, "/talent/0"), id="T-015", category=category),)
    reused = model(talent=("T-015",), reuse_consents=("CON-2", "CON-3"))

    def found(*rows: Consent, talent: tuple[Talent, ...] = people) -> list[str]:
        return places(case(delivery(made(), consents=rows, models=(reused,), talent=talent)), rule)

    other = replace(own, id="CON-3", at=Location(FILE, "/consents/CON-3"))
    assert found(own) == ["/consents/CON-2/signatory"]
    assert found(own, other) == ["/consents/CON-2/signatory", "/consents/CON-3/signatory"]
    assert found(own, replace(other, signatory=right)) == []
    assert found(own, talent=()) == []
    assert found(replace(own, signatory=None)) == ["/consents/CON-2/signatory"]


def test_a_model_of_another_production_that_nobody_uses_is_asked_nothing() -> None:
    people = (Talent(at=Location(FILE, "/talent/0"), id="T-015", category="minor"),)
    rows = (reuse("CON-2", "T-015", covers=("training",), training_use="permitted", signatory="self"),)
    for production, asked in (("NF-S0", []), ("NF-S1", ["TAL323"]), (None, ["TAL323"])):
        unused = model(production=production)
        assert ids(case(delivery(element(), consents=rows, models=(unused,), talent=people)), "TAL313", "TAL323") == asked


def test_a_basis_spares_those_who_are_in_no_model_that_is_reused() -> None:
    """T-015's performance is as scripted; it is another's replica that comes out of the model."""
    scripted = replica(
        "CON-2",
        talent="T-015",
        basis="as-scripted",
        script=Script(version="v7", dated=WORKED),
        performed_on=WORKED,
        modality=("likeness",),
    )
    rows = (row("CON-1"), row("CON-2", talent="T-015", covers=("create",)))
    shot = made(replica("CON-1"), scripted)

    said = told(
        case(delivery(shot, consents=rows, models=(model(talent=("T-014",), reuse_consents=()),))), "TAL307", "TAL308", "TAL317"
    )
    assert [finding.rule.id for finding in said] == ["TAL317"]
    late = replica("CON-1", talent="T-014", basis="none")
    both = made(late, replace(scripted, basis="none"))
    rows = (row("CON-1"), row("CON-2", talent="T-015", covers=("create",)))
    said = told(case(delivery(both, consents=rows, models=(model(talent=("T-014",), reuse_consents=()),))), "TAL307")
    assert ["CON-2" in finding.message or "T-015" in finding.message for finding in said] == [True]
