"""A consent is named that no register holds.

## Why it matters

An element that lists `CON-0003` claims that a person has agreed in writing. When no register holds a `CON-0003`, there is no
person, no date and no description to hold the claim against. It may be a slip for a consent that was revoked.

Asked of every consent that an appearance lists, whatever its manifestation, in every stage, and of the consents to reusing
a model (`reuse_consents`).

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

Correct the id if it is a slip; the finding names the nearest one there is. Otherwise enter the consent in a register that
the manifest names under `registers`.
"""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from gate.sdk import Case, Finding, Location, Rule, Severity
from gate_talent.agreed import listed

RULE = Rule(
    "TAL302",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent (N-T1)",
)


def check(case: Case) -> Iterator[Finding]:
    ids = case.delivery.consent
    for item in listed(case):
        if item.consent is None:
            yield _finding(item.id, item.at, ids, item.element.id, f" for the {item.who}")
    for model in case.delivery.models:
        for index, key in enumerate(model.reuse_consents):
            if key not in ids:
                yield _finding(key, model.at / "reuse_consents" / index, ids, None, f" for model {model.id}")


def _finding(key: str, at: Location, ids: Collection[str], element: str | None, what: str) -> Finding:
    near = get_close_matches(key, sorted(ids), n=1)
    known = f"did you mean {near[0]}? Otherwise enter" if near else "enter"
    return Finding(
        rule=RULE,
        location=at,
        element=element,
        message=f"consent {key} is named{what}, but no register holds it",
        found=f"consent {key}{what}",
        required="a consent that stands in a register",
        fix=f"{known} {key} in the register of consents, or name its file under registers",
    )
