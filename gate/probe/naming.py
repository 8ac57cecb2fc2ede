"""Naming: names of fields as tags have them, which are ExifTool's: letters, digits, `_` and `-`, each part with a capital."""

import re
from functools import lru_cache

_START = re.compile(r"(^|[^A-Za-z])([a-z])")
_SEPARATOR = re.compile(r"[^A-Za-z0-9_-]+([a-z]?)")


@lru_cache(1 << 12)
def capital(name: str) -> str:
    """`Claim_Generator_Info`, `OrgContentauthC2Pa_Rs`, `DigitalSourceType`."""
    joined = _SEPARATOR.sub(lambda found: found[1].upper(), name)
    return _START.sub(lambda found: found[1] + found[2].upper(), joined)
