"""An AI-made news item or document of the finals may show or quote a real person, and nobody has answered for it by name.

## Why it matters

A newspaper page, a bulletin, a minute: these are made to be believed, and readers look for who is in them. A real
reporter who is made to say an invented line has been put into somebody else's mouth, even on a screen at the back of
the set.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`,
whatever its prominence, where the delivery's `genre` is `news`, `current-affairs` or `documentary`, or a word of
`ai.role` is one of: article, archive, broadcast, bulletin, clipping, document, headline, interview, news, newscast,
newspaper, newsreel, press, report, reportage, statement.

`depicts.real_person` must say `no`; `yes`, `unsure` and no answer all fail, unless a clearance that the element lists
is in force, covers all of it, and names its full id under `scope.elements` (a pattern does not). Where ETH701
fabricated-event-as-real speaks of the element, this rule is quiet: one clearance that names it mends both.

## Fails

```yaml
elements:
  - id: NF_103_gfx_page
    kind: graphic
    media: page.png
    usage: final
    on_screen: incidental
    ai: {use: generated, role: newspaper-page, tools: [firefly-ent]}
    depicts:
      presented_as_authentic: no
      real_person: unsure  # finding
    clearances: [CLR-0007]
  - {id: NF_103_gfx_minute, kind: graphic, media: minute.png, usage: final, ai: {use: edited, role: document}}  # finding
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_gfx_*]
      roles: [newspaper-page]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

In a documentary every element is asked:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: documentary}
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, role: background}}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_gfx_page
    kind: graphic
    media: page.png
    usage: final
    ai: {use: generated, role: newspaper-page, tools: [firefly-ent]}
    depicts: {real_person: yes, presented_as_authentic: no}
    clearances: [CLR-0007]
  - id: NF_103_gfx_minute
    kind: graphic
    media: minute.png
    usage: final
    ai: {use: edited, role: document}
    depicts: {real_person: no}
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, role: background}}
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope:
      elements: [NF_103_gfx_page]
      roles: [newspaper-page]
      uses: [generated]
      tools: [firefly-ent]
      territories: [worldwide]
      media: [all]
```

## To clear it

State `depicts.real_person: no` where nobody real is shown or quoted. Otherwise ask the client for a clearance that
names the element, or replace the person.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Rule, Severity, cover
from gate_ethics.answering import answer, answered, said
from gate_ethics.fabricated_event_as_real import authentic

RULE = Rule(
    "ETH703",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no real person in a made-up news item, even in the background (N-E1)",
)
GENRES = frozenset({"news", "current-affairs", "documentary"})
ROLES = frozenset(
    {
        "article", "archive", "broadcast", "bulletin", "clipping", "document", "headline", "interview", "news", "newscast",
        "newspaper", "newsreel", "press", "report", "reportage", "statement",
    }
)  # fmt: skip
"""Words of a role that say that the element is made to be believed."""


def check(case: Case) -> Iterator[Finding]:
    everything = case.delivery.genre in GENRES
    for element in cover.needing(case):
        asked = (everything or _newslike(element)) and answer(element, "real_person") != "no"
        if asked and not authentic(element) and not answered(case, element):
            yield _finding(element)


def _newslike(element: Element) -> bool:
    return element.ai.role is not None and not ROLES.isdisjoint(element.ai.role.split("-"))


def _finding(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "depicts" / "real_person",
        element=element.id,
        message=f"{element.id} is AI-made, passes for news or a document, and may show or quote a real person",
        found=f"{said(element, 'real_person')}, role {element.ai.role or 'not stated'}",
        required="real_person: no, or a clearance that is in force, covers the element and names its full id",
        fix="state real_person: no where it is so, have this element cleared by name, or replace the person",
    )
