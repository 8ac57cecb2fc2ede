"""A paper of consent or identity, or somebody's biometrics, travels with the delivery.

## Why it matters

A delivery is copied, mirrored and kept by many hands. A signed consent holds a name, an address, a signature; a scan of a face or
a voiceprint cannot be changed once it has leaked. The register says where the paper is and what its hash is: that is all that a
delivery needs.

Asked of every file, declared or not, by whole words of its path: papers (`pdf`, `docx`, `eml` and the like) that speak of a consent,
a passport or a release of talent; pictures of them that nothing declares; meshes of a scanned person; and whatever calls itself
biometric, a voiceprint or a fingerprint. A scan of a set, a release print and a press release are none of these, nor is a `prop`. Asked
as well of the `document.ref` of every consent: it must not be the path of a file in the delivery.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}
  - {id: NF_103_head, kind: model, media: scans/T-014_head_scan.obj, usage: final, ai: {use: none}}  # finding
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [create], document: {ref: papers/3.pdf}}  # finding
files:
  legal/CON-0003_consent.pdf: {read: complete}  # finding
  legal/passport_T-014.jpg: {read: complete}  # finding
  legal/talent_release_T-014.docx: {read: complete}  # finding
  voice/voiceprint.bin: {read: complete}  # finding
  papers/3.pdf: {read: complete}
```

## Passes

```yaml
elements:
  - {id: NF_103_set, kind: model, media: scans/harbour_set_scan.obj, usage: final, ai: {use: none}}
  - {id: NF_103_passport, kind: still, media: stills/passport_mate.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_print, kind: clip, media: release_print.mov, usage: final, ai: {use: none}}
consents:
  - {id: CON-0003, status: active, talent: T-014, covers: [create], document: {ref: DMS-4410}}
files:
  notes/press_release.pdf: {read: complete}
  notes/consenting_adults_synopsis.pdf: {read: complete}
```

## To clear it

Take the file out of the delivery, and out of its history where it is kept under version control; state `document.ref` and its hash.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from gate.sdk import Case, Consent, Element, Finding, Location, Rule, Severity, place
from gate_talent.private import hinted, private

RULE = Rule(
    "TAL320",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Consent records (C.8): ids and hashes in a delivery, never names, scans or contracts; SAG-AFTRA 2026, 39.E and 39.H",
)
MANY = 256
"""Elements that are glanced at together."""


def check(case: Case) -> Iterator[Finding]:
    talent = frozenset(row.id for row in case.delivery.talent) | frozenset(row.talent for row in case.delivery.consents)
    for element in _glanced(case.delivery.elements):
        for path in element.media:
            if what := private(path, talent, stray=False):
                yield _file(path, what, place(element, [path]), element.id)
    for path in case.strays:
        if what := private(path, talent, stray=True):
            yield _file(path, what, case.file(path), None)
    refs = {_ref(row) for row in case.delivery.consents}
    files = refs.intersection(chain(case.strays, chain.from_iterable(element.media for element in case.delivery.elements)))
    yield from (_paper(row) for row in case.delivery.consents if files and _ref(row) in files)


def _glanced(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements whose files have to be looked at: many are glanced at together, and most are left after that."""
    blocks = (elements[start : start + MANY] for start in range(0, len(elements), MANY))
    return (element for block in blocks if hinted("\n".join([path for each in block for path in each.media])) for element in block)


def _file(path: str, what: str, at: Location, element: str | None) -> Finding:
    return Finding(
        rule=RULE,
        location=at,
        element=element,
        message=f"{path} looks like {what}, and travels with the delivery",
        found=f"{what}: {path}",
        required="ids and hashes only; papers and biometrics stay where they are locked",
        fix="take the file out of the delivery, or rename it where it is none",
    )


def _ref(row: Consent) -> str:
    return row.document.ref.removeprefix("./") if row.document else ""


def _paper(row: Consent) -> Finding:
    ref = _ref(row)
    return Finding(
        rule=RULE,
        location=row.at / "document" / "ref",
        row=row.id,
        message=f"the paper of {row.id} is a file of the delivery: {ref}",
        found=f"paper of {row.id} at {ref}",
        required="a reference to where the paper is locked away",
        fix="take the paper out of the delivery, and state its number in the document system",
    )
