"""The content credentials of a file stand on a server and not in it.

## Why it matters

Some tools leave only an address in the file (`dcterms:provenance` in XMP) and keep the credentials themselves on a server.
Gate opens no connection, so what they say is not known here: they may say AI. Whoever looks the file up later finds it.

Files of one element are one finding. That such a file counts as read in part only is said here and nowhere else.

## Fails

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}  # finding
files:
  stills/quay.jpg: {seal: remote, read: partial, cause: remote, why: Its content credentials stand on a server.}
```

## Passes

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}
files:
  stills/quay.jpg: {seal: intact}
```

## To clear it

Look the credentials up by hand, declare what they say, and embed them in the file where the tool can.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Related, Rule, Severity, Sight
from gate_provenance.lot import sealed

RULE = Rule(
    "PRV409",
    Severity.INFO,
    __name__,
    __doc__ or "",
    clause="C2PA 2.4, external manifests; Netflix GenAI guidance: flag what is in the final cut (N-F1)",
    needs=Sight.MEDIA,
)


def check(case: Case) -> Iterator[Finding]:
    for lot in sealed(case, "remote"):
        yield Finding(
            rule=RULE,
            location=lot.at,
            element=lot.element.id,
            message=f"the content credentials of {lot.names} stand on a server, and gate opens no connection",
            found=f"credentials elsewhere: {lot.names}",
            required="credentials in the file, or looked up by hand",
            fix="look them up by hand, declare what they say, and embed them where the tool can",
            related=tuple(Related(case.file(path), "names a server") for path in lot.paths[:3]),
        )
