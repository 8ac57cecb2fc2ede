"""Warned: what ExifTool's warnings and errors say about how far it read a file. Rows of data; an error that no row knows is damage, a warning something not understood."""

import re
from collections.abc import Iterator

from gate.evidence import Cause
from gate.probe.fact import Fault
from gate.probe.tags import Answered, split

_HARMLESS = re.compile(
    r"""
      \[minor\]\ Error\ \d+\ placing\ .*\ in\ structure\ or\ list        # the value stands as a tag of its own
    | \[minor\]\ Text/EXIF\ chunk\(s\)\ found\ after\ PNG\ IDAT.*
    | \[minor\]\ (Possibly\ incorrect\ maker\ notes\ offsets|Adjusted\ MakerNotes\ base|Unrecognized\ MakerNotes|Bad\ MakerNotes\ directory).*
    | \[minor\]\ (Fixed\ incorrect\ URI\ for\ xmlns|Tried\ to\ fix|Adjusted\ \w+\ base).*
    | \[minor\]\ Improper\ EXIF\ header                                    # read all the same, where it is read (see blind.py)
    | \[minor\]\ The\ ExtractEmbedded\ option\ may\ find\ more\ tags\ in\ the\ media\ data   # places and times of a camera
    | \[minor\]\ (IPTCDigest\ is\ not\ current|Missing\ required\ \w+\ IFD\w*\ tag|Odd\ offset\ for\ \w+).*
    | IPTCDigest\ is\ not\ current.*
    | (RawConv|ValueConv)\ \w+:\ Argument\ ".*"\ isn't\ numeric.*         # a sum came out wrong, no text was lost
    | Non-standard\ (header|format)\ for\ .*
    | Unexpected\ DPX\ header\ length\ \(1664\)                         # a header without user data (SMPTE ST 268-1), as FFmpeg writes it
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CAUSES: tuple[tuple[re.Pattern[str], Cause], ...] = (
    (re.compile(r"install|Compress::|module", re.IGNORECASE), "no-reader"),
    (
        re.compile(
            r"extracted only|too (deep|large|big|many)|not decoding|not supported|size limit|suppressed|skipp", re.IGNORECASE
        ),
        "limit",
    ),
    (re.compile(r"unknown file type|unsupported", re.IGNORECASE), "unsupported"),
)


def faults(answered: Answered) -> Iterator[Fault]:
    """A fault for each warning and error that means that something was not read."""
    for key, value in answered.items():
        group, name = split(key)
        if group == "ExifTool" and (name == "Error" or (name == "Warning" and not _HARMLESS.fullmatch(str(value)))):
            otherwise: Cause = "damaged" if name == "Error" else "limit"
            yield Fault(_cause(str(value), otherwise), f"ExifTool says: {str(value).rstrip('.')}.")


def _cause(text: str, otherwise: Cause) -> Cause:
    return next((cause for pattern, cause in _CAUSES if pattern.search(text)), otherwise)
