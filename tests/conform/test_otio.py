"""OpenTimelineIO: real timelines and made ones, every use where it stands, and nothing half read."""

import json
from pathlib import Path
from typing import Any

import pytest

from gate import conform
from gate.conform import otio
from gate.use import Cut, Use


def time(value: float, rate: float = 24) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": value, "rate": rate}


def lasting(frames: float, rate: float = 24) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": time(0, rate), "duration": time(frames, rate)}


def refers(schema: str, **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": schema, **more}


MEDIA = refers("ExternalReference.1", target_url="file:///x/a.mov")


def clip(frames: float = 24, reference: Any = MEDIA, **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Clip.1", "name": "c", "source_range": lasting(frames), "media_reference": reference, **more}


def gap(frames: float) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Gap.1", "source_range": lasting(frames)}


def track(*children: Any, name: str = "V1", kind: str = "Video", **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Track.1", "name": name, "kind": kind, "children": list(children), **more}


def stack(*children: Any, **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Stack.1", "name": None, "children": list(children), **more}


def timeline(*tracks: Any, **more: Any) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Timeline.1", "name": "cut", "tracks": stack(*tracks, name="tracks"), **more}


def read(folder: Path, whole: Any) -> Cut:
    (folder / "cut.otio").write_text(whole if isinstance(whole, str) else json.dumps(whole))
    return otio.read(str(folder / "cut.otio"), "conform/cut.otio")


def uses(folder: Path, whole: Any) -> tuple[Use, ...]:
    cut = read(folder, whole)
    assert cut.why is None
    return cut.uses


def test_clips_follow_one_another_and_tracks_lie_above_one_another(tmp_path: Path) -> None:
    found = uses(
        tmp_path, timeline(track(clip(24), gap(12), clip(36)), track(clip(48), name="V2"), track(clip(24), name="A1", kind="Audio"))
    )
    assert [(use.track, use.kind, use.lane, use.holds, use.record_in, use.record_out) for use in found] == [
        ("V1", "video", 1, "media", "00:00:00:00", "00:00:01:00"),
        ("V1", "video", 1, "gap", "00:00:01:00", "00:00:01:12"),
        ("V1", "video", 1, "media", "00:00:01:12", "00:00:03:00"),
        ("V2", "video", 2, "media", "00:00:00:00", "00:00:02:00"),
        ("A1", "audio", 1, "media", "00:00:00:00", "00:00:01:00"),
    ]
    assert [use.at.pointer for use in found][:2] == ["/tracks/children/0/children/0", "/tracks/children/0/children/1"]
    assert {use.timeline for use in found} == {"conform/cut.otio"}
    assert found[0].media == "file:///x/a.mov"


def test_record_times_count_from_the_timelines_own_start(tmp_path: Path) -> None:
    [use] = uses(tmp_path, timeline(track(clip(90)), global_start_time=time(86400)))
    assert (use.record_in, use.record_out) == ("01:00:00:00", "01:00:03:18")


@pytest.mark.parametrize(
    ("reference", "holds", "media"),
    [
        (MEDIA, "media", "file:///x/a.mov"),
        (
            refers("ImageSequenceReference.1", target_url_base="file:///x/", name_prefix="a.", name_suffix=".exr"),
            "media",
            "file:///x/a..exr",
        ),
        (refers("GeneratorReference.1", generator_kind="SMPTEBars"), "generator", "SMPTEBars"),
        (refers("MissingReference.1"), "missing", None),
        (refers("ExternalReference.1", target_url=""), "missing", None),
        (None, "missing", None),
    ],
)
def test_what_a_clip_refers_to(tmp_path: Path, reference: Any, holds: str, media: str | None) -> None:
    [old] = uses(tmp_path, timeline(track(clip(24, reference))))
    new = {"OTIO_SCHEMA": "Clip.2", "name": "c", "source_range": lasting(24), "active_media_reference_key": "HIGH"}
    [chosen] = uses(tmp_path, timeline(track({**new, "media_references": {"LOW": MEDIA, "HIGH": reference}})))
    assert (old.holds, old.media) == (chosen.holds, chosen.media) == (holds, media)


@pytest.mark.parametrize(
    "whole",
    [
        timeline(track(clip(enabled=False))),
        timeline(track(clip(), enabled=False)),
        timeline(track(stack(track(clip()), enabled=False))),
    ],
)
def test_what_is_switched_off_or_inside_of_it_is_not_enabled(tmp_path: Path, whole: Any) -> None:
    assert [use.enabled for use in uses(tmp_path, whole)] == [False]
    assert [use.enabled for use in uses(tmp_path, timeline(track(clip(enabled=True))))] == [True]


def test_what_is_nested_keeps_its_lane_and_its_time_and_leaves_gaps_aside(tmp_path: Path) -> None:
    inner = stack(track(gap(12), clip(12), name="in"), track(clip(24), name="over"), name="nest")
    found = uses(tmp_path, timeline(track(clip(24), inner, clip(24)), track(clip(24), name="V2")))
    assert [(use.track, use.lane, use.holds, use.record_in) for use in found] == [
        ("V1", 1, "media", "00:00:00:00"),
        ("V1/nest/in", 1, "media", "00:00:01:12"),
        ("V1/nest/over", 1, "media", "00:00:01:00"),
        ("V1", 1, "media", "00:00:02:00"),
        ("V2", 2, "media", "00:00:00:00"),
    ]


@pytest.mark.parametrize(
    "nested",
    [
        stack(gap(12), clip(12)),
        track(gap(12), clip(12)),
        track(track(gap(12), clip(12)), name="outer"),
        stack(stack(track(gap(12))), clip(24)),
    ],
)
def test_no_gap_of_what_is_nested_is_a_gap_of_the_picture(tmp_path: Path, nested: Any) -> None:
    assert "gap" not in {use.holds for use in uses(tmp_path, timeline(track(clip(24), nested, clip(24))))}


def test_a_nested_stack_lasts_as_long_as_its_longest_and_a_nested_track_as_all_it_holds(tmp_path: Path) -> None:
    transition = {"OTIO_SCHEMA": "Transition.1", "source_range": lasting(6)}
    for nested, end in (
        (stack(clip(12), clip(36)), "00:00:02:12"),
        (track(clip(12), transition, clip(24)), "00:00:02:12"),
        (stack(), "00:00:01:00"),
        ({**track(clip(48)), "source_range": lasting(12)}, "00:00:01:12"),
    ):
        assert uses(tmp_path, timeline(track(clip(24), nested, clip(24, name="last"))))[-1].record_in == end


def test_a_transition_takes_no_time_even_where_it_states_one(tmp_path: Path) -> None:
    found = uses(tmp_path, timeline(track(clip(24), {"OTIO_SCHEMA": "Transition.1", "source_range": lasting(6)}, clip(24))))
    assert found[1].record_in == "00:00:01:00"


def test_a_clip_has_its_name_and_one_without_has_none(tmp_path: Path) -> None:
    assert [use.name for use in uses(tmp_path, timeline(track(clip(name="0040"), clip(name=None), clip(name=""))))] == [
        "0040",
        "",
        "",
    ]


def test_a_track_without_a_kind_holds_pictures(tmp_path: Path) -> None:
    bare = track(clip())
    del bare["kind"]
    assert [(use.kind, use.lane) for use in uses(tmp_path, timeline(track(clip()), bare, {**bare, "kind": None}, stack(clip())))] == [
        ("video", 1), ("video", 2), ("video", 3), ("video", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(("rate", "told"), [(1, "00:00:00:00"), (0.99, None)])
def test_a_rate_below_one_frame_a_second_counts_no_frames(tmp_path: Path, rate: float, told: str | None) -> None:
    [use] = uses(tmp_path, timeline(track({**clip(), "source_range": lasting(24, rate)})))
    assert use.record_in == told


@pytest.mark.parametrize("value", ["24", None, [24]])
def test_a_length_that_is_no_number_is_none(tmp_path: Path, value: Any) -> None:
    odd = {**clip(), "source_range": {"duration": {"value": value, "rate": 24}}}
    found = uses(tmp_path, timeline(track(odd, clip(24))))
    assert found[1].record_in == "00:00:00:00"


@pytest.mark.parametrize("prefix", [None, ""])
def test_a_part_of_a_sequences_name_that_is_not_stated_is_left_out(tmp_path: Path, prefix: str | None) -> None:
    sequence = refers("ImageSequenceReference.1", target_url_base="file:///x/", name_prefix=prefix, name_suffix=".exr")
    [use] = uses(tmp_path, timeline(track(clip(24, sequence))))
    assert use.media == "file:///x/.exr"


def test_a_generator_without_a_kind_is_one_all_the_same(tmp_path: Path) -> None:
    [use] = uses(tmp_path, timeline(track(clip(24, refers("GeneratorReference.1")))))
    assert (use.holds, use.media) == ("generator", None)


def test_a_bin_of_timelines_is_read_whole_and_names_them(tmp_path: Path) -> None:
    bin_of = {
        "OTIO_SCHEMA": "SerializableCollection.1",
        "name": "TEMP",
        "children": [timeline(track(clip())), timeline(track(clip()))],
    }
    found = uses(tmp_path, bin_of)
    assert [use.track for use in found] == ["TEMP/V1"] * 2
    assert found[1].at.pointer == "/children/1/tracks/children/0/children/0"


def test_transitions_and_gaps_of_no_length_take_no_time(tmp_path: Path) -> None:
    transition = {"OTIO_SCHEMA": "Transition.1", "in_offset": time(6), "out_offset": time(6)}
    found = uses(tmp_path, timeline(track(clip(24), transition, gap(0), clip(24))))
    assert [(use.holds, use.record_in) for use in found] == [("media", "00:00:00:00"), ("media", "00:00:01:00")]


def test_a_clip_without_a_range_lasts_as_long_as_its_media_and_one_without_any_has_no_times(tmp_path: Path) -> None:
    whole = clip(24, {**MEDIA, "available_range": lasting(48)})
    del whole["source_range"]
    bare = clip()
    del bare["source_range"]
    found = uses(tmp_path, timeline(track(whole, clip(24), bare)))
    assert [(use.record_in, use.record_out) for use in found] == [
        ("00:00:00:00", "00:00:02:00"), ("00:00:02:00", "00:00:03:00"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("rate", [0, -24, 0.2, "24", None, True])
def test_odd_rates_are_no_times(tmp_path: Path, rate: Any) -> None:
    odd = {**clip(), "source_range": {"duration": {"value": 24, "rate": rate}}}
    [use] = uses(tmp_path, timeline(track(odd)))
    assert use.holds == "media"
    assert rate is True or use.record_in is None


@pytest.mark.parametrize(
    ("whole", "why"),
    [
        ("not json", "this is not JSON"),
        ('{"OTIO_SCHEMA": "Timeline.1", "OTIO_SCHEMA": "Clip.1"}', "stands twice"),
        ([], "none of OpenTimelineIO's"),
        ({"a": 1}, "none of OpenTimelineIO's"),
        ({"OTIO_SCHEMA": 1}, "none of OpenTimelineIO's"),
        (clip(), "no timeline, but Clip"),
        ({"OTIO_SCHEMA": "Timeline.1"}, "none of OpenTimelineIO's"),
        ({"OTIO_SCHEMA": "Timeline.1", "tracks": track()}, "its tracks are Track"),
        (timeline({"OTIO_SCHEMA": "Track.1", "children": {}}), "Track has no list of children"),
        (timeline(track({"OTIO_SCHEMA": "House.1"})), "House, which gate does not read"),
        (timeline(track(clip(24, refers("House.1")))), "refers to House"),
        (timeline(track(None)), "none of OpenTimelineIO's"),
        (timeline(track(clip(24, "a.mov"))), "none of OpenTimelineIO's"),
    ],
)
def test_what_cannot_be_read_whole_is_not_read_and_says_why(tmp_path: Path, whole: Any, why: str) -> None:
    cut = read(tmp_path, whole)
    assert cut.uses == ()
    assert why in (cut.why or "")


def test_only_otio_inside_the_delivery_is_read(tmp_path: Path) -> None:
    (tmp_path / "out.otio").write_text(json.dumps(timeline(track(clip()))))
    home = tmp_path / "home"
    home.mkdir()
    (home / "CUT.OTIO").write_text("{}")
    (home / "cut.otio").write_text(json.dumps(timeline(track(clip()))))
    (home / "cut.edl").write_text("TITLE: cut\n")
    (home / "link.otio").symlink_to("../out.otio")
    cuts = conform.cuts(str(home), ["cut.otio", "cut.edl", "link.otio", "../out.otio", "gone.otio", "cut", "CUT.OTIO"])
    assert len(cuts["cut.otio"].uses) == 1
    assert {path: cut.why for path, cut in cuts.items()} == {
        "cut.otio": None,
        "cut.edl": "timelines that end in .edl are not read yet",
        "link.otio": "a link leads out of the delivery",
        "../out.otio": "its path has a step out of the folder (..)",
        "gone.otio": "this file cannot be opened: No such file or directory",
        "cut": "timelines that end in nothing are not read yet",
        "CUT.OTIO": "it holds a part that is none of OpenTimelineIO's",
    }


def test_a_gap_that_lies_in_a_stack_among_the_tracks_is_no_gap_of_the_picture(tmp_path: Path) -> None:
    assert [use.holds for use in uses(tmp_path, timeline(stack(clip(12), gap(12), clip(12))))] == ["media", "media"]
