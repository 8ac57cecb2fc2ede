"""Consents: a person's appearance passes if and only if every act that it needs was agreed to, in every modality and territory."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, Script
from tests.rules.consent_oracle import expected
from tests.rules.consenting import DAY, ONE, WORKED, case, delivery, element, ids, replica, row, spoilt, told

OLD_SCRIPT, NEW_SCRIPT = Script(version="v7", dated=DAY - 60 * ONE), Script(version="v8", dated=DAY - 58 * ONE)
PERFORMED = DAY - 59 * ONE
JUDGED = (
    "TAL301",
    "TAL302",
    "TAL303",
    "TAL304",
    "TAL305",
    "TAL306",
    "TAL307",
    "TAL308",
    "TAL309",
    "TAL310",
    "TAL312",
    "TAL321",
    "TAL322",
)

ODD_PERSON: dict[str, tuple[Any, ...]] = {
    "manifestation": ("alteration", "alteration", "dub", "dub", "double", "synthetic"),
    "modality": (("likeness",), ("voice",), ("motion",), ()),
    "alteration": (("cosmetic", "pitch"), ("pitch", "tone"), ("delivery",), ("lip-sync-new-dialogue",), ("intent", "noise")),
    "basis": ("as-scripted", "as-scripted", "safety", "unrecognizable", "customary-post", "existing-agreement"),
    "basis_note": ("pier fall",),
    "script": (OLD_SCRIPT, NEW_SCRIPT, replace(OLD_SCRIPT, dated=PERFORMED)),
    "performed_on": (PERFORMED, PERFORMED),
    "agreement_ref": ("MOU-4",),
}
BASED = [
    {},
    {"basis": "as-scripted", "script": OLD_SCRIPT, "performed_on": PERFORMED},
    {"basis": "as-scripted", "script": replace(OLD_SCRIPT, dated=PERFORMED), "performed_on": PERFORMED},
    {"basis": "as-scripted", "script": NEW_SCRIPT, "performed_on": PERFORMED},
    {"basis": "as-scripted", "performed_on": PERFORMED},
    {"basis": "as-scripted", "script": OLD_SCRIPT},
    {"basis": "safety", "basis_note": "pier fall"},
    {"basis": "unrecognizable"},
    {"basis": "customary-post", "alteration": ("cosmetic", "pitch")},
    {"basis": "customary-post", "alteration": ("cosmetic", "tone")},
    {"basis": "customary-post"},
    {"basis": "existing-agreement", "agreement_ref": "MOU-4"},
    {"basis": "existing-agreement"},
]
ODD_ROW: dict[str, tuple[Any, ...]] = {
    "status": ("revoked", "pending"),
    "talent": ("T-015",),
    "covers": (
        ("create",), ("create", "use-same-production"), ("use-same-production",), ("alteration",), ("dub",), ("promo", "training"),
        ("create", "use-other-production"), ("use-other-production",), ("create", "use-same-production", "promo"),
        ("create", "alteration"), ("create", "dub"),
    ),
    "modality": (("likeness",), ("voice",), ("likeness", "voice"), ()),
    "production": ("NF-S0", "NF-S0", None),
    "elements": (("NF_103_*",), ("NF_104_*",), ("*_0", "X")),
    "territories": (("US",), ("GB",), ("GB", "US"), ("worldwide",), ("GB", "FR")),
    "signed_on": (WORKED, WORKED + ONE, WORKED + ONE, DAY, DAY + ONE, None),
    "expires_on": (DAY, DAY - ONE),
}  # fmt: skip
ODD_ELEMENT: dict[str, tuple[Any, ...]] = {
    "id": ("NF_104_0", "X"),
    "kind": ("trailer",),
    "usage": ("temp", "reference"),
    "ai": (
        Ai("none", created_on=WORKED),
        Ai("none"),
        Ai("assisted"),
        Ai("edited", created_on=WORKED),
        Ai("edited", role="background", created_on=WORKED),
        Ai("edited", role="set-extension", created_on=WORKED),
        Ai("generated", created_on=OLD_SCRIPT.dated),
        Ai("edited", created_on=OLD_SCRIPT.dated - ONE),
    ),
}
ODD_HEAD: dict[str, tuple[Any, ...]] = {
    "territories": (("US",), ("worldwide",), (), ("FR",)),
    "photography_start": (date(2027, 6, 30), date(2027, 7, 1), None),
    "genre": ("promo", "drama", "pitch", "proof-of-concept", "high-concept-drama"),
    "media": (("svod", "promo"), ("all",)),
    "stage": ("interim",),
    "delivered_on": (None, DAY - ONE, DAY + ONE),
}
TWIN = replace(row("CON-3"), at=row("CON-4").at)
based = st.sampled_from(BASED)
made = st.sampled_from(["replica"] * 5 + ["alteration", "alteration", "dub", "dub", "double"])
people = st.builds(
    lambda person, kind, basis: replace(person, manifestation=kind, **basis), spoilt(replica(), ODD_PERSON, 1), made, based
) | spoilt(replica(), ODD_PERSON)
registers = st.tuples(
    spoilt(row("CON-1"), ODD_ROW), spoilt(row("CON-2"), ODD_ROW, 3), spoilt(row("CON-3"), ODD_ROW), spoilt(TWIN, ODD_ROW)
)
listed = st.sampled_from(
    [("CON-1",)] * 3
    + [("CON-1", "CON-2")] * 4
    + [("CON-3",), ("CON-2", "CON-3", "CON-2"), ("CON-2",), (), ("CON-9",), ("CON-1", "CON-9")]
)
deliveries = st.builds(
    lambda head, shot, person, consents, register: replace(
        head, elements=(replace(shot, talent=(replace(person, consents=consents),)),), consents=register
    ),
    spoilt(delivery(), ODD_HEAD, 1),
    spoilt(element(), ODD_ELEMENT, 1),
    people,
    listed,
    registers,
)

COMBINED = 1000
"""Deliveries tried: enough for nearly every comparison of the family to be decisive in one of them."""


@settings(max_examples=COMBINED, deadline=None)
@given(deliveries)
def test_an_appearance_passes_if_and_only_if_all_that_it_needs_was_agreed_to(head: Delivery) -> None:
    said = ids(case(head), *JUDGED)
    assert set(said) == expected(head)


@settings(max_examples=300, deadline=None)
@given(deliveries, st.sampled_from(["US", "GB", "FR"]))
def test_asking_for_more_territories_never_clears_a_finding(head: Delivery, more: str) -> None:
    wider = replace(head, territories=(*(head.territories or ("worldwide",)), more))
    assert set(ids(case(head), *JUDGED)) <= set(ids(case(wider), *JUDGED))


@settings(max_examples=300, deadline=None)
@given(deliveries)
def test_no_two_findings_stand_in_one_place_for_one_rule(head: Delivery) -> None:
    judged: Case = case(head)
    for rule in JUDGED:
        found = [(finding.location, finding.found) for finding in told(judged, rule)]
        assert len(found) == len(set(found))
