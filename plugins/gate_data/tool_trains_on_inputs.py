"""A tool that elements use trains on or keeps what goes in or comes out, or nobody can say that it does not.

## Why it matters

What a tool learns it can say again, to anybody. What it keeps can be read, sold or lost by somebody who owes the
production nothing. Its terms say whether it does either; where nobody has written down the answer, nobody has read the
terms.

Asked of every tool that an element names in `ai.tools` or `ai.steps`, in every stage and for every usage. Both
`trains_on_io` and `stores_io` must say `no`; `unknown`, and no answer at all, are as bad as `yes`. The finding stands
once at the tool's row, with the first elements that use it. A tool that no register holds is for MAN003.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, tools: [firefly-ent, paint]}}
  - {id: NF_103_mood_01, kind: still, media: b.png, usage: reference, ai: {use: generated, tools: [paint]}}
tools:
  - {id: firefly-ent, trains_on_io: no, stores_io: unknown}  # finding
  - {id: paint, trains_on_io: yes, stores_io: yes}  # finding
```

One answer is missing, for a tool of a single step:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: wip
    ai: {use: edited, steps: [{tool: upscaler}]}
tools:
  - id: upscaler  # finding
    trains_on_io: no
stage: interim
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, tools: [firefly-ent]}}
tools:
  - {id: firefly-ent, trains_on_io: no, stores_io: no}
  - {id: never-used, trains_on_io: yes}
```

## To clear it

Read the terms, or ask the tool's maker, and enter the answers. Where it trains or keeps, move to a licence under which
it does not, or replace what was made with it.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Lack, Rule, Severity, Tool
from gate_data import used
from gate_data.terms import stated

RULE = Rule(
    "DAT502",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: tools do not keep, reuse or train on inputs and outputs (N-P2, N-S3)",
)


def check(case: Case) -> Iterator[Finding]:
    for tool, elements in used.tools(case):
        if lacks := tuple(_lacks(tool)):
            yield _finding(tool, lacks, elements)


def _lacks(tool: Tool) -> Iterator[Lack]:
    if tool.trains_on_io != "no":
        yield stated("trains_on_io", tool.trains_on_io, tool)
    if tool.stores_io != "no":
        yield stated("stores_io", tool.stores_io, tool)


def _finding(tool: Tool, lacks: tuple[Lack, ...], elements: Sequence[Element]) -> Finding:
    why = ", ".join(lack.text for lack in lacks)
    return Finding(
        rule=RULE,
        location=lacks[0].at,
        row=tool.id,
        message=f"{tool.id}, which {used.counted(len(elements), 'element')} name, may train on or keep what goes in: {why}",
        found=f"{tool.id}: {why}",
        required="trains_on_io: no and stores_io: no",
        fix="enter what the terms say, move to a licence that neither trains nor keeps, or replace what was made with it",
        related=used.using(tool, elements),
    )
