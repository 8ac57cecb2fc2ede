"""Lots: the files of one element that were not fully read for one cause, taken together so that a sequence is one finding."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from gate.sdk import Case, Element, Finding, Location, Reading, Related, Rule, named

READERS_FAULT = frozenset({"no-reader", "old-reader"})
"""Causes that lie with this machine's readers: PRV407's to report, however far the file was read."""


class Lot(msgspec.Struct, frozen=True):
    """Files of one element with one cause; `why` is what the reader said of the first of them."""

    element: Element
    cause: str | None
    why: str
    paths: tuple[str, ...]

    @property
    def names(self) -> str:
        """The files as a message shows them."""
        return named(self.paths)


def lots(case: Case, wanted: Callable[[Reading], bool]) -> Iterator[Lot]:
    """The files of each element that are wanted, by cause, in the order of the manifest."""
    for element in case.delivery.elements:
        by_cause: dict[str | None, list[Reading]] = {}
        for reading in readings(case, element):
            if wanted(reading):
                by_cause.setdefault(reading.cause, []).append(reading)
        for cause, files in by_cause.items():
            yield Lot(element, cause, files[0].why or "", tuple(file.path for file in files))


def readings(case: Case, element: Element) -> Iterator[Reading]:
    """What is known of each file of an element; a file that nobody answered for was not read."""
    for path in case.media.get(element.at.pointer, ()):
        yield case.readings.get(path) or Reading(path, read="not-read", why="No reader answered for it.")


def unread(reading: Reading) -> bool:
    """Whether a file counts as not read: it was not, or it is damaged, and nobody knows what it has lost."""
    return reading.read == "not-read" or (reading.read == "partial" and reading.cause == "damaged")


def place(element: Element, paths: Sequence[str]) -> Location:
    """Where the manifest names these files: the entry of the list when they are one, else the whole of `media`."""
    if len(element.media) > 1 and len(paths) == 1 and paths[0] in element.media:
        return element.at / "media" / element.media.index(paths[0])
    return element.at / "media"


def told(case: Case, rule: Rule, lot: Lot, message: str, fix: str) -> Finding:
    """The finding of a lot, with what the reader said of it."""
    return Finding(
        rule=rule,
        location=place(lot.element, lot.paths),
        element=lot.element.id,
        message=f"{message}. {lot.why}".rstrip(),
        found=f"{lot.cause or 'no cause told'}: {lot.names}",
        required="every declared file read to its end",
        fix=fix,
        related=tuple(Related(case.file(path), "not fully read") for path in lot.paths[:3]),
    )
