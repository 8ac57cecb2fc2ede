"""Frame: a place in a text, drawn with its line and carets, and notes beneath it.

No line begins with text from outside: what a build log would obey at a line's start stands behind an arrow or a bar.
"""

import textwrap
from collections.abc import Iterable

from gate.location import Location, Span
from gate.report.ink import Ink
from gate.report.visible import cells, visible

NARROWEST = 60
LABEL = 10
"""The longest label and its colon: `required: `."""
NOTE = 1000
"""Characters of a note: several shortened values may stand in it."""


def framed(location: Location, subject: str | None, style: str, width: int, ink: Ink) -> list[str]:
    """The arrow to a place, and its line with carets in a style beneath it where the place is known to the column."""
    pad = " " * gutter(location)
    about = f" ({visible(subject)})" if subject else ""
    arrow = f"{pad}{ink('frame', '-->')} {visible(str(location))}{about}"
    if not location.span or not location.span.text:
        return [arrow]
    bar = ink("frame", "|")
    number = ink("frame", f"{location.span.line:>{len(pad)}}")
    line, start, length = _excerpt(location.span, max(width, NARROWEST) - len(pad) - 3)
    carets = " " * start + ink(style, "^" * length)
    return [arrow, f"{pad} {bar}", f"{number} {bar} {line}", f"{pad} {bar} {carets}", f"{pad} {bar}"]


def noted(notes: Iterable[tuple[str, str]], pad: int, width: int, ink: Ink) -> list[str]:
    """Labelled notes under a frame whose gutter is `pad` wide; a note that does not fit goes on behind a bar."""
    room = max(width, NARROWEST) - pad - LABEL - 3
    lines = []
    for label, text in notes:
        first, *rest = textwrap.wrap(visible(text, NOTE), room, break_long_words=False, break_on_hyphens=False) or [""]
        lines.append(f"{' ' * pad} {ink('frame', '=')} {ink('strong', f'{label}:'.ljust(LABEL))}{first}")
        lines += [f"{' ' * pad} {ink('frame', '|')} {' ' * LABEL}{more}" for more in rest]
    return lines


def gutter(location: Location) -> int:
    """How wide the line numbers of a frame are."""
    return max(2, len(str(location.span.line))) if location.span else 2


def _excerpt(span: Span, room: int) -> tuple[str, int, int]:
    """What fits of a line, where the carets begin in it and how many there are, in columns of a terminal."""
    text = span.text.replace("\t", " ")
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    head, body = (visible(part, len(text) * 10 + 1) for part in (text[: span.column - 1], text[span.column - 1 : end]))
    line = visible(text, len(text) * 10 + 1)
    if cells(line) <= room:
        return line, cells(head), max(1, cells(body))
    begin = max(0, min(len(head) - room // 3, len(line) - room + 2))
    cut = ("…" if begin else "") + line[begin:]
    start = cells(line[begin : len(head)]) + bool(begin)
    shown = cut if len(cut) <= room else cut[: room - 1] + "…"
    return shown, start, max(1, min(cells(body), room - start))
