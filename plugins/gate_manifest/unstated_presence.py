"""An element does not say whether it is seen or heard.

## Why it matters

How prominent an element is decides how much care it needs: a document glimpsed in the background and a letter that is
read aloud are not judged alike. An element that says nothing cannot be told from either.

Asked of every final element, and of every element that AI has touched, whatever its usage but `reference`:

| kind | must say |
|---|---|
| shot, clip, still, graphic, text, subtitle | `on_screen` |
| vo, dialogue, music, sfx | `heard` |
| trailer | both |
| model | neither |

Whether the scene refers to an element need not be said of one that is `incidental`: the word says that it does not, and where
`referenced` says otherwise AI112 prominence-contradiction speaks.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: graphic, media: gfx/poster.png, usage: final, ai: {use: none}}  # finding
```

An AI voice that is not final yet is asked too:

```yaml
elements:
  - id: NF_103_VO_01
    kind: vo  # finding
    media: sound/NF_103_VO_01.wav
    usage: wip
    on_screen: none
    ai: {use: generated}
stage: interim
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: graphic, media: gfx/poster.png, usage: final, on_screen: incidental, ai: {use: none}}
```

```yaml
elements:
  - {id: NF_103_VO_01, kind: vo, media: sound/NF_103_VO_01.wav, usage: wip, heard: true, ai: {use: generated}}
stage: interim
```

## To clear it

Write `on_screen: none`, `incidental`, `featured` or `story-critical`, and `heard: true` or `false`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity

RULE = Rule(
    "MAN007", Severity.WARNING, __name__, __doc__ or "", clause="Netflix GenAI guidance: incidental and prominent items (N-F3)"
)
SEEN = frozenset({"shot", "clip", "still", "graphic", "text", "subtitle", "trailer"})
SOUNDING = frozenset({"vo", "dialogue", "music", "sfx", "trailer"})


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        touched = element.ai.use != "none" and element.usage != "reference"
        if element.usage == "final" or touched:
            yield from (_finding(element, field) for field in _unstated(element))


def _unstated(element: Element) -> Iterator[str]:
    if element.kind in SEEN and element.on_screen is None:
        yield "on_screen"
    if element.kind in SOUNDING and element.heard is None:
        yield "heard"


def _finding(element: Element, field: str) -> Finding:
    seen = field == "on_screen"
    return Finding(
        rule=RULE,
        location=element.at / "kind",
        element=element.id,
        message=f"{element.id} does not say whether it is {'seen' if seen else 'heard'}",
        found=f"{element.kind} without {field}",
        required="on_screen: none, incidental, featured or story-critical" if seen else "heard: true or false",
        fix=f"write {field}",
    )
