"""Promise: what the ending of a name promises, held against what the content is. Content decides the type; a broken promise is damage."""

import re
from pathlib import PurePath

from gate.probe.fact import Fault

_TEXTS = frozenset({"text/plain", "application/json", "application/xml"})
_MEDIA = re.compile(
    r"3gp|aac|aif[cf]?|aiff|ar[ix]|avi|avif|bmp|braw|bwf|caf|cin|cr[23]|dng|dpx|dv|exr|flac|flv|gif|hei[cf]|j2[ck]|jp2|jpe?g|jxl|m2ts|"
    r"m4[av]|mk[av]|mov|mp[34]|mpe?g|mts|mxf|nef|og[ag]|opus|pdf|png|ps[bd]|r3d|rf64|tga|tiff?|w64|wav|web[mp]|wm[av]"
)
"""Endings of names of media that are never text."""


def broken(path: str, kind: str) -> Fault | None:
    """The fault of a name that promises media while the file holds text: a note in its place, a page of a server, a placeholder."""
    ending = PurePath(path).suffix.lower().removeprefix(".")
    if kind in _TEXTS and _MEDIA.fullmatch(ending):
        return Fault("damaged", f"Its name promises .{ending}, and it holds {kind}: it is not the media itself.")
    return None
