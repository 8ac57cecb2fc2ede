"""C2PA: content credentials read by c2pa-python, offline, in a worker that may die."""

import json
import os
import secrets
import sys
from collections.abc import Sequence

import msgspec

from gate.probe import c2pa_store
from gate.probe.child import Child, Lost
from gate.probe.fact import Answer, Fault, unexamined
from gate.probe.opening import Opened

CARRIERS = frozenset(
    {
        "application/c2pa", "application/pdf", "audio/flac", "audio/mp4", "audio/mpeg", "audio/wav", "image/avif", "image/gif",
        "image/heic", "image/heif", "image/jpeg", "image/png", "image/svg+xml", "image/tiff", "image/webp", "video/mp4",
        "video/quicktime", "video/x-msvideo",
    }
)  # fmt: skip
"""The types that content credentials are embedded in, and that c2pa-python reads; to all others they do not apply."""

# The library reads RIFF but not RF64, and ISO base media but not QuickTime of before `ftyp`: neither can carry what it reads.
_FORMS = {"audio/wav": (0, b"RIFF"), "video/quicktime": (4, b"ftyp"), "video/mp4": (4, b"ftyp"), "audio/mp4": (4, b"ftyp")}
WORKER = (sys.executable, "-I", "-B", os.path.join(os.path.dirname(__file__), "c2pa_worker.py"))
SECONDS = 30.0
_BYTES_A_SECOND = 50e6
REMOTE = Answer((), (Fault("remote", "Its content credentials stand on a server; gate opens no connection."),), seal="remote")
_FAILED = {
    "Remote": REMOTE,
    "RemoteManifest": REMOTE,
    "Io": Answer((), (Fault("damaged", "Its content credentials cannot be read: it ends too early."),)),
    "Other": Answer((), (Fault("damaged", "Its content credentials cannot be looked for: it is not built as it should be."),)),
}
"""What the library's names for what went wrong stand for; any other is about credentials that it found and could not read."""
ALONE = "application/c2pa"
"""The type of credentials that stand by themselves, apart from what they were signed over."""
_UNFIT = Fault(
    "no-reader",
    "c2pa-python is missing or does not start, so its content credentials are not read (`pip install c2pa-python`).",
    passing=True,
)
_READY = b"ready\n"


class _Reply(msgspec.Struct, frozen=True):
    id: str
    store: c2pa_store.Store | None = None
    absent: bool = False
    failed: str | None = None


class C2pa:
    """The reader of content credentials; its worker starts with the first question, and anew after each death. For one thread at a time."""

    def __init__(self, anchors: str = "", *, worker: Sequence[str] = WORKER, seconds: float = SECONDS) -> None:
        """`anchors` are the certificates, as PEM text, that signers are trusted by."""
        self._anchors = anchors or None
        self._worker = worker
        self._seconds = seconds
        self._child: Child | None = None
        self._ended = False
        self._unfit = False

    def ask(self, opened: Opened, media_type: str) -> Answer:
        """All that the manifest store of a file states. A file without one has been examined and states nothing."""
        if not _applies(opened, media_type):
            return Answer(examined=False)
        try:
            return _answer(self._converse(opened, media_type), media_type)
        except Lost as lost:
            self.close()
            return (
                Answer((), (_UNFIT,), examined=False)
                if self._unfit
                else unexamined(lost.cause, f"The reader of content credentials {lost} on it.", passing=True)
            )
        except (msgspec.DecodeError, RecursionError):
            self.close()
            return unexamined("damaged", "Its content credentials cannot be read: the answer makes no sense.", passing=True)

    def kill(self) -> None:
        """Ends the worker for good; another thread may be waiting for its answer."""
        self._ended = True
        if child := self._child:
            child.kill()

    def close(self) -> None:
        """Ends the worker, to be started anew when asked again."""
        if self._child:
            self._child.close()
        self._child = None

    def _converse(self, opened: Opened, media_type: str) -> _Reply:
        question = {"id": secrets.token_hex(8), "file": opened.reach, "type": media_type}
        said, _ = self._ready().ask(_line(question), _whole, self._seconds + opened.size / _BYTES_A_SECOND)
        reply = msgspec.json.decode(said, type=_Reply)
        if reply.id != question["id"]:
            raise Lost("answered another question")
        return reply

    def _ready(self) -> Child:
        """The worker; one that never got ready is not tried again."""
        if self._child:
            return self._child
        if self._unfit:
            raise Lost("did not start", "no-reader")
        self._child = Child(self._worker)
        if self._ended:
            raise Lost("was stopped", "limit")
        self._unfit = True
        said, _ = self._child.ask(_line(self._anchors), _whole, self._seconds)
        self._unfit = said != _READY
        return self._child


def _applies(opened: Opened, media_type: str) -> bool:
    offset, form = _FORMS.get(media_type, (0, b""))
    return media_type in CARRIERS and opened.head.startswith(form, offset)


def _answer(reply: _Reply, media_type: str) -> Answer:
    if reply.store:
        seal = c2pa_store.seal(reply.store)
        compared = media_type != ALONE or seal == "damaged"
        return Answer(c2pa_store.facts(reply.store), c2pa_store.faults(reply.store), seal=seal if compared else "none")
    if reply.absent or reply.failed == "NotSupported":
        return Answer(examined=reply.absent)
    unreadable = Answer((), (Fault("seal", f"Its content credentials cannot be read ({reply.failed})."),), seal="damaged")
    return _FAILED.get(reply.failed or "", unreadable)


def _line(value: object) -> bytes:
    return f"{json.dumps(value)}\n".encode()


def _whole(stdout: bytearray, _: bytearray) -> bool:
    return stdout.endswith(b"\n")
