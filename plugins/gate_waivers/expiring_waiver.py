"""A waiver is near its end.

## Why it matters

On the day after its last day a waiver covers nothing, and the delivery that was open is shut. Clearances and new waivers
take longer than a day to get; whoever owns the waiver learns in time that it will be needed again, or that the fault must
be mended by then.

A waiver is near its end in its last `near_days` (14), counted from the day of the check or of the delivery, whichever is
later. One that covers nothing is WVR002's to report.

## Fails

```yaml
today: 2026-11-20
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}
waivers:
  - rule: unstated-presence
    element: NF_103_010_0040
    reason: prominence is settled with the client in the final grade
    owner: vfx supervisor
    approved_by: client post
    ticket: TKT-131
    issued_on: 2026-11-01
    expires_on: 2026-12-04  # finding
```

## Passes

```yaml
today: 2026-11-20
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}
waivers:
  - rule: unstated-presence
    element: NF_103_010_0040
    reason: prominence is settled with the client in the final grade
    owner: vfx supervisor
    approved_by: client post
    ticket: TKT-131
    issued_on: 2026-11-01
    expires_on: 2026-12-05
```

## To clear it

Mend what the waiver is for, or have the approving office issue a new one in time. How near is near is the operator's to
say, under `settings` in `gate.yaml`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, WaiverUse
from gate_waivers.unused_waiver import idle

RULE = Rule(
    "WVR003",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Delivery manifest, version 1: the waiver file",
    waivable=False,
    settings={"near_days": 14},
)


def check(case: Case) -> Iterator[Finding]:
    for use in case.waivers:
        if use.lapsed is None and not idle(use) and _left(case, use) <= case.setting(RULE, "near_days"):
            yield _finding(case, use)


def _left(case: Case, use: WaiverUse) -> int:
    return (case.policy.end(use.waiver) - max(case.today, case.day)).days


def _finding(case: Case, use: WaiverUse) -> Finding:
    waiver = use.waiver
    end, left = case.policy.end(waiver), _left(case, use)
    return Finding(
        rule=RULE,
        location=waiver.at / "expires_on",
        element=waiver.element,
        message=f"the waiver of {waiver.rule} ({waiver.ticket}) ends on {end}: {left} day{'' if left == 1 else 's'} left",
        found=f"{waiver.ticket} of {waiver.rule}: last day {end}",
        required=f"more than {case.setting(RULE, 'near_days')} days left",
        fix="mend what it is for, or have the approving office issue a new one in time",
    )
