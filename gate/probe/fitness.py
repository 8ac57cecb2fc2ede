"""Fitness: which programs and libraries read media on this machine, whether they are fit, and how to mend it."""

import importlib.metadata
import os
from typing import Literal

import msgspec

from gate.probe import program
from gate.probe.child import Lost
from gate.probe.exiftool import ExifTool, Unfit

_NO_C2PA = "Install it: `pip install c2pa-python` (Linux with glibc, macOS)."


class Reader(msgspec.Struct, frozen=True):
    """One reader as `gate doctor` shows it. `old`: it may be used, but there is something that it does not see."""

    name: str
    version: str | None
    where: str | None
    state: Literal["ready", "old", "missing"]
    advice: str = ""
    """How to mend it; empty when there is nothing to mend."""


def readers() -> tuple[Reader, ...]:
    """ExifTool, started once to see that it answers, and c2pa-python."""
    return (_exiftool(program.find(os.environ.get("PATH", ""), (os.curdir,))), _c2pa())


def _exiftool(path: str | None) -> Reader:
    if path is None:
        return Reader(
            "ExifTool", None, None, "missing", f"No ExifTool stands on PATH outside the current folder; {program.INSTALL}."
        )
    exiftool = ExifTool(path)
    try:
        version = exiftool.tried()
    except (Unfit, Lost) as unfit:
        why = str(unfit) if isinstance(unfit, Unfit) else f"{path} {unfit}; {program.INSTALL}."
        return Reader("ExifTool", None, path, "missing", why)
    finally:
        exiftool.close()
    if version >= program.ADVISED:
        return Reader("ExifTool", program.spelled(version), path, "ready")
    return Reader("ExifTool", program.spelled(version), path, "old", _advice(version))


def _advice(version: program.Version) -> str:
    blind = (
        ""
        if version >= program.CREDENTIALS
        else " It does not see Content Credentials outside JPEG and PNG; c2pa-python reads them."
    )
    return f"{program.spelled(program.ADVISED)} or newer is advised ({program.spelled(program.MINIMUM)} is the least).{blind}"


def _c2pa() -> Reader:
    try:
        version = importlib.metadata.version("c2pa-python")
    except importlib.metadata.PackageNotFoundError:
        return Reader("c2pa-python", None, None, "missing", _NO_C2PA)
    return Reader("c2pa-python", version, None, "ready")
