"""The scope of a clearance can match nothing.

## Why it matters

A clearance whose exceptions take back everything that it grants, or that leaves a dimension of its scope out, covers no element,
now or ever. Whoever entered it meant something else, and finds out on the day of the delivery.

Asked of every approved clearance that an element lists which AI101 asks a clearance for, and told once at its row with those elements:
none of `elements`, `roles`, `uses`, `tools`, `territories` and `media` may be absent, and of the territories granted one must be left.
AI104 clearance-scope-mismatch says nothing of such a row. Leave for material to go into a tool is no more than `elements` and `tools`, and
DAT501 reads no more: a row that is listed for that alone passes.

A row that no element lists is asked less: that `elements` and `tools` are stated and one of the territories is left, and only where it is in
force on the delivery day and this production's, or none's. A studio's register may hold what it likes of other productions and other years.

## Fails

```yaml
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope: {elements: [NF_*], roles: [prop], uses: [edited], tools: [firefly-ent], territories: [US, GB], territories_except: [GB, US], media: [all]}  # finding
```

No media, and an element that leans on it:

```yaml
elements:
  - id: NF_103_gfx_map
    kind: graphic
    media: gfx/NF_103_gfx_map_v002.png
    usage: final
    ai: {use: edited, role: prop, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, scope: {elements: [NF_*], roles: [prop], uses: [edited], tools: [firefly-ent], territories: [US]}}  # finding
```

## Passes

Leave for an input, and a row of another production that nothing lists:

```yaml
elements:
  - id: NF_103_mood_01
    kind: still
    media: mood/harbour.png
    usage: reference
    ai: {use: generated, tools: [firefly-ent], inputs: [{ref: script v7 page 12, class: client-confidential}]}
    clearances: [CLR-0011]
clearances:
  - {id: CLR-0011, status: approved, granted_on: 2026-10-12, production: NF-S1, scope: {elements: [NF_103_mood_*], tools: [firefly-ent]}}
  - {id: CLR-0900, status: approved, granted_on: 2020-10-12, expires_on: 2021-10-12, production: NF-S0, scope: {elements: [NF_0*]}}
```

One territory is left:

```yaml
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope: {elements: [NF_*], roles: [prop], uses: [edited], tools: [firefly-ent], territories: [US, GB], territories_except: [GB], media: [all]}
```

Not approved yet:

```yaml
clearances:
  - {id: CLR-0008, status: requested, scope: {elements: [NF_*]}}
```

## To clear it

Correct the scope in the register to what the document says.
"""

from collections.abc import Iterator

from gate.sdk import Case, Clearance, Finding, Rule, Severity, clearance_lapses, cover, leaning, named
from gate_clearance.hollow import blank, hollow, useless
from gate_clearance.listing import Places, listers, listing

RULE = Rule(
    "AI117",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval of the intended use (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    rows = [row for row in case.delivery.clearances if hollow(row)]
    if rows:
        leans = listing(case, {row.id for row in rows})
        owing = {element.at for element in cover.owing(case)}
        for row in rows:
            places = [(element, at) for element, at in leans[row.id] if element.at in owing]
            if places or (not leans[row.id] and _of_here(row, case) and useless(row)):
                yield _finding(row, places)


def _of_here(row: Clearance, case: Case) -> bool:
    return row.production in {None, case.delivery.production} and not any(clearance_lapses(row, case))


def _finding(row: Clearance, places: Places) -> Finding:
    lacking = blank(row.scope)
    why = f"it names no {named(lacking)}" if lacking else "every territory that it grants is excepted"
    return Finding(
        rule=RULE,
        location=row.at / "scope" if lacking else row.at / "scope" / "territories_except",
        row=row.id,
        message=f"clearance {row.id} can cover nothing: {why}{listers(places)}",
        found=f"{row.id}: {why}",
        required="elements, roles, uses, tools, territories and media, with something left of each",
        fix="correct its scope to what the document says",
        related=leaning((place for _, place in places), f"leans on {row.id}"),
    )
