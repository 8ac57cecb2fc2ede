"""Music of the finals was generated, and no person had a part in it.

## Why it matters

Collecting societies register works that people wrote with the help of a machine, and refuse those that a machine wrote
alone. A cue without an author is paid to nobody and protected for nobody, and anybody may use it.

Asked of every element of kind `music` with `usage: final` in a final delivery whose `ai.use` is `generated` or
`unknown`: `ai.human_input` must say what people did.

## Fails

```yaml
elements:
  - {id: NF_103_m04, kind: music, media: sound/m04.wav, usage: final, ai: {use: generated}}  # finding
  - {id: NF_103_m05, kind: music, media: sound/m05.wav, usage: final, ai: {use: unknown}}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_m04
    kind: music
    media: sound/m04.wav
    usage: final
    ai: {use: generated, human_input: melody and lyrics by the composer}
  - {id: NF_103_m05, kind: music, media: sound/m05.wav, usage: final, ai: {use: edited}}
  - {id: NF_103_m06, kind: music, media: sound/m06.wav, usage: temp, ai: {use: generated}}
  - {id: NF_103_fx_01, kind: sfx, media: sound/fx.wav, usage: final, ai: {use: generated}}
stage: interim
```

```yaml
elements:
  - id: NF_103_m04
    kind: music
    media: sound/m04.wav
    usage: final
    ai: {use: generated, human_input: melody and lyrics by the composer}
  - {id: NF_103_m05, kind: music, media: sound/m05.wav, usage: final, ai: {use: edited}}
  - {id: NF_103_fx_01, kind: sfx, media: sound/fx.wav, usage: final, ai: {use: generated}}
```

## To clear it

Enter what the composer or the players did, and name them on the cue sheet; or have the cue written by a person.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity

RULE = Rule(
    "MUS801",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="ASCAP, BMI and SOCAN: works that AI generated entirely are not registered",
)


def check(case: Case) -> Iterator[Finding]:
    for element in case.finals:
        if element.kind == "music" and element.ai.use in {"generated", "unknown"} and element.ai.human_input is None:
            yield _finding(element)


def _finding(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "human_input",
        element=element.id,
        message=f"{element.id} is music that AI made, and nothing says what people did",
        found=f"ai.use: {element.ai.use}, human_input not stated",
        required="a human author's part",
        fix="enter what people wrote or played under ai.human_input, or have the cue written by a person",
    )
