"""Prober: the readers of one worker, and the reading that they make of one file."""

from msgspec.structs import replace

from gate.evidence import Cause, Query, Reading
from gate.probe import blind, containers, excused, interpret, parts, program, promise, sidecar, structure, witness
from gate.probe.c2pa import ALONE, REMOTE, C2pa
from gate.probe.exiftool import ExifTool
from gate.probe.fact import Answer, Fact, Fault, unexamined
from gate.probe.opening import Opened, open_file
from gate.probe.sniff import media_type

_PLAIN = frozenset({"application/json", "application/xml", "text/plain"})
"""Types that no reader is asked about: a label in them is for the witness to see."""
_SHUT = {
    "application/zip": "It is an archive, and gate does not read what is packed into it.",
    "application/x-ole-storage": "It is a compound document, and gate does not read its parts.",
    "application/x-aaf": "It is an AAF file, in which no reader looks for labels.",
}
_SHOWN = 3
_GRAVEST: tuple[Cause, ...] = ("no-reader", "old-reader", "damaged")
_MILDEST: tuple[Cause, ...] = ("seal", "remote")
"""Of several causes the first of the gravest is a reading's, else the first that was met and is none of the mildest."""
_ELSEWHERE = "XMP-dcterms:Provenance"
"""Says where credentials stand: an address of a server, or of a place in the file itself."""


class Prober:
    """An ExifTool and a C2PA reader, each started when first needed. For one thread at a time, but for `kill`."""

    def __init__(self, exiftool: ExifTool | None, c2pa: C2pa) -> None:
        self._exiftool = exiftool
        self._c2pa = c2pa
        self._ended = False

    def reading(self, query: Query) -> Reading:
        """Everything that a file says, and how far it was read."""
        opened = open_file(query)
        if isinstance(opened, Fault):
            return Reading(query.path, read="not-read", cause=opened.cause, why=opened.why)
        try:
            return self._reading(query, opened)
        finally:
            opened.close()

    def _reading(self, query: Query, opened: Opened) -> Reading:
        kind = media_type(opened)
        answer = self._answer(query, opened, kind)
        answer += _remote(answer)
        reading = Reading(query.path, kind, opened.size, sha256=opened.sha256(lambda: self._ended) if query.hashed else None)
        if opened.changed():
            return replace(reading, read="not-read", cause="changed", why="It was changed while it was read.", sha256=None)
        reading = replace(reading, evidence=interpret.evidence(answer.facts), seal=answer.seal)
        if not answer.faults:
            return reading
        whys = list(dict.fromkeys(fault.why for fault in answer.faults))
        why = " ".join((*whys[:_SHOWN], *([f"And {len(whys) - _SHOWN} more."] if len(whys) > _SHOWN else [])))
        gravest = min((fault.cause for fault in answer.faults), key=_rank)
        return replace(reading, read="partial" if answer.examined else "not-read", cause=gravest, why=why)

    def _answer(self, query: Query, opened: Opened, kind: str | None) -> Answer:
        if kind is None:
            return unexamined("unsupported", "Gate does not know its type.")
        if kind in _SHUT:
            return unexamined("unsupported", _SHUT[kind])
        if broken := promise.broken(query.path, kind):
            return Answer((), (broken,), examined=False)
        if kind in _PLAIN:
            answer = Answer() + sidecar.answer(query, self._beside)
            return answer + replace(witness.answer(opened, answer.facts), facts=())
        return self._media(opened, kind) + sidecar.answer(query, self._beside)

    def _media(self, opened: Opened, kind: str) -> Answer:
        """What gate's own reader says; where it has none, or does not understand something, what others say too."""
        own = containers.answer(opened, kind)
        if own and not own.faults:
            return own + replace(self._c2pa.ask(opened, kind), examined=False) if own.sealed else own
        answer = self._others(opened, kind)
        if own:
            answer = (
                own + answer
                if any(fault.cause == "damaged" for fault in own.faults) or not answer.examined
                else replace(own, faults=()) + answer
            )
        return answer + witness.answer(opened, answer.facts)

    def _others(self, opened: Opened, kind: str) -> Answer:
        credentials = self._c2pa.ask(opened, kind)
        if kind == ALONE and credentials.examined:
            return credentials
        version = self._exiftool.version if self._exiftool else program.ADVISED
        unseen = Answer((), blind.faults(opened, kind, version, credentials), examined=False)
        whole = structure.answer(opened, kind)
        tags = self._tags(opened, kind, whole.facts)
        return tags + whole + replace(credentials, examined=False) + unseen

    def _tags(self, opened: Opened, kind: str, more: tuple[Fact, ...]) -> Answer:
        if self._exiftool is None:
            return unexamined("no-reader", f"ExifTool is not installed, or not where it may be run from; {program.INSTALL}.")
        exiftool = self._exiftool
        answer = exiftool.answer(opened, kind)
        answer = replace(answer, faults=tuple(excused.faults(opened, kind, answer.faults)))
        for data, inner in parts.inside((*answer.facts, *more)):
            answer += replace(exiftool.answer_part(data, inner), examined=False)
        return answer

    def _beside(self, opened: Opened) -> Answer:
        kind = media_type(opened)
        if kind not in ("application/rdf+xml", ALONE):
            return unexamined("damaged", "It is not what its name says.")
        return self._media(opened, kind)

    def kill(self) -> None:
        """Ends the readers from another thread; what is being read then comes out as not read."""
        self._ended = True
        if self._exiftool:
            self._exiftool.kill()
        self._c2pa.kill()

    def close(self) -> None:
        """Ends the readers."""
        if self._exiftool:
            self._exiftool.close()
        self._c2pa.close()


def _rank(cause: Cause) -> int:
    if cause in _MILDEST:
        return len(_GRAVEST) + 1 + _MILDEST.index(cause)
    return _GRAVEST.index(cause) if cause in _GRAVEST else len(_GRAVEST)


def _remote(answer: Answer) -> Answer:
    """That credentials stand on a server, where only a tag says so and no reader of theirs has."""
    told = any(fact.tag == _ELSEWHERE and fact.value.lower().startswith(("http:", "https:")) for fact in answer.facts)
    return REMOTE if told and answer.seal == "none" else Answer(examined=False)
