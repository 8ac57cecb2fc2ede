"""Temp labels among the finals: which rule tells, once, where, and for which elements."""

import time
from datetime import date

import pytest

from gate.case import Case
from gate.delivery import Delivery, Stage
from gate.element import Ai, Element, Kind, Usage
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate_temp import temp_label_in_final, temp_music_or_vo

AT = Location("delivery.yaml", "/delivery")
DAY = date(2026, 11, 20)


def element_of(kind: Kind, *media: str, key: str = "NF_103_1", usage: Usage = "final") -> Element:
    return Element(at=Location("delivery.yaml", "/elements/0"), id=key, kind=kind, media=media, usage=usage, ai=Ai("none"))


def sound(kind: Kind, media: str) -> Element:
    return element_of(kind, media)


def judged(*elements: Element, stage: Stage = "final", lexicon: tuple[str, ...] = ()) -> list[Finding]:
    delivery = Delivery(at=AT, id="D-1", title="Night Ferry", production="NF-S1", elements=elements)
    case = Case(delivery=delivery, policy=Policy(lexicon=lexicon), today=DAY, stage=stage)
    return [*temp_label_in_final.check(case), *temp_music_or_vo.check(case)]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("vo", "NF_103_VO_scratch_v01.wav"),
        ("vo", "NF_103_mate_scratch_v02.wav"),
        ("vo", "NF_103_mateScratch_L.wav"),
        ("vo", "scratch_vo.wav"),
        ("vo", "guide_vocal_t3.wav"),
        ("dialogue", "NF_103_tempADR_0040.wav"),
        ("dialogue", "NF_103_dx_guide.wav"),
        ("music", "m04_TempScore_v02.wav"),
        ("music", "m04_demo_v3.wav"),
        ("music", "m04_mock-up.wav"),
        ("music", "m04_TMX.wav"),
        ("music", "temp love/m04.wav"),
        ("sfx", "door_TEMP_SFX.wav"),
        ("sfx", "scratch_track_9.wav"),
        ("sfx", "SCRATCH/door.wav"),
    ],
)
def test_a_temp_sound_is_told_once_and_by_its_own_rule(kind: Kind, name: str) -> None:
    assert [finding.rule.id for finding in judged(sound(kind, name))] == ["TMP208"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("sfx", "record_scratch.wav"),
        ("sfx", "cat_scratch_v2.wav"),
        ("music", "Guide_Me_Home_mix_v03.wav"),
        ("music", "Scratch_That_Itch_v2.wav"),
        ("music", "demolition_cue.wav"),
        ("music", "slow_tempo.wav"),
        ("dialogue", "NF_103_tour_guide_v2.wav"),
        ("vo", "demonstration_vo.wav"),
        ("vo", "Temple_guard_vo.wav"),
    ],
)
def test_a_sound_of_an_innocent_name_passes(kind: Kind, name: str) -> None:
    assert judged(sound(kind, name)) == []


def test_a_label_in_id_and_media_is_one_finding_at_the_media() -> None:
    [finding] = judged(element_of("shot", "vfx/a.mov", "vfx/a_TEMP.mov", key="NF_103_TEMP"))
    assert finding.rule.id == "TMP201"
    assert finding.location.pointer == "/elements/0/media/1"
    assert [related.location.pointer for related in finding.related] == ["/elements/0/id", ""]
    assert finding.found == "temp in vfx/a_TEMP.mov"


def test_each_labelled_file_is_related_and_nothing_else_when_the_id_bears_no_label() -> None:
    [finding] = judged(element_of("shot", "vfx/a.mov", "vfx/a_TEMP.mov"))
    assert [str(related.location) for related in finding.related] == ["vfx/a_TEMP.mov"]
    [finding] = judged(element_of("music", "a_TEMP.wav", "b_TEMP.wav"))
    assert [str(related.location) for related in finding.related] == ["a_TEMP.wav", "b_TEMP.wav"]


@pytest.mark.parametrize(("usage", "stage"), [("temp", "final"), ("wip", "final"), ("reference", "final"), ("final", "interim")])
def test_only_the_finals_are_looked_at(usage: Usage, stage: Stage) -> None:
    assert judged(element_of("shot", "a_TEMP.mov", usage=usage), stage=stage) == []
    assert judged(element_of("music", "a_TEMP.wav", usage=usage), stage=stage) == []


def test_the_policys_lexicon_reaches_both_rules() -> None:
    elements = element_of("shot", "temp_town.mov"), element_of("music", "temp_town.wav")
    assert len(judged(*elements)) == 2
    assert judged(*elements, lexicon=("Temp Town",)) == []


def test_a_hostile_name_is_read_in_no_time() -> None:
    began = time.process_time()
    assert judged(sound("music", "scratch" + "_r_1" * 20_000 + "_x.wav")) == []
    assert judged(element_of("shot", "scratch" + "_r_1" * 20_000 + "_x.mov")) == []
    assert time.process_time() - began < 2


@pytest.mark.parametrize("at", [0, 255, 256, 599])
def test_of_many_elements_the_labelled_one_is_found_wherever_it_stands(at: int) -> None:
    elements = [element_of("shot", f"vfx/a_{index}.mov", key=f"NF_{index}") for index in range(600)]
    elements[at] = element_of("shot", "vfx/b_TEMP.mov", key="NF_B")
    assert [finding.element for finding in judged(*elements)] == ["NF_B"]
