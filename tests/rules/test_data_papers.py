"""Papers: a right that something leans on is a right, is in force, and names its paper; each told once, at its row."""

from typing import Any

import pytest
from msgspec.structs import replace

from gate.case import Case
from gate.element import Ai, Input, Step
from gate.policy import Policy
from gate.register import Document, Right, TrainedOn
from gate.sdk import right_lapses
from gate_data import lapsed_right, third_party_reference_input, undocumented_right
from tests.rules.feeding import DAY, ONE, delivery, element, model, right, told

PAPER = Document(ref="DMS-1", sha256="9f" * 32)
LEANING: dict[str, Any] = {
    "element": {"rights": ("R-9",)},
    "input": {"ai": Ai("edited", inputs=(Input("plate", "owned", rights="R-9"),))},
    "step": {"ai": Ai("edited", steps=(Step("paint", inputs=(Input("plate", "estate", rights="R-9"),)),))},
    "model": {"ai": Ai("edited", models=("M-1",))},
}
MODELS = (model("M-1", TrainedOn("lot", rights="R-9")), model("M-2", TrainedOn("lot", rights="R-7")))


@pytest.mark.parametrize("where", [*LEANING])
@pytest.mark.parametrize(
    ("paper", "said"), [(None, "R-9 without paper"), (Document(ref="DMS-1"), "R-9 without hash of its paper"), (PAPER, None)]
)
@pytest.mark.parametrize("usage", ["final", "reference"])
def test_a_right_that_something_leans_on_names_its_paper(where: str, paper: Document | None, said: str | None, usage: Any) -> None:
    rows = (replace(right("R-9"), document=paper), right("R-7", index=1))
    shot = element(usage=usage, **LEANING[where])
    found = told(undocumented_right.check, delivery(shot, rights=rows, models=MODELS))
    assert [(one.row, one.found) for one in found] == ([("R-9", said)] if said else [])
    assert told(undocumented_right.check, delivery(element(), rights=rows, models=MODELS)) == []


def test_a_right_that_many_lean_on_is_told_once() -> None:
    shots = [element(index, rights=("R-9",)) for index in range(9)]
    [found] = told(undocumented_right.check, delivery(*shots, rights=(right("R-9"),)))
    assert found.location.pointer == "/rights/0/document"
    assert "9 places lean on it" in found.message
    assert [place.location.pointer for place in found.related] == [f"/elements/{index}/rights/0" for index in range(5)]


@pytest.mark.parametrize(
    ("changes", "lapsed"),
    [
        ({}, False),
        ({"expires_on": DAY}, False),
        ({"expires_on": DAY - ONE}, True),
        ({"kind": "none"}, True),
        ({"kind": " None"}, True),
        ({"kind": "licence"}, False),
        ({"kind": "nonexclusive"}, False),
    ],
)
def test_an_element_leans_on_rights_that_are_in_force(changes: dict[str, Any], lapsed: bool) -> None:
    rows = (replace(right("R-9"), **changes), right("R-8", index=1))
    check = lapsed_right.check
    poster = element(kind="graphic", rights=("R-8", "R-9"))
    found = told(check, delivery(poster, rights=rows))
    assert [one.row for one in found] == ["R-9"] * lapsed
    assert [place.location.pointer for one in found for place in one.related] == ["/elements/0/rights/1"] * lapsed
    for quiet in ({"usage": "temp"}, {"kind": "music"}, {"rights": ("R-8", "R-404")}):
        assert told(check, delivery(replace(poster, **quiet), rights=rows)) == []
    assert told(check, delivery(poster, rights=rows, stage="interim")) == []


@pytest.mark.parametrize(("kind", "rules"), [("estate", ["DAT506"]), ("third-party", ["DAT506"]), ("owned", ["DAT511"])])
def test_of_one_lapsed_right_one_rule_speaks(kind: str, rules: list[str]) -> None:
    shot = element(rights=("R-9",), ai=Ai("edited", inputs=(Input("star", kind, rights="R-9"),)))
    delivered = delivery(shot, rights=(right("R-9", DAY - ONE),))
    checks = (third_party_reference_input.check, lapsed_right.check)
    assert [one.rule.id for check in checks for one in told(check, delivered)] == rules


def test_a_right_of_no_kind_stated_is_one() -> None:
    case = Case(delivery=delivery(), policy=Policy(), today=DAY)
    row: Right = right("R-9")
    assert [*right_lapses(row, case)] == []
    assert [lapse.at.pointer for lapse in right_lapses(replace(row, kind="none", expires_on=DAY - ONE), case)] == [
        "/rights/0/kind",
        "/rights/0/expires_on",
    ]
