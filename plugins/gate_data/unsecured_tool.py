"""A tool that elements use is not known to run under an enterprise agreement.

## Why it matters

What a tool does with its inputs rests on what was agreed with its maker. An agreement that nobody can find, and terms
that a maker may change alone, are little to rest on, even where nothing confidential went in yet.

Asked of every tool that an element names, in every stage. `agreement` must be `enterprise` with its `agreement_ref`,
and `tier` must be `enterprise` or `business`; what is not stated fails. Where DAT503 no-enterprise-agreement speaks of
the tool, because confidential material went in, this rule is quiet. A tool that no register holds is for MAN003.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, tools: [paint, chat, upscaler]}}
tools:
  - {id: paint, agreement: vendor-terms, tier: business}  # finding
  - {id: chat, agreement: enterprise, tier: enterprise}  # finding
  - {id: upscaler, agreement: enterprise, agreement_ref: MSA-12, tier: personal}  # finding
```

## Passes

Of the second tool DAT503 speaks:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, tools: [firefly-ent]}}
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai: {use: generated, tools: [paint], inputs: [{ref: plate, class: client-confidential}]}
tools:
  - {id: firefly-ent, agreement: enterprise, agreement_ref: MSA-12, tier: business}
  - {id: paint, agreement: none, tier: free}
```

## To clear it

Move the tool under an enterprise agreement, and enter where the agreement is kept.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Lack, Rule, Severity, Tool
from gate_data import fed, used
from gate_data.terms import unfit, unsecured

RULE = Rule(
    "DAT509",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: enterprise-secured tools are preferred, and show their agreement (N-P3, N-S1)",
)


def check(case: Case) -> Iterator[Finding]:
    received = fed.received(case)
    for tool, elements in used.tools(case):
        told = tool.id in received and any(unfit(tool))
        if not told and (lacks := tuple(unsecured(tool))):
            yield _finding(tool, lacks, elements)


def _finding(tool: Tool, lacks: tuple[Lack, ...], elements: Sequence[Element]) -> Finding:
    why = ", ".join(lack.text for lack in lacks)
    return Finding(
        rule=RULE,
        location=lacks[0].at,
        row=tool.id,
        message=f"{tool.id}, which {used.counted(len(elements), 'element')} name, is not secured by an agreement: {why}",
        found=f"{tool.id}: {why}",
        required="an enterprise agreement, where it is kept, and a tier that is enterprise or business",
        fix="move the tool under an enterprise agreement and enter agreement, agreement_ref and tier",
        related=used.using(tool, elements),
    )
