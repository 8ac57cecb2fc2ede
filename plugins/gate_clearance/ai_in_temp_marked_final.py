"""Media made with AI for ideation stand among the finals, or in a timeline of the final delivery.

## Why it matters

Mood boards and mock-ups are free of most rules because they go nowhere. When the very same file is delivered as a final element,
it went somewhere, and whoever declared the final one may not know where it came from. When a cut of the final delivery plays it, it is
in the picture, whatever the manifest calls it.

Compares the hashes and the paths of AI elements of usage `reference`, `temp` or `wip` with those of the final elements that
do not declare as much AI: the hash that the manifest states, or the one that was computed. A final element that declares as
much is for AI101 and its clearance.

Looked at as well, in a final delivery, are the timelines that gate reads (`.otio`): an enabled clip whose media belong to an AI-made
element of usage `reference`, and to none of another usage, by the file's name, and by its whole path where two elements have files of one
name. It is told once for each element, at its first clip. `temp` and `wip` in a final delivery, and a reference that is not AI-made, are for
TMP203 status-not-final.

## Fails

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, sha256: abababababababababababababababababababababababababababababababab, ai: {use: generated}}
  - {id: NF_103_gfx_01, kind: still, media: gfx/harbour.png, usage: final, sha256: abababababababababababababababababababababababababababababababab, ai: {use: none}}  # finding
```

A mood picture that the cut plays, once as a path and once as a URL:

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, ai: {use: generated}}
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, name: "0040", media: NF_103_010_0040_v012.mov}
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, name: harbour, media: mood/harbour.png}  # finding
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, name: again, media: "file:///Volumes/x/harbour.png"}
```

## Passes

A mood picture that is muted, and a file of the same name in another folder:

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, ai: {use: generated}}
  - {id: NF_103_gfx_01, kind: still, media: gfx/harbour.png, usage: final, ai: {use: none}}
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, media: gfx/harbour.png}
  - {timeline: conform/NF_103_v12.otio, track: V2, lane: 2, media: mood/harbour.png, enabled: false}
```

Another file, and one that declares what it is:

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, sha256: abababababababababababababababababababababababababababababababab, ai: {use: generated}}
  - {id: NF_103_gfx_01, kind: still, media: gfx/harbour.png, usage: final, sha256: cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd, ai: {use: none}}
  - {id: NF_103_gfx_02, kind: still, media: gfx/quay.png, usage: final, sha256: abababababababababababababababababababababababababababababababab, ai: {use: generated}}
```

## To clear it

Replace the file in the finals, or declare the final element as what it is and have it cleared. Take a reference out of the cut.
"""

from collections.abc import Iterator, Mapping, Sequence

from gate.sdk import Case, Element, Finding, Related, Rule, Severity, Use, cover, leaning, shown
from gate_clearance.undeclared_ai import MOST, ORDER

RULE = Rule(
    "AI113",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: ideation stays out of the finals (matrix row 1)",
)


def check(case: Case) -> Iterator[Finding]:
    ideas: dict[str, Element] = {}
    for element in case.delivery.elements:
        if element.ai.use in cover.NEEDING and element.usage != "final":
            ideas.update((mark, element) for mark in _marks(case, element) if _outranks(element, ideas.get(mark)))
    for element in case.finals if ideas else ():
        if ORDER[element.ai.use] < MOST and (met := _met(ideas, case, element)):
            yield _finding(element, ideas[met], met)
    yield from (_played(idea, uses) for idea, uses in shown.references(case).values() if idea.ai.use in cover.NEEDING)


def _outranks(idea: Element, other: Element | None) -> bool:
    return other is None or ORDER[idea.ai.use] > ORDER[other.ai.use]


def _met(ideas: Mapping[str, Element], case: Case, element: Element) -> str | None:
    return next((mark for mark in _marks(case, element) if mark in ideas and _outranks(ideas[mark], element)), None)


def _marks(case: Case, element: Element) -> Iterator[str]:
    """What a file is known by: the hashes stated or computed, and the path."""
    yield from map(str.lower, _hashes(case, element))
    yield from element.media


def _hashes(case: Case, element: Element) -> Iterator[str]:
    yield from (text for text in (element.sha256, element.digest) if text)
    yield from (reading.sha256 for reading in case.read(element) if reading.sha256)


def _finding(element: Element, idea: Element, mark: str) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "media",
        element=element.id,
        message=f"{element.id} declares {element.ai.use}, and is the same file as {idea.id}, made with AI for {idea.usage}",
        found=f"the media of {idea.id} ({mark if mark in element.media else mark[:12]})",
        required="finals that no ideation with AI has gone into undeclared",
        fix="replace the file, or declare its use of AI and have it cleared",
        related=(Related(idea.at / "ai" / "use", f"{idea.id} is {idea.ai.use}, for {idea.usage}"),),
    )


def _played(idea: Element, uses: Sequence[Use]) -> Finding:
    use = uses[0]
    return Finding(
        rule=RULE,
        location=use.at,
        element=idea.id,
        message=f"{use.timeline} plays {idea.id}, which was made with AI for reference",
        found=f"{idea.id} in {use.timeline}",
        required="a final cut that no ideation with AI has gone into",
        fix="take it out of the cut, or deliver it as final, declared and cleared",
        related=(
            *leaning((other.at for other in uses[1:]), "plays it too"),
            Related(idea.at / "usage", f"{idea.id} is a reference"),
        ),
        timecode=use.record_in,
    )
