"""Trust: the certificates that signers of content credentials are trusted by."""

from collections.abc import Iterable

from gate.errors import PolicyError
from gate.location import Location

_MEND = "name PEM files under `trust: {anchors: [...]}`."


def anchors(paths: Iterable[str]) -> str:
    """The certificates in PEM files, as one text. Raises PolicyError for a file that cannot be read, or holds none."""
    return "\n".join(map(_pem, paths))


def _pem(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as refused:
        raise PolicyError(f"Its certificates cannot be read as trust anchors: {_MEND}", Location(path)) from refused
    if "-----BEGIN CERTIFICATE-----" not in text:
        raise PolicyError(f"It holds no certificate to trust signers by: {_MEND}", Location(path))
    return text
