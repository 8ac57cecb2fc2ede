"""Hollow: scopes of clearances in which nothing is left of a dimension, so that they cover no element, now or ever."""

from gate.sdk import WORLDWIDE, Clearance, Scope, cover

DIMENSIONS = ("elements", "roles", "uses", "tools", "territories", "media")


def blank(scope: Scope) -> tuple[str, ...]:
    """The dimensions that a scope leaves out."""
    return tuple(name for name in DIMENSIONS if not getattr(scope, name))


def barred(scope: Scope) -> bool:
    """Whether every territory that a scope grants is excepted."""
    if not scope.territories_except:
        return False
    gone = frozenset(scope.territories_except)
    return WORLDWIDE in gone or gone.issuperset(scope.territories)


def hollow(row: Clearance) -> bool:
    """Whether an approved clearance can cover nothing: AI117 tells it at its row, whoever leans on it."""
    return row.status == "approved" and (bool(blank(row.scope)) or barred(row.scope))


def useless(row: Clearance) -> bool:
    """Whether a row cannot even be leave for material to go into a tool."""
    return not (row.scope.elements and row.scope.tools) or barred(row.scope)


def hollow_id(item: cover.Listed) -> bool:
    """Whether a row that bears a listed id can cover nothing."""
    return any(hollow(row) for row in item.rows)
