"""A day on which something was done has not come yet.

## Why it matters

Whether a clearance or a consent came first is read off the days: of the work with AI, of the performance, of the script. A day that has
not come cannot be the day of anything. It is a slip or a plan, and work that is "done" next year was done after every paper there is.

Asked of every element: `ai.created_on`, `qa.creative` and `qa.technical`, and of its people `performed_on` and the day of the `script`. None
may be after the delivery day, or after today where that is earlier. Told once an element, at the first of them. The days of papers
are for AI103 and TAL305, that of the delivery for MAN011.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, created_on: 2026-11-21}  # finding
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v001.mov
    usage: final
    ai: {use: edited, created_on: 2026-10-20}
    qa: {creative: 2026-11-20, technical: 2027-11-20}
    talent:
      - {talent: T-014, manifestation: replica, basis: as-scripted, script: {version: v7, dated: 2026-01-11}, performed_on: 2030-03-02}  # finding
```

## Passes

All on the day of the delivery:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited, created_on: 2026-11-20}
    qa: {creative: 2026-11-20, technical: 2026-11-20}
    talent:
      - {talent: T-014, manifestation: replica, basis: as-scripted, script: {version: v7, dated: 2026-11-20}, performed_on: 2026-11-20}
```

## To clear it

Write the day on which it was really done, or leave it out until it is.
"""

from collections.abc import Iterator
from datetime import date

from gate.sdk import Appearance, Case, Element, Finding, Location, Rule, Severity, leaning

RULE = Rule(
    "MAN013",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: approval and consent before the work (N-0b, N-T1); SAG-AFTRA 2026, 39.B",
)


def check(case: Case) -> Iterator[Finding]:
    last = min(case.day, case.today)
    for element in case.delivery.elements:
        if (element.ai.created_on or element.talent or element.qa) and _latest(element) > last:
            yield _finding(element, [(at, day) for at, day in _days(element) if day > last], last)


def _latest(element: Element) -> date:
    """The last day that an element names, and the first of all days where it names none; no place is made for it."""
    quality = (element.qa.creative, element.qa.technical) if element.qa else ()
    shot = [day for person in element.talent for day in (person.performed_on, person.script and person.script.dated)]
    return max(filter(None, (element.ai.created_on, *quality, *shot)), default=date.min)


def _days(element: Element) -> Iterator[tuple[Location, date]]:
    if element.ai.created_on:
        yield element.at / "ai" / "created_on", element.ai.created_on
    for index, person in enumerate(element.talent):
        yield from _of_person(person, element.at / "talent" / index)
    for field in ("creative", "technical") if element.qa else ():
        if day := getattr(element.qa, field):
            yield element.at / "qa" / field, day


def _of_person(person: Appearance, at: Location) -> Iterator[tuple[Location, date]]:
    if person.performed_on:
        yield at / "performed_on", person.performed_on
    if person.script:
        yield at / "script" / "dated", person.script.dated


def _finding(element: Element, late: list[tuple[Location, date]], last: date) -> Finding:
    (first, _), *others = late
    said = ", ".join(f"{at.pointer.rpartition('/')[2]}: {day}" for at, day in late)
    return Finding(
        rule=RULE,
        location=first,
        element=element.id,
        message=f"{element.id} dates what was done after {last}: {said}",
        found=said,
        required=f"days up to {last}",
        fix="write the day on which it was really done, or leave it out until it is",
        related=leaning((at for at, _ in others), "has not come yet either"),
    )
