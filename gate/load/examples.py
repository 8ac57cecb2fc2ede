"""Examples: rows that a rule file shows, each as a delivery in which it stands alone."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gate.delivery import Delivery, SchemaFault
from gate.load import manifest
from gate.load.manifest import Sheet
from gate.location import Location

PLAIN: Mapping[str, Mapping[str, Any]] = {
    "delivery": {"id": "EXAMPLE", "title": "Example", "production": "EXAMPLE"},
    "elements": {"id": "EXAMPLE", "kind": "shot", "media": "example.mov", "usage": "final", "ai": {"use": "none"}},
    "appearances": {"talent": "EXAMPLE", "manifestation": "replica"},
    "clearances": {"id": "EXAMPLE", "status": "approved", "scope": {}},
    "consents": {"id": "EXAMPLE", "status": "active", "talent": "EXAMPLE", "covers": ["create"]},
    **{kind: {"id": "EXAMPLE"} for kind in ("tools", "models", "vendors", "rights", "talent")},
}
"""What stands in for the fields that every row of a kind must have, where an example leaves them out."""
STANDS: Mapping[str, str] = {"delivery": "/delivery", "appearances": "/elements/0/talent/0"}
"""Where the row of a kind stands in an example's delivery, unless it is the first row of its list."""


class Example(msgspec.Struct, frozen=True):
    """A row that a rule file shows: where it stands there, and the delivery in which it stands alone."""

    at: Location
    kind: str
    delivery: Delivery

    def place(self, inside: Location) -> Location:
        """The place in the rule file of a place in the delivery."""
        return Location(self.at.path, self.at.pointer + inside.pointer.removeprefix(_stand(self.kind)))


def example(row: Mapping[str, Any], kind: str, at: Location) -> Example:
    """The example that a row is. Of one that keeps to no manifest's schema, `faults` speaks first."""
    return Example(at, kind, manifest.joined([_sheet(row, kind, at)]).delivery)


def faults(row: Mapping[str, Any], kind: str, at: Location) -> Iterator[SchemaFault]:
    """Every place in the rule file where a row breaks the schema of manifests."""
    for fault in manifest.joined([_sheet(row, kind, at)]).faults:
        inside = fault.at.pointer.removeprefix(_stand(kind))
        yield msgspec.structs.replace(fault, at=Location(at.path, at.pointer + inside))


def _stand(kind: str) -> str:
    return STANDS.get(kind, f"/{kind}/0")


def _sheet(row: Mapping[str, Any], kind: str, at: Location) -> Sheet:
    whole = {**PLAIN[kind], **row}
    value: dict[str, Any] = {"gate": 1, "delivery": dict(PLAIN["delivery"]), "elements": [dict(PLAIN["elements"])]}
    if kind == "delivery":
        value["delivery"] = whole
    elif kind == "appearances":
        value["elements"][0]["talent"] = [whole]
    else:
        value[kind] = [whole]
    return Sheet(at.path, value, "delivery")
