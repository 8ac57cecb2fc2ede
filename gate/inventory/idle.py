"""Idle: files that no element declares and that need no declaring, by their names and their first bytes."""

import os
import re
import stat

LOOK = 512
"""Bytes that are looked at; media of every kind that gate reads, but for a few that are text, show a NUL in them."""
TOP = re.compile(
    r"gate\.yaml|waivers\.yaml|\.git|\.git(?:ignore|attributes|modules)|\.pre-commit-config\.yaml|\.github/.+\.ya?ml", re.DOTALL
)
"""Gate's own files and version control's, from the top of the delivery."""
LISTS = re.compile(
    r"(?:.*/)?(?:[^/]+\.mhl|ascmhl/ascmhl_chain\.xml|[^/]+\.(?:md5|sha1|sha256|sha512|xxh(?:32|64|128|3)?)"
    r"|(?:md5|sha1|sha256|sha512)sums?(?:\.txt)?|checksums?\.(?:txt|csv|tsv|json|xml|yaml))",
    re.DOTALL | re.IGNORECASE,
)
"""Lists of files with their hashes: ASC MHL, and what checksum tools write."""
LITTER = {
    ".DS_Store": (b"\0\0\0\1Bud1",),
    "Thumbs.db": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "desktop.ini": (b"[", b"\r\n[", b"\xff\xfe"),
}
"""What systems leave behind wherever somebody looks into a folder, and how each begins."""
DOUBLE = b"\0\5\x16\7"
"""How an AppleDouble file begins, which stands beside a file as `._` and its name."""


def fits(path: str, file: str) -> bool:
    """Whether a file may stand undeclared: `path` is its path from the delivery's folder, `file` where it stands.

    A name alone excuses nothing: what is to be text must look like it, and what a system left must begin as it does. A link, a
    device, and what may not be read are never excused.
    """
    name = os.path.basename(path)
    if TOP.fullmatch(path) or LISTS.fullmatch(path):
        return b"\0" not in _head(file, b"\0")
    beginnings = LITTER.get(name, (DOUBLE,) if name.startswith("._") else ())
    return bool(beginnings) and _head(file, b"").startswith(beginnings)


def _head(file: str, unread: bytes) -> bytes:
    """The first bytes of a regular file; `unread` where it is none or may not be read."""
    try:
        if not stat.S_ISREG(os.lstat(file).st_mode):
            return unread
        with open(file, "rb") as media:
            return media.read(LOOK)
    except OSError:
        return unread
