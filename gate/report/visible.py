"""Visible: text from outside, made safe to show: one line, nothing hidden, nothing that a build log would obey."""

import re
import unicodedata

LIMIT = 300
HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
COMMAND = re.compile(r"##(vso)?\[", re.IGNORECASE)
"""What GitHub's and Azure's runners obey anywhere in a line."""


def visible(text: str, limit: int = LIMIT) -> str:
    r"""The text on one line of at most `limit` characters; twice is the same as once.

    Control, format, private, unassigned and surrogate characters, and blanks outside ASCII, are written `\xNN` or `\uNNNN`;
    a byte of a file name that is no UTF-8 is written as that byte. What a build log would take for a command is broken.
    """
    escaped = text if text.isascii() and text.isprintable() else "".join(map(_escape, text))
    shown = COMMAND.sub(lambda match: match[0][:-1] + "\\[", escaped)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def sound(text: str) -> str:
    r"""The text with lone surrogates written out, for formats that carry everything else: the byte as `\xNN`, else `\uNNNN`."""
    if text.isascii():
        return text
    return "".join(_escape(char) if unicodedata.category(char) == "Cs" else char for char in text)


def cells(text: str) -> int:
    """How many columns of a terminal a visible text takes: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _escape(char: str) -> str:
    category = unicodedata.category(char)
    if category not in HIDDEN and (category != "Zs" or char == " "):
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004  PEP 383: a byte that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004  widths of Python's escapes
