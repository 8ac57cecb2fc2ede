"""Pdf objects: the information dictionaries of a PDF file, wherever they stand, and the texts in them."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from gate.probe.containers import texts
from gate.probe.fact import Fault, Found

_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_CODES = {b"%02x" % code: bytes([code]) for code in range(256)}
_MANIFEST = re.compile(rb"/AFRelationship\s*/C2PA_Manifest\b")
_FIRST = re.compile(rb"/First\s+([0-9]{1,9})")
_INFORMATION = re.compile(rb"/Info\s+([0-9]{1,9})\s+[0-9]{1,5}\s+R\b")
_ENTRY = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]{1,127})\s*(?:([0-9]{1,9})\s+[0-9]{1,5}\s+R\b|(?=\(|<(?!<)))")
_LITERAL = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_NO_DIGIT = re.compile(rb"[^0-9A-Fa-f]+")
_FOREIGN = re.compile(r"[^-_A-Za-z0-9]")
_PAIR = re.compile(rb"([0-9]{1,9})\s+([0-9]{1,9})(?:\s+|\Z)")
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9})\s+[0-9]{1,5}\s+obj\b")
_BOUND = re.compile(rb"endobj|(?<![0-9])[0-9]{1,9}\s+[0-9]{1,5}\s+obj\b")
_DATES = (b"CreationDate", b"ModDate")
_MOST = 256
"""Objects that are read: each revision of a file has an information dictionary."""
_ENTRIES = 10_000
"""Texts of all of them."""
_LARGEST = 1 << 20
"""Bytes of one."""
_HEADS = 4 << 20
"""Bytes of the numbers of all objects in object streams."""
_TOO_MANY = Fault("limit", "It has more objects than are looked through.")


def plain_names(text: bytes) -> bytes:
    """The text, without what stands for a character of a name in two hexadecimals (ISO 32000-2, 7.3.5)."""
    return _ESCAPED.sub(lambda code: _CODES[code[1].lower()], text) if b"#" in text else text


class Packed:
    """The objects of an object stream (ISO 32000-2, 7.5.7): pairs of a number and an offset, and behind them the objects."""

    def __init__(self, dictionary: bytes, data: bytes) -> None:
        first = _FIRST.search(dictionary)
        self._start = int(first[1]) if first else 0
        self.head = data[: self._start]
        self.data = data

    def found(self, numbers: Container[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Those objects whose numbers are given, each with its number."""
        pairs = pairwise(chain(_PAIR.finditer(self.head), [None]))
        for pair, after in pairs:
            if pair and pair[1] in numbers:
                place = self._start + int(pair[2])
                end = self._start + int(after[2]) if after else place + _LARGEST
                yield pair[1], self.data[place : min(end if end > place else len(self.data), place + _LARGEST)]


class Objects:
    """All that is no stream in a file, and its object streams."""

    def __init__(self, text: bytes, packed: Sequence[Packed]) -> None:
        self._text, self._packed = text, packed
        self._trailers = plain_names(text)
        self.used: list[bytes] = []
        """Objects that were read, as they stand in the text."""

    def encrypted(self) -> bool:
        """Whether a trailer says so (ISO 32000-2, 7.6.2)."""
        return b"/Encrypt" in self._trailers

    def signed(self) -> bool:
        """Whether a file is associated as a C2PA manifest store (C2PA 2.2, A.4.2)."""
        return any(map(_MANIFEST.search, (self._trailers, *(plain_names(packed.data) for packed in self._packed))))

    def information(self) -> Iterator[Found]:
        """ISO 32000-2, 14.3.3: the texts of every information dictionary that a trailer names, dates left out."""
        if sum(len(packed.head) for packed in self._packed) > _HEADS:
            yield _TOO_MANY
            return
        numbers = set(_INFORMATION.findall(self._trailers))
        entries = list(islice((entry for _, item in self._found(numbers) for entry in _entries(item)), _ENTRIES))
        references = {entry.value for entry in entries if entry.referred}
        others: dict[bytes, list[bytes]] = {}
        for number, item in self._found(references) if references else ():
            others.setdefault(number, []).append(item.strip())
        for entry in entries:
            for value in others.get(entry.value, []) if entry.referred else [entry.value]:
                yield from _said(entry.name, _text(value))
        if len(self.used) > _MOST or len(entries) == _ENTRIES:
            yield _TOO_MANY

    def _found(self, numbers: Container[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Every object of those numbers, each revision's own, with its number; no more than 256 in all."""
        heads = (head for head in _OBJECT.finditer(self._text) if head[1] in numbers)
        plain = ((head[1], _BOUND.split(self._text[head.end() : head.end() + _LARGEST], 1)[0]) for head in heads)
        packed = (pair for packed in self._packed for pair in packed.found(numbers))
        for number, item in islice(chain(plain, packed), _MOST + 1 - len(self.used)):
            self.used.append(item)
            yield number, item


class _Entry(NamedTuple):
    """A name in a dictionary, and its text with what encloses it, or the number of the object that the text is."""

    name: bytes
    value: bytes
    referred: bool


def _entries(item: bytes) -> Iterator[_Entry]:
    place = 0
    while entry := _ENTRY.search(item, place):
        name, reference = entry.groups()
        value, place = (reference, entry.end()) if reference else _string(item, entry.end())
        yield _Entry(name, value, bool(reference))


def _string(item: bytes, start: int) -> tuple[bytes, int]:
    """A text in brackets or as hexadecimals, with what encloses it, and where it ends (ISO 32000-2, 7.3.4)."""
    if item[start : start + 1] == b"<":
        end = item.find(b">", start) + 1 or len(item)
        return item[start:end], end
    depth = 0
    for bracket in _BRACKET.finditer(item, start):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if not depth:
            return item[start : bracket.end()], bracket.end()
    return item[start:] + b")", len(item)


def _text(value: bytes) -> str:
    """ISO 32000-2, 7.9.2.2: UTF-16 or UTF-8 with its mark, else one byte a character."""
    data = _bytes(value)
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    return texts.decoded(data.removeprefix(b"\xef\xbb\xbf"))


def _bytes(value: bytes) -> bytes:
    if value.startswith(b"("):
        return _LITERAL.sub(_unescaped, value[1:-1])
    digits = _NO_DIGIT.sub(b"", value)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _unescaped(code: re.Match[bytes]) -> bytes:
    octal, line, letter = code.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return b"" if line else _CONTROLS.get(letter, letter)


def _said(name: bytes, text: str) -> Iterator[Found]:
    if name not in _DATES:
        key = _FOREIGN.sub("_", plain_names(name).decode("latin-1"))
        yield from texts.said("exif", f"PDF:{key[:1].upper()}{key[1:]}", text)
