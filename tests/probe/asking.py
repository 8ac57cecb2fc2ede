"""Asking: a C2PA reader asked about a file or about bytes, and what comes of the answer."""

import tempfile
from pathlib import Path

from gate.evidence import Query
from gate.probe.c2pa import C2pa
from gate.probe.fact import Answer
from gate.probe.interpret import evidence
from gate.probe.opening import Opened, open_file
from gate.probe.sniff import media_type

SAMPLES = Path(__file__).parents[1] / "samples" / "media"
HOSTILE = "-x\n{ready}\n-execute.mxf"


def asked(reader: C2pa, data: bytes | Path, kind: str | None = None) -> Answer:
    """The reader's answer about a file; bytes are put into one whose name and extension are of no help."""
    with tempfile.TemporaryDirectory() as folder:
        file = data if isinstance(data, Path) else Path(folder, HOSTILE)
        if isinstance(data, bytes):
            file.write_bytes(data)
        opened = open_file(Query("x", str(file)))
        assert isinstance(opened, Opened)
        try:
            return reader.ask(opened, kind or media_type(opened) or "")
        finally:
            opened.close()


def claims(answer: Answer) -> set[tuple[str, str]]:
    """Claims with their trust."""
    return {(item.claim, item.trust) for item in evidence(answer.facts)}
