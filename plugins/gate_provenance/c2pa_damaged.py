"""The content credentials of a file are damaged.

## Why it matters

Content credentials (C2PA) are signed as a whole. When a statement in them is not the one that was signed, or one is gone, they
were cut or tampered with, and the statement that is missing may be the one that says AI. Nobody can tell an accident from a
purpose here, so the file does not pass as long as it is so.

Files of one element are one finding, in an interim delivery as well. That such a file counts as read in part only, and whatever
else is wrong with it, is said here and nowhere else. A file of which the picture or sound was changed while its credentials are whole is PRV402
c2pa-content-changed.

## Fails

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: generated}}  # finding
files:
  stills/quay.jpg: {seal: damaged, read: partial, cause: seal, why: Its content credentials are damaged (assertion.missing).}
```

## Passes

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: generated}}
  - {id: NF_103_still_pier, kind: still, media: stills/pier.jpg, usage: final, ai: {use: generated}}
files:
  stills/quay.jpg: {seal: intact}
  stills/pier.jpg: {seal: changed}
```

## To clear it

Get the file anew from whoever made it, with its credentials whole. If they were damaged on the way, find the step that does it.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Related, Rule, Severity, Sight
from gate_provenance.lot import sealed

RULE = Rule(
    "PRV403",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="C2PA 2.4, validation: claim signature, assertions and ingredients",
    needs=Sight.MEDIA,
)


def check(case: Case) -> Iterator[Finding]:
    for lot in sealed(case, "damaged"):
        yield Finding(
            rule=RULE,
            location=lot.at,
            element=lot.element.id,
            message=f"the content credentials of {lot.names} are damaged. {lot.why}".rstrip(),
            found=f"damaged credentials: {lot.names}",
            required="credentials that are whole, as they were signed",
            fix="get the file anew from whoever made it, and find the step that damages its credentials",
            related=tuple(Related(case.file(path), "damaged credentials") for path in lot.paths[:3]),
        )
