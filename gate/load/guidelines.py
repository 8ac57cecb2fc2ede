"""Guidelines: the documents that gate knows, each with its points and the rules that hold them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from gate.guideline import Guideline, Successor
from gate.load import shipped

NAMES = ("netflix", "bodies", "consent", "law", "trade")
"""The files of `gate/guidelines`, in the order in which they are shown."""


@cache
def guidelines() -> tuple[Guideline, ...]:
    """All of them. Raises PolicyError when the installation is damaged."""
    return tuple(msgspec.convert(_plain(shipped.read("guidelines", name, "guideline")), Guideline) for name in NAMES)


def successor(name: str) -> Successor | None:
    """What stands for an id or a name that a rule once had."""
    return next((gone for guideline in guidelines() for gone in guideline.former if gone.was.casefold() == name.casefold()), None)


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    return {
        **said,
        "name": said["guideline"],
        "points": list(_rows(said["points"], "id")),
        "former": list(_rows(said.get("former", {}), "was")),
    }


def _rows(table: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    return ({key: name, **row} for name, row in table.items())
