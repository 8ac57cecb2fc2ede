"""ExifTool: one long-lived program that is asked about one file at a time, and is not believed when anything is odd.

The client is our own. pyexiftool puts file names on ExifTool's channel, where a line break in a name becomes an option; it
has no time limit, leaves stderr unread, and spins when the program dies. A guarded subclass would have to replace its start,
its reading and its writing, which is all of it; the tests hold that both give the same tags for ordinary files.
"""

import os
import secrets

from gate.probe import program, tags, warned
from gate.probe.child import Child, Lost
from gate.probe.fact import Answer, Fault, unexamined
from gate.probe.opening import Opened

SECONDS = 20.0
BYTES_A_SECOND = 50_000_000
_TEST_SECONDS = 10.0
"""How long a program that was just started may take to prove that it is ExifTool."""
RECYCLED = 500
_ARGUMENTS = "-j\n-a\n-e\n-G1:4\n-n\n-struct\n-api\nlargefilesupport=1\n-charset\nfilename=utf8\n"
_KNOWN = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="{}"/></rdf:RDF></x:xmpmeta>'
_SUFFIXES = {
    "application/rdf+xml": "xmp",
    "application/c2pa": "c2pa",
    "application/mxf": "mxf",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "image/svg+xml": "svg",
    "image/x-dpx": "dpx",
    "video/quicktime": "mov",
    "video/mp4": "mp4",
}
"""By what a file's type lets ExifTool know the formats that bear no mark of their own; never the file's own name."""


class Unfit(Exception):  # noqa: N818  (the name says what the program is)
    """What stands at the program's path is no ExifTool, or one that is too old."""


class ExifTool:
    """One ExifTool, started when first asked, renewed every 500 files and after each oddity. Not for two threads at once."""

    def __init__(self, path: str, seconds: float = SECONDS) -> None:
        self.path = path
        self.version: program.Version = (0, 0)
        self._seconds = seconds
        self._child: Child | None = None
        self._asked = 0
        self._ended = False
        self._unfit = ""

    def tried(self) -> program.Version:
        """Starts the program and gives its version. Raises Unfit, and Lost when it does not answer at all."""
        self._ready()
        return self.version

    def answer(self, opened: Opened, kind: str) -> Answer:
        """What the file says, or why ExifTool could not look; one retry with a fresh program."""
        return self._twice(opened.reach, kind, opened.size)

    def answer_part(self, data: bytes, kind: str) -> Answer:
        """What bytes out of a file say, as if they were a file of that type."""
        return self._twice(data, kind, len(data))

    def _twice(self, source: str | bytes, kind: str, size: int) -> Answer:
        lost = Lost("")
        for _ in range(2):
            try:
                return self._answer(source, kind, self._seconds + size / BYTES_A_SECOND)
            except Unfit as unfit:
                self._unfit = str(unfit)
                return unexamined("no-reader", self._unfit, passing=True)
            except Lost as odd:
                lost = odd
                self.close()
        if not any(self.version):
            self._unfit = f"{self.path} {lost} where ExifTool answers; {program.INSTALL}."
            return unexamined("no-reader", self._unfit, passing=True)
        return unexamined(lost.cause, f"ExifTool {lost} on it, twice.", passing=True)

    def _answer(self, source: str | bytes, kind: str, seconds: float) -> Answer:
        child = self._ready()
        reach = _laid(child, source) if isinstance(source, bytes) else source
        answered, murmur = self._ask(child, reach, _SUFFIXES.get(kind, "bin"), seconds)
        faults = tuple(warned.faults(answered))
        if murmur:
            faults += (Fault("damaged", "ExifTool stumbled over it."),)
        return Answer(tuple(tags.facts(answered, kind)), faults, examined="File:FileType" in answered)

    def _ready(self) -> Child:
        if self._child and self._asked < RECYCLED:
            return self._child
        self.close()
        if self._unfit:
            raise Unfit(self._unfit)
        self._child = Child([self.path, "-config", "", "-stay_open", "True", "-@", "-"])
        self._asked = 0
        if self._ended:
            raise Lost("was stopped", "limit")
        self.version = self._tested(self._child)
        return self._child

    def _tested(self, child: Child) -> program.Version:
        """The version of a program that can read back a text that no one could know. Raises Unfit and Lost."""
        token = secrets.token_hex(8)
        known = _laid(child, _KNOWN.format(token).encode())
        answered, _ = self._ask(child, known, "xmp", min(self._seconds, _TEST_SECONDS))
        found = program.version(str(answered.get("ExifTool:ExifToolVersion")))
        if answered.get("XMP-dc:Source") != token:
            raise Unfit(f"{self.path} does not answer as ExifTool does; {program.INSTALL}.")
        if found < program.MINIMUM:
            raise Unfit(
                f"ExifTool {program.spelled(found)} is too old to be safe; {program.INSTALL}, {program.spelled(program.MINIMUM)} or newer."
            )
        return found

    def _ask(self, child: Child, reach: str, suffix: str, seconds: float) -> tuple[tags.Answered, bytes]:
        self._asked += 1
        number = secrets.randbits(48)
        alias = f"m{number:x}.{suffix}"
        place = os.path.join(child.folder, alias)
        os.symlink(reach, place)
        ready, closing = f"{{ready{number}}}\n".encode(), f"{number}=".encode()
        question = f"{alias}\n{_ARGUMENTS}-echo4\n{number}=${{status}}\n-execute{number}\n"
        stdout, stderr = child.ask(
            question.encode(), lambda out, err: out.endswith(ready) and err.endswith(b"\n") and closing in err, seconds
        )
        os.unlink(place)
        murmur, _, status = stderr.rpartition(closing)
        return _believed(stdout.removesuffix(ready), status, alias), murmur

    def kill(self) -> None:
        """Ends the program for good; another thread may be waiting for its answer."""
        self._ended = True
        if child := self._child:
            child.kill()

    def close(self) -> None:
        """Ends the program, to be started anew when asked again."""
        if self._child:
            self._child.close()
        self._child = None


def _believed(text: bytes, status: bytes, alias: str) -> tags.Answered:
    try:
        answered = tags.parse(text)
    except tags.Odd as odd:
        raise Lost(f"gave no answer that can be believed ({odd})") from odd
    wrong = any(key.startswith("ExifTool:") and key.endswith(":Error") for key in answered)
    if answered.get("SourceFile") != alias or status.strip() != (b"1" if wrong else b"0"):
        raise Lost("gave no answer that can be believed (it is about another file)")
    return answered


def _laid(child: Child, data: bytes) -> str:
    place = os.path.join(child.folder, "part")
    with open(place, "wb") as file:
        file.write(data)
    return place
