"""A file that the manifest declares is not there.

## Why it matters

What is not there cannot be judged, and a hand-off with a hole in it comes back. In a sequence one missing frame among
thousands is easily overlooked: the folder is there, it is full, and the picture flashes black for a twenty-fourth of a
second. All missing files of one element are one finding, frames by their ranges.

A file whose name differs only in upper and lower case, in its Unicode form or in a blank is missing too: it will not be
found on the next machine. The finding names it. A path that cannot be right as it is written is MAN009's to report.

## Fails

One frame of a sequence:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040/NF_103_010_0040.%04d.exr  # finding
    frames: 1001-1004
    usage: final
    ai: {use: none}
files:
  vfx/NF_103_010_0040/NF_103_010_0040.1003.exr: {read: not-read, cause: missing}
```

One file of a list:

```yaml
elements:
  - id: NF_103_VO_01
    kind: vo
    media:
      - sound/NF_103_VO_01_v004_L.wav
      - sound/NF_103_VO_01_v004_R.wav  # finding
    usage: final
    heard: true
    ai: {use: none}
files:
  sound/NF_103_VO_01_v004_R.wav: {read: not-read, cause: missing}
```

The name on the disk has a capital that the manifest does not have:

```yaml
elements:
  - {id: NF_103_010_0040, kind: still, media: stills/harbour.png, usage: final, ai: {use: none}}  # finding
files:
  stills/harbour.png: {read: not-read, cause: missing}
  stills/Harbour.png: {read: complete}
```

## Passes

Every declared frame is there, and no more were declared:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040/NF_103_010_0040.%04d.exr
    frames: 1001-1002,1004
    usage: final
    ai: {use: none}
files:
  vfx/NF_103_010_0040/NF_103_010_0040.1001.exr: {read: complete}
  vfx/NF_103_010_0040/NF_103_010_0040.1002.exr: {read: complete}
  vfx/NF_103_010_0040/NF_103_010_0040.1004.exr: {read: complete}
```

## To clear it

Put the file where the manifest says it is, or correct `media` or `frames`. Spelling counts, upper and lower case too.
"""

import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from gate.sdk import Case, Element, Finding, Location, Reading, Related, Rule, Severity, Sight, path_fault, place
from gate_manifest.frames import listed

RULE = Rule(
    "MAN004", Severity.ERROR, __name__, __doc__ or "", clause="Delivery manifest, version 1: media and frames", needs=Sight.MEDIA
)


class Gone(msgspec.Struct, frozen=True):
    """Files of one element that are missing: where the manifest names them, their paths, and all of them in a few words."""

    at: Location
    paths: list[str]
    what: str


def check(case: Case) -> Iterator[Finding]:
    there = {_plain(path): path for path in _there(case)}
    for element in case.delivery.elements:
        for gone in _gone(case, element):
            near = next((f"; {_likeness(path, there[_plain(path)])}" for path in gone.paths if _plain(path) in there), "")
            yield _finding(case, element, gone, near)


def _gone(case: Case, element: Element) -> Iterator[Gone]:
    if missing := [reading.path for reading in case.read(element) if _missing(reading)]:
        yield Gone(place(element, missing), missing, _told(case, element, missing))
    for index, reading in case.intake(element):
        if _missing(reading):
            yield Gone(element.at / "sources" / index / "media", [reading.path], reading.path)


def _told(case: Case, element: Element, missing: list[str]) -> str:
    """The missing files in a few words; of many frames only the first are among them, and the inventory tells them all."""
    if frames := case.absent.get(element.at.pointer):
        others = [path for path in missing if path in element.media]
        return "; ".join((frames, *([listed(others)] if others else [])))
    return listed(missing)


def _missing(reading: Reading) -> bool:
    return reading.read == "not-read" and reading.cause == "missing" and not path_fault(reading.path)


def _there(case: Case) -> Iterable[str]:
    return (*case.strays, *(path for path, reading in case.readings.items() if reading.cause != "missing"))


def _plain(path: str) -> str:
    """A path without what people overlook: upper and lower case, Unicode form, blanks."""
    return "".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold()).split())


def _likeness(path: str, near: str) -> str:
    if unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", near):
        return f"a file that reads {near} is there, its letters composed otherwise (Unicode NFC and NFD)"
    if "".join(path.split()) == "".join(near.split()):
        return f"{near!r} is there, with other blanks"
    return f"{near} is there, spelt otherwise: upper and lower case count"


def _finding(case: Case, element: Element, gone: Gone, near: str) -> Finding:
    return Finding(
        rule=RULE,
        location=gone.at,
        element=element.id,
        message=f"{element.id} declares media that is not there{near}",
        found=f"missing: {gone.what}",
        required="every declared file, and every frame of its range",
        fix="rename the file or correct media" if near else "deliver the missing files, or correct media and frames",
        related=tuple(Related(case.file(path), "not there") for path in gone.paths[:3]),
    )
