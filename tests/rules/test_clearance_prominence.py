"""Prominence: what may go out on a notice, what bears human work, what must be named, and what contradicts itself."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.delivery import Notice
from gate.element import Ai, AiUse, Element, Usage
from gate.location import Location
from gate.policy import Policy
from gate_clearance import (
    incidental_ai_review,
    key_creative_element_ai,
    prominence_contradiction,
    prominent_ai_without_human_input,
    uncleared_ai_element,
)
from tests.rules.clearing import DAY, ELEMENT, FILE, GOOD, ONE, SCOPE, places, told

ON_SCREEN = ["none", "incidental", "featured", "story-critical", None]
KEY = ["main-character", "key-visual", "setting"]
ROLES = [*KEY, "background", "prop", None]
RELAXED = Policy(settings={"AI101": {"incidental_needs_clearance": False}})
NOTICE = {"never": None, "late": Notice("desk", DAY + ONE), "on the day": Notice("desk", DAY)}
screens, roles, truths = st.sampled_from(ON_SCREEN), st.sampled_from(ROLES), st.sampled_from([True, False, None])


@pytest.mark.parametrize("notice", NOTICE)
@pytest.mark.parametrize("on_screen", ON_SCREEN)
@pytest.mark.parametrize("referenced", [True, False, None])
@pytest.mark.parametrize("policy", [Policy(), RELAXED], ids=["strict", "relaxed"])
def test_an_uncleared_element_is_told_by_the_one_rule_or_the_other(
    notice: str, on_screen: Any, referenced: bool | None, policy: Policy
) -> None:
    element = replace(ELEMENT, clearances=(), on_screen=on_screen, referenced=referenced)
    excused = (notice, on_screen, referenced, policy) == ("on the day", "incidental", False, RELAXED)
    asked = {"policy": policy, "notified": NOTICE[notice]}
    assert bool(told(uncleared_ai_element, element, **asked)) is not excused
    assert bool(told(incidental_ai_review, element, **asked)) is excused
    assert not told(incidental_ai_review, replace(element, clearances=("CLR-1",)), **asked)
    assert bool(told(incidental_ai_review, replace(element, clearances=("CLR-9",)), **asked)) is excused


GLIMPSED = replace(ELEMENT, clearances=(), on_screen="incidental", referenced=False)


@pytest.mark.parametrize("role", ROLES)
def test_no_notice_excuses_a_key_creative_role_nor_one_that_is_not_stated(role: str | None) -> None:
    element = replace(GLIMPSED, ai=replace(ELEMENT.ai, role=role))
    asked = {"policy": RELAXED, "notified": NOTICE["on the day"]}
    excused = role in {"background", "prop"}
    assert bool(told(uncleared_ai_element, element, **asked)) is not excused
    assert bool(told(incidental_ai_review, element, **asked)) is excused


def test_a_notice_still_to_come_excuses_nothing_and_what_ai_did_not_make_is_not_reviewed() -> None:
    asked = {"policy": RELAXED, "notified": NOTICE["on the day"]}
    assert told(uncleared_ai_element, GLIMPSED, today=DAY - ONE, **asked)
    assert told(uncleared_ai_element, GLIMPSED, today=DAY + ONE, policy=RELAXED, notified=NOTICE["late"])
    assert not told(incidental_ai_review, replace(GLIMPSED, ai=Ai("enhanced", role="prop")), **asked)
    assert not told(incidental_ai_review, GLIMPSED, stage="interim", **asked)


patterns = st.lists(st.sampled_from(["NF_103_010", "NF_103_*", "*", "NF_103_01*", "NF_103_011"]), min_size=1, max_size=2)


@given(roles, st.lists(patterns, min_size=1, max_size=2), st.booleans(), st.booleans())
def test_a_key_creative_element_passes_if_and_only_if_a_clearance_that_covers_holds_its_own_id(
    role: str | None, scopes: list[list[str]], apart: bool, revoked: bool
) -> None:
    """The oracle: each id is worth what the least of its rows is worth; a revoked last row is worth nothing."""
    rows = [
        replace(GOOD, id=f"CLR-{n}" if apart else "CLR-0", scope=replace(SCOPE, roles=(str(role),), elements=tuple(elements)))
        for n, elements in enumerate(scopes)
    ]
    rows[-1] = replace(rows[-1], status="revoked" if revoked else "approved")
    worth: dict[str, list[int]] = {}
    for row in rows:
        named = max({"NF_103_010": 2, "NF_103_011": 0}.get(pattern, 1) for pattern in row.scope.elements)
        worth.setdefault(row.id, []).append(0 if row.status == "revoked" else named)
    best = max(min(each) for each in worth.values())
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, role=role), clearances=tuple(sorted(worth)))
    assert bool(told(key_creative_element_ai, element, clearances=tuple(rows))) is (role in KEY and best == 1)


def test_a_key_creative_element_is_told_where_it_leans_with_the_patterns_that_grant_it() -> None:
    rows = tuple(
        replace(GOOD, at=Location(FILE, f"/clearances/{n}"), id=f"CLR-{n}", scope=replace(SCOPE, roles=("setting",)))
        for n in (0, 1)
    )
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, role="setting"), clearances=("CLR-9", "CLR-0", "CLR-1"))
    assert places(told(key_creative_element_ai, element, clearances=rows)) == [
        "/elements/0/clearances/1",
        "/clearances/0/scope/elements",
        "/clearances/1/scope/elements",
    ]


def test_an_id_with_a_star_is_named_by_nothing() -> None:
    starred = replace(GOOD, scope=replace(SCOPE, roles=("setting",), elements=("NF_*",)))
    element = replace(ELEMENT, id="NF_*", ai=replace(ELEMENT.ai, role="setting"))
    assert told(key_creative_element_ai, element, clearances=(starred,))


@given(st.sampled_from(get_args(AiUse)), screens, truths, st.sampled_from(get_args(Usage)), st.booleans())
def test_what_a_viewer_remembers_bears_human_work(
    use: Any, on_screen: Any, referenced: bool | None, usage: Any, interim: bool
) -> None:
    element = replace(ELEMENT, ai=Ai(use), on_screen=on_screen, referenced=referenced, usage=usage)
    stage = {"stage": "interim" if interim else "final"}
    prominent = on_screen in {"featured", "story-critical"} or referenced is True
    asked = use in {"edited", "generated", "unknown"} and usage == "final" and not interim
    found = told(prominent_ai_without_human_input, element, **stage)
    assert [finding.location.pointer for finding in found] == ["/elements/0/ai/human_input"] * (prominent and asked)
    assert not told(prominent_ai_without_human_input, replace(element, ai=Ai(use, human_input="painted over")), **stage)


def test_a_prominent_element_is_told_how_it_is_prominent() -> None:
    for on_screen, how in (("featured", "featured"), ("incidental", "referenced in the scene")):
        [finding] = told(prominent_ai_without_human_input, replace(ELEMENT, on_screen=on_screen, referenced=True))
        assert finding.found == f"{how}, no ai.human_input"


seen = st.builds(
    lambda use, role, **shown: replace(ELEMENT, ai=Ai(use, role=role), **shown),
    use=st.sampled_from(get_args(AiUse)),
    role=roles,
    on_screen=screens,
    referenced=truths,
    heard=truths,
    usage=st.sampled_from(get_args(Usage)),
)


@settings(max_examples=400)
@given(seen)
def test_small_on_screen_contradicts_what_the_scene_refers_to_and_key_roles(element: Element) -> None:
    only_heard = element.on_screen == "none" and element.heard is True
    small = element.on_screen in {"none", "incidental"} and not only_heard
    found = told(prominence_contradiction, element)
    assert bool(found) is (element.ai.use != "none" and small and (element.referenced is True or element.ai.role in KEY))
    for finding in found:
        assert finding.location.pointer == "/elements/0/on_screen"
        assert finding.found.endswith("the scene refers to it" if element.referenced else f"its role is {element.ai.role}")
