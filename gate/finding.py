"""Finding: one place where a rule is not met, and how to mend it."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from gate.delivery import Waiver
from gate.evidence import Evidence
from gate.location import Location
from gate.policy import Severity
from gate.rule import Rule


class Related(msgspec.Struct, frozen=True, gc=False):
    """Another place that has to do with a finding, and what it has to do with it."""

    location: Location
    note: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a rule is not met. `found` and `required` are short and differ between two faults of one element."""

    rule: Rule
    location: Location
    message: str
    found: str
    required: str
    fix: str
    element: str | None = None
    row: str | None = None
    """The id of the register's row that the finding is about, where the cause stands there and not at one element."""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    timecode: str | None = None
    waiver: Waiver | None = None
    private: bool = False
    """The lines of its places hold what no report may repeat, so they are not shown."""

    @property
    def fingerprint(self) -> str:
        """The finding's identity over runs: rule, element or row, and value found, never a line number."""
        text = "\0".join((self.rule.id, self.element or self.row or "", self.found))
        return "gate/1:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


SHOWN = 5
"""Places that a finding relates; of more it gives the number."""


def leaning(places: Iterable[Location], note: str) -> tuple[Related, ...]:
    """The first few of the places that lean on what a finding is about, each once."""
    return tuple(Related(place, note) for place in islice(dict.fromkeys(places), SHOWN))


def named(names: Sequence[str], most: int = 3) -> str:
    """Names as a message shows them: the first few, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


class WaiverUse(msgspec.Struct, frozen=True):
    """A waiver, how many findings it let pass, and what may keep it from letting any pass."""

    waiver: Waiver
    uses: int = 0
    judged: bool = True
    """Whether its rule was applied at all; a waiver of a rule out of scope is not unused."""
    rule_known: bool = True
    nearest: tuple[str, ...] = ()
    """Rules whose names come near an unknown one."""
    lapsed: str | None = None
    """Why the waiver is not in force on the day, in a few words; None while it is."""
