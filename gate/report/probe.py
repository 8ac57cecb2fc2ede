"""Probe: what media files say about themselves, as a list for people or as `probe/1` lines for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gate.evidence import Reading
from gate.report import witness
from gate.report.closing import plural
from gate.report.frame import NARROWEST
from gate.report.ink import Ink
from gate.report.jsontext import dump
from gate.report.look import Look
from gate.report.visible import sound, visible

FOUND = {"generated": "error", "edited": "error", "enhanced": "warning", "undetermined": "warning"}
UNREAD = {"partial": "read in part", "not-read": "not read"}
NOTHING = "no AI found"
WORDS = (*FOUND, *UNREAD.values(), NOTHING)
COLUMN = 12


def text(readings: Iterable[Reading], look: Look, *, show_private: bool = False) -> Iterator[str]:
    """A block for each file: what it says of AI, its path and type, how far it was read, and its evidence; then the counts.

    A file that was not fully read is never said to be without AI.
    """
    ink = Ink(look.colour)
    words: Counter[str] = Counter()
    for reading in readings:
        words[word(reading)] += 1
        yield _block(reading, ink, show_private=show_private)
    if words:
        yield "─" * min(look.width, NARROWEST) + "\n"
    counted = ", ".join(f"{words[name]} {name}" for name in WORDS if words[name])
    yield f"{plural(words.total(), 'file')}: {counted}\n" if words else "no file to read\n"


def lines(readings: Iterable[Reading], *, show_private: bool = False) -> Iterator[str]:
    """One `probe/1` document a line for each file; private values are redacted unless asked for."""
    for reading in readings:
        yield line(reading, show_private=show_private) + "\n"


def line(reading: Reading, *, show_private: bool = False) -> str:
    """One `probe/1` document on one line, without a line break."""
    return dump(
        {
            "schema": "probe/1",
            "path": sound(reading.path),
            "type": sound(reading.type) if reading.type is not None else None,
            "bytes": reading.bytes,
            "read": reading.read,
            "why": sound(reading.why) if reading.why is not None else None,
            "ai": reading.ai,
            "seal": reading.seal,
            "evidence": [witness.record(evidence, show_private=show_private) for evidence in reading.evidence],
        }
    )


def word(reading: Reading) -> str:
    """The verdict over a file's evidence as people read it; `not read` outranks `no AI found`."""
    if reading.ai != "none":
        return reading.ai
    return UNREAD.get(reading.read, NOTHING)


def _block(reading: Reading, ink: Ink, *, show_private: bool) -> str:
    name = word(reading)
    style = FOUND.get(reading.ai) or ("unjudged" if reading.read in UNREAD else "open")
    unread = f"{UNREAD[reading.read]}: {reading.why or 'no reason given'}" if reading.read in UNREAD else ""
    head = f"{ink(style, name.ljust(COLUMN))} {ink('strong', visible(reading.path))} {ink('faint', visible(reading.type or ''))}"
    notes = [*([unread] if unread else []), *(witness.said(evidence, show_private=show_private) for evidence in reading.evidence)]
    bar = f"{' ' * COLUMN} {ink('frame', '|')}"
    return "".join(f"{row}\n" for row in [head.rstrip(), *(f"{bar} {visible(note, limit=1000)}" for note in notes)])
