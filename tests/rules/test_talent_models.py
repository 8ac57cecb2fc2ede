"""Models: reuse needs every person in them, training needs each, and both are told once, at the model."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.element import Ai
from gate.location import Location
from gate.register import Consent, Model
from tests.rules.consenting import DAY, FILE, ONE, case, delivery, element, ids, places, replica, row, told

PEOPLE = ("T-014", "T-015")
SKETCHES = ("pitch", "concept", "proof-of-concept", "pitch-deck", "concept-trailer", "sizzle-reel", "pitches")


def model(key: str = "M-1", **changes: Any) -> Model:
    return replace(Model(at=Location(FILE, f"/models/{key}"), id=key, production="NF-S0", talent=PEOPLE), **changes)


def reuse(key: str, talent: str, **changes: Any) -> Consent:
    return row(key, **{"talent": talent, "covers": ("use-other-production",), "production": "NF-S0", **changes})


BOTH = (reuse("CON-1", "T-014"), reuse("CON-2", "T-015"))
consents = st.lists(
    st.builds(
        lambda key, talent, covers, status, production, expires: row(
            key, talent=talent, covers=covers, status=status, production=production, expires_on=expires
        ),
        st.sampled_from(["CON-1", "CON-2", "CON-3"]),
        st.sampled_from(["T-014", "T-015", "T-015", "T-016"]),
        st.sampled_from([("use-other-production",), ("use-other-production",), ("use-same-production", "create"), ("training",)]),
        st.sampled_from(["active", "active", "active", "revoked"]),
        st.sampled_from(["NF-S0", "NF-S1", None]),
        st.sampled_from([None, DAY, DAY - ONE]),
    ),
    max_size=3,
    unique_by=lambda row: row.id,
)


@settings(max_examples=500, deadline=None)
@given(
    consents,
    st.sampled_from(["NF-S1", "NF-S0", None]),
    st.sampled_from(["drama", "high-concept-thriller", *SKETCHES, None]),
    st.lists(st.sampled_from(["CON-1", "CON-2", "CON-3", "CON-9"]), max_size=3),
    st.tuples(st.sampled_from([PEOPLE, ("T-014",), ()]), st.booleans()),
)
def test_a_reused_model_needs_every_person_in_it(
    rows: list[Consent], production: str | None, genre: str | None, listed: list[str], use: tuple[tuple[str, ...], bool]
) -> None:
    talent, used = use
    made = model(production=production, talent=talent, reuse_consents=tuple(listed))
    shot = element(ai=Ai("generated", models=("M-1",) if used else ()))
    judged = case(delivery(shot, consents=tuple(rows), models=(made,), genre=genre))
    reused = used and bool(talent) and (production != "NF-S1" or genre in SKETCHES)
    known = {one.id: one for one in rows}
    mine = [known[key] for key in listed if key in known]
    bound = {"NF-S1", production} - {None}
    agreed = {one.talent for one in mine if "use-other-production" in one.covers and one.production in bound}
    lapsed = {one.id for one in mine if one.status != "active" or one.expires_on == DAY - ONE}
    assert ids(judged, "TAL317") == ["TAL317"] * (reused and {*listed} <= {*known} and not {*talent} <= agreed)
    assert {finding.row for finding in told(judged, "TAL305")} == (lapsed if reused else set())
    assert bool(ids(judged, "TAL302")) is bool({*listed} - {*known})


def test_a_reused_model_is_told_once_and_names_who_is_missing() -> None:
    shots = [element(number=number, ai=Ai("generated", models=("M-1",))) for number in range(3)]
    made = model(reuse_consents=("CON-1",))
    [finding] = told(case(delivery(*shots, consents=BOTH, models=(made,))), "TAL317")
    assert (finding.row, finding.element, finding.location.pointer) == ("M-1", None, "/models/M-1/reuse_consents")
    assert finding.found == "M-1 was trained for production NF-S0; T-015: no consent"
    assert "in 3 places" in finding.message
    assert [related.location.pointer for related in finding.related] == [f"/elements/{n}/ai/models/0" for n in range(3)]


@pytest.mark.parametrize("production", ["NF-S1", "NF-S0", None])
def test_a_replica_out_of_a_reused_model_leans_on_the_consents_to_reuse(production: str | None) -> None:
    shot = element(
        replica("CON-3", basis="safety", basis_note="pier fall"), ai=Ai("generated", created_on=DAY - 30 * ONE, models=("M-1",))
    )
    made = model(production=production, reuse_consents=("CON-1", "CON-2"))
    here = {"production": "NF-S1" if production is None else "NF-S0"}
    narrow = (replace(BOTH[0], territories=("US",), **here), replace(BOTH[1], **here), row("CON-3", covers=("create",)))
    judged = case(delivery(shot, consents=narrow, models=(made,)))
    reused = production != "NF-S1"
    assert ids(judged, "TAL306", "TAL307", "TAL317", "TAL321", "TAL322") == ["TAL321"] * reused
    assert places(judged, "TAL321") == ["/consents/CON-1/territories"] * reused
    lacking = case(delivery(shot, consents=narrow, models=(replace(made, reuse_consents=("CON-2",)),)))
    assert ids(lacking, "TAL306", "TAL307", "TAL317", "TAL321") == ["TAL317"] * reused
    others = case(delivery(shot, consents=narrow, models=(replace(made, talent=("T-015",)),)))
    assert ids(others, "TAL306", "TAL307", "TAL317", "TAL321") == []


def test_a_consent_to_use_elsewhere_that_the_appearance_lists_reaches_as_well() -> None:
    shot = element(replica("CON-3"), ai=Ai("generated", created_on=DAY - 30 * ONE, models=("M-1",)))
    made = model(talent=("T-014",), reuse_consents=("CON-1",))
    wide = row("CON-3", covers=("create", "use-other-production"))
    same = row("CON-3", covers=("create", "use-same-production"))
    narrow = replace(BOTH[0], territories=("US",))
    assert ids(case(delivery(shot, consents=(narrow, wide), models=(made,))), "TAL321") == []
    assert ids(case(delivery(shot, consents=(narrow, same), models=(made,))), "TAL321") == ["TAL321"]


training = st.lists(
    st.builds(
        lambda key, talent, covers, use, production, status, expires: row(
            key, talent=talent, covers=covers, training_use=use, production=production, status=status, expires_on=expires
        ),
        st.sampled_from(["CON-1", "CON-2", "CON-3"]),
        st.sampled_from(PEOPLE),
        st.sampled_from([("training",), ("training", "create"), ("create", "use-other-production")]),
        st.sampled_from([None, "permitted", "permitted", "prohibited"]),
        st.sampled_from(["NF-S1", "NF-S1", "NF-S0", None]),
        st.sampled_from(["active", "active", "active", "pending"]),
        st.sampled_from([None, DAY, DAY - ONE]),
    ),
    max_size=3,
)


@settings(max_examples=500, deadline=None)
@given(training, st.sampled_from(["NF-S1", "NF-S0", None]), st.sampled_from([PEOPLE, ("T-014",), ()]), st.booleans(), st.booleans())
def test_training_needs_the_consent_of_each_person_for_the_models_production(
    rows: list[Consent], production: str | None, talent: tuple[str, ...], leaned: bool, used: bool
) -> None:
    shot = element(replica("CON-1")) if leaned else element()
    shot = replace(shot, ai=replace(shot.ai, models=("M-1",) if used else ()))
    judged = case(delivery(shot, consents=tuple(rows), models=(model(production=production, talent=talent),)))
    agreed = {
        one.talent
        for one in rows
        if "training" in one.covers
        and one.training_use != "prohibited"
        and one.production == (production or "NF-S1")
        and ((one.status == "active" and one.expires_on != DAY - ONE) or (leaned and one.id == "CON-1"))
    }
    unstated = ("T-014",) if leaned and used and production != "NF-S1" else ()
    asked = {*(talent or unstated)} if used or production != "NF-S0" else set()
    assert ids(judged, "TAL323") == ["TAL323"] * (not asked <= agreed)


def test_training_is_told_at_the_model() -> None:
    shot = element(ai=Ai("generated", models=("M-1",)))
    [finding] = told(case(delivery(shot, models=(model(),))), "TAL323")
    assert (finding.row, finding.element, finding.location.pointer) == ("M-1", None, "/models/M-1/talent")
    assert finding.found == "M-1 trained on T-014, T-015, no consent to training"
