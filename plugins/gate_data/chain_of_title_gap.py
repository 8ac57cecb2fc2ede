"""Nobody can show how an AI-made element of the finals came to be.

## Why it matters

An insurer, a registry or a court asks what a person did and what a machine did. The answer is in the prompts, in what
came out, and in what people changed afterwards, and it is gone when the vendor's project is archived.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`:
`ai.record` must say where `prompts`, `outputs` and `edits` are kept. References only; the texts themselves stay where
they are.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}}  # finding
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai:
      use: edited
      record: {prompts: DMS-71, outputs: DMS-72}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: a.mov
    usage: final
    ai: {use: generated, record: {prompts: DMS-71, outputs: DMS-72, edits: DMS-73}}
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, ai: {use: enhanced}}
  - {id: NF_103_mood_01, kind: still, media: c.png, usage: reference, ai: {use: generated}}
```

## To clear it

Have the vendor hand over the record, keep it, and enter where. Where no person changed anything, say so in the record
of edits.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover

RULE = Rule(
    "DAT508",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Errors and omissions practice: prompts, outputs and human edits are kept for the chain of title",
)
PARTS = ("prompts", "outputs", "edits")


def check(case: Case) -> Iterator[Finding]:
    for element in cover.needing(case):
        if gaps := [part for part in PARTS if getattr(element.ai.record, part, None) is None]:
            yield _finding(element, gaps)


def _finding(element: Element, gaps: list[str]) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "record",
        element=element.id,
        message=f"{element.id} is AI-made, and nothing says where its {' and '.join(gaps)} are kept",
        found=f"ai.record without {', '.join(gaps)}",
        required="where prompts, outputs and edits are kept",
        fix="enter under ai.record where they are kept",
    )
