"""Texts: are XMP and SVG well-formed, and does a PDF file reach its end?"""

from xml.parsers import expat

from gate.probe.damage import Damage, ask
from gate.probe.opening import Opened

_TAIL = 2048


def xml(opened: Opened) -> None:
    """XML 1.0: one whole element. No entity is fetched, and expat itself bounds how far entities may grow."""
    parser = expat.ParserCreate()
    try:
        for piece in opened.pieces():
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as broken:
        raise Damage(f"it is no well-formed XML (line {broken.lineno}: {expat.ErrorString(broken.code)})") from broken


def pdf(opened: Opened) -> None:
    """ISO 32000-1, 7.5.5: the last line is `%%EOF`."""
    ask(b"%%EOF" in opened.at(max(0, opened.size - _TAIL), _TAIL), "it has no end-of-file mark")
