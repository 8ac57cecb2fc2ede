"""Confidential material went into a tool for which no clearance is held.

## Why it matters

A script, an unreleased plate, a contact list or a face that was typed or loaded into a tool has left the house. Nobody
can take it back out. So somebody who may say so has to write, before it is done, that this material may go into this
tool.

Asked of inputs of class `client-confidential`, `personal-data` and `talent-likeness`, in every stage and for every
usage, because a mood picture gives a script away just as well as a final shot. An input of the element went into every
tool that `ai.tools` and `ai.steps` name; an input of a step into the tool of that step.

For each of these tools the element must list a clearance that is in force (approved, granted by the delivery day, not
past its last day, every condition met), whose `production` is the delivery's, whose `scope.elements` fits the element
and whose `scope.tools` names that tool. Several clearances may answer for several tools. An enterprise agreement is not
a clearance: it says what the tool does with the material, not that the material may go there. Where no tool is named,
none can be cleared. One that was granted after `ai.created_on` came too late for every element, whatever its usage. An element that does
not state that day cannot show it and is told, unless AI105 clearance-after-the-fact tells it already.

Nothing is asked of an element that states no input: a prompt need carry none, and gate does not guess what went in.

Who speaks: a clearance that would do if only it were in force is told once, at its row, with the elements that lean on
it; where AI103 clearance-not-in-force blames that row already, this rule is quiet about it. Terms of the tool are for
DAT502 and DAT503. An id that no register holds is for MAN003, and gives no leave here.

## Fails

An enterprise agreement, and a clearance for another tool:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai:
      use: generated
      role: background
      tools: [firefly-ent]
      inputs:
        - {ref: plate NF_103_010_0040, class: client-confidential}  # finding
        - {ref: harbour office, class: owned}
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope: {elements: [NF_103_010_*], tools: [gemini-ent]}
tools: [{id: firefly-ent, agreement: enterprise, agreement_ref: MSA-12, tier: enterprise, trains_on_io: no, stores_io: no}]
```

A reference in an interim delivery; the clearance ends one day too early, and is told where it stands:

```yaml
stage: interim
elements:
  - id: NF_103_mood_01
    kind: still
    media: mood/harbour.png
    usage: reference
    ai: {use: generated, created_on: 2026-10-20, tools: [firefly-ent], inputs: [{ref: script v7 page 12, class: client-confidential}]}
    clearances: [CLR-0011]
clearances:
  - id: CLR-0011
    status: approved
    granted_on: 2026-10-12
    expires_on: 2026-11-19  # finding
    production: NF-S1
    scope: {elements: [NF_103_mood_*], tools: [firefly-ent]}
```

Approved one day after the work, and on a day that nobody can hold against any:

```yaml
elements:
  - id: NF_103_mood_01
    kind: still
    media: mood/harbour.png
    usage: reference
    ai:
      use: generated
      created_on: 2026-10-11
      tools: [firefly-ent]
      inputs:
        - {ref: script v7 page 12, class: client-confidential}  # finding
    clearances: [CLR-0011]
  - id: NF_103_mood_02
    kind: still
    media: mood/quay.png
    usage: reference
    ai: {use: generated, tools: [firefly-ent], inputs: [{ref: script v7 page 13, class: client-confidential}]}  # finding
    clearances: [CLR-0011]
clearances:
  - {id: CLR-0011, status: approved, granted_on: 2026-10-12, production: NF-S1, scope: {elements: [NF_103_mood_*], tools: [firefly-ent]}}
```

One step of two is cleared:

```yaml
stage: interim
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: wip
    ai:
      use: edited
      steps:
        - {tool: voice-ent, inputs: [{ref: T-021 capture day 1, class: talent-likeness}]}
        - tool: denoise
          inputs:
            - {ref: T-021 capture day 1, class: talent-likeness}  # finding
    clearances: [CLR-0012]
clearances:
  - id: CLR-0012
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope: {elements: [NF_103_vo_*], tools: [voice-ent]}
```

## Passes

On the clearance's last day, one clearance for each of two tools, each granted by the day of the work:

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited, created_on: 2026-11-20, tools: [voice-ent, denoise], inputs: [{ref: T-021 capture day 1, class: talent-likeness}]}
    clearances: [CLR-0012, CLR-0013]
clearances:
  - id: CLR-0012
    status: approved
    granted_on: 2026-10-12
    expires_on: 2026-11-20
    production: NF-S1
    scope: {elements: [NF_103_vo_*], tools: [voice-ent]}
  - {id: CLR-0013, status: approved, granted_on: 2026-11-20, production: NF-S1, scope: {elements: [NF_103_vo_*], tools: [denoise]}}
```

What is the production's own needs none:

```yaml
elements:
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v003.mov
    usage: final
    ai: {use: enhanced, tools: [upscaler], inputs: [{ref: plate, class: owned}, {ref: archive, class: licensed, rights: R-9}]}
```

## To clear it

Ask the client for a written clearance that names the element and the tool, enter it in the register and list its id
under `clearances`. What is in the tool already cannot be cleared by taking the input off the list.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, cover
from gate_data import telling
from gate_data.approved import judge, leaners, register, undated
from gate_data.fed import confidential

RULE = Rule(
    "DAT501",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: confidential and personal material into no tool without approval (N-D1, N-S2)",
)


def check(case: Case) -> Iterator[Finding]:
    known = register(case)
    judged = [judge(case, inputs, known) for inputs in confidential(case).values()]
    for each in judged:
        if each.bare:
            yield telling.unapproved(RULE, case, each)
        if each.late:
            yield telling.late(RULE, each)
        elif undated(case, each):
            yield telling.undated(RULE, each)
    idle = leaners(judged)
    blamed = case.once(_blamed) if idle else ()
    yield from (telling.idle(RULE, item, fed) for item, fed in idle.values() if item.id not in blamed)


def _blamed(case: Case) -> frozenset[str]:
    """The clearances of which AI103 says that they are not in force."""
    return frozenset(item.id for _, found in cover.uncovered(case) for item in cover.lapsed(found))
