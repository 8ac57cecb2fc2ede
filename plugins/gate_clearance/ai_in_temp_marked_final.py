"""Media made with AI for ideation stand among the finals.

## Why it matters

Mood boards and mock-ups are free of most rules because they go nowhere. When the very same file is delivered as a final element,
it went somewhere, and whoever declared the final one may not know where it came from.

Compares the hashes and the paths of AI elements of usage `reference`, `temp` or `wip` with those of the final elements that
do not declare as much AI: the hash that the manifest states, or the one that was computed. A final element that declares as
much is for AI101 and its clearance.

## Fails

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, sha256: abababababababababababababababababababababababababababababababab, ai: {use: generated}}
  - {id: NF_103_gfx_01, kind: still, media: gfx/harbour.png, usage: final, sha256: abababababababababababababababababababababababababababababababab, ai: {use: none}}  # finding
```

## Passes

Another file, and one that declares what it is:

```yaml
elements:
  - {id: NF_103_mood_01, kind: still, media: mood/harbour.png, usage: reference, sha256: abababababababababababababababababababababababababababababababab, ai: {use: generated}}
  - {id: NF_103_gfx_01, kind: still, media: gfx/harbour.png, usage: final, sha256: cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd, ai: {use: none}}
  - {id: NF_103_gfx_02, kind: still, media: gfx/quay.png, usage: final, sha256: abababababababababababababababababababababababababababababababab, ai: {use: generated}}
```

## To clear it

Replace the file in the finals, or declare the final element as what it is and have it cleared.
"""

from collections.abc import Iterator, Mapping

from gate.sdk import Case, Element, Finding, Related, Rule, Severity, cover
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
