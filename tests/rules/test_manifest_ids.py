"""Ids: which two look the same, and that look-alikes and doubles never go unsaid."""

import string
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gate.register import Consent
from gate.testing import case
from gate_manifest import duplicate_id, look_alike_id, unresolved_reference
from gate_manifest.skeleton import bones, skeleton

ALIKE = [
    ("CON-003", "CON-OO3"),
    ("CON-1", "CON-l"),
    ("CON-I", "con_l"),
    ("NF_103", "nf-103"),
    ("NF_103", "NF 103"),
    ("RIV_A_B", "riv-a.b"),
    ("NF_203", "NF203"),
    ("CAST", "C\N{CYRILLIC CAPITAL LETTER A}ST"),
    ("CAST", "C\N{GREEK CAPITAL LETTER ALPHA}ST"),
    ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe"),
    ("NF", "\N{FULLWIDTH LATIN CAPITAL LETTER N}F"),
]
NEAR = st.text("abCIOoLl015_-. |\u0430\u039f\u00b7\u00e9", min_size=1, max_size=6)
APART = [
    ("CON-003", "CON-004"),
    ("NF_1_11", "NF_11_1"),
    ("A", "B"),
    ("NF_103_010", "NF_103_0100"),
    ("T-5", "T-S"),
    ("RIV_A_B", "RIV_AB"),
]


@given(NEAR | st.text(min_size=1, max_size=6))
def test_bones_are_a_skeleton_without_what_parts_it(name: str) -> None:
    assert bones(name) == skeleton(name).replace("\u00b7", "").encode()


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_look_alikes_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_ids_that_can_be_told_apart_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(text=st.text(min_size=1, max_size=12))
def test_case_and_unicode_form_never_tell_ids_apart(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert skeleton(unicodedata.normalize(form, text)) == skeleton(unicodedata.normalize("NFC", text))
    if text.isascii():
        assert skeleton(text.upper()) == skeleton(text.lower())


def consents(ids: list[str]) -> str:
    rows = [f"  - {{id: '{name}', status: active, talent: T-014, covers: [create]}}" for name in ids]
    return "\n".join(["consents:", *rows, ""])


IDS = st.lists(st.text("CON01OlI-_" + string.digits, min_size=1, max_size=4), min_size=1, max_size=6)


@given(ids=IDS)
def test_every_id_after_the_first_of_its_looks_is_one_finding(ids: list[str]) -> None:
    of = case(consents(ids))
    assume(not of.faults)
    doubles = [finding.location for finding in duplicate_id.check(of)]
    alikes = [finding.location for finding in look_alike_id.check(of)]
    rows: tuple[Consent, ...] = of.delivery.consents
    earlier = [ids[:index] for index in range(len(ids))]
    assert doubles == [row.at / "id" for row, before in zip(rows, earlier, strict=True) if row.id in before]
    assert alikes == [
        row.at / "id"
        for row, before in zip(rows, earlier, strict=True)
        if row.id not in before and skeleton(row.id) in {skeleton(name) for name in before}
    ]


def test_the_nearest_id_is_named_for_the_first_slips_only() -> None:
    listed = ", ".join(f"CLR-90{number:02d}" for number in range(30))
    element = f"elements: [{{id: A, kind: still, media: a.png, usage: final, ai: {{use: none}}, clearances: [{listed}]}}]\n"
    of = case(element + "clearances: [{id: CLR-9099, status: approved, scope: {elements: [A]}}]\n")
    fixes = [finding.fix for finding in unresolved_reference.check(of)]
    assert ["did you mean CLR-9099?" in fix for fix in fixes] == [True] * 20 + [False] * 10


def test_a_lost_id_is_told_once_where_it_stands_first_with_the_other_places() -> None:
    rows = "".join(
        f"  - {{id: E{number}, kind: still, media: {number}.png, usage: final, ai: {{use: edited, tools: [paint]}}}}\n"
        for number in range(3)
    )
    [finding] = unresolved_reference.check(case(f"elements:\n{rows}"))
    assert (finding.element, finding.location.pointer) == (None, "/elements/0/ai/tools/0")
    assert [other.location.pointer for other in finding.related] == [f"/elements/{number}/ai/tools/0" for number in (1, 2)]
    assert "named in 3 places" in finding.message
    [alone] = unresolved_reference.check(case(f"elements:\n{rows.splitlines()[0]}\n"))
    assert (alone.element, alone.related) == ("E0", ())
