"""A file lies in the delivery, or is played by its timelines, that nothing declares.

## Why it matters

The rules look at what the manifest declares. A file beside it, never mentioned, goes out with the rest and has been judged
by nobody: an AI-made still in a corner of the folder, an older version, somebody's notes. Either it belongs to the delivery
and must say what it is, or it must not be there.

Left out are version control, gate's own files, the registers and timelines that the manifest names, lists of hashes (ASC MHL,
`.md5`, `SHA256SUMS` and their like) and what systems litter (`.DS_Store`, `Thumbs.db`, `desktop.ini`, `._*`), each only where
its first bytes are what its name says. So are sidecars of declared media (`.xmp`, `.c2pa`), which are read with it; a sidecar
of nothing is undeclared. Frames of one sequence are one finding, which no waiver of one frame's path covers; versions of one
clip are not. In an interim delivery it is a warning.

Media that a timeline plays and that lie nowhere in the delivery are in the final cut all the same. Looked at are the enabled clips of
the timelines that gate reads (`.otio`): one whose media, by the file's name, are those of no element, of no source seen at intake and of no
undeclared file is told, once for each timeline. `undeclared_ok` lets such media pass too, by what the timeline calls them.

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

A timeline that plays what nobody declared:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, media: "file:///x/NF_103_010_0040_v012.mxf"}
  - {timeline: conform/NF_103_v12.otio, track: V1, media: elsewhere/ai_take.mov}  # finding
  - {timeline: conform/NF_103_v12.otio, track: V1, media: elsewhere/another_take.mov}
```

## Passes

Whatever folder a timeline looks for media in, and what is muted or let pass:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}, sources: [{media: A014_C003.mov, evidence: []}]}
timelines: [conform/NF_103_v12.otio]
uses:
  - {timeline: conform/NF_103_v12.otio, track: V1, media: "file:///x/NF_103_010_0040_v012.mxf"}
  - {timeline: conform/NF_103_v12.otio, track: V1, media: "file:///x/A014_C003.mov"}
  - {timeline: conform/NF_103_v12.otio, track: V1, media: elsewhere/ai_take.mov, enabled: false}
  - {timeline: conform/NF_103_v12.otio, track: V1, media: leader/countdown.mov}
policy: {undeclared_ok: [leader/*]}
```

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}
files:
  vfx/NF_103_010_0040_v012.mov: {read: complete}
```

## To clear it

Declare the file as an element, or take it out of the delivery folder and the cut. For files that your house always sends along, such as
delivery notes, the operator names a pattern under `undeclared_ok` in `gate.yaml`.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from gate.sdk import Case, Finding, Related, Rule, Severity, Sight, Use, fits, leaning, named, shown
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
    yield from _strays(case)
    yield from _played(case)


def _strays(case: Case) -> Iterator[Finding]:
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


def _played(case: Case) -> Iterator[Finding]:
    declared = (path for element in case.delivery.elements for path in (*element.media, *(seen.media for seen in element.sources)))
    known = {shown.stem(path) for path in (*declared, *case.strays)} if case.cuts else frozenset()
    for timeline, cut in case.cuts.items():
        if uses := [use for use in cut.uses if _unknown(use, known, case)]:
            yield _timeline(timeline, uses)


def _unknown(use: Use, known: Collection[str], case: Case) -> bool:
    if not use.enabled or use.holds != "media" or not use.media:
        return False
    return not shown.elements(case, use) and shown.stem(use.media) not in known and not fits(case.policy.undeclared_ok, use.media)


def _timeline(timeline: str, uses: Sequence[Use]) -> Finding:
    told = named(list(dict.fromkeys(use.media or "" for use in uses)))
    return Finding(
        rule=RULE,
        location=uses[0].at,
        message=f"{timeline} plays what the manifest does not declare: {told}",
        found=f"undeclared in {timeline}: {told}",
        required="everything in the final cut declared by an element",
        fix="declare it as an element, or take it out of the cut; the operator may name it under undeclared_ok",
        related=leaning((use.at for use in uses[1:]), "undeclared too"),
        timecode=uses[0].record_in,
    )
