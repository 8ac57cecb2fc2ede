"""A basis spares a consent, and what it rests on is not stated.

## Why it matters

"As scripted" is a claim about two days: the script was there before the performance. "Too dangerous" and "unrecognisable" are
claims about a picture. When nobody wrote down the days, or a note, nobody can check the claim later, when the person asks.

Asked wherever a basis is what the element leans on, because no listed consent covers the act: `as-scripted` needs `script` and
`performed_on`, `safety` and `unrecognizable` (for replicas) need `basis_note`. Days that speak against the claim are for TAL307
and TAL309; a replica without any consent is for TAL301; an id that no register holds is for TAL302.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, photography_start: 2026-02-03}
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited}
    talent:
      - talent: T-021
        manifestation: replica
        basis: as-scripted  # finding
        script: {version: v7, dated: 2026-01-11}
        consents: [CON-0003]
      - talent: T-022
        manifestation: replica
        basis: safety  # finding
        consents: [CON-0004]
      - talent: T-023
        manifestation: dub
        basis: as-scripted  # finding
        performed_on: 2026-03-02
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-022, covers: [create], production: NF-S1, signed_on: 2026-01-20}
```

## Passes

The second person agreed to the use, so nothing leans on the basis:

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
        basis: as-scripted
        script: {version: v7, dated: 2026-01-11}
        performed_on: 2026-03-02
        consents: [CON-0003]
      - {talent: T-022, manifestation: replica, basis: safety, consents: [CON-0004]}
consents:
  - {id: CON-0003, status: active, talent: T-021, covers: [create], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-022, covers: [create, use-same-production], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

State the script's version and day and the day of the performance, or a note of what the basis rests on; or list a consent.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.agreed import Entry, entries
from gate_talent.need import grants, spared_unproven

RULE = Rule(
    "TAL308",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: what spares a further consent (N-R2, N-R3); SAG-AFTRA 2026, 39.B",
)


def check(case: Case) -> Iterator[Finding]:
    here = case.delivery.production
    for entry in entries(case):
        act = spared_unproven(case, entry)
        if act and not any(all(grants(row, act, here) for row in item.rows) for item in entry.listed):
            yield _finding(entry, act)


def _finding(entry: Entry, act: str) -> Finding:
    person = entry.person
    lack = _lack(entry)
    return Finding(
        rule=RULE,
        location=entry.at / "basis",
        element=entry.element.id,
        message=f"{entry.element.id} spares {person.talent} the consent to {act} as {person.basis}, and states no {lack}",
        found=f"{person.basis} for the {entry.who}, no {lack}",
        required=f"{lack}, or a consent that covers {act}",
        fix=f"state {lack}, or list a consent of {person.talent} that covers {act}",
    )


def _lack(entry: Entry) -> str:
    person = entry.person
    if person.basis != "as-scripted":
        return "basis_note"
    return " and ".join(key for key in ("script", "performed_on") if getattr(person, key) is None)
