"""A vendor delivers work that AI had a part in, and nobody shows that its handling of AI was assessed.

## Why it matters

A clearance rests on what the vendor says of its tools. Before that is believed, somebody has looked at how the vendor
handles data, who decides there what the machine may do, and who looks at what comes out.

Asked of the vendor of every element whose `ai.use` is anything but `none`: the element's `vendor`, else the delivery's.
Its row must state `assessed_on`, not after the delivery day or today, and `assessment_ref`. Told once for each vendor,
at its row. Where a register of vendors is kept and does not hold the vendor, MAN003 speaks; where none is kept, this
rule does. Work that names no vendor is the production's own.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20, vendor: northlight}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}}
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, vendor: southlight, ai: {use: enhanced}}
vendors:
  - {id: northlight, assessed_on: 2026-11-21, assessment_ref: VA-3}  # finding
  - {id: southlight, assessed_on: 2026-06-01}  # finding
```

No register of vendors is kept:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: wip, vendor: northlight, ai: {use: edited}}  # finding
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: wip, vendor: northlight, ai: {use: edited}}
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20, vendor: northlight}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}}
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, vendor: southlight, ai: {use: none}}
vendors:
  - {id: northlight, assessed_on: 2026-11-20, assessment_ref: VA-3}
  - {id: southlight}
```

## To clear it

Have the vendor assessed, and enter the day and where the assessment is kept.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from gate.sdk import Case, Element, Finding, Lack, Location, Related, Rule, Severity, Vendor, held, leaning

RULE = Rule(
    "VND602",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: assess the vendors that work with AI (N-V2)",
)
FIRST = 5
"""Elements that a finding relates."""


def check(case: Case) -> Iterator[Finding]:
    rows = held.vendors(case)
    for key, elements in _delivering(case).items():
        if not rows:
            yield _unregistered(key, elements, case)
        for vendor in rows.get(key, ()):
            if lacks := tuple(_lacks(vendor, case)):
                yield _unassessed(vendor, lacks, elements)


def _delivering(case: Case) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for element in case.delivery.elements:
        if element.ai.use != "none" and (key := element.vendor or case.delivery.vendor):
            found.setdefault(key, []).append(element)
    return found


def _lacks(vendor: Vendor, case: Case) -> Iterator[Lack]:
    if vendor.assessed_on is None:
        yield Lack("assessed_on not stated", vendor.at / "assessed_on")
    elif vendor.assessed_on > min(case.day, case.today):
        yield Lack(f"assessed only on {vendor.assessed_on}", vendor.at / "assessed_on")
    if vendor.assessment_ref is None:
        yield Lack("assessment_ref not stated", vendor.at / "assessment_ref")


def _unassessed(vendor: Vendor, lacks: tuple[Lack, ...], elements: Sequence[Element]) -> Finding:
    return _finding(vendor.id, lacks[0].at, ", ".join(lack.text for lack in lacks), elements, row=vendor.id)


def _unregistered(key: str, elements: Sequence[Element], case: Case) -> Finding:
    named = next((element for element in elements if element.vendor), None)
    at = (named.at if named else case.delivery.at) / "vendor"
    return _finding(key, at, "no register of vendors is kept", elements)


def _finding(key: str, at: Location, why: str, elements: Sequence[Element], row: str | None = None) -> Finding:
    return Finding(
        rule=RULE,
        location=at,
        row=row,
        message=f"{key} made {len(elements)} of the elements with AI, and no assessment is shown: {why}",
        found=f"{key}: {why}",
        required="an assessment by the delivery day, and where it is kept",
        fix=f"have {key} assessed, and enter assessed_on and assessment_ref in the register of vendors",
        related=_made(key, elements),
    )


def _made(key: str, elements: Sequence[Element]) -> tuple[Related, ...]:
    return leaning((element.at for element in islice(elements, FIRST)), f"made by {key}")
