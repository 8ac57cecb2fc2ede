"""Spelling: what makes a path of a manifest unfit as it is written."""

import re

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


def path_fault(path: str) -> str | None:
    """What makes a path unfit, in a few words; None for a relative path that keeps inside and is read alike by every system."""
    if _PLAIN.fullmatch(path):
        return None
    return next((word for pattern, word in FAULTS if pattern.search(path)), None)
