"""Blind: where the ExifTool at hand does not look, though labels may stand there."""

from gate.probe.fact import Answer, Fault
from gate.probe.program import ADVISED, CREDENTIALS, Version, spelled

_NEVER = (99, 0)
_CREDENTIALS: dict[str, Version] = {
    "image/jpeg": (12, 38),
    "image/png": (12, 51),
    "image/tiff": CREDENTIALS,
    "image/webp": CREDENTIALS,
    "image/heic": CREDENTIALS,
    "image/heif": CREDENTIALS,
    "image/avif": CREDENTIALS,
    "video/mp4": CREDENTIALS,
    "video/quicktime": CREDENTIALS,
    "audio/mp4": CREDENTIALS,
    "application/pdf": (12, 75),
    "image/svg+xml": (12, 75),
    "application/c2pa": (12, 75),
    "audio/wav": (13, 59),
    "video/x-msvideo": (13, 59),
    "image/gif": (13, 59),
    "audio/mpeg": _NEVER,
    "audio/flac": _NEVER,
}
"""The first ExifTool that finds Content Credentials in each type that can hold them."""


def faults(kind: str, version: Version, credentials: Answer) -> tuple[Fault, ...]:
    """A fault if Content Credentials could stand in a file of that type where neither ExifTool nor the C2PA reader looked."""
    needed = _CREDENTIALS.get(kind)
    if not needed or version >= needed or credentials.examined:
        return ()
    mend = f"ExifTool {spelled(ADVISED)} does" if needed <= ADVISED else "c2pa-python does"
    return (Fault("old-reader", f"ExifTool {spelled(version)} does not see Content Credentials in {kind}; {mend}."),)
