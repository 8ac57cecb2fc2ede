"""An AI element has no entry in the cue log.

## Why it matters

Makers of documentaries and entrants for awards keep a log of AI as they keep one of music: what it is, where it stands in
the programme, which tool made it, from what, and where the prompts are kept. Without it nobody can answer a viewer's question a
year later.

Off unless a profile or the policy asks for it. Asked of AI elements among the finals: `ai.purpose`, `ai.timecode`, `ai.tools` (or steps),
`ai.inputs` (or the steps' inputs), each with its class, and `ai.record.prompts`.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, purpose: harbour lights, timecode: "10:04:11:02", tools: [firefly-ent]}  # finding
policy: {severities: {AI114: warning}}
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, purpose: harbour lights, timecode: "10:04:11:02", tools: [firefly-ent], inputs: [{ref: plate, class: owned}], record: {prompts: DMS-71}}
policy: {severities: {AI114: warning}}
```

## To clear it

State what is missing in the element's `ai`.
"""

from collections.abc import Iterator

from gate.sdk import Ai, Case, Finding, Rule, Severity, cover

RULE = Rule(
    "AI114",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="Archival Producers Alliance: the AI cue sheet",
)


def check(case: Case) -> Iterator[Finding]:
    for element in cover.needing(case):
        if lacking := tuple(_lacking(element.ai)):
            yield Finding(
                rule=RULE,
                location=element.at / "ai",
                element=element.id,
                message=f"the cue log of {element.id} lacks {', '.join(lacking)}",
                found=f"no {', '.join(lacking)}",
                required="purpose, timecode, tools, inputs and the place of the prompts",
                fix=f"state {', '.join(lacking)} in its ai",
            )


def _lacking(ai: Ai) -> Iterator[str]:
    stated = {
        "purpose": ai.purpose,
        "timecode": ai.timecode,
        "tools": ai.tools or ai.steps,
        "inputs": ai.inputs or any(step.inputs for step in ai.steps),
        "record.prompts": ai.record and ai.record.prompts,
    }
    return (key for key, value in stated.items() if not value)
