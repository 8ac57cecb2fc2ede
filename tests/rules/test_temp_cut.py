"""Cuts: temp tracks that play, holes in the picture, and timelines that nobody read."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.case import Case
from gate.delivery import Stage
from gate.finding import Finding
from gate.location import Location
from gate.policy import Policy
from gate.sdk import shown
from gate.use import Cut, Use
from gate_temp import missing_or_gap_media, timeline_temp_track, unread_timeline
from tests.rules.clearing import DAY, DELIVERY, ELEMENT

CUT = "conform/NF_103_v12.otio"
NONE: Mapping[str, Cut] = {}
RULES = (timeline_temp_track, missing_or_gap_media, unread_timeline)


def use(index: int = 0, **more: Any) -> Use:
    return Use(**{"at": Location(CUT, f"/tracks/{index}"), "timeline": CUT, "track": "V1", "media": "a.mov", **more})


def judged(
    *uses: Use,
    stage: Stage = "final",
    timelines: tuple[str, ...] = (CUT,),
    lexicon: tuple[str, ...] = (),
    cuts: Mapping[str, Cut] = NONE,
) -> list[Finding]:
    other = replace(ELEMENT, at=DELIVERY.at / "x", id="B", media=("b/m04.wav",))
    delivery = replace(DELIVERY, timelines=timelines, elements=(ELEMENT, other))
    held = {CUT: Cut(uses), **cuts} if uses else cuts
    case = Case(delivery=delivery, policy=Policy(lexicon=lexicon), today=DAY, stage=stage, cuts=held)
    return [finding for module in RULES for finding in module.check(case)]


def ids(*uses: Use, **more: Any) -> list[str]:
    return [finding.rule.id for finding in judged(*uses, **more)]


@pytest.mark.parametrize(
    ("track", "kind", "told"),
    [
        ("TEMP VFX", "video", True),
        ("NF_103/TEMP", "video", True),
        ("TEMP bin/V1", "video", True),
        ("WIP", "video", True),
        ("V1/scratch/x", "video", True),
        ("TempMX", "audio", True),
        ("scratch vo", "audio", True),
        ("VO guide", "audio", True),
        ("VO guide", "video", False),
        ("Temple Bar", "video", False),
        ("wipe", "video", False),
        ("V1", "video", False),
        ("", "video", False),
        ("color temp", "video", False),
    ],
)
def test_a_track_that_says_temp_and_plays_is_told(track: str, kind: str, told: bool) -> None:
    assert ids(use(track=track, kind=kind)) == ["TMP204"] * told
    assert ids(use(track=track, kind=kind, enabled=False)) == []
    assert ids(use(track=track, kind=kind, holds="gap", media=None)) == []
    assert ids(use(track=track, kind=kind), stage="interim") == []


def test_one_track_is_one_finding_at_its_first_clip_with_the_elements_on_it() -> None:
    uses = [
        use(index, track="TEMP", media=media, record_in=f"01:00:0{index}:00")
        for index, media in enumerate(["z.mov", "x/M04.WAV", "m04.wav"])
    ]
    [finding] = judged(*uses, use(9, track="TEMP", enabled=False))
    assert finding.location.pointer == "/tracks/0"
    assert finding.timecode == "01:00:00:00"
    assert finding.element == "B"
    assert "and 3 of its clips play" in finding.message
    assert [related.location.pointer for related in finding.related] == ["/tracks/1", "/tracks/2", "/delivery/x/id"]
    [both] = judged(use(0, track="TEMP", media="m04.wav"), use(1, track="TEMP", media="a.mov"))
    assert both.element is None
    assert (
        ids(use(track="TEMP"), use(1, track="TEMP 2"), use(2, track="TEMP", timeline="b"), use(3, track="TEMP", kind="audio"))
        == ["TMP204"] * 4
    )
    assert ids(use(track="Temp Town"), lexicon=("Temp Town",)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vfx/NF_0040_v012.mov", "file:///Volumes/x/NF_0040_v012.MXF"),
        ("vfx/a_v012.%04d.exr", "a_v012.1001.exr"),
        ("vfx/a_v012.####.exr", "file:///x/a_v012..exr"),
        ("vfx/a.[1001-1096].exr", "C:\\media\\a.1001.exr"),
        ("A.mov", "a.mov"),
    ],
)
def test_media_are_called_the_same_wherever_they_stand(one: str, other: str) -> None:
    assert shown.stem(one) == shown.stem(other)
    assert shown.stem(one) != shown.stem(one.replace("a", "b").replace("0040", "0050").replace("A", "B"))


@pytest.mark.parametrize("holds", ["missing", "generator"])
def test_clips_without_media_are_told_once_a_timeline(holds: Any) -> None:
    [finding] = judged(
        use(0), use(1, holds=holds, media=None), use(2, holds=holds, kind="audio"), use(3, holds=holds, enabled=False)
    )
    assert (finding.rule.id, finding.location.pointer) == ("TMP205", "/tracks/1")
    assert finding.message.startswith("2 clips of ")
    assert [related.location.pointer for related in finding.related] == ["/tracks/2"]
    assert ids(use(holds=holds), stage="interim") == []


def gap(index: int, begin: str | None = "01:00:02:00", end: str | None = "01:00:04:00", **more: Any) -> Use:
    return use(index, holds="gap", media=None, record_in=begin, record_out=end, **more)


def test_a_gap_between_clips_of_the_first_video_track_is_told_at_its_place() -> None:
    [finding] = judged(gap(0), use(1), gap(2), use(3), gap(4))
    assert (finding.rule.id, finding.location.pointer, finding.timecode) == ("TMP205", "/tracks/2", "01:00:02:00")
    assert "from 01:00:02:00 to 01:00:04:00" in finding.message
    assert ids(use(0), gap(1), gap(2), use(3)) == ["TMP205"] * 2
    for more in ({"kind": "audio"}, {"lane": 2}):
        assert ids(use(0, **more), gap(1, **more), use(2, **more)) == []
    assert ids(gap(0)) == ids(use(0), gap(1)) == ids(gap(0), use(1)) == ids(use(0), gap(1, enabled=False), use(2)) == []
    assert ids(use(0), gap(1), use(2), stage="interim") == []
    assert ids(use(0), gap(1), use(2, enabled=False)) == []


@pytest.mark.parametrize(
    ("begin", "end", "more", "covered"),
    [
        ("01:00:02:00", "01:00:04:00", {}, True),
        ("01:00:01:00", "01:00:05:00", {}, True),
        ("01:00:02:01", "01:00:04:00", {}, False),
        ("01:00:02:00", "01:00:03:23", {}, False),
        (None, "01:00:04:00", {}, False),
        ("01:00:02:00", None, {}, False),
        ("01:00:02:00", "01:00:04:00", {"kind": "audio"}, False),
        ("01:00:02:00", "01:00:04:00", {"enabled": False}, False),
        ("01:00:02:00", "01:00:04:00", {"holds": "gap"}, False),
    ],
)
def test_one_frame_decides_whether_another_track_covers_a_gap(
    begin: str | None, end: str | None, more: dict[str, Any], covered: bool
) -> None:
    over = use(3, **{"lane": 2, "record_in": begin, "record_out": end, **more})
    assert ids(use(0), gap(1), use(2), over) == ["TMP205"] * (not covered)


def test_a_clip_of_the_same_track_covers_no_gap_of_it() -> None:
    over = use(0, record_in="01:00:00:00", record_out="01:00:09:00")
    assert ids(over, gap(1), use(2)) == ["TMP205"]


def test_a_clip_is_named_and_one_without_a_name_is_told_as_such() -> None:
    [finding] = judged(use(holds="missing", media=None, name="0050"))
    assert finding.message == f"1 clip of {CUT} is without media, first 0050"
    [finding] = judged(use(holds="missing", media=None), use(1, holds="missing", media=None))
    assert finding.message == f"2 clips of {CUT} are without media, first one without a name"


@pytest.mark.parametrize(("begin", "end"), [(None, "01:00:04:00"), ("01:00:02:00", None)])
def test_a_gap_without_times_is_covered_by_nothing(begin: str | None, end: str | None) -> None:
    over = use(3, lane=2, record_in="00:00:00:00", record_out="09:00:00:00")
    [finding] = judged(use(0), gap(1, begin, end), use(2), over)
    assert " from " not in finding.message


def test_a_timeline_that_was_not_read_is_told_at_its_entry_with_the_reason() -> None:
    read = {"b.otio": Cut(), "c.edl": Cut(why="So it is.")}
    findings = judged(timelines=("a.otio", "b.otio", "c.edl"), cuts=read)
    assert [finding.location.pointer for finding in findings] == ["/timelines/0", "/timelines/2"]
    assert findings[1].message.endswith("was not read: So it is.")
    assert ids(use()) == []
    assert ids(timelines=("a.otio",), stage="interim") == ["TMP211"]


TIMES = [f"01:00:0{second}:00" for second in range(8)]
LANES = st.lists(st.sampled_from(["clip", "gap", "off", "missing"]), max_size=7)


def laid(lane: int, parts: list[str]) -> list[Use]:
    return [
        use(
            lane * 100 + number,
            lane=lane,
            holds={"gap": "gap", "missing": "missing"}.get(part, "media"),
            enabled=part != "off",
            record_in=TIMES[number],
            record_out=TIMES[number + 1],
        )
        for number, part in enumerate(parts)
    ]


@given(first=LANES, second=LANES)
def test_a_hole_is_told_if_and_only_if_it_lies_inside_and_nothing_lies_over_it(first: list[str], second: list[str]) -> None:
    filled = [number for number, part in enumerate(first) if part in ("clip", "missing")]
    over = {number for number, part in enumerate(second) if part in ("clip", "missing")}
    holes = [
        number
        for number, part in enumerate(first)
        if part == "gap" and filled and filled[0] < number < filled[-1] and number not in over
    ]
    told = [finding.location.pointer for finding in judged(*laid(1, first), *laid(2, second)) if "gap" in finding.message]
    assert told == [f"/tracks/{100 + number}" for number in holes]
