"""AI temp promoted to final: told if and only if nothing that covers it was granted since the temp was delivered."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Delivery
from gate.element import Ai, Element
from gate.finding import Finding
from gate.policy import Policy
from gate.register import Clearance
from gate_temp import ai_temp_promoted
from tests.rules.clearing import CHECKS, DAY, DELIVERY, ELEMENT, GOOD, ONE, SCOPE

THEN = date(2026, 10, 1)
HASH, OTHER = "ab" * 32, "cd" * 32
TEMP = replace(ELEMENT, usage="temp", media=("old.mov",), clearances=())


def earlier(*elements: Element, day: date | None = THEN) -> Delivery:
    return replace(DELIVERY, id="OLD", delivered_on=day, stage="interim", elements=elements, clearances=())


def judged(now: Element, *previous: Delivery, clearances: tuple[Clearance, ...] = (), stage: str = "final") -> list[Finding]:
    delivery = replace(DELIVERY, elements=(now,), clearances=clearances)
    case = Case(delivery=delivery, policy=Policy(), today=DAY, stage="final" if stage == "final" else "interim", previous=previous)
    return [*ai_temp_promoted.check(case)]


def granted(day: date | None, **more: Any) -> Clearance:
    return replace(GOOD, granted_on=day, **more)


@pytest.mark.parametrize(("day", "told"), [(THEN - ONE, True), (THEN, False), (THEN + ONE, False)])
def test_one_day_decides(day: date, told: bool) -> None:
    findings = judged(ELEMENT, earlier(TEMP), clearances=(granted(day),))
    assert [finding.location.pointer for finding in findings] == ["/elements/0/usage"] * told
    assert all(finding.related[0].location.pointer == "/elements/0/usage" for finding in findings)


@pytest.mark.parametrize("usage", ["temp", "wip", "reference"])
def test_every_usage_that_is_not_final_counts(usage: Any) -> None:
    assert judged(ELEMENT, earlier(replace(TEMP, usage=usage)), clearances=(granted(THEN - ONE),))
    assert not judged(ELEMENT, earlier(replace(TEMP, usage="final")), clearances=(granted(THEN - ONE),))


@pytest.mark.parametrize(
    ("use", "told"), [("generated", True), ("edited", True), ("unknown", True), ("enhanced", False), ("none", False)]
)
def test_only_what_needed_a_clearance_then_counts(use: Any, told: bool) -> None:
    assert bool(judged(ELEMENT, earlier(replace(TEMP, ai=Ai(use))), clearances=(granted(THEN - ONE),))) is told


def test_only_finals_of_a_final_delivery_are_asked() -> None:
    assert not judged(replace(ELEMENT, usage="reference"), earlier(TEMP), clearances=(granted(THEN - ONE),))
    assert not judged(ELEMENT, earlier(TEMP), clearances=(granted(THEN - ONE),), stage="interim")
    assert not judged(ELEMENT, clearances=(granted(THEN - ONE),))


def test_a_delivery_without_a_day_leaves_open_what_came_after_it() -> None:
    [finding] = judged(ELEMENT, earlier(TEMP, day=None), clearances=(granted(DAY),))
    assert "which states no day" in finding.message


def test_the_latest_delivery_in_which_it_was_temp_counts() -> None:
    later = THEN + 10 * ONE
    for between, told in ((THEN + 9 * ONE, True), (later, False)):
        assert bool(judged(ELEMENT, earlier(TEMP), earlier(TEMP, day=later), clearances=(granted(between),))) is told
    final = earlier(replace(TEMP, usage="final"), day=later)
    assert not judged(ELEMENT, earlier(TEMP), final, clearances=(granted(THEN),))
    assert judged(ELEMENT, earlier(TEMP), final, clearances=(granted(THEN - ONE),))


def test_of_what_it_was_by_id_and_by_hash_the_latest_counts() -> None:
    now = replace(ELEMENT, sha256=HASH)
    named, same = earlier(TEMP), replace(TEMP, id="NF_103_999", sha256=HASH)
    for day, told in ((THEN + ONE, True), (THEN - ONE, False), (None, False)):
        assert bool(judged(now, named, earlier(same, day=day), clearances=(granted(THEN),))) is told
        assert bool(judged(now, earlier(same, day=day), named, clearances=(granted(THEN),))) is told
    later = earlier(TEMP, day=THEN + ONE)
    assert judged(now, later, earlier(same), clearances=(granted(THEN),))


def test_of_two_clearances_one_that_is_new_is_enough_and_of_two_rows_both_must_be() -> None:
    old, new = granted(THEN - ONE), granted(THEN, id="CLR-2")
    both = replace(ELEMENT, clearances=("CLR-1", "CLR-2"))
    assert not judged(both, earlier(TEMP), clearances=(old, new))
    assert judged(ELEMENT, earlier(TEMP), clearances=(old, replace(new, id="CLR-1")))
    assert judged(ELEMENT, earlier(TEMP), clearances=(old, new))


@pytest.mark.parametrize("lacking", [(), (granted(THEN, status="revoked"),), (granted(THEN, production="NF-S0"),)])
def test_where_no_clearance_covers_it_the_rules_of_clearances_speak_alone(lacking: tuple[Clearance, ...]) -> None:
    delivery = replace(DELIVERY, elements=(ELEMENT,), clearances=lacking)
    case = Case(delivery=delivery, policy=Policy(), today=DAY, previous=(earlier(TEMP),))
    assert not [*ai_temp_promoted.check(case)]
    assert [finding for module in CHECKS for finding in module.check(case)]


@pytest.mark.parametrize(
    ("now", "then", "same"),
    [
        ({"media": ("old.mov",)}, {}, True),
        ({"media": ("new.mov",)}, {}, False),
        ({"media": ("new.mov",), "sha256": HASH}, {"sha256": HASH.upper()}, True),
        ({"media": ("old.mov",), "sha256": OTHER}, {"sha256": HASH}, False),
        ({"media": ("old.mov",), "sha256": OTHER}, {}, True),
        ({"media": ("old.mov",), "digest": OTHER}, {"digest": HASH}, False),
        ({"media": ("old.mov",), "digest": OTHER, "sha256": HASH}, {"digest": HASH, "sha256": HASH}, True),
        ({"media": ("old.mov",), "digest": OTHER}, {"sha256": HASH}, True),
        ({"id": "NF_103_999", "media": ("new.mov",), "sha256": HASH}, {"sha256": HASH}, True),
        ({"id": "NF_103_999", "media": ("new.mov",), "digest": HASH}, {"digest": HASH}, True),
        ({"id": "NF_103_999", "media": ("old.mov",)}, {}, True),
        ({"id": "NF_103_999", "media": ("old.mov",), "sha256": OTHER}, {"sha256": HASH}, False),
        ({"id": "NF_103_999", "media": ("x.mov", "old.mov")}, {}, True),
        ({"media": ("old.mov",)}, {"media": ("old.mov", "more.mov")}, True),
        ({"media": ("new.mov",)}, {"media": ("old.mov", "more.mov")}, False),
    ],
)
def test_material_that_is_declared_to_need_no_clearance_now_is_the_same_or_was_replaced(
    now: dict[str, Any], then: dict[str, Any], same: bool
) -> None:
    element = replace(ELEMENT, ai=Ai("none"), clearances=(), **now)
    assert bool(judged(element, earlier(replace(TEMP, **then)))) is same


def test_material_that_is_declared_to_need_none_now_is_held_against_what_was_declared_then() -> None:
    hidden = replace(ELEMENT, ai=replace(ELEMENT.ai, use="enhanced"), media=TEMP.media)
    assert not judged(hidden, earlier(TEMP), clearances=(granted(THEN),))
    assert judged(hidden, earlier(TEMP), clearances=(granted(THEN - ONE),))
    assert judged(hidden, earlier(TEMP), clearances=(granted(THEN, scope=replace(SCOPE, uses=("edited",))),))
    assert not judged(
        hidden, earlier(replace(TEMP, ai=Ai("edited"))), clearances=(granted(THEN, scope=replace(SCOPE, uses=("edited",))),)
    )


days = st.sampled_from([None, THEN - ONE, THEN, THEN + ONE, DAY, DAY + ONE])
hashes = st.sampled_from([None, None, HASH, OTHER])
uses = st.sampled_from(["none", "assisted", "enhanced", "edited", "generated", "generated", "unknown"])
usages = st.sampled_from(["final", "temp", "wip", "reference"])
rows = st.builds(
    lambda day, status, within: granted(day, status=status, scope=within),
    days,
    st.sampled_from(["approved", "approved", "approved", "requested"]),
    st.sampled_from([SCOPE, SCOPE, replace(SCOPE, uses=("generated",)), replace(SCOPE, elements=("NF_102_*",))]),
)
things = st.builds(
    lambda key, media, sha256, use, usage: replace(
        ELEMENT, id=key, media=(media,), sha256=sha256, usage=usage, ai=replace(ELEMENT.ai, use=use)
    ),
    st.sampled_from(["NF_103_010", "NF_103_020"]),
    st.sampled_from(["a.mov", "b.mov"]),
    hashes,
    uses,
    usages,
)


@settings(max_examples=1500, deadline=None)
@given(
    now=things,
    then=things,
    day=st.sampled_from([THEN, THEN, THEN, None]),
    registered=st.one_of(st.just(()), st.tuples(rows), st.tuples(rows, rows)),
)
def test_it_is_told_if_and_only_if_it_is_the_temp_of_then_and_nothing_since_covers_it(
    now: Element, then: Element, day: date | None, registered: tuple[Clearance, ...]
) -> None:
    needing = {"generated", "edited", "unknown"}
    same_bytes = now.sha256 is not None and now.sha256 == then.sha256
    other = (now.sha256 != then.sha256) if now.sha256 and then.sha256 else now.media != then.media
    named = now.id == then.id and (now.ai.use in needing or not other)
    same = same_bytes or named or (now.media == then.media and not other)
    was_temp = then.usage != "final" and then.ai.use in needing
    use = now.ai.use if now.ai.use in needing else then.ai.use
    use = "generated" if use == "unknown" else use
    covering = bool(registered) and all(
        row.status == "approved" and row.granted_on is not None and row.granted_on <= DAY
        and row.scope.elements == ("NF_103_*",) and use in row.scope.uses
        for row in registered
    )  # fmt: skip
    since = covering and day is not None and all(row.granted_on is not None and row.granted_on >= day for row in registered)
    silent = since or (now.ai.use in needing and not covering)
    expected = now.usage == "final" and was_temp and same and not silent
    assert len(judged(now, earlier(then, day=day), clearances=registered)) == int(expected)
