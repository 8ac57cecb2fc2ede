"""A clearance names no document.

## Why it matters

An approval is written or it is none. A row in a register says that somebody says so; the paper says what was approved. With its
reference and hash anybody can find the paper and see that it is the one that was meant.

Asked of approved clearances that an element lists, once for each: `document.ref` and `document.sha256`. The paper itself stays out of
the delivery.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}  # finding
```

A reference without a hash:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, document: {ref: DMS-5521, sha256: 9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f}, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

Nobody leans on it:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
clearances:
  - {id: CLR-0007, status: approved, granted_on: 2026-10-12, production: NF-S1, scope: {elements: [NF_103_010_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}}
```

## To clear it

Enter where the document is kept, and the SHA-256 of its file.
"""

from collections.abc import Iterator

from gate.sdk import Case, Clearance, Finding, Rule, Severity, leaning
from gate_clearance.listing import Places, listers, listing

RULE = Rule(
    "AI116",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: approval is written (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    rows = {row.id: row for row in case.delivery.clearances if _bare(row)}
    if rows:
        yield from (_finding(rows[key], places) for key, places in listing(case, rows).items() if places)


def _bare(row: Clearance) -> bool:
    return row.status == "approved" and (row.document is None or row.document.sha256 is None)


def _finding(row: Clearance, places: Places) -> Finding:
    lacking = "hash" if row.document else "document"
    return Finding(
        rule=RULE,
        location=row.at / "document",
        row=row.id,
        message=f"clearance {row.id} is approved, but names no {lacking}{listers(places)}",
        found=f"{row.id} without {lacking}",
        required="document.ref and document.sha256",
        fix="enter where the written approval is kept, and its SHA-256",
        related=leaning((place for _, place in places), f"leans on {row.id}"),
    )
