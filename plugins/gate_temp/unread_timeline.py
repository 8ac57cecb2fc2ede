"""The manifest names a timeline, and nobody has looked into it.

## Why it matters

The cut is where temp media hide: a slug that was never replaced, a track called TEMP that still plays, a clip whose media is
missing. A manifest that names its timelines says that the cut belongs to the delivery, and a gate that passes it unread would let the
reader believe that it was looked at.

Each timeline that is named and was not read is a finding at its entry, with the reason: OpenTimelineIO (`.otio`) that stands in the
delivery and follows its schema is read, other formats are not yet. An error in a final delivery, a warning in an interim one.

## Fails

```yaml
timelines:
  - conform/NF_103_v12.otio
  - conform/NF_103_v12.edl  # finding
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, name: NF_103_010_0040, media: NF_103_010_0040_v012.mov}
```

## Passes

```yaml
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, name: NF_103_010_0040, media: NF_103_010_0040_v012.mov}
```

## To clear it

Deliver the timeline as OpenTimelineIO, or look into it by hand, for temp tracks, gaps and missing media, and have an office waive this by
name.
"""

from collections.abc import Iterator

from gate.sdk import Case, Cut, Finding, Location, Rule, Severity

RULE = Rule(
    "TMP211",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4); not read is not clean",
    interim=Severity.WARNING,
)
UNREAD = Cut(why="nothing was read of it")


def check(case: Case) -> Iterator[Finding]:
    for index, path in enumerate(case.delivery.timelines):
        if why := case.cuts.get(path, UNREAD).why:
            yield Finding(
                rule=RULE,
                location=Location(case.delivery.at.path, "/timelines") / index,
                message=f"timeline {path} is named, and was not read: {why}",
                found=f"not read: {path}",
                required="every named timeline read, or looked into by hand",
                fix="deliver it as OpenTimelineIO, or look into it by hand and have an office waive this by name",
            )
