"""The name or path of a final element says that it is temp.

## Why it matters

Temp media stand in for what is still to come, and nobody clears, licenses or finishes them. They reach the final cut because
a cut was conformed in a hurry, and the only sign left is the word that an editor put in the name.

Looked at are the id and the media paths, folders and file names, of every element with `usage: final` in a final delivery.
Only whole words count, read in two splits: at delimiters (`postvis`), and also where case or digits change (`TempVFX`).

| counts | such as |
|---|---|
| temp words | `temp`, `tmp`, `temp2`, `TEMPv2b`, `temporary`, `tempvfx`, `tempcomp`, `temp_card` |
| stand-ins | `slapcomp`, `postvis`, `previz`, `techvis`, `fpo`, `scratch_track`, `shot_missing`, `vfx_to_come` |
| refusals | `do_not_use`, `dnu` |
| whole folders | `wip/`, `scratch/`, `placeholder/` |

Names are read as a person sees them: invisible characters are left out, letters of other scripts that look like Latin ones
are these. `template`, `temple`, `tempo` and a bare `comp` (the final composite) never count, nor do `color_temp`, `temp_5600k`,
`at room temp`, `temp_agency` and `temp_sensor`. Titles and places of the show are spared by the operator's `lexicon`; an entry
that is itself a label, such as `temp`, spares nothing.
Voices, lines, music and effects are for TMP208 temp-music-or-vo.

## Fails

```yaml
elements:
  - id: NF_103_020_0030
    kind: clip
    media: vfx/NF_103_020_0030_TEMP_v003.mov  # finding
    usage: final
    ai: {use: none}
  - id: NF_103_020_0040
    kind: shot
    media:
      - vfx/NF_103_020_0040_v002.mov
      - vfx/PostVis/NF_103_020_0040_v001.mov  # finding
    usage: final
    ai: {use: none}
```

In the id alone, without a delimiter:

```yaml
elements:
  - id: NF_103_020_0050_TempVFX  # finding
    kind: shot
    media: vfx/NF_103_020_0050_v003.mov
    usage: final
    ai: {use: none}
```

## Passes

```yaml
elements:
  - {id: NF_103_temple_bar, kind: shot, media: vfx/temple_bar_comp_v012.mov, usage: final, ai: {use: none}}
  - {id: NF_103_wall_chart, kind: still, media: stills/color_temp_5600K.png, usage: final, ai: {use: none}}
  - {id: NF_103_020_0060, kind: shot, media: vfx/NF_103_020_0060_TEMP_v001.mov, usage: reference, ai: {use: none}}
```

A show that is called so, with `lexicon: [The Temp]` in the operator's policy:

```yaml
elements:
  - {id: TheTemp_103_020_0030, kind: shot, media: vfx/the_temp_103_020_0030_v003.mov, usage: final, ai: {use: none}}
policy:
  lexicon: [The Temp]
```

## To clear it

Deliver the final media under its own name. When the media is final and only the name was left over, rename it, and the
element with it. A title or place of the show that reads like a label goes into the operator's `lexicon`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_temp.labels import SOUNDS, finding, glanced, hard, spared
from gate_temp.tokens import HINTS

RULE = Rule(
    "TMP201",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4, N-F4)",
)


def check(case: Case) -> Iterator[Finding]:
    phrases = spared(case.policy.lexicon)
    for element in glanced(case, HINTS):
        if element.kind not in SOUNDS and (labels := hard(element, phrases)):
            yield finding(case, RULE, element, labels)
