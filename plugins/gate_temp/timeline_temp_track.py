"""A track or bin of a timeline is called temp, and media on it still play.

## Why it matters

An editor who lays a stand-in on a track called `TEMP MX` means to take the track out. When the cut is locked the track is muted, or it is
forgotten: it plays in every screening, and nobody sees a name on a track.

Looked at in a final delivery are the timelines that gate reads (`.otio`). A clip counts that is enabled, as are the tracks and stacks that
hold it, where the name of its track, or of a stack or bin around it, says temp as TMP201 temp-label-in-final has it for
pictures and TMP208 temp-music-or-vo for sounds; `WIP`, `scratch` and `placeholder` count as the whole name. One track is one finding, at
its first clip, with the elements whose media are on it.

## Fails

```yaml
timelines: [conform/NF_103_v12.otio]
elements:
  - {id: NF_103_m04, kind: music, media: sound/NF_103_m04_v02.wav, usage: final, ai: {use: none}}
uses:
  - {timeline: conform/NF_103_v12.otio, track: NF_103/V1, name: NF_103_010_0040, media: NF_103_010_0040_v012.mov}
  - {timeline: conform/NF_103_v12.otio, track: NF_103/TEMP MX, kind: audio, name: m04, media: NF_103_m04_v02.wav}  # finding
  - {timeline: conform/NF_103_v12.otio, track: NF_103/TEMP MX, kind: audio, name: m05, media: NF_103_m05_v02.wav}
```

## Passes

Muted, and a track whose name only begins like it:

```yaml
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: TEMP MX, kind: audio, name: m04, media: NF_103_m04_v02.wav, enabled: false}
  - {timeline: conform/NF_103_v12.otio, track: TEMP VFX, holds: gap}
  - {timeline: conform/NF_103_v12.otio, track: Temple Bar, name: bar, media: NF_103_bar_v002.mov}
```

## To clear it

Lay the final media on a track of its own and take the temp track out, or rename the track if only its name was left over.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Related, Rule, Severity, Use, leaning, named, shown
from gate_temp.labels import EFFECT_LABEL, PICTURE_LABEL, spared, words

RULE = Rule(
    "TMP204",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4, N-F1)",
)


def check(case: Case) -> Iterator[Finding]:
    tracks: dict[tuple[str, str, str], list[Use]] = {}
    for use in case.uses if case.final else ():
        if use.enabled and use.holds != "gap":
            tracks.setdefault((use.timeline, use.kind, use.track), []).append(use)
    phrases = spared(case.policy.lexicon)
    for (_, kind, track), uses in tracks.items():
        if said := words(f"{track}/", EFFECT_LABEL if kind == "audio" else PICTURE_LABEL, phrases):
            held = {each.at.pointer: each for use in uses for each in shown.elements(case, use)}
            yield _finding(uses, said, [*held.values()])


def _finding(uses: Sequence[Use], said: Sequence[str], held: Sequence[Element]) -> Finding:
    first = uses[0]
    return Finding(
        rule=RULE,
        location=first.at,
        element=held[0].id if len(held) == 1 else None,
        message=f"track {first.track} of {first.timeline} says {named(said)}, and {len(uses)} of its clips play",
        found=f"{named(said)} in {first.track} of {first.timeline}",
        required="final media on tracks that are called so",
        fix="lay the final media on a track of its own and take the temp track out, or rename the track",
        related=(
            *leaning((use.at for use in uses[1:]), "plays too"),
            *(Related(each.at / "id", "its media are on it") for each in held[:3]),
        ),
        timecode=first.record_in,
    )
