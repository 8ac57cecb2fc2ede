"""Acts: what needs consent and what spares it, each near miss by one day, one alteration or one act."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Appearance, Script
from gate.register import Consent
from tests.rules.consenting import DAY, ONE, WORKED, case, delivery, element, ids, replica, row

PERFORMED = DAY - 59 * ONE
ACTS = tuple(f"TAL{number}" for number in (306, 307, 308, 309, 310, 312, 321, 322))
TERM = date(2027, 7, 1)


def acts(person: Appearance, *consents: Consent, **head: Any) -> list[str]:
    listed = replace(person, consents=tuple(consent.id for consent in consents))
    return ids(case(delivery(element(listed), consents=consents, **head)), *ACTS)


def scripted(dated: date, **changes: Any) -> Appearance:
    return replica(basis="as-scripted", script=Script(version="v7", dated=dated), performed_on=PERFORMED, **changes)


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (scripted(PERFORMED - ONE), []),
        (scripted(PERFORMED), []),
        (scripted(PERFORMED + ONE), ["TAL307"]),
        (replace(scripted(PERFORMED), performed_on=None), ["TAL308"]),
        (replace(scripted(PERFORMED), script=None), ["TAL308"]),
        (replica(basis="safety", basis_note="pier fall"), []),
        (replica(basis="unrecognizable", basis_note="masked"), []),
        (replica(basis="safety"), ["TAL308"]),
        (replica(basis="customary-post", alteration=("pitch",)), ["TAL307"]),
        (replica(basis="existing-agreement", agreement_ref="MOU-4"), ["TAL307"]),
        (replica(), ["TAL307"]),
    ],
)
def test_what_spares_the_further_consent_to_use(person: Appearance, said: list[str]) -> None:
    assert acts(person, row("CON-1", covers=("create",))) == said
    assert acts(person, row("CON-1", covers=("create", "use-same-production"))) == []
    assert acts(person, row("CON-1", covers=("use-same-production",))) == ["TAL306"]


@pytest.mark.parametrize(
    ("production", "covers", "said"),
    [
        ("NF-S1", ("create", "use-other-production"), ["TAL307"]),
        ("NF-S0", ("create", "use-other-production"), []),
        (None, ("create", "use-other-production"), []),
        ("NF-S0", ("create", "use-same-production"), []),
        ("NF-S0", ("create",), ["TAL307"]),
    ],
)
def test_use_here_is_use_elsewhere_for_a_consent_of_another_production(
    production: str | None, covers: Any, said: list[str]
) -> None:
    """A consent for another production that does not cover this one is told by TAL304, and taken here as what it says."""
    assert acts(replica(), row("CON-1", production=production, covers=covers)) == said


@pytest.mark.parametrize("kind", ["alteration", "double", "dub"])
@pytest.mark.parametrize(
    ("based", "spares"),
    [
        ({"basis": "customary-post", "alteration": ("pitch", "clarity")}, {"alteration", "double", "dub"}),
        ({"basis": "customary-post", "alteration": ()}, set()),
        ({"basis": "existing-agreement", "agreement_ref": "MOU-4"}, {"double", "dub"}),
        ({"basis": "existing-agreement"}, set()),
        ({"basis": "safety", "basis_note": "pier fall"}, set()),
        ({"basis": "as-scripted", "script": Script(version="v7", dated=PERFORMED), "performed_on": PERFORMED}, {"alteration", "double", "dub"}),
        ({"basis": "as-scripted", "script": Script(version="v7", dated=PERFORMED + ONE), "performed_on": PERFORMED}, set()),
        ({"alteration": ("pitch",)}, set()),
    ],
)  # fmt: skip
def test_what_spares_the_consent_to_an_alteration(kind: Any, based: dict[str, Any], spares: set[str]) -> None:
    person = Appearance(talent="T-014", manifestation=kind, **based)
    assert acts(person) == ([] if kind in spares else ["TAL309"])
    assert acts(person, row("CON-1", covers=("dub" if kind == "dub" else "alteration",))) == []
    assert acts(person, row("CON-1", covers=("alteration" if kind == "dub" else "dub",))) == ([] if kind in spares else ["TAL309"])


@pytest.mark.parametrize("kind", ["double", "dub"])
def test_doubles_and_dubs_by_people_ask_for_nothing(kind: Any) -> None:
    shot = element(Appearance(talent="T-014", manifestation=kind), ai=Ai("none"))
    assert ids(case(delivery(shot, photography_start=None)), *ACTS, "TAL313", "TAL319") == []
    assert ids(case(delivery(replace(shot, ai=Ai("assisted")), photography_start=None)), *ACTS) == [
        {"double": "TAL309", "dub": "TAL312"}[kind]
    ]


@pytest.mark.parametrize("kind", ["replica", "alteration", "synthetic", "dub", "double"])
@pytest.mark.parametrize("word", ["tone", "delivery", "intent", "lip-sync-new-dialogue"])
@pytest.mark.parametrize("use", ["none", "edited"])
def test_what_a_person_says_or_means_is_theirs_whatever_the_basis(kind: Any, word: str, use: Any) -> None:
    person = replica("CON-1", manifestation=kind, alteration=("pitch", word), basis="existing-agreement", agreement_ref="MOU-4")
    covers = ("create", "use-same-production", "dub")
    shot = element(person, ai=Ai(use, created_on=WORKED))
    assert ids(case(delivery(shot, consents=(row("CON-1", covers=covers),))), *ACTS) == ["TAL310"]
    assert ids(case(delivery(shot, consents=(row("CON-1", covers=(*covers, "alteration")),))), *ACTS) == []


@pytest.mark.parametrize(("start", "said"), [(TERM - ONE, []), (TERM, ["TAL312"]), (TERM + ONE, ["TAL312"]), (None, ["TAL312"])])
def test_dubs_fall_under_the_newer_terms_from_their_day_on(start: date | None, said: list[str]) -> None:
    dub = replica(manifestation="dub", basis="existing-agreement", agreement_ref="MOU-4")
    assert acts(dub, photography_start=start) == said
    assert acts(dub, row("CON-1", covers=("dub",)), photography_start=start) == []
    assert acts(dub, row("CON-1", covers=("create", "alteration")), photography_start=start) == said
