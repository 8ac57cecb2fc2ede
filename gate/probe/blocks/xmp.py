"""Xmp: one XMP packet, or several one behind another, in any of their encodings, with or without what wraps them."""

import codecs
import re
from collections.abc import Iterator
from xml.parsers import expat

from gate.probe import witness
from gate.probe.blocks.properties import Properties, Refused
from gate.probe.damage import Damage
from gate.probe.fact import Fault, Found

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How a packet begins that is not in UTF-8 (XMP part 1, 7.3; XML 1.0, F)."""
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}encoding=[\"'](?:iso-8859-1|windows-1252|latin-?1)[\"']", re.IGNORECASE)
_AGAIN = frozenset(
    expat.errors.codes[message]
    for message in (expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT, expat.errors.XML_ERROR_MISPLACED_XML_PI)
)
"""What expat says where one document is over and something else begins."""
_UNBOUND = expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]
_PACKETS = 64
_ENDS = b"\0 \t\r\n"


def xmp(data: bytes) -> Iterator[Found]:
    """ISO 16684-1, 7: every property that a packet states, in the order of the packet. Raises Damage where its XML is not well-formed.

    What it holds beside properties is searched for labels.
    """
    text, fault = in_utf8(data)
    if fault:
        yield fault
    yield from heard(Properties(), text)


def heard(listener: Properties, text: bytes) -> Iterator[Found]:
    """What the listener finds in documents of UTF-8. Raises Damage."""
    broken: Damage | None = None
    try:
        _listen(listener, text)
    except Refused as refused:
        listener.found.append(refused.fault)
    except Damage as damage:
        broken = damage
    yield from listener.found
    facts = listener.facts()
    said = "\n".join([*(fact.value for fact in facts), *listener.aside])
    yield from witness.look(said.encode("utf-8", "replace"), facts)
    if broken:
        raise broken


def in_utf8(data: bytes) -> tuple[bytes, Fault | None]:
    """The text, and a fault if it is in none of the encodings that a packet may have."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text.encode(), Fault("unsupported", "Its XMP is not in one encoding.") if "\ufffd" in text else None
    try:
        data.decode()
    except UnicodeDecodeError:
        if _DECLARED.match(data):
            return data.decode("cp1252", "replace").encode(), None
        return data.decode("utf-8", "replace").encode(), Fault("unsupported", "Its XMP is not in UTF-8.")
    return data, None


def _listen(listener: Properties, text: bytes) -> None:
    """Through one document after another, and what stands between them."""
    text = text.removeprefix(codecs.BOM_UTF8).strip(_ENDS)
    for _ in range(_PACKETS):
        begin = text.find(b"<")
        listener.aside.append(text[: begin if begin >= 0 else None].decode("utf-8", "replace"))
        text = text[begin:] if begin >= 0 else b""
        if not text:
            return
        text = text[_document(listener, text) :].lstrip(_ENDS)
    raise Refused("limit", "Its XMP consists of more packets than are read.")


def _document(listener: Properties, text: bytes) -> int:
    """Where the document ends that the text begins with. Raises Damage."""
    parser = listener.parser()
    try:
        parser.Parse(text, True)
    except expat.ExpatError as broken:
        if broken.code in _AGAIN and listener.closed and parser.ErrorByteIndex > 0:
            return parser.ErrorByteIndex
        if broken.code == _UNBOUND:
            raise Refused("unsupported", "Its XMP uses a prefix of no namespace.") from broken
        raise Damage(f"it is no well-formed XML (line {broken.lineno}: {expat.ErrorString(broken.code)})") from broken
    return len(text)
