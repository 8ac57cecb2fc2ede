"""Nobody vouches that people wrote the screenplay.

## Why it matters

A screenplay that a machine wrote is not eligible for an Academy Award, and the Academy may ask how AI was used. The
answer is easier to give before the submission than after it. Only awards ask for this, so the rule is off by itself;
the profile `awards-ampas` switches it on.

Asked of every final delivery: `delivery.screenplay` must say `human_authored: yes`, and under `ref` where the writers'
statement is kept.

## Fails

```yaml
delivery:
  id: NF-103-VFX-0042
  title: Night Ferry
  production: NF-S1
  screenplay: {human_authored: unsure, ref: DMS-12}  # finding
policy: {severities: {ETH705: warning}}
```

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, screenplay: {human_authored: yes}}  # finding
policy: {severities: {ETH705: warning}}
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, screenplay: {human_authored: yes, ref: DMS-12}}
policy: {severities: {ETH705: warning}}
```

## To clear it

Have the writers state how the screenplay was written, keep it, and enter where.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity

RULE = Rule(
    "ETH705",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="Academy Awards, 99th rules: screenplays are written by people",
)


def check(case: Case) -> Iterator[Finding]:
    if case.final and (why := _fault(case)):
        yield Finding(
            rule=RULE,
            location=case.delivery.at / "screenplay",
            message=f"nobody vouches that people wrote the screenplay of {case.delivery.title}: {why}",
            found=why,
            required="human_authored: yes, and where the writers' statement is kept",
            fix="have the writers state it, and enter human_authored and ref under delivery.screenplay",
        )


def _fault(case: Case) -> str | None:
    screenplay = case.delivery.screenplay
    if screenplay is None:
        return "screenplay not stated"
    if screenplay.human_authored != "yes":
        return f"human_authored: {screenplay.human_authored}"
    return "ref not stated" if screenplay.ref is None else None
