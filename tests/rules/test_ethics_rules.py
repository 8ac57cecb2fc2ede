"""Ethics: whose work was replaced, what stands in the news, and who wrote the screenplay."""

from itertools import product
from typing import Any

import pytest

from gate.delivery import Screenplay
from gate.element import Ai, Attestation, Replaces
from gate_ethics import generated_news, unattested_screenplay, union_role_displacement
from tests.rules.feeding import MADE, USES, at, delivery, element, told


@pytest.mark.parametrize("answer", ["yes", "no", "unsure", None])
@pytest.mark.parametrize("replaces", [None, Replaces("matte artist"), Replaces("matte artist", "MOU-4")])
@pytest.mark.parametrize(("usage", "stage", "use"), [("final", "final", "generated"), ("temp", "interim", "none")])
def test_work_that_was_replaced_has_an_agreement(answer: Any, replaces: Replaces | None, usage: str, stage: str, use: Any) -> None:
    one = element(usage=usage, ai=Ai(use, attest=Attestation(no_talent_replaced=answer)), replaces=replaces)
    found = told(union_role_displacement.check, delivery(one, stage=stage))
    expected = []
    if replaces and not replaces.agreement_ref:
        expected = [("/elements/0/replaces", "replaces matte artist, agreement_ref not stated")]
    elif not replaces and answer in {"no", "unsure"}:
        expected = [("/elements/0/ai/attest/no_talent_replaced", f"no_talent_replaced: {answer}, replaces not stated")]
    assert [(item.location.pointer, item.found) for item in found] == expected
    assert all(item.element == "NF_0" for item in found)


def test_who_vouches_for_nothing_is_not_asked() -> None:
    assert told(union_role_displacement.check, delivery(element())) == []


def test_what_ai_made_for_the_news_is_told() -> None:
    genres = (None, "drama", "documentary", "news", "current-affairs")
    for genre, use, usage, stage in product(genres, USES, ("final", "temp"), ("final", "interim")):
        found = told(generated_news.check, delivery(element(ai=Ai(use), usage=usage), genre=genre, stage=stage))
        asked = genre in {"news", "current-affairs"} and use in MADE and usage == stage == "final"
        assert [(item.element, item.found) for item in found] == ([("NF_0", f"ai.use: {use} in {genre}")] if asked else [])


@pytest.mark.parametrize("stage", ["final", "interim"])
@pytest.mark.parametrize(
    ("screenplay", "said"),
    [
        (None, "screenplay not stated"),
        (Screenplay(human_authored="no", ref="DMS-12"), "human_authored: no"),
        (Screenplay(human_authored="unsure", ref="DMS-12"), "human_authored: unsure"),
        (Screenplay(human_authored="yes"), "ref not stated"),
        (Screenplay(human_authored="yes", ref="DMS-12"), None),
    ],
)
def test_people_vouch_for_the_screenplay(screenplay: Screenplay | None, said: str | None, stage: str) -> None:
    found = told(unattested_screenplay.check, delivery(element(), screenplay=screenplay, stage=stage))
    assert [(item.found, item.location) for item in found] == (
        [(said, at("/delivery/screenplay"))] if said and stage == "final" else []
    )
