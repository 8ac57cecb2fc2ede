"""The reader that a file needs is missing here or too old.

## Why it matters

Some labels can be read by one program only. Where it is missing, or so old that it passes over them in silence, the file
would look clean on this machine and speak of AI on the client's. So a file whose reader cannot be trusted with it counts
as not read, even when another reader found nothing in it.

Files of one element with one cause are one finding.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}  # finding
  - {id: NF_103_010_0050, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}  # finding
files:
  stills/harbour.png: {read: not-read, cause: no-reader, why: ExifTool is not installed.}
  stills/quay.jpg: {read: not-read, cause: old-reader, why: ExifTool 12.30 is older than 12.38.}
```

Another reader has seen some of the file:

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}  # finding
files:
  stills/harbour.png: {read: partial, cause: no-reader, why: No C2PA reader is installed.}
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}
files:
  stills/harbour.png: {read: complete}
```

## To clear it

`gate doctor` names each reader, the version it found, and how to install or update it on this machine. Then run the check
again. Waive this only for a file that somebody has read on another machine.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Reading, Rule, Severity, Sight
from gate_provenance.lot import READERS_FAULT, lots, told

RULE = Rule(
    "PRV407",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1); not read is not clean",
    needs=Sight.MEDIA,
)
WORDS = {"no-reader": "missing", "old-reader": "too old"}


def check(case: Case) -> Iterator[Finding]:
    for lot in lots(case, _unserved):
        message = f"the reader that {lot.names} {'needs' if len(lot.paths) == 1 else 'need'} is {WORDS[lot.cause or '']} here"
        yield told(case, RULE, lot, message, "install or update the reader as `gate doctor` says, and run gate again")


def _unserved(reading: Reading) -> bool:
    return reading.read != "complete" and reading.cause in READERS_FAULT
