"""Approved: which of the tools that an element put confidential material into are cleared for it, and by what."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gate.sdk import Case, Clearance, Element, Lack, Location, clearance_lapses, cover, fits, held
from gate_data.fed import Fed, confidential

UNNAMED = ""
"""Stands for the tool of inputs that went into none that is named; no clearance can name it."""


class Listed(msgspec.Struct, frozen=True):
    """A clearance that elements list: the rows that bear its id, and why one of them is not in force."""

    rows: tuple[Clearance, ...]
    lapses: tuple[Lack, ...]

    @property
    def id(self) -> str:
        """The id that the elements list."""
        return self.rows[0].id

    @property
    def why(self) -> str:
        """Why it is not in force, in a few words."""
        return ", ".join(dict.fromkeys(lapse.text for lapse in self.lapses))


class Judged(msgspec.Struct, frozen=True):
    """The confidential inputs of one element, and the clearances that it lists.

    `bare` are the tools that none of them is for, `idle` those of them that are for a tool and not in force, `late` those that are in force
    and were granted after the work was done, where none was in time.
    """

    inputs: Sequence[Fed]
    listed: tuple[Listed, ...]
    bare: tuple[str, ...] = ()
    idle: tuple[Listed, ...] = ()
    late: tuple[Listed, ...] = ()

    @property
    def element(self) -> Element:
        """The element that the inputs are of."""
        return self.inputs[0].element


def register(case: Case) -> Mapping[str, Listed]:
    """The clearances that elements with confidential inputs list and a register holds, by id."""
    rows = held.clearances(case)
    listed = dict.fromkeys(key for inputs in confidential(case).values() for key in inputs[0].element.clearances if key in rows)
    return {key: Listed(rows[key], tuple(lapse for row in rows[key] for lapse in clearance_lapses(row, case))) for key in listed}


def judge(case: Case, inputs: Sequence[Fed], known: Mapping[str, Listed]) -> Judged:
    listed = tuple(known[key] for key in dict.fromkeys(inputs[0].element.clearances) if key in known)
    bare, idle, late = [], {}, {}
    for tool in dict.fromkeys(tool for fed in inputs for tool in fed.tools or (UNNAMED,)):
        meant = [item for item in listed if not any(True for row in item.rows for _ in gaps(row, case, inputs[0], tool))]
        valid = [item for item in meant if not item.lapses]
        if not meant:
            bare.append(tool)
        elif not valid:
            idle.update({item.id: item for item in meant})
        elif not any(_in_time(item, inputs[0].element) for item in valid):
            late.update({item.id: item for item in valid})
    return Judged(inputs, listed, tuple(bare), tuple(idle.values()), tuple(late.values()))


def leaners(judged: Sequence[Judged]) -> Mapping[str, tuple[Listed, list[Fed]]]:
    """The clearances that would do if only they were in force, by their ids, each with an input of every element that leans on it."""
    found: dict[str, tuple[Listed, list[Fed]]] = {}
    for each in judged:
        for item in each.idle:
            found.setdefault(item.id, (item, []))[1].append(each.inputs[0])
    return found


def undated(case: Case, judged: Judged) -> bool:
    """Whether nobody can tell that a clearance came before the work; AI105 says so of the finals that a clearance covers."""
    told = case.once(_dated_elsewhere)
    return judged.element.ai.created_on is None and judged.element.at not in told and not (judged.bare or judged.idle)


def _dated_elsewhere(case: Case) -> frozenset[Location]:
    return frozenset(element.at for element, _ in cover.covered(case))


def _in_time(item: Listed, element: Element) -> bool:
    """Whether a clearance was granted by the day of the work; a day that is not stated is told by itself."""
    made = element.ai.created_on
    return made is None or all(row.granted_on is not None and row.granted_on <= made for row in item.rows)


def gaps(row: Clearance, case: Case, fed: Fed, tool: str) -> Iterator[Lack]:
    """What of a production, an element and a tool a clearance leaves out."""
    if row.production != case.delivery.production:
        yield Lack(f"production {case.delivery.production}", row.at / "production")
    if not fits(row.scope.elements, fed.element.id):
        yield Lack(f"element {fed.element.id}", row.at / "scope" / "elements")
    if tool not in row.scope.tools:
        yield Lack(f"tool {tool}" if tool else "tool, of which the element names none", row.at / "scope" / "tools")
