"""A file could not be read, or is damaged.

## Why it matters

A file that was not read has said nothing, and nothing said is not clean: the labels that would have told of AI, of temp
media or of a person may all be in it. A Git LFS pointer, an empty file or half of a transfer also means that the client
gets something else than what was signed off.

A damaged file counts as unread however much of it was read: what it has lost may be the label. Files of one element that
were not read for one cause are one finding; a file that was seen at intake (`sources`) and stands in the delivery is one of its
own. A missing file is MAN004's to report, a link that leads outside MAN009's, and a reader that is missing here or too old
PRV407's. In an interim delivery it is a warning.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}  # finding
files:
  stills/harbour.png: {read: not-read, cause: lfs-pointer, why: It is a Git LFS pointer.}
```

Two frames of a sequence are one finding; in a list the finding stands at the file, and each cause is one of its own:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.%04d.exr  # finding
    frames: 1001-1003
    usage: final
    ai: {use: none}
  - id: NF_103_VO_01
    kind: vo
    media:
      - sound/NF_103_VO_01_L.wav  # finding
      - sound/NF_103_VO_01_R.wav  # finding
    usage: final
    heard: true
    ai: {use: none}
files:
  vfx/NF_103_010_0040.1002.exr: {read: not-read, cause: damaged, why: It ends before its last line.}
  vfx/NF_103_010_0040.1003.exr: {read: not-read, cause: damaged, why: It ends before its last line.}
  sound/NF_103_VO_01_L.wav: {read: not-read, cause: empty, why: It is empty.}
  sound/NF_103_VO_01_R.wav: {read: not-read, cause: denied, why: Reading it is not permitted.}
```

A file that was seen at intake and stands in the delivery, in a form that nothing reads:

```yaml
elements:
  - id: NF_103_010_0040
    kind: still
    media: stills/harbour.png
    usage: final
    ai: {use: none}
    sources:
      - {media: sources/harbour_ext.raw}  # finding
files:
  sources/harbour_ext.raw: {read: not-read, cause: unsupported, why: No reader knows its form.}
```

A picture that ends in its middle, of which the head was read:

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}  # finding
files:
  stills/harbour.png: {read: partial, cause: damaged, why: It ends before its last line.}
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}
files:
  stills/harbour.png: {read: complete}
```

What is missing altogether is another rule's to say:

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}
files:
  stills/harbour.png: {read: not-read, cause: missing, why: There is no such file.}
```

## To clear it

Fetch the media of a pointer (`git lfs pull`), deliver an empty or damaged file again, let the account that runs gate read
it, or deliver it in a form that gate reads. `gate probe FILE` shows what is read once you have.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Reading, Rule, Severity, Sight
from gate_provenance.lot import READERS_FAULT, lots, told, unread

RULE = Rule(
    "PRV411",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1); not read is not clean",
    interim=Severity.WARNING,
    needs=Sight.MEDIA,
)
ELSEWHERE = READERS_FAULT | {"missing", "outside"}
FIXES = {
    "lfs-pointer": "fetch the media itself with `git lfs pull`, or check out with LFS",
    "empty": "deliver the file again; nothing is in it",
    "damaged": "deliver the file again, and check the transfer",
    "denied": "let the account that runs gate read the file",
    "not-a-file": "put the media file itself where this stands",
    "unsupported": "deliver it in a form that gate reads, or have an office waive it by name",
    "limit": "look into the file by hand; it is larger or deeper than gate will read",
    "changed": "run gate again once nothing writes to the delivery any more",
}


def check(case: Case) -> Iterator[Finding]:
    for lot in lots(case, _unread):
        fix = FIXES.get(lot.cause or "", "run gate again; `gate doctor` shows what this machine can read")
        what = (
            f"{lot.are} damaged"
            if lot.cause == "damaged"
            else f"{lot.were} not read, so nothing is known of {'it' if len(lot.paths) == 1 else 'them'}"
        )
        yield told(case, RULE, lot, f"{lot.names} {what}", fix)


def _unread(reading: Reading) -> bool:
    return unread(reading) and reading.cause not in ELSEWHERE
