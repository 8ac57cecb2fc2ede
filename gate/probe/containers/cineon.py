"""Cineon: the texts in the header of a Cineon frame, the data of its user, and the proof that its picture is whole."""

import struct
from collections.abc import Iterator

from gate.probe.containers.frame_header import Layout, Samples, header, pictures
from gate.probe.damage import ask
from gate.probe.fact import Found
from gate.probe.opening import Opened

_LAYOUT = Layout(
    "Cineon",
    (
        ("ImageFileName", 32, 100),
        ("ImageDescription", 452, 200),
        ("SourceFileName", 720, 100),
        ("InputDeviceName", 844, 64),
        ("InputDeviceModel", 908, 32),
        ("InputDeviceSerialNumber", 940, 32),
        ("FilmFormat", 1036, 32),
        ("FrameID", 1076, 32),
        ("SlateInformation", 1108, 200),
    ),
    ((132, 156), (820, 844)),
    ((156, 192), (652, 680), (692, 712), (984, 1024), (1308, 2048)),
    2048,
)
"""Kodak, Image File Format Proposal for Digital Pictures (Cineon 4.5)."""
_CHANNELS, _CHANNEL, _MOST = 196, 28, 8
_GENERIC = 1024
_UNSAID = 0xFFFFFFFF


def cineon(opened: Opened) -> Iterator[Found]:
    """Cineon 4.5: a header of fixed fields, data of the user, and the channels of one picture."""
    ask(opened.size > _GENERIC, "its header is cut")
    order = ">" if opened.head.startswith(b"\x80") else "<"
    (offset,), (said,) = struct.unpack_from(order + "I", opened.head, 4), struct.unpack_from(order + "I", opened.head, 20)
    ask(_GENERIC <= offset < opened.size, "its picture lies outside the file")
    yield from header(opened, _LAYOUT, offset)
    yield from pictures(opened, [_samples(opened, order, offset)], said % _UNSAID)


def _samples(opened: Opened, order: str, offset: int) -> Samples:
    """The samples of all channels, which are as wide and as high as the first, pixel by pixel or channel by channel."""
    bits, wide, high = struct.unpack_from(order + "BxII", opened.head, _CHANNELS + 2)
    ask(bits and wide and high, "it holds no picture")
    filled, padding, behind = struct.unpack_from(order + "xB2xII", opened.head, 680)
    channels = max(1, min(_MOST, opened.head[193]))
    return Samples(offset, high, wide * channels, bits, bool(filled), padding % _UNSAID, behind % _UNSAID)
