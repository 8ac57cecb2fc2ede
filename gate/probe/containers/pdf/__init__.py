"""Pdf: what a PDF file says of itself, its metadata and its attached files, and the proof that its streams end where they should."""

import re
from collections.abc import Iterator

from gate.probe.containers import rest
from gate.probe.containers.allowance import EXCEEDED, MOST, UNKNOWN, Allowance
from gate.probe.containers.pdf.objects import Objects, Packed, plain_names
from gate.probe.damage import Damage, ask, parts
from gate.probe.fact import Block, Fault, Found
from gate.probe.opening import Opened

_TAIL = 2048
_STREAM = re.compile(rb">>[\0\t\n\f\r ]{0,64}stream(?:\r\n|\n|\r)")
_LENGTHY = re.compile(rb"/Length\s+([0-9]{1,12})\b(?!\s+[0-9]+\s+R)")
_END = re.compile(rb"[\0\t\n\f\r ]{0,8}endstream")
_LINEAR = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+([0-9]{1,12})")
_FILTER = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*(?=/|>>)")
_MEANING = re.compile(rb"/(Metadata|ObjStm|EmbeddedFile|DCTDecode|JPXDecode)\b")
_REFERENCE = re.compile(rb"/Metadata\s+[0-9]+\s+[0-9]+\s+R")
_STORE = bytes.fromhex("6a756d6463327061001100108000" + "00aa00389b71")
_STORE_START = 64
_WINDOW, _OVERLAP = 1 << 15, 80
_DICTIONARY = 1 << 13
"""Bytes of the longest dictionary of a stream that is looked at."""
_PICTURE = 1 << 16
"""Bytes at the beginning of a picture in which its own metadata are looked for."""


def pdf(opened: Opened) -> Iterator[Found]:
    """ISO 32000-2, 7.5 and 14.3: XMP streams, the information dictionary, associated files (C2PA 2.2, A.4). Raises Damage.

    Objects are met in the order of the file, used or not; those in object streams too. Of an encrypted file nothing is sure.
    """
    ask(b"%%EOF" in opened.at(max(0, opened.size - _TAIL), _TAIL), "it has no end-of-file mark")
    linear = _LINEAR.search(opened.head)
    ask(linear is None or int(linear[1]) <= opened.size, "it is shorter than it says")
    yield from _Walk(opened).file()


class _Walk:
    """Through one file: from stream to stream, what stands between them is kept."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._allowance = Allowance()
        self._between: list[bytes] = []
        self._recent = b""
        self._packed: list[Packed] = []
        self._attached: list[bytes] = []
        self._left = MOST
        self._window, self._base = opened.head, 0

    def file(self) -> Iterator[Found]:
        """Every stream; then all that is no stream."""
        offset = 0
        for _ in parts():
            start = self._next(offset)
            if start is None:
                break
            dictionary = plain_names(self._recent[self._recent.rfind(b"obj") + 3 :])
            offset = self._end(start, dictionary)
            yield from self._stream(dictionary, start, offset - start)
        yield from self._rest()

    def _next(self, offset: int) -> int | None:
        """Where the next stream begins; None if there is none."""
        size = self._opened.size
        while offset < size:
            if not self._base <= offset <= self._base + len(self._window) - _OVERLAP:
                self._window, self._base = self._opened.at(offset, min(_WINDOW, size - offset)), offset
            window, place = self._window, offset - self._base
            found = _STREAM.search(window, place)
            last = self._base + len(window) >= size
            end = found.start() + 2 if found else len(window) if last else len(window) - _OVERLAP + 1
            self._keep(window[place:end])
            if found or last:
                return self._base + found.end() if found else None
            offset = self._base + end
        return None

    def _keep(self, text: bytes) -> None:
        self._recent = (self._recent + text)[-_DICTIONARY:]
        self._left -= len(text)
        if self._left >= 0:
            self._between.append(text)

    def _end(self, start: int, dictionary: bytes) -> int:
        """Where a stream ends: where its dictionary says, if it does end there, else at the next word that ends one."""
        said = _LENGTHY.search(dictionary)
        if said and _END.match(self._look(start + int(said[1]))):
            return start + int(said[1])
        offset = start
        while piece := self._opened.at(offset, _WINDOW):
            place = piece.find(b"endstream")
            if place >= 0:
                return offset + place
            offset += max(1, len(piece) - _OVERLAP)
        raise Damage("a stream of it does not end")

    def _look(self, offset: int) -> bytes:
        place = offset - self._base
        if 0 <= place <= len(self._window) - _OVERLAP:
            return self._window[place : place + _OVERLAP]
        return self._opened.at(offset, _OVERLAP)

    def _stream(self, dictionary: bytes, start: int, length: int) -> Iterator[Found]:
        """What a stream says, by what its dictionary tells of it; pages, fonts and forms say nothing."""
        kinds = {found[1] for found in _MEANING.finditer(_REFERENCE.sub(b"", dictionary))}
        if kinds & {b"DCTDecode", b"JPXDecode"}:
            yield from rest.searched(self._opened.at(start, min(length, _PICTURE)))
        elif kinds:
            data, fault = self._unpacked(dictionary, start, length)
            if fault:
                yield fault
            if b"Metadata" in kinds:
                yield Block("xmp", data)
            elif b"ObjStm" in kinds:
                self._packed.append(Packed(dictionary, data))
            else:
                self._attached.append(data)

    def _unpacked(self, dictionary: bytes, start: int, length: int) -> tuple[bytes, Fault | None]:
        if not self._allowance.grants(length):
            return b"", EXCEEDED
        data = self._opened.at(start, length)
        if b"/Filter" not in dictionary:
            return data, None
        if not _FILTER.search(dictionary) or b"/Predictor" in dictionary:
            return b"", UNKNOWN
        return self._allowance.inflated(data)

    def _rest(self) -> Iterator[Found]:
        """The information dictionaries, attached files, and everything that is neither."""
        text = b"".join(self._between)
        objects = Objects(text, self._packed)
        if self._left < 0:
            yield EXCEEDED
        if objects.encrypted():
            yield Fault("unsupported", "It is encrypted.")
        if objects.signed():
            yield Block("credentials", b"")
        yield from objects.information()
        for used in objects.used:
            text = text.replace(used, b"")
        for data in (text, *(packed.data for packed in self._packed), *self._attached):
            if _STORE not in data[:_STORE_START]:
                yield from rest.searched(data)
