"""Rest: bytes of which the format of their file says nothing, to be searched as they stand."""

from collections.abc import Iterator

from gate.probe.fact import Block, Fault, Found
from gate.probe.opening import Opened

_MOST = 16 << 20
"""Bytes that are searched at most."""
_PACKET = (b"<x:xmpmeta", b"</x:xmpmeta>")


def between(opened: Opened, start: int, end: int) -> Iterator[Found]:
    """The bytes from `start` to before `end`, unless there are none or all are zeros; a fault if they are more than 16 MiB."""
    if end - start > _MOST:
        yield Fault("limit", f"It holds {end - start:,} bytes of which its format says nothing.")
    elif start < end:
        yield from searched(opened.at(start, end - start))


def searched(data: bytes) -> Iterator[Found]:
    """The XMP packet that stands in the bytes, and what stands around it, unless that is nothing but zeros."""
    if data == bytes(len(data)):
        return
    begin, end = data.find(_PACKET[0]), data.rfind(_PACKET[1])
    if 0 <= begin < end:
        end += len(_PACKET[1])
        yield Block("xmp", data[begin:end])
        data = data[:begin] + data[end:]
    if data.strip(b"\0"):
        yield Block("raw", data)
