"""A performance is altered, dubbed or doubled by AI without consent, and nothing spares it.

## Why it matters

What a person did before the camera is theirs. Changing it needs their consent, unless the change keeps to what was scripted and
performed, is what post production has always done, or is a dub or a double that an agreement already permits.

| basis | spares the consent when |
|---|---|
| `as-scripted` | `script.dated` is not after `performed_on`; where one is missing, TAL308 speaks |
| `customary-post` | `alteration` is stated, and holds nothing but cosmetic, wardrobe, noise, timing, continuity, pitch, clarity |
| `existing-agreement` | it is a dub or a double, and `agreement_ref` names the agreement |

Otherwise a listed consent must cover `alteration`, or `dub` for a dub. Asked of alterations, and of dubs and doubles in which AI
had a part. It had none where `ai.use` is `none`, and where `ai.role` says that AI made something else in the picture: a word of it is
`background`, `prop` or `score`, or it is a `set-extension`; the entry states no `alteration`, the element names no `models`, and is not
itself a sound. A role that is not stated may be the person's. Changes of tone, delivery, intent or spoken words are for TAL310 whatever their basis, dubs of a picture whose
photography begins on 2027-07-01 or later, or on a day that is not stated, for TAL312.

## Fails

One alteration that is not customary is enough; an alteration is neither a dub nor a double; an agreement needs a reference:

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, photography_start: 2026-02-03}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-014, manifestation: alteration, alteration: [cosmetic]}  # finding
      - {talent: T-015, manifestation: alteration, basis: customary-post}  # finding
      - {talent: T-016, manifestation: alteration, basis: existing-agreement, agreement_ref: MOU-4}  # finding
      - {talent: T-017, manifestation: double, basis: existing-agreement}  # finding
      - {talent: T-018, manifestation: dub, consents: [CON-0003]}  # finding
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v001.mov
    usage: final
    ai: {use: generated, role: background}
    talent:
      - {talent: T-019, manifestation: double, alteration: [cosmetic]}  # finding
  - id: NF_103_vo_crowd
    kind: vo
    media: sound/NF_103_vo_crowd_v001.wav
    usage: final
    ai: {use: generated, role: background}
    talent:
      - {talent: T-019, manifestation: dub}  # finding
consents:
  - {id: CON-0003, status: active, talent: T-018, covers: [alteration], production: NF-S1, signed_on: 2026-01-20}
```

## Passes

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, photography_start: 2027-06-30}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited}
    talent:
      - {talent: T-014, manifestation: alteration, alteration: [cosmetic, pitch], basis: customary-post}
      - {talent: T-015, manifestation: alteration, alteration: [cosmetic], consents: [CON-0003]}
      - {talent: T-017, manifestation: double, basis: existing-agreement, agreement_ref: MOU-4}
      - {talent: T-018, manifestation: dub, basis: existing-agreement, agreement_ref: MOU-4}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v001.mov
    usage: final
    ai: {use: none}
    talent:
      - {talent: T-019, manifestation: double}
  - id: NF_103_010_0060
    kind: shot
    media: vfx/NF_103_010_0060_v001.mov
    usage: final
    ai: {use: generated, role: background}
    talent:
      - {talent: T-019, manifestation: double}
consents:
  - {id: CON-0003, status: active, talent: T-015, covers: [alteration], production: NF-S1, signed_on: 2026-01-20}
```

## To clear it

Ask the person for a consent and list it, state the basis with what it rests on, or take the alteration back.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity
from gate_talent.need import ALTERATION, DUB, Need, always, late_dub, needs
from gate_talent.told import listing, papers

RULE = Rule(
    "TAL309",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: digital alterations need consent, with three exceptions (N-R3)",
)


def check(case: Case) -> Iterator[Finding]:
    late = late_dub(case)
    for need in needs(case):
        if not need.granting and _asked(need, late=late):
            yield _finding(need)


def _asked(need: Need, *, late: bool) -> bool:
    if need.act == DUB:
        return not late
    return need.act == ALTERATION and not always(need.entry)


def _finding(need: Need) -> Finding:
    entry, person = need.entry, need.entry.person
    basis = f"basis {person.basis} does not spare it" if person.basis else "no basis"
    return Finding(
        rule=RULE,
        location=entry.at / "consents",
        element=entry.element.id,
        message=f"{entry.element.id} holds the {entry.who} without a consent to it ({basis}): {listing(entry)}",
        found=f"{entry.who}, {basis}, {listing(entry)}",
        required=f"a consent that covers {need.act}, or a basis that holds",
        fix=f"have a consent signed that covers {need.act} and list it, or state the basis with what it rests on",
        related=papers(entry),
    )
