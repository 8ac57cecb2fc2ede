"""Private: file names that speak of consent papers and biometrics, which belong in a locked system."""

import os
import re
from collections.abc import Collection

PAPERS = frozenset({"pdf", "doc", "docx", "odt", "rtf", "pages", "eml", "msg", "txt", "xps"})
PICTURES = frozenset({"jpg", "jpeg", "png", "tif", "tiff", "heic", "bmp", "webp"})
SHAPES = frozenset({"obj", "ply", "fbx", "abc", "usd", "usda", "usdc", "usdz", "glb", "gltf", "stl", "e57", "las", "laz", "pts"})
TEXTS = frozenset({"consent", "consents", "passport", "passports", "deposition", "guardianship"})
RELEASES = frozenset(
    {"talent", "model", "appearance", "likeness", "performer", "actor", "minor", "signed", "form", "voice", "replica"}
)
BODIES = frozenset(
    {"face", "facial", "head", "body", "cast", "talent", "actor", "performer", "hand", "palm", "iris", "retina", "dental"}
)
ALWAYS = frozenset(
    {"biometric", "biometrics", "voiceprint", "voiceprints", "faceprint", "faceprints", "fingerprint", "fingerprints"}
)
PROPS = frozenset({"prop", "props"})
HINTS = ("biometric", "print", "scan", "consent", "passport", "deposition", "guardianship", "release")
"""A part of every name that says anything of the kind: most names hold none, and are left after this one look."""
TOKEN = re.compile(r"[^\W_]+")


def hinted(names: str) -> bool:
    """Whether any of the names in a text may say something of the kind."""
    return any(map(names.casefold().__contains__, HINTS))


def private(path: str, talent: Collection[str], *, stray: bool) -> str | None:
    """What a file is by its name: a paper of consent or identity, or biometrics; None where it says nothing of the kind.

    A picture of a passport may be a prop: only of files that nothing declares is it taken for a scan.
    """
    if not hinted(path):
        return None
    name = path.casefold()
    stem, _, suffix = name.rpartition(".")
    words = TOKEN.findall(stem)
    if not PROPS.isdisjoint(words):
        return None
    if not ALWAYS.isdisjoint(words) or (suffix in SHAPES and _scanned(words, stem, talent)):
        return "biometrics"
    scans = PICTURES if stray else frozenset()
    return "a paper of consent or identity" if suffix in PAPERS | scans and _paper(words) else None


def _scanned(words: list[str], stem: str, talent: Collection[str]) -> bool:
    """A scan of a person, not of a set: it names a part of the body, or one of the people."""
    if "scan" not in words and "scans" not in words:
        return False
    name = os.path.basename(stem)
    return not BODIES.isdisjoint(words) or any(key.casefold() in name for key in talent)


def _paper(words: list[str]) -> bool:
    if not TEXTS.isdisjoint(words):
        return True
    return ("release" in words or "releases" in words) and not RELEASES.isdisjoint(words)
