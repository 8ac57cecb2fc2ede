"""An element of the finals leans on a right that is not in force.

## Why it matters

A poster, a document, a clipping may need the leave of whoever owns it before it goes into the final cut. Leave that has run out is none,
and the row that says so stands in the register for everybody to read.

Asked of every right that a final element names under `rights`, but those of music, whose rights MUS802 cue-without-rights weighs: it has not
run out on the delivery day (the last day still counts), and its `kind` is not `none`. Told once, at its row. A right that an input or
a model leans on as well is for DAT506 and DAT505; one that no register holds is for MAN003.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - {id: NF_103_gfx_01, kind: graphic, media: gfx/poster.png, usage: final, ai: {use: none}, rights: [R-8, R-9]}
rights:
  - {id: R-8, expires_on: 2026-11-19}  # finding
  - {id: R-9, kind: none}  # finding
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - {id: NF_103_gfx_01, kind: graphic, media: gfx/poster.png, usage: final, ai: {use: none}, rights: [R-8]}
  - {id: NF_103_mood_01, kind: still, media: mood/quay.png, usage: reference, ai: {use: none}, rights: [R-7]}
rights: [{id: R-8, kind: licence, expires_on: 2026-11-20}, {id: R-7, expires_on: 2020-01-01}]
```

## To clear it

Have the right renewed, list another, or take the element out.
"""

from collections import defaultdict
from collections.abc import Iterator

from gate.sdk import Case, Finding, Location, Rule, Severity
from gate_data import rights
from gate_data.fed import inputs
from gate_data.third_party_reference_input import OTHERS

RULE = Rule(
    "DAT511",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: what is seen or heard may need its rights cleared before it is final (N-F2, N-P1)",
)
MUSIC = "music"


def check(case: Case) -> Iterator[Finding]:
    leaners: defaultdict[str, list[Location]] = defaultdict(list)
    for element in case.finals:
        if element.rights and element.kind != MUSIC:
            for index, key in enumerate(element.rights):
                leaners[key].append(element.at / "rights" / index)
    if leaners:
        told = {*rights.training(case), *(fed.input.rights for fed in inputs(case) if fed.input.kind in OTHERS)}
        yield from rights.findings(case, RULE, {key: places for key, places in leaners.items() if key not in told}, "element")
