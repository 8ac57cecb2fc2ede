"""Near: the right name that comes nearest to a wrong one."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

LONGEST = 64
"""Characters of a word that is compared; names are shorter, and comparing is slow."""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that a word was probably meant for: the same but for case and separators, else a close one; None when none is."""
    return _nearest(word, tuple(names)) if len(word) <= LONGEST else None


@lru_cache(maxsize=1 << 12)
def _nearest(word: str, names: tuple[str, ...]) -> str | None:
    plain = {_plain(name): name for name in reversed(names)}
    found = get_close_matches(_plain(word), plain, n=1, cutoff=0.7)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names as a sentence lists them: `final, temp, wip or reference`."""
    *rest, end = names
    return f"{', '.join(rest)} {last} {end}" if rest else end
