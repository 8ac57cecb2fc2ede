"""Tool: the ExifTool to be measured against and compared with."""

import shutil
import subprocess
import sys
from pathlib import Path

NEWER = Path(sys.prefix, "node", "node_modules", "exiftool-vendored.pl", "bin", "exiftool")
"""Where `make bench` installs one of 13.x, where there is npm."""


def newest() -> str:
    """The newer ExifTool if it is installed, else the system's. Raises SystemExit where there is none."""
    found = str(NEWER) if NEWER.exists() else shutil.which("exiftool")
    return found or sys.exit("ExifTool is not installed; `make demo` installs it")


def named(tool: str) -> str:
    """Its name and version."""
    return f"exiftool {subprocess.run([tool, '-ver'], capture_output=True, text=True, check=True).stdout.strip()}"
