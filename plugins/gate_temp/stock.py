"""Stock: what a stock house gives away for trying out, and whether a right to it is held."""

import re
from collections.abc import Iterator, Mapping

from gate.sdk import Case, Element, Location, held, right_lapses
from gate_temp.labels import splits, whole
from gate_temp.tokens import STOCK_COMP

COMP = re.compile(whole(STOCK_COMP))
HINTS = ("stock", "getty", "pond5", "alamy", "photos", "dreamstime", "blocks", "jungle", "hive", "envato", "art", "filmsupply", "dissolve",
         "123rf", "fotolia", "premiumbeat")  # fmt: skip


def comps(element: Element) -> Iterator[tuple[str, Location]]:
    """The names of an element that are those of a stock house's comps, and where they stand."""
    if comp(element.id):
        yield element.id, element.at / "id"
    for index, path in enumerate(element.media):
        if comp(path):
            yield path, element.at / "media" / index


def comp(name: str) -> bool:
    """Whether a name is that of a stock house's comp or preview."""
    return any(map(name.lower().__contains__, HINTS)) and bool(COMP.search(splits(name)[0]))


def meanings(status: str, tracking: Mapping[str, str]) -> list[str]:
    """What a vendor's status word means, in lower case; where the policy maps it, only the policy's words count."""
    word = status.strip().casefold()
    return [meaning.strip().casefold() for code, meaning in tracking.items() if code.strip().casefold() == word] or [word]


def comp_status(case: Case, element: Element) -> bool:
    """Whether the vendor's tracking says that an element is a comp."""
    return element.vendor_status is not None and "comp" in meanings(element.vendor_status, case.policy.tracking)


def licensed(case: Case, element: Element) -> bool:
    """Whether an element lists a right that a register holds, and that is in force; of an id with several rows all must be."""
    rows = held.rights(case)
    return any(not any(lapse for row in rows[key] for lapse in right_lapses(row, case)) for key in element.rights if key in rows)
