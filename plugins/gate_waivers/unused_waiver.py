"""A waiver covers nothing.

## Why it matters

A waiver that covers nothing today is a hole for tomorrow: the fault it was written for has been mended, and the next one
of its kind would pass without anybody having decided it. Most often, though, its rule or its target is misspelt, and
somebody believes that something is waived that is not.

Only waivers that are in force are asked. A waiver whose rule was not applied in this run, because no media was opened or
because the policy has switched the rule off, is not unused. A rule that gate does not know, and one that cannot be waived,
cover nothing ever.

## Fails

Nothing is wrong with the element any more:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, on_screen: none, ai: {use: none}}
waivers:
  - rule: unstated-presence  # finding
    element: NF_103_010_0040
    reason: prominence is settled with the client in the final grade
    owner: vfx supervisor
    approved_by: client post
    ticket: TKT-131
    issued_on: 2026-11-01
    expires_on: 2027-01-20
```

A rule that there is not, and one that cannot be waived:

```yaml
waivers:
  - rule: unstated-presents  # finding
    element: NF_103_010_0040
    reason: prominence is settled with the client in the final grade
    owner: vfx supervisor
    approved_by: client post
    ticket: TKT-131
    issued_on: 2026-11-01
    expires_on: 2027-01-20
  - rule: WVR001  # finding
    delivery: NF-103-VFX-0042
    reason: the waivers of this delivery are renewed next week
    owner: vfx supervisor
    approved_by: client post
    ticket: TKT-132
    issued_on: 2026-11-01
    expires_on: 2027-01-20
```

## Passes

```yaml
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
    expires_on: 2027-01-20
```

## To clear it

Take the waiver out of the file when its fault is mended. Otherwise correct the rule (`gate rules` lists them all) or the
target: `element` takes an element's id, `path` one media file as the delivery names it, `delivery` the id of the delivery,
for what belongs to no element and no file.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, WaiverUse

RULE = Rule(
    "WVR002", Severity.ERROR, __name__, __doc__ or "", clause="Delivery manifest, version 1: the waiver file", waivable=False
)


def check(case: Case) -> Iterator[Finding]:
    for use in case.waivers:
        if idle(use) and use.lapsed is None:
            yield _finding(use)


def idle(use: WaiverUse) -> bool:
    """Whether a waiver let nothing pass though its rule was applied, or names a rule that there is not."""
    return not use.uses and (use.judged or not use.rule_known)


def _finding(use: WaiverUse) -> Finding:
    waiver = use.waiver
    target = waiver.element or waiver.path or waiver.delivery
    near = f"did you mean {use.nearest[0]}? " if use.nearest else ""
    return Finding(
        rule=RULE,
        location=waiver.at / "rule",
        element=waiver.element,
        message=f"the waiver of {waiver.rule} ({waiver.ticket}) "
        + ("covers nothing" if use.rule_known else "names no rule of gate"),
        found=f"{waiver.ticket} of {waiver.rule} for {target}: 0 findings",
        required="a finding that can be waived for each waiver",
        fix=f"{near}take it out, or correct its rule or its target",
    )
