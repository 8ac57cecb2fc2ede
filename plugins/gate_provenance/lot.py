"""Lots: the files of one element that were not fully read for one cause, taken together so that a sequence is one finding."""

from collections.abc import Callable, Iterator

import msgspec

from gate.sdk import Case, Element, Finding, Location, Reading, Related, Rule, Seal, named, place

READERS_FAULT = frozenset({"no-reader", "old-reader"})
"""Causes that lie with this machine's readers: PRV407's to report, however far the file was read."""


class Lot(msgspec.Struct, frozen=True):
    """Files of one element with one cause; `why` is what the reader said of the first of them, `at` where the manifest names them."""

    element: Element
    at: Location
    cause: str | None
    why: str
    paths: tuple[str, ...]

    @property
    def names(self) -> str:
        """The files as a message shows them."""
        return named(self.paths)

    @property
    def were(self) -> str:
        """The verb that goes with the files."""
        return "was" if len(self.paths) == 1 else "were"

    @property
    def are(self) -> str:
        """The verb that goes with the files as they are now."""
        return "is" if len(self.paths) == 1 else "are"


def lots(case: Case, wanted: Callable[[Reading], bool]) -> Iterator[Lot]:
    """The files of each element that are wanted, by cause, in the order of the manifest; what was seen at intake file by file."""
    for element in case.delivery.elements:
        by_cause: dict[str | None, list[Reading]] = {}
        for reading in readings(case, element):
            if wanted(reading):
                by_cause.setdefault(reading.cause, []).append(reading)
        for cause, files in by_cause.items():
            paths = tuple(file.path for file in files)
            yield Lot(element, place(element, paths), cause, files[0].why or "", paths)
        for index, seen in case.intake(element):
            if wanted(seen):
                yield Lot(element, element.at / "sources" / index / "media", seen.cause, seen.why or "", (seen.path,))


def sealed(case: Case, seal: Seal) -> Iterator[Lot]:
    """The files of each element that stand so to their content credentials, in the order of the manifest; those of intake file by file."""
    if seal not in case.once(_seals):
        return
    for element in case.delivery.elements:
        if files := [reading for reading in case.read(element) if reading.seal == seal]:
            paths = tuple(file.path for file in files)
            yield Lot(element, place(element, paths), files[0].cause, files[0].why or "", paths)
        for index, seen in case.intake(element):
            if seen.seal == seal:
                yield Lot(element, element.at / "sources" / index / "media", seen.cause, seen.why or "", (seen.path,))


def _seals(case: Case) -> frozenset[Seal]:
    return frozenset(reading.seal for reading in case.readings.values())


def readings(case: Case, element: Element) -> Iterator[Reading]:
    """What is known of each file of an element; a file that nobody answered for was not read."""
    for path in case.media.get(element.at.pointer) or element.media:
        yield case.readings.get(path) or Reading(path, read="not-read", why="No reader answered for it.")


def unread(reading: Reading) -> bool:
    """Whether a file counts as not read: it was not, or it is damaged, and nobody knows what it has lost.

    Where its content credentials are damaged, PRV403 tells all that is wrong with it.
    """
    damaged = reading.read == "partial" and reading.cause == "damaged" and reading.seal != "damaged"
    return reading.read == "not-read" or damaged


def told(case: Case, rule: Rule, lot: Lot, message: str, fix: str) -> Finding:
    """The finding of a lot, with what the reader said of it."""
    return Finding(
        rule=rule,
        location=lot.at,
        element=lot.element.id,
        message=f"{message}. {lot.why}".rstrip(),
        found=f"{lot.cause or 'no cause told'}: {lot.names}",
        required="every declared file read to its end",
        fix=fix,
        related=tuple(Related(case.file(path), "not fully read") for path in lot.paths[:3]),
    )
