"""The name of a final element hints that it is not final.

## Why it matters

`_WIP`, `_proxy` or `_preview` at the end of a name may be left over from the week before, or may say exactly what the file is: half the
size, half the work, or with a burn-in. Somebody who knows the shot can tell in a second.

Looked at are the id and the media paths of every element with `usage: final` in a final delivery. Only whole words count.

| counts | such as |
|---|---|
| anywhere in the name | `wip`, `work_in_progress`, `not_final`, `rough_cut`, `rough_mix`, `offline_edit`, `burnin`, `for_review` |
| as the last word, before version, frame and extension | `rough`, `draft`, `scratch`, `proxy`, `offline`, `preview`, `mock`, `mockup`, `demo`, `tbd`, `ref`, `placeholder`, `lowres`, `watermarked`, `rejected` |
| as a whole folder | `proxies/`, `offline/`, `preview/`, `rough/`, `drafts/` |

`Proxy_War_v03` and `draft_beer` are titles, and pass; `preview` is what a trailer may be, and an effect may be a `scratch`. The operator's
`lexicon` spares others. `guide` counts only next to a part of a sound track, in TMP208. What TMP201, TMP206, TMP207 or TMP208 tells of a
name is not told again.

## Fails

```yaml
elements:
  - id: NF_103_020_0030
    kind: clip
    media: vfx/NF_103_020_0030_WIP_v003.mov  # finding
    usage: final
    ai: {use: none}
  - id: NF_103_020_0040
    kind: shot
    media: vfx/NF_103_020_0040_v003_proxy.%04d.exr  # finding
    frames: 1001-1002
    usage: final
    ai: {use: none}
  - id: NF_103_m04
    kind: music
    media: sound/rough/NF_103_m04.wav  # finding
    usage: final
    ai: {use: none}
```

## Passes

```yaml
elements:
  - {id: NF_103_proxy_war_card, kind: graphic, media: gfx/Proxy_War_v03.png, usage: final, ai: {use: none}}
  - {id: NF_103_prop_beer, kind: still, media: stills/draft_beer.png, usage: final, ai: {use: none}}
  - {id: NF_103_trailer, kind: trailer, media: trailer/NF_103_preview_v03.mov, usage: final, ai: {use: none}}
  - {id: NF_103_fx_09, kind: sfx, media: sound/record_scratch.wav, usage: final, ai: {use: none}}
  - {id: NF_103_020_0050, kind: shot, media: vfx/NF_103_020_0050_proxy.mov, usage: reference, ai: {use: none}}
```

The name says temp outright, which is an error of its own (TMP201):

```yaml
elements:
  - {id: NF_103_020_0060, kind: shot, media: vfx/NF_103_020_0060_TEMP_proxy.mov, usage: final, ai: {use: none}}
```

## To clear it

Look at the file. Deliver the final one, or rename it if only the name was left over; a title goes into the operator's `lexicon`.
"""

import re
from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity
from gate_temp.labels import SOFT_LABEL, Label, finding, found, glanced, hard, spared
from gate_temp.stock import comp
from gate_temp.tokens import SOFT_HINTS

RULE = Rule(
    "TMP202",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4, N-F4)",
)
TEXT = ("tbd", "tbc")
BY_KIND = {"trailer": ("preview",), "sfx": ("scratch",), "text": TEXT, "graphic": TEXT, "subtitle": TEXT}
"""Words that are no hint in a kind of element: in texts these are TMP207's."""


def check(case: Case) -> Iterator[Finding]:
    phrases = spared(case.policy.lexicon)
    for element in glanced(case, SOFT_HINTS):
        labels = _labels(element, phrases)
        if labels and not hard(element, phrases):
            yield finding(case, RULE, element, labels)


def _labels(element: Element, phrases: re.Pattern[str]) -> tuple[Label, ...]:
    said = found(element, SOFT_LABEL, phrases, SOFT_HINTS)
    return tuple(label for label in said if not label.word.startswith(BY_KIND.get(element.kind, ())) and not comp(label.text))
