"""Xmp file: an XMP packet that is a file of its own, beside a media file or instead of one."""

from collections.abc import Iterator

from gate.probe.containers.allowance import EXCEEDED, MOST
from gate.probe.fact import Block, Found
from gate.probe.opening import Opened


def xmp_file(opened: Opened) -> Iterator[Found]:
    """ISO 16684-1, 7.3.4 (external storage): the file is the packet."""
    if opened.size > MOST:
        yield EXCEEDED
    else:
        yield Block("xmp", opened.at(0, opened.size))
