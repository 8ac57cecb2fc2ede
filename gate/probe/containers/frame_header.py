"""Frame header: the texts at fixed places of a picture's header, what its unused places hold, and the data of its user behind it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gate.probe.containers import free_texts, rest, texts
from gate.probe.damage import ask
from gate.probe.fact import Block, Fact, Found
from gate.probe.opening import Opened

_EMPTY = b"\0\xff"
_DATE = b"0123456789 +-./:CGMTUZ" + _EMPTY
_IDENTITY = 32
_MOST, _LONG = 16 << 20, 1 << 20


class Layout(NamedTuple):
    """Names of the texts, each with its offset and its length; places of dates, and of what has no meaning, as start and end; the
    header's length.
    """

    group: str
    texts: tuple[tuple[str, int, int], ...]
    dates: tuple[tuple[int, int], ...]
    spare: tuple[tuple[int, int], ...]
    length: int


def header(opened: Opened, layout: Layout, end: int) -> Iterator[Found]:
    """All texts of a header that ends at its length, or at `end` where the picture begins earlier; and what follows it up to there."""
    data = opened.at(0, min(layout.length, end))
    for name, offset, length in layout.texts:
        yield from _field(f"{layout.group}:{name}", data[offset : offset + length])
    dates = b"".join([data[start:stop] for start, stop in layout.dates])
    spare = b"".join([data[start:stop] for start, stop in layout.spare])
    if dates.translate(None, _DATE):
        yield Block("raw", dates)
    if spare.strip(_EMPTY):
        yield Block("raw", spare)
    yield from _of_user(opened, layout, end)


@lru_cache(256)
def _field(tag: str, field: bytes) -> tuple[Found, ...]:
    """A text up to a null byte, and what stands behind that."""
    text, _, behind = field.partition(b"\0")
    text = text.rstrip(_EMPTY)
    found = tuple(free_texts.said("dpx", tag, texts.decoded(text))) if text else ()
    return (*found, Block("raw", behind)) if behind.strip(_EMPTY) else found


def _of_user(opened: Opened, layout: Layout, end: int) -> Iterator[Found]:
    """Whose data it is, and the data: a text if it is one, an XMP packet, and what else stands up to the picture."""
    start, length = layout.length, end - layout.length
    if length > _MOST:
        yield from rest.between(opened, start, end)
        return
    data = opened.at(start, length) if length > 0 else b""
    if data == bytes(len(data)):
        return
    yield from _field(f"{layout.group}:UserID", data[:_IDENTITY])
    data = data[_IDENTITY:].strip(_EMPTY)
    yield from rest.searched(data)
    if data and _plain(data):
        yield Fact("dpx", f"{layout.group}:UserData", data[:_LONG].decode(errors="ignore"))


def _plain(data: bytes) -> bool:
    try:
        return "".join(data.decode().split()).isprintable()
    except UnicodeDecodeError:
        return False


class Samples(NamedTuple):
    """The samples of a picture: where they begin, how many lines of how many of them, how many bits each has and takes, and the bytes
    behind each line and behind the last.
    """

    start: int
    lines: int
    width: int
    bits: int
    filled: bool
    padding: int = 0
    behind: int = 0

    @property
    def least(self) -> int:
        """Where they end at the earliest."""
        return self.start + self.lines * self.width * self.bits // 8

    @property
    def end(self) -> int:
        """Where they end: lines are filled up to words of 32 bits, of which each holds three samples of 10 bits, or two of 12."""
        words = -(-self.width // (32 // self.bits)) if self.filled and 8 < self.bits < 32 else -(-self.width * self.bits // 32)  # noqa: PLR2004
        return self.start + self.lines * (4 * words + self.padding) + self.behind


def pictures(opened: Opened, samples: list[Samples], said: int) -> Iterator[Found]:
    """Proves that the file is as long as it says or as its pictures need; gives what stands between and behind them. Raises Damage."""
    ask(samples, "it holds no picture")
    whole = 0 < said <= opened.size or max(picture.end for picture in samples) <= opened.size
    ask(whole, "it is shorter than its header says, or its picture needs")
    end = min(picture.start for picture in samples)
    for picture in sorted(samples):
        ask(picture.least <= opened.size, "its picture is cut")
        yield from rest.between(opened, end, picture.start)
        end = max(end, picture.end)
    yield from rest.between(opened, end, opened.size)
