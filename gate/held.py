"""Held: the rows of each register by id; of an id that stands in several rows, all of them."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from gate.case import Case
from gate.register import Clearance, Consent, Model, Registered, Right, Talent, Tool, Vendor

R = TypeVar("R", bound=Registered)


def clearances(case: Case) -> Mapping[str, tuple[Clearance, ...]]:
    """The clearances by id."""
    return case.once(_clearances)


def consents(case: Case) -> Mapping[str, tuple[Consent, ...]]:
    """The consents by id."""
    return case.once(_consents)


def tools(case: Case) -> Mapping[str, tuple[Tool, ...]]:
    """The tools by id."""
    return case.once(_tools)


def models(case: Case) -> Mapping[str, tuple[Model, ...]]:
    """The models by id."""
    return case.once(_models)


def vendors(case: Case) -> Mapping[str, tuple[Vendor, ...]]:
    """The vendors by id."""
    return case.once(_vendors)


def rights(case: Case) -> Mapping[str, tuple[Right, ...]]:
    """The rights by id."""
    return case.once(_rights)


def talent(case: Case) -> Mapping[str, tuple[Talent, ...]]:
    """The people by id."""
    return case.once(_talent)


def _clearances(case: Case) -> Mapping[str, tuple[Clearance, ...]]:
    return _by_id(case.delivery.clearances)


def _consents(case: Case) -> Mapping[str, tuple[Consent, ...]]:
    return _by_id(case.delivery.consents)


def _tools(case: Case) -> Mapping[str, tuple[Tool, ...]]:
    return _by_id(case.delivery.tools)


def _models(case: Case) -> Mapping[str, tuple[Model, ...]]:
    return _by_id(case.delivery.models)


def _vendors(case: Case) -> Mapping[str, tuple[Vendor, ...]]:
    return _by_id(case.delivery.vendors)


def _rights(case: Case) -> Mapping[str, tuple[Right, ...]]:
    return _by_id(case.delivery.rights)


def _talent(case: Case) -> Mapping[str, tuple[Talent, ...]]:
    return _by_id(case.delivery.talent)


def _by_id(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, tuple[R, ...]] = {}
    for row in rows:
        found[row.id] = (*found.get(row.id, ()), row)
    return found
