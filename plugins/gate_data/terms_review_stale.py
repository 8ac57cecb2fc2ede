"""The terms of a tool that elements use were read too long ago, or nobody says when.

## Why it matters

Terms change, mostly without a letter. That a tool neither trains nor keeps is true as of the day on which somebody read
so.

Asked of every tool that an element names, in every stage. `terms_reviewed_on` must be stated, must not lie after the
delivery day or after today, and must not lie more than 365 days before the delivery day; the 365th day is still good.
The number of days is the setting `stale_days`. A tool under an enterprise agreement is asked as well, because its terms
run out and are renewed too.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, tools: [paint, chat, upscaler]}}
tools:
  - {id: paint, terms_reviewed_on: 2025-11-19}  # finding
  - {id: chat, terms_reviewed_on: 2026-11-21}  # finding
  - {id: upscaler, agreement: enterprise}  # finding
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, delivered_on: 2026-11-20}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, tools: [paint, chat]}}
tools:
  - {id: paint, terms_reviewed_on: 2025-11-20}
  - {id: chat, terms_reviewed_on: 2026-11-20}
  - {id: never-used}
```

## To clear it

Read the terms as they stand now, enter the day, and see whether `trains_on_io`, `stores_io` and `tier` are still true.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Rule, Severity, Tool
from gate_data import used

RULE = Rule(
    "DAT504",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: read the terms of the tools (N-S3)",
    settings={"stale_days": 365},
)


def check(case: Case) -> Iterator[Finding]:
    days = case.setting(RULE, "stale_days")
    for tool, elements in used.tools(case):
        if why := _fault(tool, case, days):
            yield _finding(tool, why, elements)


def _fault(tool: Tool, case: Case, days: int) -> str | None:
    read = tool.terms_reviewed_on
    if read is None:
        return "terms_reviewed_on not stated"
    if read > min(case.day, case.today):
        return f"terms_reviewed_on {read} is yet to come"
    age = (case.day - read).days
    return f"terms_reviewed_on {read} is {age} days before the delivery" if age > days else None


def _finding(tool: Tool, why: str, elements: Sequence[Element]) -> Finding:
    return Finding(
        rule=RULE,
        location=tool.at / "terms_reviewed_on",
        row=tool.id,
        message=f"{tool.id}: {why}; {used.counted(len(elements), 'element')} use it",
        found=f"{tool.id}: {why}",
        required="a review of its terms, recent on the delivery day",
        fix="read the terms as they stand now, and enter the day",
        related=used.using(tool, elements),
    )
