"""A final element is an older version, and a newer one stands in the same delivery.

## Why it matters

A version is replaced for a reason: a note, a fix, a face that had to go. When `v011` is what the manifest delivers and `v013` lies
beside it, one of them is a mistake, and the reason for the newer one comes back with the older.

Looked at are the media of every element with `usage: final` in a final delivery that bear a version (`v012`, set off from the words around
it). It is superseded when the same name with a higher version stands among the media that are declared, or among the
files that nothing declares. The same name is the same path with the version, and the frame number, left out; a version that stands in a
folder's name too (`shot_v012/shot_v012.mov`) is left out there as well. The finding stands once for each element, at the first such file.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v011.mov, usage: final, ai: {use: none}}  # finding
files:
  vfx/NF_103_010_0040_v012.mov: {read: complete}
```

A sequence, in folders that bear the version too, both declared:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v009/NF_103_010_0040_v009.%04d.exr  # finding
    frames: 1001-1002
    usage: final
    ai: {use: none}
  - id: NF_103_010_0040_grade
    kind: shot
    media: vfx/NF_103_010_0040_v010/NF_103_010_0040_v010.%04d.exr
    frames: 1001-1002
    usage: final
    ai: {use: none}
```

## Passes

An older version is there, another shot has a higher one, and so has another kind of file:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040_v012.mov, usage: final, ai: {use: none}}
  - {id: NF_103_010_0050, kind: shot, media: vfx/NF_103_010_0050_v013.mov, usage: final, ai: {use: none}}
  - {id: NF_103_m04, kind: music, media: vfx/NF_103_010_0040_v014.wav, usage: final, ai: {use: none}}
  - {id: NF_103_010_0040_old, kind: shot, media: vfx/NF_103_010_0040_v011.mov, usage: reference, ai: {use: none}}
```

## To clear it

Deliver the newest version and take the others out of the folder. Where the older one was chosen on purpose, take the newer one out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from gate.sdk import Case, Element, Finding, Related, Rule, Severity

RULE = Rule(
    "TMP209",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: final output and temporary media (N-P4)",
)
VERSION = re.compile(r"(?<![^\W_])v(\d{1,6})(?![^\W_])", re.IGNORECASE | re.ASCII)
FRAME = re.compile(
    r"(?<=[._])(?:\d+|%0?\d?d|#+|@+)(?=\.(?:exr|dpx|cin|tiff?|png|jpe?g|jp2|j2[ck]|tga|sgi|dng|ar[ix]|hdr|webp)$)",
    re.ASCII | re.IGNORECASE,
)

MARKS = "0123456789%d#@"


class Versioned(msgspec.Struct, frozen=True):
    """A file, the version that its name bears, and what it is called without: in its own name, and in its folders too."""

    path: str
    version: int
    names: tuple[str, str]


def check(case: Case) -> Iterator[Finding]:
    near = {path: found for path in _near(case) if (found := versioned(path))}
    newest: dict[str, Versioned] = {}
    for found in near.values():
        for name in found.names:
            if name not in newest or newest[name].version < found.version:
                newest[name] = found
    for element in case.finals if near else ():
        if old := [*_superseded(element, near, newest)]:
            yield _finding(case, element, old)


def _near(case: Case) -> Iterator[str]:
    """The files that are called nearly like another: only these have to be taken apart."""
    paths = dict.fromkeys(chain(chain.from_iterable(element.media for element in case.delivery.elements), case.strays))
    names = _bare(paths)
    if len(frozenset(names)) == len(names):
        return iter(())
    shared = Counter(names)
    return (path for path, name in zip(paths, names, strict=True) if shared[name] > 1)


def _bare(paths: Iterable[str]) -> list[str]:
    """What files are called without any version and without a frame; no path holds NUL, so all are looked at in one text."""
    split = [path.rpartition(".") for path in VERSION.sub("", "\0".join(paths).lower()).split("\0")]
    return [f"{stem.rstrip(MARKS)}.{ending}" for stem, _, ending in split]


def versioned(path: str) -> Versioned | None:
    """A path taken apart; None where its last part bears no version."""
    folder = path.rfind("/") + 1
    borne = [*VERSION.finditer(path, folder)]
    if not borne:
        return None
    last = borne[-1]
    own = f"{path[: last.start()]}v#{path[last.end() :]}"
    folders = VERSION.sub(lambda other: "v#" if int(other[1]) == int(last[1]) else other[0], own[:folder])
    names = FRAME.sub("#", own).casefold(), FRAME.sub("#", folders + own[folder:]).casefold()
    return Versioned(path, int(last[1]), names)


def _superseded(
    element: Element, near: Mapping[str, Versioned], newest: Mapping[str, Versioned]
) -> Iterator[tuple[int, Versioned, Versioned]]:
    for index, path in enumerate(element.media):
        if found := near.get(path):
            newer = max((newest[name] for name in found.names), key=lambda other: other.version)
            if newer.version > found.version:
                yield index, found, newer


def _finding(case: Case, element: Element, old: list[tuple[int, Versioned, Versioned]]) -> Finding:
    index, found, newer = old[0]
    more = f", and {len(old) - 1} more of its files are older too" if old[1:] else ""
    return Finding(
        rule=RULE,
        location=element.at / "media" / index,
        element=element.id,
        message=f"{found.path} is version {found.version}, and version {newer.version} stands in the same delivery{more}",
        found=f"{found.path}, and {newer.path}",
        required="the newest version, and no other beside it",
        fix="deliver the newest version, or take the newer one out of the folder",
        related=(Related(case.file(newer.path), "newer"),),
    )
