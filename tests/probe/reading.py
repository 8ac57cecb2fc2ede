"""Reading: files through the whole of probe."""

from pathlib import Path

from gate import probe
from gate.evidence import Query, Reading
from tests.probe.small import made


def read(*paths: Path | str) -> list[Reading]:
    return list(probe.read([Query(str(path), str(path)) for path in paths]))


def one(folder: Path, data: bytes, name: str = "made.bin") -> Reading:
    (reading,) = read(made(folder, data, name))
    return reading
