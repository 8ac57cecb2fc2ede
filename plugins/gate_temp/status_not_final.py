"""An element of a final delivery is not final by its own word or by the vendor's.

## Why it matters

A final delivery is what an audience will see and hear. An element that is still temp or in progress, or that the vendor's own
tracking holds back for review, is somebody's open question, and shipping it answers the question by accident.

Looked at in a final delivery:

- `usage`: `temp` and `wip` are never final. `reference` may stand in a delivery, but not in a timeline of it that gate reads (`.otio`):
  told where an enabled clip means media that only a reference has. One that is AI-made is AI113's to tell.
- `vendor_status`, where it is stated, of every element with `usage: final`: `FINAL`, `APPROVED` and `Purchased` are final,
  upper and lower case alike, and so is what the operator's `tracking` maps to one of them. A code that `tracking` maps to
  something else is not. `APPROVAL` is not: it asks for what `APPROVED` has got. `Comp` of an element that lists no right in force is
  TMP206 stock-comp-unlicensed and not told here.

## Fails

```yaml
elements:
  - id: NF_103_020_0030
    kind: clip
    media: vfx/NF_103_020_0030_v003.mov
    usage: temp  # finding
    ai: {use: none}
  - id: NF_103_020_0040
    kind: clip
    media: stock/harbour_dawn.mov
    usage: final
    ai: {use: none}
    vendor_status: APPROVAL  # finding
```

A reference that the cut plays:

```yaml
elements:
  - {id: NF_103_ref_01, kind: clip, media: ref/harbour.mov, usage: reference, ai: {use: none}}  # finding
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, media: ref/harbour.mov}
  - {timeline: conform/NF_103_v12.otio, track: V1, media: "file:///Volumes/x/harbour.mov"}
```

A site's own code, which its policy knows to mean a review:

```yaml
elements:
  - id: NF_103_020_0040
    kind: shot
    media: vfx/NF_103_020_0040_v002.mov
    usage: final
    ai: {use: none}
    vendor_status: rev  # finding
policy:
  tracking: {rev: REVIEW, fin: FINAL}
```

## Passes

```yaml
elements:
  - {id: NF_103_020_0030, kind: shot, media: vfx/NF_103_020_0030_v009.mov, usage: final, ai: {use: none}, vendor_status: fin}
  - {id: NF_103_020_0040, kind: clip, media: stock/harbour_dawn.mov, usage: final, ai: {use: none}, vendor_status: Purchased}
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, ai: {use: none}, vendor_status: REF}
policy:
  tracking: {rev: REVIEW, fin: FINAL}
```

A reference that is muted in the cut:

```yaml
elements:
  - {id: NF_103_ref_01, kind: clip, media: ref/harbour.mov, usage: reference, ai: {use: none}}
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, media: NF_103_020_0030_v009.mov}
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, media: ref/harbour.mov, enabled: false}
```

Temp media may pass an interim delivery:

```yaml
elements:
  - {id: NF_103_020_0030, kind: clip, media: vfx/NF_103_020_0030_v003.mov, usage: temp, ai: {use: none}, vendor_status: WIP}
stage: interim
```

## To clear it

Deliver the final version and say so, or leave the element out; take a reference out of the cut. Where your site's status code means final, the operator maps
it under `tracking` in `gate.yaml`.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Rule, Severity, Use, cover, leaning, shown
from gate_temp.stock import comp_status, licensed, meanings

RULE = Rule(
    "TMP203",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4); delivery list: Submitting For is FINAL",
)
FINAL = frozenset({"final", "approved", "purchased"})


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements if case.final else ():
        if element.usage in ("temp", "wip"):
            yield _usage(element)
        elif (
            element.usage == "final"
            and element.vendor_status is not None
            and not FINAL.issuperset(meanings(element.vendor_status, case.policy.tracking))
            and not (comp_status(case, element) and not licensed(case, element))
        ):
            yield _held_back(element, element.vendor_status)
    yield from (_played(element, uses) for element, uses in shown.references(case).values() if element.ai.use not in cover.NEEDING)


def _usage(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "usage",
        element=element.id,
        message=f"{element.id} is {element.usage}, and this is a final delivery",
        found=f"usage: {element.usage}",
        required="usage: final (or reference)",
        fix="deliver the final version, or leave the element out",
    )


def _played(element: Element, uses: Sequence[Use]) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "usage",
        element=element.id,
        message=f"{element.id} is for reference, and {uses[0].timeline} plays it",
        found=f"usage: reference, in {uses[0].timeline}",
        required="final media in the timelines of a final delivery",
        fix="take it out of the cut, or deliver it as final",
        related=leaning((use.at for use in uses), "plays it"),
        timecode=uses[0].record_in,
    )


def _held_back(element: Element, status: str) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "vendor_status",
        element=element.id,
        message=f"{element.id} is declared final, but the vendor's status is {status}",
        found=f"vendor_status: {status}",
        required="FINAL, APPROVED, Purchased, or a code that the policy's tracking maps to one of them",
        fix="have the vendor finish and release it, or map the code under tracking in the policy if it means final",
    )
