"""AI-made temp material of an earlier delivery is final now, and nobody has cleared it since.

## Why it matters

Temp material is made with whatever is at hand, because it will be replaced. When it is not replaced, what was fit for a
screening becomes part of the film. A clearance that is older than that is leave for a temp; whoever gave it did not know that the
thing would stay.

Told where the operator names earlier manifests (`--previous`). An element with `usage: final` in a final delivery is held against the
latest earlier one in which it was `temp`, `wip` or `reference` and its `ai.use` was `generated`, `edited` or `unknown`. It is the
same element

- by its id, if it is still AI-made;
- by one of its files, whatever its id is now, unless its hash is another: then it was replaced;
- by its hash (`sha256` or `digest`), whatever it is called now.

It passes with a clearance that covers it, as AI104 has it, and that was granted on the day of that earlier delivery or later.
Material that is declared to need none now is held against what was declared then. An earlier delivery that states no day leaves
open what came after it, so nothing is known to be new. An AI-made element without any clearance that covers it is for
AI101, AI103 and AI104 to tell; nothing is said here.

## Fails

The one clearance was given a day before the temp was delivered:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final  # finding
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-09-30
    production: NF-S1
    scope: {elements: [NF_103_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01, stage: interim}
    elements:
      - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v003.mov, usage: temp, ai: {use: generated}}
```

Under another id and declared made without AI, but the bytes are the same:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.png
    sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f
    usage: final  # finding
    ai: {use: none}
files:
  stills/quay.png: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01, stage: interim}
    elements:
      - id: NF_103_mood_01
        kind: still
        media: mood/quay.png
        sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f
        usage: reference
        ai: {use: generated}
```

Under another id, but the file is the same, and nobody says that its bytes are not:

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.png, usage: final, ai: {use: none}}  # finding
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01, stage: interim}
    elements:
      - {id: NF_103_mood_01, kind: still, media: [stills/quay.png, stills/pier.png], usage: reference, ai: {use: generated}}
```

## Passes

Cleared on the day of that delivery:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_on: 2026-10-01
    production: NF-S1
    scope: {elements: [NF_103_*], roles: [background], uses: [generated], tools: [firefly-ent], territories: [worldwide], media: [all]}
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01, stage: interim}
    elements:
      - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v003.mov, usage: temp, ai: {use: generated}}
```

The temp voice was replaced by the performer's own:

```yaml
elements:
  - {id: NF_103_vo_mate, kind: vo, media: sound/NF_103_vo_mate_v004.wav, usage: final, heard: true, ai: {use: none}}
previous:
  - delivery: {id: NF-103-VFX-0031, delivered_on: 2026-10-01, stage: interim}
    elements:
      - {id: NF_103_vo_mate, kind: vo, media: sound/NF_103_vo_mate_scratch.wav, usage: temp, ai: {use: generated}}
```

## To clear it

Ask for a clearance of the final element and list it, or replace the temp with what was meant to be there. Where it was
replaced and only its id is the same, state its hash.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from gate.sdk import Case, Element, Finding, Related, Rule, Severity, cover
from gate_temp.promoted import Before, promoted, temps

RULE = Rule(
    "TMP210",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: generated material stays out of finals (N-P4) without written approval (N-0b)",
)


def check(case: Case) -> Iterator[Finding]:
    known = temps(case)
    for element in case.finals if known else ():
        before = promoted(element, known)
        if before and not _cleared(case, element, before):
            yield _finding(element, before)


def _cleared(case: Case, element: Element, before: Before) -> bool:
    """Whether a clearance that covers the element was given since, or other rules tell that none covers it."""
    needing = element.ai.use in cover.NEEDING
    judged = element if needing else replace(element, ai=replace(element.ai, use=before.element.ai.use))
    covering = cover.covering(case, judged)
    day = before.delivery.delivered_on
    fresh = day is not None and any(all(row.granted_on and row.granted_on >= day for row in item.rows) for item in covering)
    return fresh or (needing and not covering)


def _finding(element: Element, before: Before) -> Finding:
    day = before.delivery.delivered_on
    on = f" of {day}" if day else ", which states no day"
    was = f"{before.element.usage}, ai.use: {before.element.ai.use}"
    same = "" if before.element.id == element.id else f" as {before.element.id}"
    return Finding(
        rule=RULE,
        location=element.at / "usage",
        element=element.id,
        message=f"{element.id} is final, and was {was}{same} in {before.delivery.id}{on}; no clearance covers it that was granted since",
        found=f"{was}{same} in {before.delivery.id}, final now",
        required="a clearance that covers it, granted since it was temp"
        if day
        else "an earlier delivery with its day, and a clearance since",
        fix="ask for a clearance of the final element and list it, or replace the temp; where it was replaced, state its hash",
        related=(Related(before.element.at / "usage", f"was {before.element.usage}"),),
    )
