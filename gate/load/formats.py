"""Formats: what an id and a range of frames must be beyond what a schema can say, each fault in a few words."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

MOST_FRAMES = 1_000_000
"""Frames of one element: eleven hours at 24 a second. More is a slip, or an attempt to fill the memory."""

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BLANK_LETTERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks that show nothing (Unicode Default_Ignorable_Code_Point, and the empty Braille pattern)."""
_EAST_ASIAN = frozenset({"LATIN", "CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL"})
_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9})(?:x([1-9][0-9]{0,4}))?)?")


def id_fault(text: str) -> str | None:
    """Why a text is no id, or None: not NFC, blanks at an end, invisible characters, mixed scripts (Unicode UTS 39, 5.2)."""
    if text != text.strip():
        return "it begins or ends in a blank"
    if text.isascii() and text.isprintable():
        return None
    if not unicodedata.is_normalized("NFC", text):
        return "it is not in Unicode NFC, so it may look like another id and not be it"
    return _unseen(text) or _mixed(text)


def _unseen(text: str) -> str | None:
    for letter in text:
        category = unicodedata.category(letter)
        odd_blank = category == "Zs" and letter != " "
        if odd_blank or category in _UNSEEN or _BLANK_LETTERS.match(letter):
            return f"it holds U+{ord(letter):04X}, which nobody sees"
    return None


def _mixed(text: str) -> str | None:
    """A script is the first word of a letter's Unicode name; Latin may stand beside the scripts of East Asia, no others mix."""
    scripts = {_script(letter) for letter in text if unicodedata.category(letter)[0] in "LN" and letter not in "0123456789"}
    if len(scripts) < 2 or scripts <= _EAST_ASIAN:  # noqa: PLR2004  (one script is not mixed)
        return None
    return f"it mixes letters of {' and '.join(sorted(script.capitalize() for script in scripts))}"


def _script(letter: str) -> str:
    return re.split("[ -]", unicodedata.name(letter, "unnamed"))[0]


@lru_cache(1024)
def frames_fault(text: str) -> str | None:
    """Why a text is no frame range, or None: the grammar, a range that runs backwards, or too many frames.

    Shots of one length have one range, so answers are remembered.
    """
    total = 0
    for part in text.split(","):
        found = _RANGE.fullmatch(part)
        if not found:
            return f"{part[:40]!r} is no range"
        first, last, step = int(found[1]), int(found[2] or found[1]), int(found[3] or 1)
        if last < first:
            return f"{part} runs backwards"
        total += (last - first) // step + 1
    return f"it counts {total} frames" if total > MOST_FRAMES else None


PLAIN: Mapping[str, str] = {"gate-id": "^[!-~]([ -~]*[!-~])?$"}
"""Patterns by the name of a format: what fits one meets the format, and is found to do so sooner."""
FORMATS: Mapping[str, Callable[[str], str | None]] = {"gate-id": id_fault, "gate-frames": frames_fault}
"""The formats of the schemas that are gate's own, by name."""
