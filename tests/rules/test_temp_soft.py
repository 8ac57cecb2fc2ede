"""Soft labels, placeholders and stock comps: which names count, which are innocent, and that one cause is told once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.case import Case
from gate.delivery import Stage
from gate.element import Ai, Disclosure, Element, Kind, Usage
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.register import Right
from gate_temp import (
    labels,
    placeholder_text,
    status_not_final,
    stock_comp_unlicensed,
    temp_label_in_final,
    temp_music_or_vo,
    temp_soft_label,
    tokens,
)
from tests.rules.clearing import DAY, DELIVERY, ONE

RULES = (temp_label_in_final, temp_soft_label, status_not_final, stock_comp_unlicensed, placeholder_text, temp_music_or_vo)
RIGHT = Right(at=Location("r.yaml", "/rights/0"), id="R-1", expires_on=DAY)


def element(*media: str, kind: Kind = "shot", key: str = "NF_103_1", usage: Usage = "final", **more: Any) -> Element:
    return Element(at=Location("delivery.yaml", "/elements/0"), id=key, kind=kind, media=media, usage=usage, ai=Ai("none"), **more)


def judged(one: Element, *rights: Right, stage: Stage = "final", policy: Policy = Policy()) -> list[Finding]:  # noqa: B008  (frozen)
    delivery = DELIVERY.__class__(
        at=DELIVERY.at, id="D", title="T", production="P", delivered_on=DAY, elements=(one,), rights=rights
    )
    case = Case(delivery=delivery, policy=policy, today=DAY, stage=stage)
    return [finding for module in RULES for finding in module.check(case)]


def ids(*args: Any, **more: Any) -> list[str]:
    return [finding.rule.id for finding in judged(*args, **more)]


@pytest.mark.parametrize(
    "name",
    [
        "vfx/NF_103_0040_WIP_v003.mov", "WIP_NF_103_0040.mov", "wip2.mov", "NF_0040_work_in_progress.mov", "NF_notFinal_v2.mov",
        "NF_not_final.mov", "NF_103_rough_cut_v2.mov", "NF_103_RoughCut.mov", "NF_103_offline_edit.mov", "NF_103_burnin_v2.mov",
        "NF_103_burn-ins.mov", "NF_103_for_review_v2.mov", "NF_103_v003_proxy.mov", "NF_103_proxy_v003.%04d.exr", "NF_103_Proxy.1001.exr",
        "proxies/NF_103.mov", "vfx/OFFLINE/NF_103.mov", "NF_103_preview.mp4", "NF_103_draft_v2_take3.mov", "NF_103_mockup.psd",
        "NF_103_ref_v001.jp2", "NF_103_lowres.mxf", "NF_103_low_res.mov", "NF_103_watermarked.mov", "NF_103_rejected_v2.mov",
        "NF_103_tbd.mov", "NF_103_placeholder_v1.png", "NF_103_scratch.mov", "NF_103_demo2.mov",
    ],
)  # fmt: skip
def test_a_hint_in_a_name_is_a_warning(name: str) -> None:
    assert ids(element(name)) == ["TMP202"]


@pytest.mark.parametrize(
    "name",
    [
        "Proxy_War_v03.mov", "TempleBar_proxyWar_v2.mov", "draft_beer_v2.png", "WIPEout_v3.mov", "swipe_v2.mov", "offline_dating_v2.mov",
        "Placeholder_Theory_v1.mov", "rough_sea_v012.mov", "preview_night_at_the_opera.mov", "itchy_scratchy_band_v2.mov", "reference_tone.wav",
        "demolition_v2.mov", "NF_103_final_v3.mov", "NF_103_comp_v012.mov", "tour_guide_v2.mov", "mocking_bird.mov", "approximation.mov",
        "refuge_v002.mov", "NF_103_TK_01.mov", "lowlands_v2.mov", "NF_103_v012.mov", "tbdance.mov", "mock_trial_v2.mov",
    ],
)  # fmt: skip
def test_an_innocent_name_passes(name: str) -> None:
    assert ids(element(name)) == []
    assert ids(element("a.mov", key=name.rpartition("/")[2].partition(".")[0])) == []


def test_an_effect_may_be_a_scratch_and_a_trailer_a_preview() -> None:
    assert ids(element("record_scratch.wav", kind="sfx")) == []
    assert ids(element("record_preview.wav", kind="sfx")) == ["TMP202"]
    assert ids(element("NF_preview.mov", kind="trailer")) == []
    assert ids(element("NF_scratch.mov", kind="trailer")) == ["TMP202"]


@pytest.mark.parametrize(
    ("one", "rule"),
    [
        (element("NF_TEMP_proxy.mov"), "TMP201"),
        (element("NF_TEMP.mov", key="NF_wip"), "TMP201"),
        (element("NF_scratch_vo_wip.wav", kind="vo"), "TMP208"),
        (element("AdobeStock_123456_Preview.mov"), "TMP206"),
        (element("AdobeStock_123456_Preview.mov", vendor_status="Comp"), "TMP206"),
        (element("a.mov", vendor_status="Comp"), "TMP206"),
        (element("a.mov", vendor_status="Comp", rights=("R-1",)), "TMP203"),
        (element("poster_FPO.png", kind="graphic"), "TMP201"),
        (element("poster_TEMP_tbd.png", kind="graphic"), "TMP201"),
    ],
)
def test_one_cause_is_told_once_by_the_graver_rule(one: Element, rule: str) -> None:
    assert ids(one, RIGHT) == [rule]


@pytest.mark.parametrize(("usage", "stage"), [("temp", "interim"), ("reference", "final"), ("final", "interim")])
def test_only_the_finals_are_looked_at(usage: Usage, stage: Stage) -> None:
    for name in ("NF_proxy.mov", "AdobeStock_123456_Preview.mov", "lorem_ipsum.png"):
        assert ids(element(name, kind="graphic", usage=usage), stage=stage) == []


@pytest.mark.parametrize(
    "name",
    [
        "AdobeStock_123456789_Preview.jpeg", "stock/shutterstock_1234567_preview.mp4", "iStock-123456789.jpg", "istockphoto_1234567_640.jpg",
        "GettyImages-123456789-640x640.jpg", "gettyimages-123456-640_adpp.mp4", "getty-1234567-comp.mov", "pond5_12345678_preview.mov",
        "Depositphotos_1234567_watermarked.jpg", "alamy_preview_hd_2345678.jpg", "videohive-1234567-comp.mp4",
    ],
)  # fmt: skip
def test_a_stock_houses_comp_needs_a_right(name: str) -> None:
    assert ids(element(name)) == ["TMP206"]
    assert "TMP206" not in ids(element(name, rights=("R-1",)), RIGHT)


@pytest.mark.parametrize(
    "name",
    [
        "AdobeStock_123456789.mov", "getty_museum_comp_v012.mov", "NF_103_comp_v012.mov", "artlist_v2.mov", "stockholm_123456_comp.mov",
        "shutterstock_1234567.mov", "stock_market_comp_v3.mov", "stock_1234_comp.mov", "alamy/NF_103_123456_comp.mov", "123rf_v2.mov",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_stock_comp_passes(name: str) -> None:
    assert ids(element(name)) == []


@pytest.mark.parametrize(
    ("rights", "rows", "told"),
    [
        (("R-1",), (RIGHT,), False),
        (("R-1",), (Right(at=RIGHT.at, id="R-1"),), False),
        (("R-1",), (Right(at=RIGHT.at, id="R-1", expires_on=DAY - ONE),), True),
        (("R-2",), (RIGHT,), True),
        ((), (RIGHT,), True),
        (("R-2", "R-1"), (RIGHT, Right(at=RIGHT.at, id="R-2", expires_on=DAY - ONE)), False),
        (("R-1",), (RIGHT, Right(at=RIGHT.at, id="R-1", expires_on=DAY - ONE)), True),
    ],
)
def test_a_right_is_held_and_in_force_or_it_is_none(rights: tuple[str, ...], rows: tuple[Right, ...], told: bool) -> None:
    assert ids(element("iStock-123456789.jpg", rights=rights), *rows) == ["TMP206"] * told


def test_a_sites_code_for_comp_counts_and_every_place_is_related() -> None:
    policy = Policy(tracking={"cmp": "Comp"})
    assert ids(element("a.mov", vendor_status="CMP"), policy=policy) == ["TMP206"]
    [finding] = judged(element("iStock-12345.jpg", "iStock-123456.jpg", key="iStock-1234567", vendor_status="Comp"))
    places = [finding.location.pointer, *(related.location.pointer for related in finding.related)]
    assert places == ["/elements/0/id", "/elements/0/media/0", "/elements/0/media/1", "/elements/0/vendor_status"]


@pytest.mark.parametrize(
    "name",
    ["lorem_ipsum_v2.png", "LoremIpsum.png", "lipsum.png", "poster_TBD.png", "card_tbc_v2.png", "card_TK.png", "card_tktk.png", "greeked_page.png",
     "dummy_text.png", "title_to_come.png", "copyTBD.png", "insert_text_here.png"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "graphic", "subtitle"])
def test_a_placeholder_in_the_name_of_a_text_is_an_error(name: str, kind: Kind) -> None:
    assert ids(element(name, kind=kind)) == ["TMP207"]
    assert ids(element("a.png", kind=kind, key=name.partition(".")[0])) == ["TMP207"]
    assert "TMP207" not in ids(element(name, kind="shot"))


@pytest.mark.parametrize(
    "name", ["helmet_TK421.png", "tk_421.png", "tbdance.png", "text_v2.png", "title_v3.png", "ipsum.png", "batk.png"]
)
def test_an_innocent_text_passes(name: str) -> None:
    assert ids(element(name, kind="graphic")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("voice completed by TK", True), ("TKTK", True), ("tk", False), ("Platform TK 421", False), ("TBD", True), ("credit to come, tbd", True),
        ("Lorem ipsum dolor", True), ("FPO", True), ("XXX", True), ("xxxx", True), ("Placeholder", True), ("made with AI", False),
        ("BATK credit", False), ("the temporary bridge", False), ("the voice of Txxx", False),
    ],
)  # fmt: skip
def test_a_disclosure_of_any_element_is_read(text: str, told: bool) -> None:
    findings = judged(element("a.wav", kind="vo", disclosure=Disclosure(needed="yes", text=text)))
    assert [(finding.rule.id, finding.location.pointer) for finding in findings] == [
        ("TMP207", "/elements/0/disclosure/text")
    ] * told


def test_the_lexicon_spares_titles() -> None:
    policy = Policy(lexicon=("Red Proxy", "TBD Inc"))
    assert ids(element("red_proxy.mov"), policy=policy) == []
    assert ids(element("tbd_inc.png", kind="graphic"), policy=policy) == []
    assert ids(element("a.wav", kind="vo", disclosure=Disclosure(needed="yes", text="by TBD Inc")), policy=policy) == []


WORDS = st.sampled_from(
    ["temp", "tmp2", "tempvfx", "slap", "slapcomp", "comp", "postvis", "post", "viz", "fpo", "for", "position", "only", "scratch", "vo", "dnu", "do",
     "not", "use", "donotuse", "scene", "missing", "vfx", "to", "come", "wip", "placeholder", "guide", "demo", "mock", "up", "mockup", "tmx", "proxy",
     "rough", "cut", "draft", "offline", "edit", "burn", "in", "low", "res", "ref", "tbd", "preview", "watermarked", "rejected", "obsolete", "final",
     "progress", "work", "review", "unfinished", "music", "NF", "103", "v003", "mov"]
)  # fmt: skip
NAMES = st.lists(st.tuples(WORDS, st.sampled_from(["_", "-", "/", " ", ".", ""]), st.booleans()), max_size=5).map(
    lambda parts: "".join((word.title() if high else word) + border for word, border, high in parts)
)
NONE_SPARED = labels.spared(())


@given(name=NAMES)
def test_a_name_that_is_left_at_first_sight_bears_no_label(name: str) -> None:
    for pattern in (labels.PICTURE_LABEL, labels.SOUND_LABEL, labels.EFFECT_LABEL):
        assert not (labels.innocent(name, tokens.HINTS) and labels.words(name, pattern, NONE_SPARED))
    assert not (labels.innocent(name, tokens.SOFT_HINTS) and labels.words(name, labels.SOFT_LABEL, NONE_SPARED))
    assert not (labels.innocent(name, placeholder_text.HINTS) and labels.words(name, placeholder_text.NAME, NONE_SPARED))


@pytest.mark.parametrize("name", ["t\u200bemp.mov", "\u0442emp.mov", "\uff54emp.mov", "te\nmp.mov"])
def test_a_name_that_is_not_plain_is_never_left_at_first_sight(name: str) -> None:
    assert not labels.innocent(name, tokens.HINTS)
