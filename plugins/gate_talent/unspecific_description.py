"""A consent in use does not say what the person agreed to.

## Why it matters

Leave to do anything anywhere is, in several laws, leave to do nothing: a replica clause stands only when it describes the
intended use in reasonable detail. A description that names the scene, the purpose and the extent is also the only thing that
an editor can hold a shot against.

Asked of every consent that an appearance or the reuse of a model lists, once, at the consent. It fires when `description` is
absent or shorter than 40 characters (setting `min_length`), or holds a stock phrase such as "any and all", "all media now known",
"in perpetuity" or "throughout the universe".

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0002, CON-0003, CON-0004]}
consents:
  - {id: CON-0002, status: active, talent: T-014, covers: [create]}  # finding
  - {id: CON-0003, status: active, talent: T-014, covers: [create], description: face replaced on the stunt double in 99}  # finding
  - id: CON-0004
    status: active
    talent: T-014
    covers: [create]
    description: use of the likeness in Any and All media throughout the universe and in perpetuity  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - {talent: T-014, manifestation: replica, consents: [CON-0003]}
consents:
  - {id: CON-0002, status: active, talent: T-015, covers: [create]}
  - {id: CON-0003, status: active, talent: T-014, covers: [create], description: face replaced on the stunt double in 103}
```

## To clear it

Have the consent say what is made, of which scene, for what; and copy that sentence, without names, into `description`.
"""

import re
from collections.abc import Collection, Iterator

from gate.sdk import Case, Consent, Finding, Rule, Severity
from gate_talent.agreed import Listed, counted, leaners
from gate_talent.reuse import in_use

RULE = Rule(
    "TAL315",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="California Labor Code 927 (AB 2602), New York GOL 5-302: a reasonably specific description of the use",
    settings={"min_length": 40},
)
STOCK = (
    "any and all", "any purpose", "any manner", "any media", "all media", "all uses", "all purposes", "all rights", "now known",
    "hereafter", "in perpetuity", "perpetually", "throughout the universe", "throughout the world", "including but not limited to",
    "without limitation", "without restriction", "unlimited", "irrevocably", "to be determined", "tbd",
    "lorem ipsum",
)  # fmt: skip
HINTS = ("any", "all", "known", "hereafter", "perpet", "throughout", "without", "limit", "irrevocabl", "determined", "tbd", "lorem")
"""A part of every stock phrase: most descriptions hold none, and are left after this one look."""
WORD = re.compile(r"\w+")
PHRASE = re.compile(r"\b(?:" + "|".join(map(re.escape, STOCK)) + r")\b")


def check(case: Case) -> Iterator[Finding]:
    least = case.setting(RULE, "min_length")
    for row, places in in_use(case):
        if why := _why(row.description, least):
            yield _finding(row, why, places)


def _why(description: str | None, least: int) -> str | None:
    text = " ".join((description or "").split())
    if phrase := _stock(text.casefold()):
        return f'says "{phrase}"'
    if len(text) < least:
        return f"has {len(text)} characters" if text else "is missing"
    return None


def _stock(text: str) -> str | None:
    hinted = any(map(text.__contains__, HINTS))
    phrase = PHRASE.search(" ".join(WORD.findall(text))) if hinted else None
    return phrase[0] if phrase else None


def _finding(row: Consent, why: str, places: Collection[Listed]) -> Finding:
    return Finding(
        rule=RULE,
        location=row.at / "description",
        row=row.id,
        message=f"the description of {row.id} of {row.talent} {why}, and the consent is leaned on {counted(places)}",
        found=f"description of {row.id} {why}",
        required="a description of what is made, of which scene, for what; long enough, without stock phrases",
        fix="write down what the person agreed to, scene by scene",
        related=leaners(places, f"lists {row.id}"),
    )
