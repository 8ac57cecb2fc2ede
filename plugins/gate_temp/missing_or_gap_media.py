"""A timeline shows nothing, or a generator, where media should be.

## Why it matters

A clip whose media is missing plays in the editor's own room and nowhere else. A generator is bars, black or a card that says what will
be there one day, and a gap in the middle of the picture is a hole that somebody meant to fill.

Looked at in a final delivery are the timelines that gate reads (`.otio`): enabled clips without media, and clips that a generator
makes, each kind once a timeline at its first place; and gaps in the first video track between two of its clips, each at its place,
unless a clip on another video track covers all of it. Gaps before the first clip and after the last are leader. A timeline that came
out of an EDL names no media at all, and is told once.

## Fails

```yaml
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, name: "0040", media: NF_103_010_0040_v012.mov, record_in: "01:00:00:00", record_out: "01:00:04:00"}
  - {timeline: conform/NF_103_v12.otio, track: V1, holds: gap, record_in: "01:00:04:00", record_out: "01:00:05:12"}  # finding
  - {timeline: conform/NF_103_v12.otio, track: V1, name: "0050", holds: missing, record_in: "01:00:05:12", record_out: "01:00:07:00"}  # finding
  - {timeline: conform/NF_103_v12.otio, track: V1, name: "0060", holds: missing, record_in: "01:00:07:00", record_out: "01:00:09:00"}
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, name: bars, holds: generator, media: SMPTEBars}  # finding
```

## Passes

Leader at both ends, a gap that another track covers to the frame, a sound that pauses, and a missing clip that is muted:

```yaml
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, holds: gap, record_in: "01:00:00:00", record_out: "01:00:02:00"}
  - {timeline: conform/NF_103_v12.otio, track: V1, name: "0040", media: a.mov, record_in: "01:00:02:00", record_out: "01:00:04:00"}
  - {timeline: conform/NF_103_v12.otio, track: V1, holds: gap, record_in: "01:00:04:00", record_out: "01:00:05:12"}
  - {timeline: conform/NF_103_v12.otio, track: V1, name: "0050", media: b.mov, record_in: "01:00:05:12", record_out: "01:00:07:00"}
  - {timeline: conform/NF_103_v12.otio, track: V1, holds: gap, record_in: "01:00:07:00", record_out: "01:00:09:00"}
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, media: c.mov, record_in: "01:00:04:00", record_out: "01:00:05:12"}
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, holds: missing, enabled: false}
  - {timeline: conform/NF_103_v12.otio, track: A1, kind: audio, media: a.wav}
  - {timeline: conform/NF_103_v12.otio, track: A1, kind: audio, holds: gap}
  - {timeline: conform/NF_103_v12.otio, track: A1, kind: audio, media: b.wav}
```

## To clear it

Conform the timeline against the delivered media, close the gaps, and deliver it again.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Finding, Rule, Severity, Use, leaning

RULE = Rule(
    "TMP205",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4)",
)
WORDS = {"missing": "without media", "generator": "made by a generator"}


def check(case: Case) -> Iterator[Finding]:
    for timeline, cut in case.cuts.items() if case.final else ():
        playing = [use for use in cut.uses if use.enabled]
        for holds, words in WORDS.items():
            if found := [use for use in playing if use.holds == holds]:
                yield _clips(timeline, words, found)
        yield from (_gap(use) for use in _gaps(playing))


def _gaps(playing: Sequence[Use]) -> Iterator[Use]:
    """The gaps of the first video track that lie between two of its clips, and that nothing covers."""
    first = [use for use in playing if use.kind == "video" and use.lane == 1]
    clips = [index for index, use in enumerate(first) if use.holds != "gap"]
    others = [use for use in playing if use.kind == "video" and use.lane != 1 and use.holds != "gap"]
    for use in first[clips[0] : clips[-1]] if clips else ():
        if use.holds == "gap" and not any(_covers(other, use) for other in others):
            yield use


def _covers(clip: Use, gap: Use) -> bool:
    """Whether a clip begins no later than a gap and ends no earlier; timecodes of one length sort as time does."""
    if clip.record_in is None or clip.record_out is None or gap.record_in is None or gap.record_out is None:
        return False
    return clip.record_in <= gap.record_in and gap.record_out <= clip.record_out


def _clips(timeline: str, words: str, found: Sequence[Use]) -> Finding:
    first = found[0]
    count = f"{len(found)} {'clip' if len(found) == 1 else 'clips'}"
    return Finding(
        rule=RULE,
        location=first.at,
        message=f"{count} of {timeline} {'is' if len(found) == 1 else 'are'} {words}, first {first.name or 'one without a name'}",
        found=f"{count} {words} in {timeline}",
        required="clips that refer to delivered media",
        fix="conform the timeline against the delivered media, and deliver it again",
        related=leaning((use.at for use in found[1:]), words),
        timecode=first.record_in,
    )


def _gap(gap: Use) -> Finding:
    when = f" from {gap.record_in} to {gap.record_out}" if gap.record_in and gap.record_out else ""
    return Finding(
        rule=RULE,
        location=gap.at,
        message=f"{gap.timeline} has a gap in its first video track{when}",
        found=f"gap{when} in {gap.timeline}",
        required="picture from the first clip to the last",
        fix="fill the gap or close it, and deliver the timeline again",
        timecode=gap.record_in,
    )
