"""Texts: what is written in a field as a fact, cut where it is too long for one."""

from collections.abc import Iterator

from gate.evidence import Channel
from gate.probe.containers import rest
from gate.probe.fact import Fact, Fault, Found

_LONG = 1 << 20
_PACKET = "<x:xmpmeta"


def said(channel: Channel, tag: str, text: str) -> Iterator[Found]:
    """The text as a fact, the XMP packet in it, and a fault if it is longer than a mebibyte."""
    yield Fact(channel, tag, text[:_LONG])
    if _PACKET in text:
        yield from rest.searched(text.encode())
    if len(text) > _LONG:
        yield Fault("limit", f"Its {tag} is longer than a mebibyte.")


def decoded(data: bytes) -> str:
    """Text that says nothing of its encoding, without the nulls at its end: UTF-8, or Latin-1 if it cannot be that."""
    data = data.rstrip(b"\0")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
