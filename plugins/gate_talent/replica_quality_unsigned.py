"""A replica or an alteration is among the finals, and quality control has not signed it.

## Why it matters

A replica that is nearly right does harm: to the person's dignity and reputation first. Somebody who answers for the picture, and
somebody who answers for the file, look at it before it leaves the house.

Asked of the finals that hold a replica or an alteration, or a dub or double in which AI had a part: `qa.creative` and
`qa.technical` both name the day of the sign-off.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    qa: {creative: 2026-11-01}  # finding
    talent:
      - {talent: T-014, manifestation: alteration, alteration: [cosmetic], basis: customary-post}
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    qa: {creative: 2026-11-01, technical: 2026-11-02}
    talent:
      - {talent: T-014, manifestation: alteration, alteration: [cosmetic], basis: customary-post}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v001.mov
    usage: final
    ai: {use: none}
    talent:
      - {talent: T-015, manifestation: double}
```

## To clear it

Have it looked at, and note the days under `qa`.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity
from gate_talent.agreed import entries

RULE = Rule(
    "TAL319",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: test and review what is done to a performance (N-R6)",
)


def check(case: Case) -> Iterator[Finding]:
    told: set[str] = set()
    for entry in entries(case) if case.final else ():
        element = entry.element
        if element.usage == "final" and entry.made and (lack := _lack(element)) and element.at.pointer not in told:
            told.add(element.at.pointer)
            yield Finding(
                rule=RULE,
                location=element.at / "qa",
                element=element.id,
                message=f"{element.id} holds the {entry.who}, without a {lack} sign-off",
                found=f"no {lack} sign-off for the {entry.who}",
                required="the days of the creative and the technical sign-off",
                fix="have quality control look at it, and note the days under qa",
            )


def _lack(element: Element) -> str:
    creative, technical = (element.qa.creative, element.qa.technical) if element.qa else (None, None)
    return " and ".join(word for word, day in (("creative", creative), ("technical", technical)) if day is None)
