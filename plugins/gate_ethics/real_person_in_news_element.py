"""An AI-made element of the finals may show or quote a real person, and nobody has answered for it by name.

## Why it matters

A newspaper page, a bulletin, a minute: these are made to be believed, and readers look for who is in them. A real
reporter who is made to say an invented line has been put into somebody else's mouth, even on a screen at the back of
the set.

Asked of every element with `usage: final` in a final delivery whose `ai.use` is `edited`, `generated` or `unknown`,
whatever its prominence, that is made to be believed:

- by the delivery's `genre`: a word of it is `news`, `newscast`, `newsmagazine`, `newsreel`, `bulletin`, `journalism`, `reportage`,
  `documentary`, `docu`, `docuseries`, `docudrama`, `doc` or `factual`, or it is `current-affairs`;
- or by `ai.role`: a word of it, in the singular or the plural, is anchor, anchorman, anchorwoman, archive, article, broadcast, bulletin,
  clipping, deposition, document, footage, headline, interview, journalist, news, newscast, newscaster, newspaper, newsreader, newsreel,
  newsroom, press (but no printing press), report, reportage, reporter, statement, telecast or testimony.

`depicts.real_person` must say `no` there, and nobody under `talent` may be replicated or altered beyond what is customary; `yes`,
`unsure` and no answer all fail, unless a clearance that the element lists is in force, covers all of it, and names its full id under
`scope.elements` (a pattern does not). Elsewhere only a plain `yes` is asked about, and it passes as well where `talent` declares the person,
whose consents then answer, or a right to the likeness is named, under `rights` or at an input of class `public-figure`, `estate` or
`talent-likeness`. Where ETH701
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
  - {id: NF_103_gfx_minute, kind: graphic, media: minute.png, usage: final, ai: {use: edited, role: documents}}  # finding
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

A real person in a drama, whom nobody named and to whose likeness there is no right:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: a.mov, usage: final, ai: {use: generated, role: background}, depicts: {real_person: yes, presented_as_authentic: no}}  # finding
```

In a documentary every element is asked:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, genre: documentary-series}
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
    depicts: {real_person: no, presented_as_authentic: no}
  - {id: NF_103_gfx_press, kind: graphic, media: press.png, usage: final, ai: {use: edited, role: printing-press}}
  - id: NF_103_010_0050
    kind: shot
    media: b.mov
    usage: final
    ai: {use: generated, role: face}
    depicts: {real_person: yes, presented_as_authentic: no}
    talent: [{talent: T-014, manifestation: replica, consents: [CON-0003]}]
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

from gate.sdk import Case, Element, Finding, Rule, Severity, cover, likeness
from gate_ethics.answering import answer, answered, believed, said
from gate_ethics.fabricated_event_as_real import authentic

RULE = Rule(
    "ETH703",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no real person in a made-up news item, even in the background (N-E1), no likeness without leave (N-C2, N-T1)",
)
OF_PEOPLE = frozenset({"public-figure", "estate", "talent-likeness"})
"""Classes of input that are somebody's likeness."""


def check(case: Case) -> Iterator[Finding]:
    for element in cover.needing(case):
        if _asked(case, element) and not authentic(element) and not answered(case, element):
            yield _finding(case, element)


def _asked(case: Case, element: Element) -> bool:
    shown = answer(element, "real_person")
    if believed(case, element):
        return shown != "no" or bool(likeness.real(case, element))
    return shown == "yes" and not likeness.real(case, element) and not _licensed(element)


def _licensed(element: Element) -> bool:
    """Whether an element names a right to somebody's likeness; whether that is in force is for other rules."""
    inputs = (*element.ai.inputs, *(used for step in element.ai.steps for used in step.inputs))
    return bool(element.rights) or any(used.rights and used.kind in OF_PEOPLE for used in inputs)


def _finding(case: Case, element: Element) -> Finding:
    people = "".join(f", {person.manifestation} of {person.talent}" for person in likeness.real(case, element))
    news = "passes for news or a document, and " if believed(case, element) else ""
    return Finding(
        rule=RULE,
        location=element.at / "depicts" / "real_person",
        element=element.id,
        message=f"{element.id} is AI-made, {news}may show or quote a real person",
        found=f"{said(element, 'real_person')}{people}, role {element.ai.role or 'not stated'}",
        required="real_person: no, or a clearance that is in force, covers the element and names its full id",
        fix="state real_person: no where it is so, and how it is presented; else have it cleared by name, or replace the person",
    )
