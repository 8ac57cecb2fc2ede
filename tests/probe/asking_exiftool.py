"""Asking: ExifTool, or one that is none, about one file."""

import sys
from pathlib import Path

from gate.probe.exiftool import ExifTool
from gate.probe.fact import Answer
from tests.probe.small import opened

IMPOSTOR = Path(__file__).with_name("impostor.py")


def asked(tool: ExifTool, path: Path, kind: str = "image/png") -> Answer:
    file = opened(path)
    try:
        return tool.answer(file, kind)
    finally:
        file.close()


def impostor(way: str, folder: Path, seconds: float = 5.0) -> ExifTool:
    path = folder / way / "exiftool"
    path.parent.mkdir()
    python = Path(sys.executable).resolve()  # a `#!` line ends at the first blank, and the environment may lie below one
    path.write_text(f"#!{python}\n{IMPOSTOR.read_text(encoding='utf-8')}", encoding="utf-8")
    path.chmod(0o755)
    return ExifTool(str(path), seconds)
