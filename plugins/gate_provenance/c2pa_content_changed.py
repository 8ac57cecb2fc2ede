"""A file was changed after its content credentials were signed.

## Why it matters

Content credentials (C2PA) hold a hash of the picture or sound that they were signed over. When it does not fit any more, some
tool has edited the file and left the old credentials in it: what they say was true of another file. A grade, a crop or a new
tag is enough. What they admit of AI still counts; what they deny is worth nothing.

Files of one element are one finding; a file seen at intake that stands in the delivery is looked at too. Credentials that are
damaged themselves are PRV403 c2pa-damaged.

## Fails

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}  # finding
files:
  stills/quay.jpg: {seal: changed}
```

The file that came in, not the one that was made from it:

```yaml
elements:
  - id: NF_103_still_quay
    kind: still
    media: stills/quay.tif
    usage: final
    ai: {use: none}
    sources:
      - media: sources/quay.jpg  # finding
files:
  sources/quay.jpg: {seal: changed}
```

## Passes

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_still_pier, kind: still, media: stills/pier.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_still_mole, kind: still, media: stills/mole.jpg, usage: final, ai: {use: none}}
files:
  stills/quay.jpg: {seal: intact}
  stills/pier.jpg: {seal: none}
  stills/mole.jpg: {seal: damaged, read: partial, cause: seal}
```

## To clear it

Export the file from a tool that signs its edits, so that the credentials tell of them, or deliver the file as it was signed.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Related, Rule, Severity, Sight
from gate_provenance.lot import sealed

RULE = Rule(
    "PRV402",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="C2PA 2.4, validation: hashes of the content",
    needs=Sight.MEDIA,
)


def check(case: Case) -> Iterator[Finding]:
    for lot in sealed(case, "changed"):
        yield Finding(
            rule=RULE,
            location=lot.at,
            element=lot.element.id,
            message=f"{lot.names} {lot.were} changed after the content credentials were signed",
            found=f"content that does not fit its credentials: {lot.names}",
            required="content that is what its credentials were signed over",
            fix="export it from a tool that signs its edits, or deliver it as it was signed",
            related=tuple(Related(case.file(path), "changed after signing") for path in lot.paths[:3]),
        )
