"""Rows: tools without a name, approvals without a paper, scopes with nothing in them; each told once, at its row."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.element import Ai, AiUse, Step
from gate.location import Location
from gate.register import Document, Tool
from gate_clearance import ai_unspecified_tool, empty_scope, undocumented_clearance
from tests.rules.clearing import DAY, DELIVERY, ELEMENT, FILE, GOOD, ONE, SCOPE, at, judged, places, told, with_row

TERRITORIES = st.lists(st.sampled_from(["worldwide", "US", "GB"]), max_size=2).map(tuple)
DIMENSIONS = ["elements", "roles", "uses", "tools", "media"]


@given(TERRITORIES, TERRITORIES, st.sampled_from([*DIMENSIONS, None]), st.sampled_from(["approved", "requested", "revoked"]))
def test_a_scope_is_empty_if_and_only_if_nothing_is_left_of_a_dimension(
    granted: tuple[str, ...], excepted: tuple[str, ...], dropped: str | None, status: Any
) -> None:
    """The oracle: the places of a small world, less the exceptions."""
    scope = replace(SCOPE, territories=granted, territories_except=excepted, **({dropped: ()} if dropped else {}))
    row = replace(GOOD, scope=scope, status=status)
    world = {"US", "GB", "FR"}
    left = (world if "worldwide" in granted else {*granted}) - (world if "worldwide" in excepted else {*excepted})
    empty = status == "approved" and (not left or dropped is not None)
    useless = status == "approved" and (dropped in {"elements", "tools"} or bool(excepted and not left))
    assert bool(told(empty_scope, clearances=(row,))) is empty
    assert not told(empty_scope, replace(ELEMENT, usage="reference"), clearances=(row,))
    unlisted = replace(ELEMENT, clearances=())
    assert bool(told(empty_scope, unlisted, clearances=(row,))) is useless
    for other in ({"production": "NF-S0"}, {"expires_on": DAY - ONE}):
        assert not told(empty_scope, unlisted, clearances=(replace(row, **other),))
    assert bool(told(empty_scope, unlisted, clearances=(replace(row, expires_on=DAY),))) is useless
    rules = {finding.rule.id for finding in with_row(row)}
    assert rules <= {"AI117"} if empty else "AI117" not in rules


EMPTY = replace(GOOD, scope=replace(SCOPE, roles=(), media=()))


def test_an_empty_scope_is_told_once_with_what_it_lacks_and_who_leans_on_it() -> None:
    elements = [at(n, id=f"NF_103_{n}", clearances=("CLR-9", "CLR-1") if n else ()) for n in range(9)]
    [finding] = told(empty_scope, *elements, clearances=(EMPTY, replace(GOOD, id="CLR-9")))
    assert (finding.row, finding.element) == ("CLR-1", None)
    assert finding.found == "CLR-1: it names no roles, media"
    assert finding.message.endswith("no roles, media, and NF_103_1, NF_103_2, NF_103_3 and 5 more lean on it")
    assert places([finding]) == ["/clearances/0/scope", *(f"/elements/{n}/clearances/1" for n in (1, 2, 3, 4, 5))]


def test_who_leans_on_an_empty_scope_is_named_once() -> None:
    [finding] = told(empty_scope, replace(ELEMENT, clearances=("CLR-1", "CLR-1")), clearances=(EMPTY,))
    assert finding.message == "clearance CLR-1 can cover nothing: it names no roles, media, and NF_103_010 leans on it"
    bare = replace(GOOD, scope=replace(SCOPE, tools=()))
    [finding] = told(empty_scope, replace(ELEMENT, clearances=()), clearances=(bare,))
    assert finding.message == "clearance CLR-1 can cover nothing: it names no tools"


def test_each_lapse_of_a_row_is_shown_and_its_gaps_where_one_element_leans_on_it() -> None:
    narrow = replace(SCOPE, roles=("prop",))
    row = replace(GOOD, status="revoked", expires_on=DAY - ONE, scope=narrow)
    [finding] = with_row(row)
    assert finding.found == "CLR-1 is revoked, expired on 2026-11-19"
    assert finding.message == f"{finding.found}, and NF_103_010 leans on it; nor does it cover role background"
    assert places([finding]) == ["/clearances/0/status", "/clearances/0/expires_on", "/elements/0/clearances/0"]
    [finding] = with_row(replace(row, scope=SCOPE))
    assert finding.message == f"{finding.found}, and NF_103_010 leans on it"
    twice = replace(DELIVERY, elements=(at(0, id="NF_1"), at(1, id="NF_2")), clearances=(row,))
    assert [finding.message for finding in judged(twice)] == [f"{finding.found}, and NF_1, NF_2 lean on it"]


def test_territories_all_excepted_are_told_at_the_exceptions() -> None:
    [finding] = with_row(replace(GOOD, scope=replace(SCOPE, territories=("US", "GB"), territories_except=("GB", "US"))))
    assert finding.location.pointer == "/clearances/0/scope/territories_except"
    assert finding.found == "CLR-1: every territory that it grants is excepted"
    [finding] = with_row(replace(GOOD, scope=replace(SCOPE, territories=())))
    assert finding.found == "CLR-1: it names no territories"


def test_beside_an_empty_scope_a_narrow_one_is_told_of_the_element_and_a_good_one_covers_it() -> None:
    empty = replace(EMPTY, id="CLR-2")
    [narrow, hollow] = with_row(empty, replace(GOOD, scope=replace(SCOPE, roles=("prop",), uses=("edited",), tools=("upscaler",))))
    assert (narrow.rule.id, narrow.location.pointer, hollow.rule.id, hollow.row) == (
        "AI104",
        "/elements/0/clearances/1",
        "AI117",
        "CLR-2",
    )
    assert [finding.rule.id for finding in with_row(empty, GOOD)] == ["AI117"]


def test_of_two_rows_with_one_id_the_empty_one_is_told() -> None:
    assert [finding.rule.id for finding in with_row(GOOD, EMPTY)] == ["AI117"]


PAPER = Document("DMS-1", "ab" * 32)


@pytest.mark.parametrize(
    ("row", "lacking"),
    [
        ({"document": None}, "document"),
        ({"document": replace(PAPER, sha256=None)}, "hash"),
        ({"document": PAPER}, None),
        ({"document": None, "status": "requested"}, None),
        ({"document": None, "status": "expired"}, None),
    ],
)
def test_an_approved_clearance_that_elements_list_shows_its_paper(row: dict[str, Any], lacking: str | None) -> None:
    rows = (replace(GOOD, **row), replace(GOOD, id="CLR-2", document=None))
    elements = [at(n, id=f"NF_{n}", ai=Ai("none"), usage="wip", clearances=("CLR-9", "CLR-1")) for n in (0, 1)]
    found = told(undocumented_clearance, *elements, clearances=rows)
    assert [(finding.row, finding.found) for finding in found] == ([("CLR-1", f"CLR-1 without {lacking}")] if lacking else [])
    if lacking:
        assert places(found) == ["/clearances/0/document", "/elements/0/clearances/1", "/elements/1/clearances/1"]
    assert not told(undocumented_clearance, replace(ELEMENT, clearances=()), clearances=rows)


def tool(key: str, name: str | None, version: str | None) -> Tool:
    return Tool(at=Location(FILE, f"/tools/{key}"), id=key, name=name, version=version)


@pytest.mark.parametrize(
    ("name", "version", "lacking", "place"),
    [
        ("Paint", "4", None, None),
        ("Paint", None, "version", "version"),
        (None, "4", "name", "name"),
        (None, None, "name and version", "name"),
    ],
)
def test_a_tool_that_is_used_states_name_and_version(name: Any, version: Any, lacking: str | None, place: str | None) -> None:
    tools = (tool("firefly", name, version), tool("unused", None, None))
    using = [at(n, id=f"NF_{n}", ai=Ai("assisted", tools=("lost",), steps=(Step("firefly"),))) for n in (0, 1)]
    idle = at(2, id="NF_2", ai=Ai("none", tools=("unused",)))
    found = told(ai_unspecified_tool, *using, idle, tools=tools)
    assert [finding.found for finding in found] == ([f"firefly without {lacking}"] if lacking else [])
    if lacking:
        assert (found[0].row, found[0].element) == ("firefly", None)
        assert places(found) == [f"/tools/firefly/{place}", "/elements/0/ai", "/elements/1/ai"]
        assert "NF_0, NF_1" in found[0].message


@pytest.mark.parametrize("use", get_args(AiUse))
def test_an_element_that_uses_ai_names_a_tool(use: Any) -> None:
    found = told(ai_unspecified_tool, at(3, ai=Ai(use)))
    assert places(found) == ([] if use == "none" else ["/elements/3/ai/tools"])
    assert not told(ai_unspecified_tool, at(3, ai=Ai(use, tools=("lost",))))
