"""A file was read in part only.

## Why it matters

A reader met something that it does not understand, or stopped at a limit. What it did read stands and is judged; what it
did not may hold the one label that matters. So the file is never shown as clean, and somebody decides whether the part
that was read is enough.

Files of one element with one cause are one finding.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: clip, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}  # finding
files:
  vfx/NF_103_010_0040.mov: {read: partial, cause: limit, why: More than 1000 items stand in one list.}
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: clip, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}
files:
  vfx/NF_103_010_0040.mov: {read: complete}
```

A file that was read in part because a reader is missing here is PRV407's to report, a damaged one PRV411's; one whose content
credentials are damaged PRV403's, and one whose credentials stand on a server PRV409's:

```yaml
elements:
  - {id: NF_103_010_0040, kind: clip, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}
files:
  vfx/NF_103_010_0040.mov: {read: partial, cause: no-reader, why: No C2PA reader is installed.}
```

```yaml
elements:
  - {id: NF_103_still_quay, kind: still, media: stills/quay.jpg, usage: final, ai: {use: none}}
  - {id: NF_103_still_pier, kind: still, media: stills/pier.jpg, usage: final, ai: {use: none}}
files:
  stills/quay.jpg: {read: partial, cause: seal, seal: damaged, why: Its content credentials are damaged.}
  stills/pier.jpg: {read: partial, cause: remote, seal: remote, why: Its content credentials stand on a server.}
```

## To clear it

Have the file written anew by a tool that keeps to its format, or look at it by hand and waive the finding. A newer reader
may understand more: `gate doctor` shows which ones this machine has.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Reading, Rule, Severity, Sight
from gate_provenance.lot import READERS_FAULT, lots, told, unread

RULE = Rule(
    "PRV412",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1); not read is not clean",
    needs=Sight.MEDIA,
)


def check(case: Case) -> Iterator[Finding]:
    for lot in lots(case, _partly):
        fix = "have the file written anew, or look at it by hand and waive this by name"
        yield told(case, RULE, lot, f"{lot.names} {lot.were} read in part only", fix)


def _partly(reading: Reading) -> bool:
    told = reading.cause in READERS_FAULT or reading.seal == "damaged" or reading.cause == reading.seal == "remote"
    return reading.read == "partial" and not unread(reading) and not told
