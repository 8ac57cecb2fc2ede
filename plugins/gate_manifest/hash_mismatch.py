"""A file is not the one whose hash the manifest gives.

## Why it matters

Clearances, sign-offs and consents were given for the bytes that somebody looked at. When the hash differs, the file has
been replaced or changed since, and everything that was said of it is said of another file.

`sha256` is the hash of one file. Several files, or the frames of a pattern, take `digest`: the SHA-256 of one line
`<file name> <sha256>` for each file, each ended by a line feed, sorted by name. Where a file could not be read there is
no hash to compare; that the file was not read is then a finding of its own. A file that was read and not hashed agrees
with nothing. A file that was seen at intake and stands in the delivery is held against its hash under `sources` as well.

## Fails

One digit off:

```yaml
elements:
  - id: NF_103_010_0040
    kind: still
    media: stills/harbour.png
    sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6e  # finding
    usage: final
    ai: {use: none}
files:
  stills/harbour.png: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
```

Two files cannot have one `sha256`:

```yaml
elements:
  - id: NF_103_VO_01
    kind: vo
    media: [sound/VO_01_L.wav, sound/VO_01_R.wav]
    sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f  # finding
    usage: final
    heard: true
    ai: {use: none}
files:
  sound/VO_01_L.wav: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
  sound/VO_01_R.wav: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
```

What was seen at intake is another file now:

```yaml
elements:
  - id: NF_103_010_0040
    kind: still
    media: stills/harbour.png
    usage: final
    ai: {use: none}
    sources:
      - media: sources/harbour_ext.png
        sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6e  # finding
files:
  sources/harbour_ext.png: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
```

A file that was read, and no hash taken of it:

```yaml
elements:
  - id: NF_103_010_0040
    kind: still
    media: stills/harbour.png
    sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f  # finding
    usage: final
    ai: {use: none}
files:
  stills/harbour.png: {read: complete}
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: still
    media: stills/harbour.png
    sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f
    usage: final
    ai: {use: none}
files:
  stills/harbour.png: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
```

The digest of two files, whichever comes first in the list:

```yaml
elements:
  - id: NF_103_VO_01
    kind: vo
    media: [sound/VO_01_R.wav, sound/VO_01_L.wav]
    digest: a84c55bd7257701caf469fa6bf40802676f918c1ee4ebbf2587665d97ca5451b
    usage: final
    heard: true
    ai: {use: none}
files:
  sound/VO_01_L.wav: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f}
  sound/VO_01_R.wav: {sha256: 1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6f1f0a3c6e}
```

## To clear it

Find out which file is the right one. Deliver the file that was cleared, or, if the new one is right, have it cleared and
write its hash.
"""

import hashlib
from collections.abc import Iterator
from posixpath import basename

import msgspec

from gate.sdk import Case, Element, Finding, Location, Reading, Related, Rule, Severity, Sight

RULE = Rule(
    "MAN006",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Delivery manifest, version 1: sha256 and digest (FIPS 180-4)",
    needs=Sight.MEDIA,
)


class Claim(msgspec.Struct, frozen=True):
    """A hash that the manifest gives for an element or a file, where it stands, and the files it is for."""

    what: str
    field: str
    hash: str
    at: Location
    files: tuple[Reading, ...]


def check(case: Case) -> Iterator[Finding]:
    for element in case.delivery.elements:
        for claim in _claims(case, element):
            if claim.field == "sha256" and len(claim.files) > 1:
                yield _several(element, claim)
            elif comparable(claim) and (actual := _hash(claim)) != claim.hash.lower():
                yield _mismatch(case, element, claim, actual)


def comparable(claim: Claim) -> bool:
    """Whether there is something to compare; of a file that was not read there is none, and another rule says so."""
    return bool(claim.files) and not any(file.read == "not-read" and file.sha256 is None for file in claim.files)


def _claims(case: Case, element: Element) -> Iterator[Claim]:
    files = case.read(element)
    if element.sha256 is not None:
        yield Claim(element.id, "sha256", element.sha256, element.at / "sha256", files)
    if element.digest is not None:
        yield Claim(element.id, "digest", element.digest, element.at / "digest", files)
    for index, source in enumerate(element.sources):
        if source.sha256 is not None and source.media in case.readings:
            at = element.at / "sources" / index / "sha256"
            yield Claim(source.media, "sha256", source.sha256, at, (case.readings[source.media],))


def _hash(claim: Claim) -> str | None:
    """The hash of what is there; None where it was not taken of every file."""
    hashes = [(basename(file.path), file.sha256.lower()) for file in claim.files if file.sha256 is not None]
    if len(hashes) < len(claim.files):
        return None
    if claim.field == "sha256":
        return hashes[0][1]
    lines = "".join(f"{name} {sha256}\n" for name, sha256 in sorted(hashes))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def _mismatch(case: Case, element: Element, claim: Claim, actual: str | None) -> Finding:
    return Finding(
        rule=RULE,
        location=claim.at,
        element=element.id,
        message=f"{claim.what} is not what its {claim.field} says: "
        + ("the media has changed since" if actual else "no hash was taken"),
        found=f"{claim.field} {actual or 'not taken'}",
        required=f"{claim.field} {claim.hash}",
        fix="deliver the file that was signed off, or have the new one cleared and write its hash",
        related=tuple(Related(case.file(file.path), "read here") for file in claim.files[:3]),
    )


def _several(element: Element, claim: Claim) -> Finding:
    return Finding(
        rule=RULE,
        location=claim.at,
        element=element.id,
        message=f"{element.id} gives one sha256 for {len(claim.files)} files",
        found=f"sha256 for {len(claim.files)} files",
        required="sha256 for one file, digest for several",
        fix="write digest in place of sha256: the hash of the sorted list of names and hashes",
    )
