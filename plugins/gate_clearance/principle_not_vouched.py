"""AI was used for work in progress, and not every principle is vouched for.

## Why it matters

Material that stays temporary may need no approval, on five conditions: it copies nobody's work, the tool does not train on it, the
tool is secured, it is not in the finals, and it replaces no talent. Whoever cannot say yes to all five has to ask.

Asked of AI elements that AI101 does not ask about (usage `temp`, `wip` or `reference`, or an interim delivery): every answer of `ai.attest` is
`yes`, or a clearance that is in force covers the element. An answer that is missing is no yes.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: temp
    ai: {use: generated, attest: {no_infringement: yes, no_training: yes, secured: unsure, temporary: yes, no_talent_replaced: yes}}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: temp
    ai: {use: generated, attest: {no_infringement: yes, no_training: yes, secured: yes, temporary: yes, no_talent_replaced: yes}}
```

Cleared:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: wip
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

## To clear it

Answer the five principles under `ai.attest`; where an answer is no or unsure, ask the client for a clearance.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover

RULE = Rule(
    "AI115",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: the five principles (N-P1 to N-P5), else escalate",
)
PRINCIPLES = ("no_infringement", "no_training", "secured", "temporary", "no_talent_replaced")


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.ai.use in cover.NEEDING and not (case.final and element.usage == "final"):
            lacking = tuple(_unvouched(element))
            if lacking and not cover.covering(case, element):
                yield _finding(element, ", ".join(lacking))


def _unvouched(element: Element) -> Iterator[str]:
    for principle in PRINCIPLES:
        answer = getattr(element.ai.attest, principle, None)
        if answer != "yes":
            yield f"{principle} ({answer or 'not answered'})"


def _finding(element: Element, lacking: str) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "attest",
        element=element.id,
        message=f"{element.id} uses AI for {element.usage}, and is not vouched for: {lacking}",
        found=lacking,
        required="yes to all five principles, or a clearance that covers the element",
        fix="answer ai.attest, or ask for a clearance",
    )
