"""The delivery says that it was delivered on a day that has not come yet.

## Why it matters

Clearances, consents and waivers are judged against the day of delivery. A day that has not come yet is a plan: what is in
force then may be revoked before, and a slip in the year moves every judgement with it. Gate judges by the day that the
manifest names, and says that it is still to come.

## Fails

```yaml
delivery:
  delivered_on: 2027-11-20  # finding
today: 2026-11-20
```

## Passes

```yaml
delivery:
  delivered_on: 2026-11-20
today: 2026-11-20
```

## To clear it

Write the day on which the delivery really leaves the house, or leave `delivered_on` out until it does: then the day of
judging counts.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity

RULE = Rule("MAN011", Severity.WARNING, __name__, __doc__ or "", clause="Delivery manifest, version 1: delivered_on")


def check(case: Case) -> Iterator[Finding]:
    day = case.delivery.delivered_on
    if day is not None and day > case.today:
        yield Finding(
            rule=RULE,
            location=case.delivery.at / "delivered_on",
            message=f"the delivery is judged for {day}, which has not come yet",
            found=f"delivered_on: {day}",
            required="a day that is not in the future",
            fix="write the day on which it leaves the house, or leave delivered_on out until then",
        )
