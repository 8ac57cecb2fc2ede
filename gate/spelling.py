"""Spelling: what makes a path of a manifest unfit as it is written, and what the words of a free field mean."""

import re
import unicodedata
from functools import lru_cache

FAULTS = (
    (re.compile(r"[\x00-\x1f\x7f]"), "a control character"),
    (re.compile(r"^/"), "an absolute path"),
    (re.compile(r"\\"), "a backslash"),
    (re.compile(r"^[A-Za-z]:"), "a drive"),
    (re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:"), "a URL"),
    (re.compile(r"^~"), "a home folder"),
    (re.compile(r"(^|/)\.\.(/|$)"), "a step out of the folder (..)"),
    (re.compile(r"[^./][. ]+(/|$)|(^|/) "), "a blank or a dot at the edge of a name"),
)
_PLAIN = re.compile(r"[\w%#@+-]++(?:\.[\w%#@+-]++)*+(?:/[\w%#@+-]++(?:\.[\w%#@+-]++)*+)*+", re.ASCII)
"""Paths that no fault fits, as nearly all are spelt: names of letters, digits and the signs of frame patterns, with dots inside."""

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
"""Letters of the shortest word whose plural is told from a word that ends in s."""


def path_fault(path: str) -> str | None:
    """What makes a path unfit, in a few words; None for a relative path that keeps inside and is read alike by every system."""
    if _PLAIN.fullmatch(path):
        return None
    return next((word for pattern, word in FAULTS if pattern.search(path)), None)


@lru_cache(4096)
def means(text: str | None, ideas: tuple[frozenset[str], ...]) -> bool:
    """Whether a text holds all the words of one of the ideas, in any order, in the singular or the plural; None means nothing."""
    return text is not None and any(map(_words(text).issuperset, ideas))


def _words(text: str) -> frozenset[str]:
    """The words of a text, whatever their case and what parts them, and of those that end in s what they would be the plural of."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return frozenset((*found, *(word[:-1] for word in found if word.endswith("s") and len(word) > _SHORTEST)))
