"""A file lies in the delivery that nothing declares.

## Why it matters

The rules look at what the manifest declares. A file beside it, never mentioned, goes out with the rest and has been judged
by nobody: an AI-made still in a corner of the folder, an older version, somebody's notes. Either it belongs to the delivery
and must say what it is, or it must not be there.

Left out are version control, gate's own files, the registers and timelines that the manifest names, lists of hashes (ASC MHL,
`.md5`, `SHA256SUMS` and their like) and what systems litter (`.DS_Store`, `Thumbs.db`, `desktop.ini`, `._*`), each only where
its first bytes are what its name says. So are sidecars of declared media (`.xmp`, `.c2pa`), which are read with it; a sidecar
of nothing is undeclared. Frames of one sequence are one finding, which no waiver of one frame's path covers; versions of one
clip are not. In an interim delivery it is a warning.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}
files:
  vfx/NF_103_010_0040_v012.mov: {read: complete}
  vfx/NF_103_010_0040_v011.mov: {read: complete}  # finding
```

A sequence that nothing declares is one finding, at its first frame:

```yaml
files:
  vfx/plates/harbour.1001.exr: {read: complete}  # finding
  vfx/plates/harbour.1002.exr: {read: complete}
  vfx/plates/harbour.1003.exr: {read: complete}
```

Two versions of a clip are two findings:

```yaml
files:
  vfx/NF_103_010_0040_v010.mov: {read: complete}  # finding
  vfx/NF_103_010_0040_v011.mov: {read: complete}  # finding
```

## Passes

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}
files:
  vfx/NF_103_010_0040_v012.mov: {read: complete}
```

## To clear it

Declare the file as an element, or take it out of the delivery folder. For files that your house always sends along, such as
delivery notes, the operator names a pattern under `undeclared_ok` in `gate.yaml`.
"""

from collections.abc import Iterator
from itertools import groupby

from gate.sdk import Case, Finding, Related, Rule, Severity, Sight
from gate_manifest.frames import listed, series

RULE = Rule(
    "MAN005",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: flag what is in the final cut (N-F1)",
    needs=Sight.MEDIA,
    interim=Severity.WARNING,
)


def check(case: Case) -> Iterator[Finding]:
    for _, group in groupby(sorted(case.strays, key=lambda path: (series(path), path)), key=series):
        paths = list(group)
        told = listed(paths)
        yield Finding(
            rule=RULE,
            location=case.file(paths[0]),
            message=f"{told} {'stands' if len(paths) == 1 else 'stand'} in the delivery, but not in its manifest",
            found=f"undeclared: {told}",
            required="every file of the delivery declared by an element",
            fix="declare it as an element, or take it out of the delivery folder",
            related=tuple(Related(case.file(path), "undeclared too") for path in paths[1:3]),
        )
