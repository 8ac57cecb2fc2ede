"""The scope of a clearance can match nothing.

## Why it matters

A clearance whose exceptions take back everything that it grants, or that leaves a dimension of its scope out, covers no element,
now or ever. Whoever entered it meant something else, and finds out on the day of the delivery.

Asked of every approved clearance of the registers that no AI element of the finals leans on; where one does, AI104 clearance-scope-mismatch
shows what it leaves out.

## Fails

```yaml
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-12
    production: NF-S1
    scope: {elements: [NF_*], roles: [prop], uses: [edited], tools: [firefly-ent], territories: [US, GB], territories_except: [GB, US], media: [all]}  # finding
```

No media:

```yaml
clearances:
  - {id: CLR-0007, status: approved, scope: {elements: [NF_*], roles: [prop], uses: [edited], tools: [firefly-ent], territories: [US]}}  # finding
```

## Passes

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

from gate.sdk import WORLDWIDE, Case, Clearance, Finding, Rule, Severity, cover

RULE = Rule(
    "AI117",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: written approval of the intended use (N-0b)",
)
DIMENSIONS = ("elements", "roles", "uses", "tools", "territories", "media")


def check(case: Case) -> Iterator[Finding]:
    empty = [(row, why) for row in case.delivery.clearances if row.status == "approved" and (why := _why(row))]
    if empty:
        told = {item.id for _, items in cover.uncovered(case) for item in items}
        yield from (_finding(row, why) for row, why in empty if row.id not in told)


def _why(row: Clearance) -> str | None:
    scope = row.scope
    if lacking := [name for name in DIMENSIONS if not getattr(scope, name)]:
        return f"it names no {lacking[0]}"
    barred = scope.territories_except
    gone = WORLDWIDE in barred or (WORLDWIDE not in scope.territories and set(scope.territories) <= {*barred})
    return "every territory that it grants is excepted" if gone else None


def _finding(row: Clearance, why: str) -> Finding:
    return Finding(
        rule=RULE,
        location=row.at / "scope",
        row=row.id,
        message=f"clearance {row.id} can cover nothing: {why}",
        found=f"{row.id}: {why}",
        required="elements, roles, uses, tools, territories and media, with something left of each",
        fix="correct its scope to what the document says",
    )
