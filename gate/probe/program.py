"""Program: which ExifTool may be run, and which versions of it are fit."""

import os
from collections.abc import Iterable

MINIMUM = (12, 38)
"""The first version in which a file's name cannot run a command (CVE-2022-23935)."""
ADVISED = (13, 59)
CREDENTIALS = (12, 70)
"""The first version that finds Content Credentials in more than JPEG and PNG."""
INSTALL = "install it (Debian and Ubuntu: `sudo apt-get install libimage-exiftool-perl`; macOS: `brew install exiftool`)"

Version = tuple[int, int]


def find(path: str, shunned: Iterable[str]) -> str | None:
    """The real, absolute path of the first `exiftool` on a search path; what lies in a shunned folder is passed over.

    Only absolute entries count: a delivery must not bring the program that reads it.
    """
    folders = [real for folder in shunned if (real := os.path.realpath(folder)) != os.path.sep]
    for entry in path.split(os.pathsep):
        named = os.path.join(entry, "exiftool")
        program = os.path.realpath(named)
        safe = not any(_within(place, folder) for place in (os.path.realpath(entry), program) for folder in folders)
        if os.path.isabs(entry) and safe and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    return None


def _within(place: str, folder: str) -> bool:
    return os.path.commonpath((place, folder)) == folder


def version(text: str) -> Version:
    """`12.57` as numbers; (0, 0) for what is no version."""
    whole, _, part = text.partition(".")
    return (int(whole), int(part)) if whole.isdecimal() and part.isdecimal() else (0, 0)


def spelled(numbers: Version) -> str:
    return f"{numbers[0]}.{numbers[1]:02}"
