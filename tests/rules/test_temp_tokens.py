"""Temp labels: what counts as one in a name, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_temp.labels import PICTURE_LABEL, spared, words

POSITIVES = """
NF_103_020_0030_TEMP_v003.mov
NF_103_020_0030_temp.mov
NF_103_020_0030_temp2.mov
NF_103_020_0030_TEMPv003.mov
NF_103_020_0030_TMP_v001.exr
tmp01_NF_103.mov
final_temp_v3.mov
NF_103_TempVFX_v002.mov
NF_103_tempvfx.mov
NF_103_tmpvfx_v01.mov
NF_103_TMPVFX.mov
NF_103_temp_comp_v003.mov
NF_103_tempcomp.mov
NF_103_TempCard.mov
NF_103_temp_title_v2.png
NF_103_TEMPGFX.png
NF_103_roto_temp.mov
NF_103_speed-ramp temp.mov
repo temp NF_103.mov
NF_103_slapcomp_v001.mov
NF_103_SlapComp.mov
NF_103_slap_comp_v001.mov
NF_103_slap-comp2.mov
NF_103_postvis_v003.mov
NF_103_PostVis.mov
NF_103_postviz.mov
NF_103_post_vis.mov
NF_103_previs_010.mov
NF_103_PreViz_v1.mov
NF_103_pre-vis.mov
NF_103_techvis.mov
NF_103_stuntvis_v2.mov
NF_103_poster_FPO.png
NF_103_poster_fpo2.tif
NF_103_for_position_only.png
NF_103_do_not_use_v001.mov
NF_103_DO-NOT-USE.mov
NF_103_DoNotUse.mov
NF_103_DNU.mov
SHOT_MISSING_card.mov
SceneMissing.mov
NF_103_VFX_to_come.mov
NF_103_scratch_track.mov
NF_103_scratchMix.mov
NF_103_shot.mov.tmp
TEMP/NF_103_020_0030_v003.mov
vfx/_TMP/NF_103.mov
vfx/POSTVIS/NF_103.mov
SCRATCH/NF_103.mov
vfx/FPO/poster.png
WIP/NF_103.mov
vfx/DO_NOT_USE/NF_103.mov
gfx/placeholder/card.png
scene_001_V1004_TEMP_FS.MOV
color_temp_5600K_TEMP_v2.png
colour/temp/NF_103.mov
NF_103_temporary_v2.mov
NF_103_TEMPv2b.mov
""".strip().splitlines()

INNOCENTS = """
Temple_exterior_v003.mov
TempleBar_proxyWar.mov
NF_103_TempleBar.mov
temperature_map.png
temperature2.png
temporal_denoise_v2.mov
NF_103_temporalAA.exr
slow_tempo_shot.mov
TempoTrack.mov
RehearsalTempo.mov
template_title.psd
DefinedTemplate.aaf
tempest_at_sea.mov
TheTempest_103.mov
temptation_island.mov
tempered_glass.exr
tempura_bowl.png
Tempelhof_airfield.mov
contemporary_dance.mov
contempt_1963.mov
attempt_03.mov
lastAttempt.mov
exempt_stamp.png
Septemper_typo.png
Temperance_hall.mov
TMPRSS2_diagram.png
color_temp_5600K.png
colour_temp.png
ColorTemp5600K.png
colorTemp_chart.png
cct_temp_wall.png
temp_5600k_plate.mov
temp_agency_sign.png
TEMP_Agency_sign.png
temp_sensor_closeup.mov
TempSensor_v2.mov
temp_gauge_engine.mov
temp_worker_badge.png
temporada_2.mov
temps_modernes.mov
Tempel_card.png
AGM_104_065_010_comp_NFX_v001.mov
NF_103_comp_v012.exr
NF_103_precomp_v02.exr
isLapCompleted.mov
USlapComponent.mov
Lap_Completed.mov
ProxyWar_103.mov
approximation.png
offline_world_title.mov
Placeholder_Theory_v1.mov
swipe_transition.mov
WIPEout_103.mov
NF_103_wipe_v1.mov
itchy_scratchy.mov
DJ_scratch_battle.mov
car_scratch_closeup.mov
preview_screening_hall.mov
NF_103_010_0040_v012.1001.exr
NF_103_FINAL_v12.mov
NF_103_CBB_hall.mov
NF_103_BI_0010.mov
NF_103_REF_0010.mov
TK_421_helmet.mov
post_visit_scene.mov
previsit_card.png
pre_vision.mov
postvisit.mov
use_not_do.mov
missing_person_poster.png
things_to_come_1936.mov
contemplation.mov
stempel.png
extemporize.mov
wip_shots_reviewed/NF_103.mov
scratch_card.png
11m1 At Room Temp.png
temp5600k_plate.mov
Temp5600K_plate.mov
""".strip().splitlines()


def labels(text: str, *lexicon: str) -> tuple[str, ...]:
    return words(text, PICTURE_LABEL, spared(lexicon))


def test_the_tables_are_as_long_as_they_claim() -> None:
    assert len(set(POSITIVES)) >= 40
    assert len(set(INNOCENTS)) >= 60


@pytest.mark.parametrize("name", POSITIVES)
def test_a_label_is_found(name: str) -> None:
    assert labels(name)


@pytest.mark.parametrize("name", INNOCENTS)
def test_an_innocent_name_bears_no_label(name: str) -> None:
    assert labels(name) == ()


@given(st.from_regex(r"[A-Za-z]{1,6}_[0-9]{3}", fullmatch=True), st.sampled_from(["temp", "TEMP", "Tmp", "slapcomp", "dnu"]))
def test_a_hard_word_counts_wherever_it_stands_between_delimiters(stem: str, word: str) -> None:
    assert labels(f"{stem}_{word}_v001.mov")
    assert labels(f"{word}.{stem}.mov")
    assert labels(f"vfx/{word}/{stem}.mov")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=5).filter(lambda tail: tail[0] != "v"))
def test_temp_inside_a_longer_lower_case_word_never_counts_by_itself(tail: str) -> None:
    compounds = {"vfx", "comp", "mix", "music", "mx", "adr", "vo", "sfx", "fx", "score", "gfx", "title", "card", "love", "dub"}
    compounds |= {"track", "cut", "audio"}
    if tail.rstrip("s") not in compounds:
        assert labels(f"temp{tail}_v001.mov") == ()
