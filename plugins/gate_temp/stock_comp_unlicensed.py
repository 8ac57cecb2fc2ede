"""A final element is a stock house's comp, and no right to it is held.

## Why it matters

Stock houses let anybody try a clip or a picture: small, or with a mark across it, and free as long as it goes nowhere. In a film it
is an infringement with the owner's name in the file name. Only the licence tells the one from the other.

Asked of every element with `usage: final` in a final delivery whose id or media are named as stock houses name their comps
(`AdobeStock_123456789_Preview`, `GettyImages-123456789-640_adpp`, `iStock-123456789`), or whose `vendor_status` is `Comp`, or a code that
the operator's `tracking` maps to it. It passes with a right under `rights` that a register holds and that is in force on the
delivery day; the last day still counts. A bare `comp` in a name is the final composite and never counts. Where a right is held,
the status `Comp` is TMP203 status-not-final; where none is, it is told here and not there.

## Fails

```yaml
elements:
  - id: NF_103_020_0040
    kind: clip
    media: stock/AdobeStock_123456789_Preview.mov  # finding
    usage: final
    ai: {use: none}
  - id: NF_103_020_0050
    kind: clip
    media: stock/harbour_dawn.mov
    usage: final
    ai: {use: none}
    vendor_status: Comp  # finding
```

The licence ended the day before:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stock/iStock-123456789.jpg  # finding
    usage: final
    ai: {use: none}
    rights: [R-9]
rights: [{id: R-9, work: quay at dawn, expires_on: 2026-11-19}]
```

## Passes

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stock/iStock-123456789.jpg, usage: final, ai: {use: none}, rights: [R-9]}
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_comp_v012.mov, usage: final, ai: {use: none}}
  - {id: NF_103_020_0040, kind: clip, media: stock/AdobeStock_123456789.mov, usage: final, ai: {use: none}}
rights: [{id: R-9, work: quay at dawn, expires_on: 2026-11-20}]
```

## To clear it

License it, deliver what was bought in place of the comp, enter the licence in the register of rights and list its id.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Location, Related, Rule, Severity
from gate_temp.labels import glanced
from gate_temp.stock import HINTS, comp_status, comps, licensed

RULE = Rule(
    "TMP206",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: no infringement (N-P1); vendor asset status: Comp is not Purchased",
)


def check(case: Case) -> Iterator[Finding]:
    suspect = frozenset(element.at.pointer for element in glanced(case, HINTS))
    for element in case.finals:
        if element.vendor_status is None and (not suspect or element.at.pointer not in suspect):
            continue
        told = [*comps(element)]
        if comp_status(case, element):
            told.append((f"vendor_status: {element.vendor_status}", element.at / "vendor_status"))
        if told and not licensed(case, element):
            yield _finding(element, told)


def _finding(element: Element, told: list[tuple[str, Location]]) -> Finding:
    (what, at), *more = told
    right = f"rights: {', '.join(element.rights)}, none in force" if element.rights else "no right"
    return Finding(
        rule=RULE,
        location=at,
        element=element.id,
        message=f"{element.id} is final, and a stock comp by {what}, with {right}",
        found=f"{what}, {right}",
        required="a right that a register holds and that is in force",
        fix="license it, deliver what was bought, and list the id of the licence under rights",
        related=tuple(Related(place, "says so too") for _, place in more),
    )
