"""A news or current-affairs programme delivers an element that AI made.

## Why it matters

Public broadcasters keep generated material out of journalism, because a viewer of the news takes what is shown for what
happened. Not every house asks for this, so the rule is off by itself; the profiles `bbc` and `pbs` switch it on.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`,
where a word of the delivery's `genre` is `news`, `newscast`, `newsmagazine`, `newsreel`, `bulletin`, `journalism` or
`reportage`, as in `news-magazine`, or it is `current-affairs`.

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: current-affairs}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: edited}}  # finding
  - {id: NF_103_010_0050, kind: shot, media: b.mov, usage: final, ai: {use: enhanced}}
policy: {severities: {ETH704: error}}
```

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: news-magazine}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}}  # finding
policy: {severities: {ETH704: error}}
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: documentary}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated}}
policy: {severities: {ETH704: error}}
```

## To clear it

Replace the element with what was recorded, or agree with the broadcaster's editorial desk and have the finding waived.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, means
from gate_ethics.answering import NEWS

RULE = Rule(
    "ETH704",
    Severity.OFF,
    __name__,
    __doc__ or "",
    clause="BBC guidance on AI and PBS guidance for producers: no generated material in news and current affairs",
)


def check(case: Case) -> Iterator[Finding]:
    genre = case.delivery.genre
    if genre and means(genre, NEWS):
        yield from (_finding(element, genre) for element in cover.needing(case))


def _finding(element: Element, genre: str) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "use",
        element=element.id,
        message=f"{element.id} is AI-made and stands in a programme of {genre}",
        found=f"ai.use: {element.ai.use} in {genre}",
        required="material that was recorded, not made",
        fix="replace the element, or agree with the editorial desk of the broadcaster and have this waived",
    )
