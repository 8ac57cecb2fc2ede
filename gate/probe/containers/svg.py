"""Svg: the XMP in a drawing, its titles and descriptions, whether it holds credentials, and everything else in it searched."""

from collections.abc import Iterator

from gate.probe.blocks.properties import Properties
from gate.probe.blocks.xmp import heard, in_utf8
from gate.probe.containers.allowance import EXCEEDED, MOST
from gate.probe.fact import Found
from gate.probe.opening import Opened


def svg(opened: Opened) -> Iterator[Found]:
    """SVG 1.1, 5.4 and 21, and C2PA 2.2, A.3.7. A document type is no more than named. Raises Damage where the XML is not well-formed."""
    if opened.size > MOST:
        yield EXCEEDED
        return
    text, fault = in_utf8(opened.at(0, opened.size))
    if fault:
        yield fault
    yield from heard(Properties(doctype=True), text)
