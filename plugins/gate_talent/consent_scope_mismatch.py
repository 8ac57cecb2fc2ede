"""Consents that cover an act do not reach the element, the modality or the territory at hand.

## Why it matters

Leave to replicate a voice is none to replicate a face; leave for one scene is none for the next; leave for one country ends at its
border. A consent that is in force, the right person's and for the right production may still be for something else.

Asked, act by act, of what an appearance needs consent for and a listed consent covers:

| dimension | reaches when |
|---|---|
| `elements` | absent, or a pattern fits the whole id |
| `modality` | it holds the modality; an appearance that states none may be likeness, voice and motion, and a consent that states none grants none |
| `territories` | absent, or it holds the territory or `worldwide`; a delivery that states none asks for the world |

Several consents add up: each modality in each territory must lie within one single consent, so a voice in one country and a likeness
in another do not make both in both. For a trailer, or a delivery with `promo` among its media or as its genre, a consent must cover
`promo` as well. An act that no consent covers is for TAL306, TAL307, TAL309, TAL310 and TAL312.

A territory that is left out, and a consent that states no modality, are told once, at the consent; the rest at the appearance.

## Fails

One modality, one element and one territory off:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, FR]}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - talent: T-014
        manifestation: alteration
        modality: [likeness, motion]
        consents: [CON-0003]  # finding
      - talent: T-015
        manifestation: alteration
        consents: [CON-0004]  # finding
      - talent: T-016
        manifestation: alteration
        modality: [voice]
        consents: [CON-0005]
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [alteration], modality: [likeness, voice], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-015, covers: [alteration], modality: [voice], elements: [NF_103_011_*], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0005, status: active, talent: T-016, covers: [alteration], modality: [voice], territories: [US], production: NF-S1, signed_on: 2026-01-20}  # finding
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, FR]}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated}
    talent:
      - talent: T-014
        manifestation: alteration
        modality: [likeness, voice]
        consents: [CON-0003, CON-0004, CON-0005]
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [alteration], modality: [likeness], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0004, status: active, talent: T-014, covers: [alteration], modality: [voice], territories: [US], production: NF-S1, signed_on: 2026-01-20}
  - {id: CON-0005, status: active, talent: T-014, covers: [alteration], modality: [voice], elements: [NF_103_010_*], territories: [FR], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Have the consent widened in writing, list the one that reaches, state the modality, or leave the element, the modality or the
territory out.
"""

from collections.abc import Iterator

from gate.sdk import Case, Consent, Finding, Location, Rule, Severity, named
from gate_talent.agreed import Listed, counted, leaners
from gate_talent.gaps import Gap, gaps, silent, unreached
from gate_talent.told import papers

RULE = Rule(
    "TAL321",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: explicit, documented consent to what is done (N-T1); scope of a consent record (C.8)",
)


def check(case: Case) -> Iterator[Finding]:
    yield from (_mismatch(gap) for gap in gaps(case))
    for row, places in silent(case):
        yield _at_row(row, row.at / "modality", "states no modality, so it grants none", places)
    for row, lacking, places in unreached(case):
        yield _at_row(row, row.at / "territories", f"does not reach territory {named(lacking)}", places)


def _mismatch(gap: Gap) -> Finding:
    entry = gap.entry
    return Finding(
        rule=RULE,
        location=entry.at / "consents",
        element=entry.element.id,
        message=f"the consents of {entry.person.talent} do not reach {entry.element.id}: {gap.text}",
        found=f"{entry.who}, beyond {', '.join(item.id for item in entry.listed)}: {gap.text}",
        required="consents that together cover every act for this element, in each of its modalities",
        fix="list a consent that reaches, have one widened, or state the modality of the appearance",
        related=papers(entry),
    )


def _at_row(row: Consent, at: Location, why: str, places: tuple[Listed, ...]) -> Finding:
    return Finding(
        rule=RULE,
        location=at,
        row=row.id,
        message=f"{row.id} of {row.talent} {why}, and is leaned on {counted(places)}",
        found=f"{row.id} {why}",
        required="a consent for every modality and territory that it is leaned on for",
        fix="have the consent widened in writing, or list another that reaches",
        related=leaners(places, f"lists {row.id}"),
    )
