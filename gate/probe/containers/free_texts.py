"""Free texts: what is written in fields whose names no signal may know, with the labels in them that nothing heard."""

from collections.abc import Iterator

from gate.evidence import Channel
from gate.probe import witness
from gate.probe.containers import texts
from gate.probe.fact import Fact, Found

_LONG = 1 << 20
_SMALL = 16
"""Letters in which no label fits."""


def said(channel: Channel, tag: str, text: str) -> Iterator[Found]:
    """The text as a fact, the XMP packet in it, and what else in it is a label though its field is none for labels."""
    if len(text) > _LONG or "<x:xmpmeta" in text:
        yield from texts.said(channel, tag, text)
        return
    fact = Fact(channel, tag, text)
    yield fact
    if len(text) > _SMALL:
        yield from witness.look(text.encode(), (fact,))
