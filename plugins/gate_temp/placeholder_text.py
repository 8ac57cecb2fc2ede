"""A final text, graphic or subtitle still holds a placeholder.

## Why it matters

*Lorem ipsum* on a newspaper that the camera passes, `TBD` where a credit goes: it is legible for a few frames, and those frames are
the ones that get shared. A disclosure that reads `TK` tells the audience nothing.

Looked at in every final element of a final delivery: the ids and media paths of `text`, `graphic` and `subtitle` elements, and the text of
the disclosure (`disclosure.text`) of any element. Whole words count: `lorem ipsum`, `lipsum`, `greeked`, `TK`, `TKTK`, `TBD`, `TBC`,
`dummy text`, `text to come`, and in a disclosure also `FPO`, `XXX` and `placeholder`. `TK` counts in a disclosure only in capitals, and
nowhere before a number. `FPO` in a name is TMP201 temp-label-in-final; an element that TMP201 tells of for its name is not told of
again for it. The operator's `lexicon` spares titles.

## Fails

```yaml
elements:
  - id: NF_103_gfx_timetable
    kind: graphic
    media: gfx/timetable_lorem_ipsum_v02.png  # finding
    usage: final
    ai: {use: none}
  - id: NF_103_card_TBD  # finding
    kind: text
    media: gfx/card_04.png
    usage: final
    ai: {use: none}
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate.wav
    usage: final
    ai: {use: edited}
    disclosure: {needed: yes, method: credit, text: voice completed by TK}  # finding
```

## Passes

```yaml
elements:
  - {id: NF_103_gfx_timetable, kind: graphic, media: gfx/timetable_v03.png, usage: final, ai: {use: none}}
  - {id: NF_103_gfx_TK_421, kind: graphic, media: gfx/helmet_TK421.png, usage: final, ai: {use: none}}
  - {id: NF_103_TBD_shot, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}
  - id: NF_103_vo_mate
    kind: vo
    media: sound/NF_103_vo_mate.wav
    usage: final
    ai: {use: edited}
    disclosure: {needed: yes, method: credit, text: the voice of the mate was completed with AI}
```

## To clear it

Put in the text that was meant to be there, and deliver the graphic again. When only the name was left over, rename it.
"""

import re
from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Location, Related, Rule, Severity, named
from gate_temp.labels import found, hard, spared, splits, whole
from gate_temp.tokens import PLACEHOLDER

RULE = Rule(
    "TMP207",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: text, posters, documents and signs in the final cut (N-F2)",
)
KINDS = ("text", "graphic", "subtitle")
NAME = re.compile(whole(PLACEHOLDER))
HINTS = ("ipsum", "lipsum", "greek", "text", "copy", "title", "tb", "tk")
WRITTEN = re.compile(whole((*(row for row in PLACEHOLDER if not row.startswith("tk")), "fpo", "xxx+", "placeholder")))
CAPITALS = re.compile(r"(?<![^\W_])(?:TK)+(?![^\W_])(?!\s*\d)")


def check(case: Case) -> Iterator[Finding]:
    phrases = spared(case.policy.lexicon)
    for element in case.finals:
        if (element.disclosure or element.kind in KINDS) and (told := [*_named(element, phrases), *_written(element, phrases)]):
            yield _finding(element, told)


def _named(element: Element, phrases: re.Pattern[str]) -> Iterator[tuple[str, Location]]:
    if element.kind in KINDS:
        labels = found(element, NAME, phrases, HINTS)
        if labels and not hard(element, phrases):
            yield from ((label.word, label.at) for label in labels)


def _written(element: Element, phrases: re.Pattern[str]) -> Iterator[tuple[str, Location]]:
    text = element.disclosure.text if element.disclosure else None
    if text:
        read = phrases.sub(" | ", splits(text)[0])
        said = [match[0] for pattern, where in ((WRITTEN, read), (CAPITALS, text)) for match in pattern.finditer(where)]
        yield from ((word, element.at / "disclosure" / "text") for word in dict.fromkeys(said))


def _finding(element: Element, told: list[tuple[str, Location]]) -> Finding:
    at = told[0][1]
    said = named(list(dict.fromkeys(word for word, _ in told)))
    places = dict.fromkeys(place for _, place in told if place != at)
    return Finding(
        rule=RULE,
        location=at,
        element=element.id,
        message=f"{element.id} is final, and still holds a placeholder: {said}",
        found=f"placeholder: {said}",
        required="the text that was meant to be there",
        fix="put in the final text and deliver it again, or rename it if only the name was left over",
        related=tuple(Related(place, "a placeholder too") for place in places),
    )
