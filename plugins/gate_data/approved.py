"""Approved: which of the tools that an element put confidential material into are cleared for it, and by what."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gate.sdk import Case, Clearance, Lack, clearance_lapses, fits, held
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

    `bare` are the tools that none of them is for, `idle` those of them that are for another tool and not in force.
    """

    inputs: Sequence[Fed]
    listed: tuple[Listed, ...]
    bare: tuple[str, ...]
    idle: tuple[Listed, ...]


def register(case: Case) -> Mapping[str, Listed]:
    """The clearances that elements with confidential inputs list and a register holds, by id."""
    rows = held.clearances(case)
    listed = dict.fromkeys(key for inputs in confidential(case).values() for key in inputs[0].element.clearances if key in rows)
    return {key: Listed(rows[key], tuple(lapse for row in rows[key] for lapse in clearance_lapses(row, case))) for key in listed}


def judge(case: Case, inputs: Sequence[Fed], known: Mapping[str, Listed]) -> Judged:
    listed = tuple(known[key] for key in dict.fromkeys(inputs[0].element.clearances) if key in known)
    bare, idle = [], {}
    for tool in dict.fromkeys(tool for fed in inputs for tool in fed.tools or (UNNAMED,)):
        meant = [item for item in listed if not any(True for row in item.rows for _ in gaps(row, case, inputs[0], tool))]
        if not meant:
            bare.append(tool)
        elif all(item.lapses for item in meant):
            idle.update({item.id: item for item in meant})
    return Judged(inputs, listed, tuple(bare), tuple(idle.values()))


def gaps(row: Clearance, case: Case, fed: Fed, tool: str) -> Iterator[Lack]:
    """What of a production, an element and a tool a clearance leaves out."""
    if row.production != case.delivery.production:
        yield Lack(f"production {case.delivery.production}", row.at / "production")
    if not fits(row.scope.elements, fed.element.id):
        yield Lack(f"element {fed.element.id}", row.at / "scope" / "elements")
    if tool not in row.scope.tools:
        yield Lack(f"tool {tool}" if tool else "tool, of which the element names none", row.at / "scope" / "tools")
