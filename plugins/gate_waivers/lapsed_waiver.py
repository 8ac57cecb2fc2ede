"""A waiver is not in force, or was to last too long.

## Why it matters

A waiver lends a delivery somebody's good name until a day that they set. After that day nobody stands behind it any more,
and before the day that it was issued nobody did yet. Its last day must not lie before the day of the check or of the delivery,
whichever is later; it must have been issued by the day of the check. A waiver that is not in force covers nothing, and what it
covered is reported again beside it.

No waiver lasts longer than `longest_days` (180), counted from the day it was issued. One that names a later end is ended
there, and reported from its first day on, so that nobody leans on the end that it names.

## Fails

```yaml
today: 2026-11-20
waivers:
  - rule: uncleared-ai-element
    element: NF_103_010_0040
    reason: clearance asked for on 2026-08-02, texture out of focus
    owner: vfx supervisor
    approved_by: client legal
    ticket: TKT-131
    issued_on: 2026-08-02
    expires_on: 2026-11-19  # finding
```

Two that have not been issued yet, or were to last for two years:

```yaml
today: 2026-11-20
waivers:
  - rule: uncleared-ai-element
    element: NF_103_010_0040
    reason: clearance asked for on 2026-08-02, texture out of focus
    owner: vfx supervisor
    approved_by: client legal
    ticket: TKT-131
    issued_on: 2026-11-21  # finding
    expires_on: 2026-12-20
  - rule: temp-label-in-final
    path: vfx/NF_103_020_0030_TEMP_v003.mov
    reason: the client asked for this very file name
    owner: vfx supervisor
    approved_by: client post
    ticket: TKT-140
    issued_on: 2026-11-01
    expires_on: 2028-11-01  # finding
```

## Passes

The last day still counts:

```yaml
today: 2026-11-20
waivers:
  - rule: uncleared-ai-element
    element: NF_103_010_0040
    reason: clearance asked for on 2026-08-02, texture out of focus
    owner: vfx supervisor
    approved_by: client legal
    ticket: TKT-131
    issued_on: 2026-08-02
    expires_on: 2026-11-20
```

## To clear it

Mend what the waiver was for and take it out of the file, or have the approving office issue a new one with a day of its
own. How long a waiver may last is the operator's to say, under `settings` in `gate.yaml`.
"""

from collections.abc import Iterator

from gate.sdk import WAIVER_DAYS, Case, Finding, Rule, Severity, WaiverUse

RULE = Rule(
    "WVR001",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Delivery manifest, version 1: the waiver file",
    waivable=False,
    settings={"longest_days": WAIVER_DAYS},
)


def check(case: Case) -> Iterator[Finding]:
    longest = case.setting(RULE, "longest_days")
    for use in case.waivers:
        days = (use.waiver.expires_on - use.waiver.issued_on).days
        if use.lapsed is not None:
            yield _finding(case, use, use.lapsed)
        elif days > longest:
            yield _finding(case, use, f"lasts {days} days, {longest} at most; it ends on {case.policy.end(use.waiver)}")


def _finding(case: Case, use: WaiverUse, why: str) -> Finding:
    waiver = use.waiver
    early, longest = waiver.issued_on > case.today, case.setting(RULE, "longest_days")
    return Finding(
        rule=RULE,
        location=waiver.at / ("issued_on" if early else "expires_on"),
        element=waiver.element,
        message=f"the waiver of {waiver.rule} ({waiver.ticket}) cannot be leaned on: {why}",
        found=f"{waiver.ticket} of {waiver.rule}: {why}",
        required=f"a waiver issued by {case.today} and in force on {max(case.today, case.day)}, of at most {longest} days",
        fix="mend what it was for and take it out, or have the approving office issue a new one",
    )
