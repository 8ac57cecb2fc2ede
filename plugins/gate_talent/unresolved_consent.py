"""A consent is named that no register holds.

## Why it matters

An element that lists `CON-0003` claims that a person has agreed in writing. When no register holds a `CON-0003`, there is no
person, no date and no description to hold the claim against. It may be a slip for a consent that was revoked.

Asked of every consent that an appearance lists, whatever its manifestation, in every stage, and of the consents to reusing
a model (`reuse_consents`). An id is told once, where it is named first, with the other places beside it. As long as one id of an appearance leads nowhere, nobody knows what was agreed: what its consents
cover (TAL306 to TAL310, TAL312, TAL321) and when they were signed (TAL322) is asked once every id leads to a row.

## Fails

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - talent: T-021
        manifestation: replica
        consents:
          - CON-0003
          - CON-003  # finding
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

A model from another production, and a consent that nobody has entered:

```yaml
models:
  - {id: M-02, production: NF-S0, talent: [T-014], reuse_consents: [CON-0009]}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-021, manifestation: alteration, consents: [CON-0003]}
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [alteration], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Correct the id if it is a slip; the first findings name the nearest one there is. Otherwise enter the consent in a register that
the manifest names under `registers`.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import msgspec

from gate.sdk import Case, Finding, Location, Rule, Severity, held, leaning
from gate_talent.agreed import SHOWN, entries

RULE = Rule(
    "TAL302",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent (N-T1)",
)

HINTS = 20
"""Findings that name the nearest id; to look for it takes long in a large register, and more slips than that are none."""


class Lost(msgspec.Struct, frozen=True):
    """One mention of a consent that no register holds: its place, for what, and in which element."""

    at: Location
    what: str
    element: str | None = None


def check(case: Case) -> Iterator[Finding]:
    ids = sorted(held.consents(case))
    mentions: dict[str, list[Lost]] = {}
    for key, lost in _lost(case):
        mentions.setdefault(key, []).append(lost)
    for number, (key, found) in enumerate(mentions.items()):
        yield _finding(key, found, get_close_matches(key, ids, n=1) if number < HINTS else [])


def _lost(case: Case) -> Iterator[tuple[str, Lost]]:
    rows = held.consents(case)
    for entry in entries(case):
        for item in entry.listed:
            if not item.rows:
                yield item.id, Lost(item.at, f"the {entry.who}", entry.element.id)
    for model in case.delivery.models:
        for index, key in enumerate(model.reuse_consents):
            if key not in rows:
                yield key, Lost(model.at / "reuse_consents" / index, f"model {model.id}")


def _finding(key: str, mentions: Sequence[Lost], near: Sequence[str]) -> Finding:
    first, *others = mentions
    known = f"did you mean {near[0]}? Otherwise enter" if near else "enter"
    where = f"named in {len(mentions)} places, first" if others else "named"
    return Finding(
        rule=RULE,
        location=first.at,
        element=first.element if len({lost.element for lost in mentions}) == 1 else None,
        message=f"consent {key} is {where} for {first.what}, but no register holds it",
        found=f"consent {key}",
        required="a consent that stands in a register",
        fix=f"{known} {key} in the register of consents, or name its file under registers",
        related=leaning((lost.at for lost in others[:SHOWN]), f"names {key} too"),
    )
