"""Allowance: how much metadata of one file is read, and unpacked."""

import zlib

from gate.probe.fact import Fault

MOST = 16 << 20
"""Bytes of one piece."""
_ALL = 64 << 20
EXCEEDED = Fault("limit", "Its metadata are larger than 64 MiB, or a piece of them is larger than 16 MiB.")
UNKNOWN = Fault("unsupported", "A part of its metadata is compressed in a way that is not known.")
_BROKEN = Fault("damaged", "A compressed part of its metadata is broken.")


class Allowance:
    """For one file: 64 MiB, of which one piece takes 16 at most."""

    def __init__(self) -> None:
        self._left = _ALL

    def grants(self, length: int) -> bool:
        """Whether so many bytes more may be read."""
        granted = length <= min(MOST, self._left)
        self._left -= length if granted else 0
        return granted

    def inflated(self, data: bytes) -> tuple[bytes, Fault | None]:
        """What a zlib stream holds (RFC 1950), as far as it may be unpacked; with a fault if that is not all of it.

        A line's end may stand behind it.
        """
        reader = zlib.decompressobj()
        try:
            plain = reader.decompress(data, min(MOST, self._left) + 1)
        except zlib.error:
            return b"", _BROKEN
        if not self.grants(len(plain)):
            self._left = 0
            return plain, EXCEEDED
        return plain, None if reader.eof and not reader.unused_data.strip(b"\r\n") else _BROKEN
