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
none can be cleared.

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
    ai: {use: generated, tools: [firefly-ent], inputs: [{ref: script v7 page 12, class: client-confidential}]}
    clearances: [CLR-0011]
clearances:
  - id: CLR-0011
    status: approved
    granted_on: 2026-10-12
    expires_on: 2026-11-19  # finding
    production: NF-S1
    scope: {elements: [NF_103_mood_*], tools: [firefly-ent]}
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

On the clearance's last day, one clearance for each of two tools:

```yaml
elements:
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate_v002.wav
    usage: final
    ai: {use: edited, tools: [voice-ent, denoise], inputs: [{ref: T-021 capture day 1, class: talent-likeness}]}
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

from collections.abc import Iterator, Sequence
from itertools import islice

from gate.sdk import Case, Finding, Related, Rule, Severity, cover, leaning, named
from gate_data.approved import UNNAMED, Judged, Listed, gaps, judge, register
from gate_data.fed import Fed, confidential
from gate_data.used import counted

RULE = Rule(
    "DAT501",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: confidential and personal material into no tool without approval (N-D1, N-S2)",
)
SHOWN = 5
"""Clearances that come near and are related to a finding."""


def check(case: Case) -> Iterator[Finding]:
    idle: dict[str, tuple[Listed, list[Fed]]] = {}
    known = register(case)
    for inputs in confidential(case).values():
        judged = judge(case, inputs, known)
        if judged.bare:
            yield _unapproved(case, judged)
        for item in judged.idle:
            idle.setdefault(item.id, (item, []))[1].append(inputs[0])
    blamed = case.once(_blamed) if idle else ()
    yield from (_idle(item, leaners) for item, leaners in idle.values() if item.id not in blamed)


def _blamed(case: Case) -> frozenset[str]:
    """The clearances of which AI103 says that they are not in force."""
    return frozenset(item.id for _, found in cover.uncovered(case) for item in cover.lapsed(found))


def _unapproved(case: Case, judged: Judged) -> Finding:
    fed = [fed for fed in judged.inputs if set(fed.tools or (UNNAMED,)) & set(judged.bare)]
    key, kinds = fed[0].element.id, named(sorted({fed.input.kind for fed in fed}))
    into = named([tool or "a tool that is not named" for tool in judged.bare])
    near = ((row.id, gap) for item in judged.listed for row in item.rows for gap in gaps(row, case, fed[0], judged.bare[0]))
    places = tuple(Related(gap.at, f"{row} leaves out {gap.text}") for row, gap in islice(near, SHOWN))
    return Finding(
        rule=RULE,
        location=fed[0].at / "class",
        element=key,
        message=f"{key} put {kinds} material into {into}, and lists no clearance for that",
        found=f"{kinds} into {into}",
        required="for each tool a clearance in force, of this production, that names the element and the tool",
        fix="have the material cleared for the tool in writing and list the clearance, or name the tool that it went into",
        related=(*leaning((other.at for other in fed[1:]), "went in as well"), *places),
    )


def _idle(item: Listed, leaners: Sequence[Fed]) -> Finding:
    return Finding(
        rule=RULE,
        location=item.lapses[0].at,
        row=item.id,
        message=f"{item.id} {item.why}; {counted(len(leaners), 'element')} put confidential material into a tool on its word",
        found=f"{item.id} {item.why}",
        required="approved, granted by the delivery day, not expired, every condition met",
        fix=f"have {item.id} granted or renewed and its conditions met, or list a clearance that is in force",
        related=leaning((fed.at for fed in islice(leaners, SHOWN)), f"leans on {item.id}"),
    )
