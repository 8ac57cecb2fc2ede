"""Music of the finals shows no right that is in force.

## Why it matters

Every cue belongs to somebody: a composer, a library, a label. The cue sheet is made from the rights, and a broadcaster
that cannot clear a cue takes it out, or takes the programme off.

Asked of every element of kind `music` with `usage: final` in a final delivery, whoever or whatever made it. One of its
`rights` must stand in a register and must not have run out on the delivery day (the last day still counts). A cue that
names no right is told where it stands; a right that has run out is told once, at its row, with the cues that lean on
it. A right that no register holds is for MAN003.

## Fails

```yaml
elements:
  - {id: NF_103_m04, kind: music, media: sound/m04.wav, usage: final, ai: {use: none}}  # finding
  - {id: NF_103_m05, kind: music, media: sound/m05.wav, usage: final, ai: {use: none}, rights: [R-9]}
  - {id: NF_103_m06, kind: music, media: sound/m06.wav, usage: final, ai: {use: none}, rights: [R-9]}
rights:
  - {id: R-9, kind: licence, expires_on: 2026-11-19}  # finding
```

## Passes

```yaml
elements:
  - {id: NF_103_m05, kind: music, media: sound/m05.wav, usage: final, ai: {use: none}, rights: [R-8, R-9]}
  - {id: NF_103_fx_01, kind: sfx, media: sound/fx.wav, usage: final, ai: {use: none}}
rights: [{id: R-8, expires_on: 2020-01-01}, {id: R-9, kind: licence, expires_on: 2026-11-20}]
```

## To clear it

Enter the licence or the composer's contract in the register of rights, and name it under `rights`; or replace the cue.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from gate.sdk import Case, Element, Finding, Lack, Location, Right, Rule, Severity, held, leaning, right_lapses

RULE = Rule(
    "MUS802",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Delivery practice: the cue sheet names the right to every cue",
)
FIRST = 5
"""Cues that a finding relates."""


def check(case: Case) -> Iterator[Finding]:
    idle: dict[str, list[Location]] = {}
    rows = held.rights(case)
    for element in case.finals:
        if element.kind != "music":
            continue
        if not element.rights:
            yield _unlicensed(element)
        known = [key for key in dict.fromkeys(element.rights) if key in rows]
        if all(_lapses(rows[key], case) for key in known):
            for key in known:
                idle.setdefault(key, []).append(element.at / "rights" / element.rights.index(key))
    yield from (_lapsed(key, _lapses(rows[key], case)[0], cues) for key, cues in idle.items())


def _lapses(rows: Sequence[Right], case: Case) -> tuple[Lack, ...]:
    return tuple(lapse for row in rows for lapse in right_lapses(row, case))


def _unlicensed(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "rights",
        element=element.id,
        message=f"{element.id} is music of the finals, and names no right",
        found="no rights",
        required="a right that a register holds and that is in force",
        fix="enter the licence or contract in the register of rights and name it under rights, or replace the cue",
    )


def _lapsed(key: str, lapse: Lack, cues: Sequence[Location]) -> Finding:
    return Finding(
        rule=RULE,
        location=lapse.at,
        row=key,
        message=f"{key} {lapse.text}, and {len(cues)} of the cues have no other right that is in force",
        found=f"{key} {lapse.text}",
        required="a right that is in force on the delivery day",
        fix=f"have {key} renewed, or replace the cues",
        related=leaning(islice(cues, FIRST), f"leans on {key}"),
    )
