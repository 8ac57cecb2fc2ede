"""Refusal: a fault of an operator's file as the error that stops gate, at its line and column."""

import re
from collections.abc import Sequence
from typing import NoReturn

from msgspec.structs import replace

from gate.delivery import SchemaFault
from gate.errors import PolicyError
from gate.load import source
from gate.location import Location

_URL = re.compile(r"(?<=://)\S+")
"""What follows the scheme of a URL, where a password may stand."""


def refuse(message: str, at: Location) -> NoReturn:
    """Raises PolicyError, with the line and column, or the cell, of its place. What a URL holds is not shown."""
    site = at if at.span or at.cell else source.located(at.path, [at.pointer])[at.pointer]
    if site.span and _URL.search(site.span.text):
        site = replace(site, span=replace(site.span, text=""))
    raise PolicyError(_URL.sub("…", message), site)


def refuse_first(faults: Sequence[SchemaFault]) -> None:
    """Raises PolicyError for the first of the faults that a file has, where it has any, and says how many more there are."""
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        refuse(f"{faults[0].message}; {faults[0].fix}{more}", faults[0].at)
