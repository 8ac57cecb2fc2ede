"""Nobody has decided whether and how the audience is told of an AI-made element.

## Why it matters

Broadcasters and documentary makers ask for a decision about every use: told, and how, or not told, on purpose. Where
nobody has decided, nobody has asked. Not every house asks for it, so the rule is off by itself; the profiles `bbc` and
`documentary-apa` switch it on.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`:
`disclosure.needed` must say `yes` or `no`, and with `yes` there must be a `method`. `unsure` is no decision.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}}  # finding
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai: {use: edited}
    disclosure: {needed: unsure, method: credit}  # finding
  - id: NF_103_010_0060
    kind: shot
    media: c.mov
    usage: final
    ai: {use: edited}
    disclosure: {needed: yes, text: made with AI}  # finding
policy: {severities: {LBL904: warning}}
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}, disclosure: {needed: no}}
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, ai: {use: edited}, disclosure: {needed: yes, method: card}}
  - {id: NF_103_010_0060, kind: shot, media: c.mov, usage: final, ai: {use: enhanced}}
policy: {severities: {LBL904: warning}}
```

## To clear it

Decide with the commissioning editor, and enter `needed`, and the method where it is.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover
from gate_labels.telling import plan, told

RULE = Rule(
    "LBL904",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="BBC guidance on AI; Archival Producers Alliance, best practices: tell the audience, or decide not to",
)


def check(case: Case) -> Iterator[Finding]:
    for element in cover.needing(case):
        decided = element.disclosure is not None and element.disclosure.needed == "no"
        if not decided and not told(element):
            yield _finding(element)


def _finding(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "disclosure",
        element=element.id,
        message=f"{element.id} is AI-made, and nobody has decided whether and how the audience is told",
        found=plan(element),
        required="disclosure with needed: no, or needed: yes and a method",
        fix="decide it, and enter needed under disclosure, with the method where it is",
    )
