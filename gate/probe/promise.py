"""Promise: what the ending of a name promises, held against what the content is. Content decides the type; a broken promise is damage."""

import re
from pathlib import PurePath

from gate.probe.fact import Fault

_TEXTS = frozenset({"text/plain", "application/json", "application/xml"})
_MEDIA = re.compile(
    r"3g[2p]|aac|ac3|aif[cf]?|aiff|ar[iwx]|asf|au|avi|avif|bmp|braw|bw64|bwf|caf|cin|cr[23]|crm|dng|dpx|dts|dv|eac3|ec3|emf|exr|"
    r"f4v|flac|flv|gif|gxf|hdr|hei[cf]|hif|icns|ico|j2[ck]|jfif|jp2|jpe?g|jpe|jp[fx]|jxl|m2[tv]s?|m4[apv]|mj2|mk[av]|mov|mp[234]|mpe?g|"
    r"mts|mxf|nef|og[agv]|opus|orf|p[bgnp]m|pcx|pdf|png|ps[bd]|r3d|raf|rf64|rw2|sgi|tga|tiff?|vob|w64|wav|web[mp]|wm[av]|xwd"
)
"""Endings of names of media that are never text."""


def broken(path: str, kind: str) -> Fault | None:
    """The fault of a name that promises media while the file holds text: a note in its place, a page of a server, a placeholder."""
    if kind in _TEXTS and _MEDIA.fullmatch(ending := PurePath(path).suffix.lower().removeprefix(".")):
        return Fault("damaged", f"Its name promises .{ending}, and it holds {kind}: it is not the media itself.")
    return None
