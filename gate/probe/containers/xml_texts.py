"""Xml texts: the texts and attributes of an XML document in a chunk (iXML, aXML), each tagged by the names of its elements."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from gate.probe.containers import rest
from gate.probe.containers.texts import said
from gate.probe.fact import Fault, Found

_DEEPEST = 64
_MOST = 1 << 16
_LONGEST = 8 << 20
_PLAIN = re.compile(r"[\d\s.,:;+/-]*")
"""Numbers, dates and times say nothing."""
_PARTS = re.compile(r"[^A-Za-z0-9]+")


class _Refused(Exception):  # noqa: N818  (the name says what happened)
    pass


class _Listener:
    """The elements that are open, and what was said so far: each text of a tag once, in its order."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._said: list[list[str]] = []
        self.found: dict[tuple[str, str], None] = {}

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._names.append(_named(name))
        self._said.append([])
        if len(self._names) > _DEEPEST:
            raise _Refused
        for key, value in attributes.items():
            self._keep(_named(key), value)

    def hear(self, data: str) -> None:
        self._said[-1].append(data)

    def end(self, _: str) -> None:
        self._keep("", "".join(self._said.pop()))
        self._names.pop()

    def _keep(self, name: str, text: str) -> None:
        if not _PLAIN.fullmatch(text):
            self.found[f"XML:{''.join(self._names)}{name}", text.strip()] = None
        if len(self.found) > _MOST:
            raise _Refused

    def refuse(self, *_: object) -> None:
        raise _Refused


def texts(data: bytes) -> Iterator[Found]:
    """All texts of a document. One that is not well-formed, has a document type, or goes too far, is searched and is a fault."""
    listener = _Listener()
    parser = expat.ParserCreate()
    parser.StartElementHandler = listener.begin
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.hear
    parser.StartDoctypeDeclHandler = listener.refuse
    parser.buffer_text = True
    whole = len(data) <= _LONGEST
    try:
        parser.Parse(data[:_LONGEST].rstrip(b"\0 \r\n\t"), whole)
    except (expat.ExpatError, _Refused):
        whole = False
    for tag, text in listener.found:
        yield from said("riff", tag, text)
    if not whole:
        yield from rest.searched(data)
        yield Fault("limit", "It holds an XML document that breaks the rules of XML, or is too long.")


def _named(name: str) -> str:
    """`TRACK_LIST` as `TrackList`, `note` as `Note`, without the prefix of a namespace."""
    name = name.rpartition(":")[2]
    words = _PARTS.split(name.lower() if name.isupper() else name)
    return "".join(word[:1].upper() + word[1:] for word in words)
