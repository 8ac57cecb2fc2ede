"""Readers: who is asked about a file, in which order, and whose word counts."""

import threading

from msgspec.structs import replace

from gate.evidence import Query
from gate.probe import blind, containers, parts, program, promise, sidecar, witness
from gate.probe.c2pa import ALONE, REMOTE, C2pa
from gate.probe.exiftool import ExifTool
from gate.probe.fact import Answer, Fact, unexamined
from gate.probe.opening import Opened
from gate.probe.sniff import media_type

_PLAIN = frozenset({"application/json", "application/xml", "text/plain"})
"""Types that no reader is asked about: a label in them is for the witness to see."""
_SHUT = {
    "application/zip": "It is an archive, and gate does not read what is packed into it.",
    "application/x-ole-storage": "It is a compound document, and gate does not read its parts.",
    "application/x-aaf": "It is an AAF file, in which no reader looks for labels.",
}
_STANDING = frozenset({"damaged", "limit"})
"""Causes of gate's own reader that no other reader's word excuses: what is broken, and what is too large for it to be searched."""
_ELSEWHERE = "XMP-dcterms:Provenance"
"""Says where credentials stand: an address of a server, or of a place in the file itself."""


class Readers:
    """Gate's own readers, and for what they do not read an ExifTool and a C2PA reader, each started when first needed.

    Several threads may ask; the two programs are asked by one at a time.
    """

    def __init__(self, exiftool: ExifTool | None, c2pa: C2pa) -> None:
        self.beside = sidecar.listing()
        self._exiftool = exiftool
        self._c2pa = c2pa
        self._programs = threading.Lock()

    def answer(self, query: Query, opened: Opened, kind: str | None) -> Answer:
        """All that a file and its sidecars say."""
        if kind is None:
            return unexamined("unsupported", "Gate does not know its type.")
        if kind in _SHUT:
            return unexamined("unsupported", _SHUT[kind])
        if broken := promise.broken(query.path, kind):
            return Answer((), (broken,), examined=False)
        beside = sidecar.answer(query, self._sidecar, self.beside)
        if kind in _PLAIN:
            return Answer() + beside + replace(witness.answer(opened, beside.facts), facts=())
        answer = self._media(opened, kind)
        answer = answer if beside is sidecar.SILENCE else answer + beside
        return answer + REMOTE if _remote(answer) else answer

    def _media(self, opened: Opened, kind: str) -> Answer:
        """What gate's own reader says; where it has none, or does not understand something, what others say too."""
        own = containers.answer(opened, kind)
        if own and not own.faults and not own.sealed:
            return own
        with self._programs:
            credentials = self._c2pa.ask(opened, kind)
            if own and own.sealed and not credentials.faults:
                credentials += _unheard(credentials, kind)
            if own and not own.faults and not credentials.faults:
                return own + replace(credentials, examined=False)
            answer = self._others(opened, kind, credentials, own)
        if own:
            stands = not answer.examined or any(fault.cause in _STANDING for fault in own.faults)
            answer = (own if stands else replace(own, faults=())) + answer
        return answer + witness.answer(opened, answer.facts)

    def _others(self, opened: Opened, kind: str, credentials: Answer, own: Answer | None) -> Answer:
        if kind == ALONE and credentials.examined:
            return credentials
        version = self._exiftool.version if self._exiftool else program.ADVISED
        unsealed = own and not own.sealed and not any(fault.cause == "damaged" for fault in own.faults)
        unseen = Answer((), () if unsealed else blind.faults(kind, version, credentials), examined=False)
        tags = self._tags(opened, kind, own.facts if own else ())
        return tags + replace(credentials, examined=False) + unseen

    def _tags(self, opened: Opened, kind: str, more: tuple[Fact, ...]) -> Answer:
        if self._exiftool is None:
            return unexamined("no-reader", f"ExifTool is not installed, or not where it may be run from; {program.INSTALL}.")
        answer = self._exiftool.answer(opened, kind)
        for data, inner in parts.inside((*answer.facts, *more)):
            answer += replace(self._exiftool.answer_part(data, inner), examined=False)
        return answer

    def _sidecar(self, opened: Opened) -> Answer:
        kind = media_type(opened)
        if kind not in ("application/rdf+xml", ALONE):
            return unexamined("damaged", "It is not what its name says.")
        return self._media(opened, kind)

    def kill(self) -> None:
        """Ends the programs from another thread; what is being read then comes out as not read."""
        if self._exiftool:
            self._exiftool.kill()
        self._c2pa.kill()

    def close(self) -> None:
        """Ends the programs."""
        if self._exiftool:
            self._exiftool.close()
        self._c2pa.close()


def _unheard(credentials: Answer, kind: str) -> Answer:
    """A fault where there are credentials in a file, and their reader says nothing of any."""
    if not credentials.examined:
        return unexamined("seal", f"It holds content credentials, which no reader reads in {kind}.")
    if credentials.facts:
        return sidecar.SILENCE
    return unexamined("seal", "It holds content credentials that their reader does not find.")


def _remote(answer: Answer) -> bool:
    """Whether credentials stand on a server, where only a tag says so and no reader of theirs has."""
    told = (fact.value for fact in answer.facts if fact.tag == _ELSEWHERE)
    return answer.seal == "none" and any(value.lower().startswith(("http:", "https:")) for value in told)
