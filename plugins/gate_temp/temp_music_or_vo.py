"""A final voice, line, cue or effect is named as temp.

## Why it matters

Temp music is somebody else's recording that nobody has licensed; a scratch voice is the editor's own, or a machine's. Both
sit so well in the cut after months of screenings that they are taken for the real thing.

Looked at are the id and the media paths of every element of kind `music`, `vo`, `dialogue` or `sfx` with `usage: final` in a
final delivery. The words of TMP201 temp-label-in-final count, and beside them:

| counts | such as |
|---|---|
| scratch, guide, demo, mockup next to a part of the track | `scratch_vo`, `VO_guide`, `music_demo`, `mockup_score` |
| scratch, demo, mockup as the last word of a voice, line or cue | `NF_103_mate_scratch_v02.wav` |
| the music editor's mark | `TMX` |

A song called `Guide_Me_Home` is none of these, and neither is the effect `record_scratch`. A sound with `usage: temp` or `wip` is
for TMP203 status-not-final.

## Fails

```yaml
elements:
  - id: NF_103_m04
    kind: music
    media: sound/NF_103_m04_TempScore_v02.wav  # finding
    usage: final
    ai: {use: none}
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_mate_scratch_v02.wav  # finding
    usage: final
    ai: {use: none}
  - id: NF_103_guide_vocal  # finding
    kind: dialogue
    media: sound/NF_103_deckhand.wav
    usage: final
    ai: {use: none}
```

## Passes

```yaml
elements:
  - {id: NF_103_m05, kind: music, media: sound/Guide_Me_Home_mix_v03.wav, usage: final, ai: {use: none}}
  - {id: NF_103_m06, kind: music, media: sound/slow_tempo_cue.wav, usage: final, ai: {use: none}}
  - {id: NF_103_fx_09, kind: sfx, media: sound/record_scratch.wav, usage: final, ai: {use: none}}
```

## To clear it

Deliver the licensed music or the recorded performance. When it is there and only the name was left over, rename it. The
operator's `lexicon` spares a title that reads like a label.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_temp.labels import SOUNDS, finding, hard, spared

RULE = Rule(
    "TMP208",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media, seen or heard (N-P4, N-F1)",
)


def check(case: Case) -> Iterator[Finding]:
    phrases = spared(case.policy.lexicon)
    for element in case.finals:
        if element.kind in SOUNDS and (labels := hard(element, phrases)):
            yield finding(case, RULE, element, labels)
