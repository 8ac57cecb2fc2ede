"""Confidential material went into a tool that runs under no agreement, or on a tier that promises nothing.

## Why it matters

A free or personal licence usually lets its maker look at what goes in, and often train on it. Without an agreement
there is nobody to hold to a promise. A clearance for the material does not mend that: it was given for a tool that is
safe.

Asked of every tool that took in inputs of class `client-confidential`, `personal-data` or `talent-likeness`, in every
stage and for every usage. `agreement: none` or no agreement stated fails; so does a `tier` that is `free`, `personal`,
`unknown` or not stated. The finding stands once at the tool's row, with the first inputs that went in. Tools that took
in nothing of the kind, and `agreement: vendor-terms`, are for DAT509 unsecured-tool; a tool that no register holds is
for MAN003.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai:
      use: generated
      tools: [paint]
      inputs: [{ref: plate, class: client-confidential}]
  - id: NF_103_mood_01
    kind: still
    media: b.png
    usage: reference
    ai:
      use: generated
      steps: [{tool: chat, inputs: [{ref: call sheet, class: personal-data}]}, {tool: upscaler, inputs: [{ref: b, class: owned}]}]
tools:
  - {id: paint, agreement: none, tier: business}  # finding
  - id: chat
    agreement: enterprise
    tier: free  # finding
  - {id: upscaler, agreement: none, tier: free}
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated, tools: [firefly-ent], inputs: [{ref: plate, class: client-confidential}]}
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai: {use: generated, tools: [paint], inputs: [{ref: plate, class: owned}]}
tools:
  - {id: firefly-ent, agreement: enterprise, agreement_ref: MSA-12, tier: enterprise}
  - {id: paint, agreement: none, tier: free}
```

## To clear it

Run the tool under an enterprise agreement, enter agreement and tier, and make the work again there. Tell the client
what went into the tool before.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from gate.sdk import Case, Finding, Lack, Rule, Severity, Tool, held, leaning
from gate_data.fed import Fed, received
from gate_data.terms import unfit
from gate_data.used import FIRST, counted

RULE = Rule(
    "DAT503",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: an enterprise-secured environment for confidential material (N-P3, N-S3)",
)


def check(case: Case) -> Iterator[Finding]:
    rows = held.tools(case)
    for key, inputs in received(case).items():
        for tool in rows.get(key, ()):
            if lacks := tuple(unfit(tool)):
                yield _finding(tool, lacks, inputs)


def _finding(tool: Tool, lacks: tuple[Lack, ...], inputs: Sequence[Fed]) -> Finding:
    why = ", ".join(lack.text for lack in lacks)
    return Finding(
        rule=RULE,
        location=lacks[0].at,
        row=tool.id,
        message=f"{tool.id} took in {counted(len(inputs), 'confidential input')} on terms that promise nothing: {why}",
        found=f"{tool.id}: {why}",
        required="an enterprise agreement or negotiated terms, on a tier that is enterprise or business",
        fix="run the tool under an enterprise agreement and enter it, or keep confidential material out of it",
        related=leaning((fed.at for fed in islice(inputs, FIRST)), f"went into {tool.id}"),
    )
