"""Letters: text out of bytes that say little or nothing of their encoding, and facts of it."""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator

from gate.evidence import Channel
from gate.probe import witness
from gate.probe.fact import Fact, Fault, Found

_LONG = 1 << 20
"""Characters of the longest text."""
_SAMPLE = 512
"""Bytes of a text that are looked at for their order."""
_NONE = frozenset(("Cn", "Co", "Cs"))
"""Categories of Unicode: unassigned, private, halves of pairs."""
_PLAIN = re.compile(r"[\d\s.,:;+/-]*")
"""Numbers, dates and times say nothing."""


def said(channel: Channel, tag: str, text: str) -> Iterator[Found]:
    """A text as a fact unless it says nothing; a fault if it is longer than a mebibyte."""
    if len(text) < 2 or _PLAIN.fullmatch(text):  # noqa: PLR2004  (a letter such as N for north is no text)
        return
    yield Fact(channel, tag, text[:_LONG])
    if len(text) > _LONG:
        yield Fault("limit", f"Its {tag} is longer than a mebibyte.")


def decoded(data: bytes) -> str:
    """UTF-8, or Windows-1252 if it cannot be that."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def of_two_bytes(data: bytes, *, big: bool) -> str:
    """UTF-16 of whichever byte order it is in: by its mark, else that in which fewer of its characters are none and their first bytes
    vary less, else, where that shows nothing, `big` or little.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").partition("\0")[0]
    orders = ("utf-16-be", "utf-16-le") if big else ("utf-16-le", "utf-16-be")
    return data.decode(min(orders, key=lambda order: _oddity(data[:_SAMPLE], order)), "replace").partition("\0")[0]


def _oddity(data: bytes, order: str) -> tuple[int, int]:
    """How many characters of a text are none, and how many first bytes they have."""
    none = sum(unicodedata.category(letter) in _NONE or letter == "\ufffd" for letter in data.decode(order, "replace"))
    return none, len(set(data[order == "utf-16-le" :: 2]))


def overheard(data: bytes, found: Iterable[Found]) -> Iterator[Found]:
    """The labels in bytes that nothing accounts for of what was found in them."""
    return witness.look(data, [item for item in found if isinstance(item, Fact)])
