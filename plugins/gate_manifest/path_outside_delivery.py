r"""A path leads outside the delivery.

## Why it matters

A delivery is judged as it lies in its folder. A path that leads out of it points at something on this machine: it will be
missing at the other end, it may be a different file tomorrow, and a manifest from outside could make gate open files that
are none of its business. So a path is relative, keeps inside, and is spelt one way only.

Refused as they are written: an absolute path, `..`, a leading `~`, a backslash, a drive or a URL, control characters, and
a part that ends in a blank or a dot. Refused as they are found: links that lead out of the folder. A folder elsewhere can
be named by the operator with `--media-root`, never by the manifest.

## Fails

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: ../plates/NF_103_010_0040.mov, usage: final, ai: {use: none}}  # finding
  - {id: NF_103_010_0050, kind: shot, media: /mnt/vol1/NF_103_010_0050.mov, usage: final, ai: {use: none}}  # finding
```

A link, found when the media is read:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: vfx/NF_103_010_0040.mov, usage: final, ai: {use: none}}  # finding
files:
  vfx/NF_103_010_0040.mov: {read: not-read, cause: outside}
```

One path of a list, and a link beside it:

```yaml
elements:
  - id: NF_103_VO_01
    kind: vo
    media:  # finding
      - sound/NF_103_VO_01_L.wav
      - ../sound/NF_103_VO_01_R.wav  # finding
    usage: final
    heard: true
    ai: {use: none}
files:
  sound/NF_103_VO_01_L.wav: {read: not-read, cause: outside}
```

The files at intake, and a timeline:

```yaml
delivery:
  id: NF-103-VFX-0042
  title: Night Ferry
  production: NF-S1
timelines: ['C:\conform\NF_103_v12.otio']  # finding
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai: {use: none}
    sources:
      - {media: "https://vendor.example/harbour_ext.png"}  # finding
```

## Passes

Two dots inside a name are part of the name:

```yaml
elements:
  - {id: NF_103_010_0040, kind: shot, media: plates/NF_103_010..0040.mov, usage: final, ai: {use: none}}
```

## To clear it

Put the file into the delivery folder and write its path from there, with `/` between the parts. Where a name has a blank or a
dot at its edge, rename the file or the folder.
"""

from collections.abc import Iterator

from gate.sdk import Case, Element, Finding, Location, Reading, Related, Rule, Severity, named, path_fault
from gate_manifest.frames import listed

RULE = Rule("MAN009", Severity.ERROR, __name__, __doc__ or "", clause="Delivery manifest, version 1: media paths")
ODD = frozenset({"a control character", "a backslash", "a blank or a dot at the edge of a name"})
"""What does not lead out, but is read otherwise on the next machine."""


def check(case: Case) -> Iterator[Finding]:
    delivery = case.delivery
    root = Location(delivery.at.path)
    yield from _written(delivery.registers, root / "registers")
    yield from _written(delivery.timelines, root / "timelines")
    for element in delivery.elements:
        if case.readings or element.sources or any(map(path_fault, element.media)):
            yield from _of_element(case, element)


def _of_element(case: Case, element: Element) -> Iterator[Finding]:
    several = len(element.media) > 1
    for index, path in enumerate(element.media):
        if word := path_fault(path):
            yield _finding(path, word, element.at / "media" / index if several else element.at / "media", element.id)
    outside = [reading.path for reading in case.read(element) if _led(reading)]
    if outside:
        yield _led_out(case, element, outside, element.at / "media")
    yield from _of_sources(case, element)


def _of_sources(case: Case, element: Element) -> Iterator[Finding]:
    for index, reading in case.intake(element):
        if _led(reading):
            yield _led_out(case, element, [reading.path], element.at / "sources" / index / "media")
    for index, source in enumerate(element.sources):
        if word := path_fault(source.media):
            yield _finding(source.media, word, element.at / "sources" / index / "media", element.id)


def _led(reading: Reading) -> bool:
    return reading.read == "not-read" and reading.cause == "outside" and not path_fault(reading.path)


def _written(paths: tuple[str, ...], at: Location) -> Iterator[Finding]:
    return (_finding(path, word, at / index) for index, path in enumerate(paths) if (word := path_fault(path)))


def _finding(path: str, word: str, at: Location, element: str | None = None) -> Finding:
    return Finding(
        rule=RULE,
        location=at,
        element=element,
        message=f"{path} {'is not spelt as every system reads it' if word in ODD else 'does not keep inside the delivery'}: it has {word}",
        found=f"{word}: {path}",
        required="a relative path inside the delivery folder, spelt one way",
        fix="rename the file and correct its path"
        if word in ODD
        else "put the file into the delivery folder and write its path from there",
    )


def _led_out(case: Case, element: Element, paths: list[str], at: Location) -> Finding:
    return Finding(
        rule=RULE,
        location=at,
        element=element.id,
        message=f"a link leads outside the delivery: {named(paths)} of {element.id}",
        found=f"leads outside: {listed(paths)}",
        required="files that lie in the delivery folder themselves",
        fix="replace the link by the file, or name the folder it leads to with --media-root",
        related=tuple(Related(case.file(path), "leads outside") for path in paths[:3]),
    )
