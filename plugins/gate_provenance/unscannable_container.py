"""Finals stand in containers that carry no label of AI, and nothing says what their sources said at intake.

## Why it matters

MXF, OpenEXR, DPX and Matroska have no place for content credentials, and the text that a label consists of is lost when a file is
conformed into one of them. Such a master says nothing of AI whatever it was made from, so its silence is worth nothing. What
the sources said has to be read when they come in, and carried in the manifest under `sources`.

Asked of every final element whose media are of such a type by their bytes and that names no `sources`. It is one habit of a house, so
it is one finding for the delivery, with the first of the elements. Where no media was read it says nothing.

## Fails

```yaml
elements:  # finding
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mxf, usage: final, ai: {use: none}}
  - {id: NF_103_010_0050, kind: shot, media: vfx/NF_103_010_0050.exr, usage: final, ai: {use: none}}
files:
  vfx/NF_103_010_0040.mxf: {type: application/mxf}
  vfx/NF_103_010_0050.exr: {type: image/x-exr}
```

## Passes

The sources were read at intake, one of them spoke of AI; another container; and what is not final:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mxf
    usage: final
    ai: {use: edited}
    sources: [{media: sources/quay_ext.png, evidence: [{claim: ai-edited, channel: c2pa}]}]
  - {id: NF_103_010_0050, kind: shot, media: vfx/NF_103_010_0050.mov, usage: final, ai: {use: none}}
  - {id: NF_103_010_0060, kind: shot, media: vfx/NF_103_010_0060.exr, usage: reference, ai: {use: none}}
files:
  vfx/NF_103_010_0040.mxf: {type: application/mxf}
  vfx/NF_103_010_0050.mov: {type: video/quicktime}
  vfx/NF_103_010_0060.exr: {type: image/x-exr}
```

## To clear it

Run `gate probe` on material when it comes in, and write what it says, or that it says nothing, under the element's `sources`.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Element, Finding, Location, Rule, Severity, Sight, leaning, named
from gate_provenance.carrier import UNSCANNABLE

RULE = Rule(
    "PRV408",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1); silence of a master is no proof",
    needs=Sight.MEDIA,
)


def check(case: Case) -> Iterator[Finding]:
    mute = [element for element in case.finals if not element.sources and _mute(case, element)]
    if mute:
        yield _finding(case, mute)


def _mute(case: Case, element: Element) -> bool:
    return any(reading.type in UNSCANNABLE for reading in case.read(element))


def _finding(case: Case, mute: Sequence[Element]) -> Finding:
    names = named([element.id for element in mute])
    count = f"{len(mute)} final {'element' if len(mute) == 1 else 'elements'}"
    return Finding(
        rule=RULE,
        location=Location(case.delivery.at.path, "/elements"),
        message=f"{count} in containers that carry no label, without a record of what the sources said: {names}",
        found=f"{count} without sources: {names}",
        required="sources, with what each said at intake",
        fix="probe material when it comes in, and write what it says, or that it says nothing, under sources",
        related=leaning((element.at / "media" for element in mute), "carries no label"),
    )
