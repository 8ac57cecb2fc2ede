"""Told: needs that no listed consent covers, and what the listed ones cover, in words and as places."""

from collections.abc import Iterator

from gate.sdk import Case, Related, named
from gate_talent.agreed import SHOWN, Entry
from gate_talent.need import Need, needs


def lacking(case: Case, act: str) -> Iterator[Need]:
    """The needs of one act that no listed consent covers."""
    return (need for need in needs(case) if need.act == act and not need.granting)


def listing(entry: Entry) -> str:
    """What the consents that an appearance lists cover."""
    covers = [f"{item.id} covers {', '.join(row.covers)}" for item in entry.listed for row in item.rows]
    return named(covers) or "no consent"


def papers(entry: Entry) -> tuple[Related, ...]:
    """The rows of the consents that an appearance lists, with what each covers."""
    rows = [row for item in entry.listed[:SHOWN] for row in item.rows]
    return tuple(Related(row.at / "covers", f"{row.id} covers {', '.join(row.covers)}") for row in rows)
