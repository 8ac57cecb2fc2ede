"""A tool did work that a union covers, and no agreement about that is shown.

## Why it matters

Actors, writers and crews have agreed with producers what machines may do in their place, and what is owed then. Work
that was taken from them in silence comes back as a grievance, often after release.

Asked of every element, in every stage. One that states `replaces` must give the `agreement_ref`. One whose
`ai.attest.no_talent_replaced` says `no` or `unsure` must state `replaces`, so that somebody has asked whose work it
was.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated}
    replaces: {role: matte artist}  # finding
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: wip
    ai:
      use: generated
      attest: {no_talent_replaced: unsure}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated, attest: {no_talent_replaced: no}}
    replaces: {role: matte artist, agreement_ref: MOU-4}
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, ai: {use: generated, attest: {no_talent_replaced: yes}}}
```

## To clear it

Settle it with the union, and enter where the agreement is kept; or have the work done by a person.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Location, Rule, Severity

RULE = Rule(
    "ETH702",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: union-covered work is not replaced without agreement (N-P5, N-E2)",
)


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        if element.replaces is not None:
            if element.replaces.agreement_ref is None:
                yield _finding(element, element.at / "replaces", f"replaces {element.replaces.role}, agreement_ref not stated")
        elif element.ai.attest is not None and element.ai.attest.no_talent_replaced in {"no", "unsure"}:
            said = f"no_talent_replaced: {element.ai.attest.no_talent_replaced}, replaces not stated"
            yield _finding(element, element.at / "ai" / "attest" / "no_talent_replaced", said)


def _finding(element: Element, at: Location, said: str) -> Finding:
    return Finding(
        rule=RULE,
        location=at,
        element=element.id,
        message=f"in {element.id} a tool may have done work that a union covers, and no agreement is shown",
        found=said,
        required="whose work was replaced, and the agreement about it",
        fix="enter role and agreement_ref under replaces, or have the work done by a person",
    )
