"""A workflow of several tools or models does not say, step by step, what went into which tool.

## Why it matters

A chain is as safe as its weakest link. Where five tools stand in a row and one list of inputs beside them, nobody can
say which of them took in the face, and whether that one trains on it.

An element that names more than one tool, more than one model or more than one step was made in a custom workflow. Its
`ai.steps` must then name every tool of `ai.tools`, each step must state its `inputs`, and there must be at least two
steps: a step may use one tool for two models, but a workflow has more than one. Asked in every stage and for every
usage, because what went into a tool went into it. What the inputs and tools of the steps are worth is for the DAT
rules.

## Fails

Three tools, two of them in steps, one of those without inputs:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai:
      use: generated
      tools: [firefly-ent, upscaler, denoise]
      steps:  # finding
        - {tool: firefly-ent, inputs: [{ref: plate, class: owned}]}
        - {tool: upscaler}
```

Two models, and no step at all:

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/a.wav
    usage: wip
    ai: {use: edited, tools: [voice-ent], models: [M-01, M-02], inputs: [{ref: take 4, class: owned}]}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai:
      use: generated
      tools: [firefly-ent, upscaler]
      steps:
        - {tool: firefly-ent, inputs: [{ref: plate, class: owned}]}
        - {tool: upscaler, inputs: [{ref: what firefly-ent made, class: owned}]}
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, ai: {use: generated, tools: [firefly-ent], models: [M-01]}}
```

## To clear it

Ask the vendor for the workflow as it was run, and enter each step with its tool and what went into it.
"""

from collections.abc import Iterator

from gate.sdk import Ai, Case, Element, Finding, Rule, Severity, named

RULE = Rule(
    "VND601",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: every step of a custom workflow meets the same standards (N-V1)",
)
FEWEST = 2
"""Steps that a custom workflow has at least."""


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        ai = element.ai
        if (len(ai.tools) + len(ai.steps) > 1 or len(ai.models) > 1) and _custom(ai) and (gaps := tuple(_gaps(ai))):
            yield _finding(element, gaps)


def _custom(ai: Ai) -> bool:
    """Whether several tools, models or steps made it."""
    tools = {*ai.tools, *(step.tool for step in ai.steps)}
    return max(len(tools), len({*ai.models}), len(ai.steps)) > 1


def _gaps(ai: Ai) -> Iterator[str]:
    stepped = {step.tool for step in ai.steps}
    if unstepped := [tool for tool in dict.fromkeys(ai.tools) if tool not in stepped]:
        yield f"no step for {named(unstepped)}"
    elif len(ai.steps) < FEWEST:
        yield f"{len(ai.steps) or 'no'} step{'' if ai.steps else 's'} for {len({*ai.models})} models"
    if bare := [f"{number} ({step.tool})" for number, step in enumerate(ai.steps, 1) if not step.inputs]:
        yield f"no inputs at step {named(bare)}"


def _finding(element: Element, gaps: tuple[str, ...]) -> Finding:
    why = "; ".join(gaps)
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "steps",
        element=element.id,
        message=f"{element.id} was made in a workflow of several steps that is not told step by step: {why}",
        found=why,
        required="ai.steps with every tool, and what went into each",
        fix="enter each step of the workflow with its tool and its inputs",
    )
