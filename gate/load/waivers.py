"""Waivers: a waiver file in, its waivers and every fault of its text out."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec

from gate.delivery import SchemaFault, Waiver
from gate.load import schema, source
from gate.load.formats import id_fault
from gate.load.near import listed
from gate.load.text import Value
from gate.location import Location

TARGETS = ("element", "row", "path", "delivery")
OFFICES = ("owner", "approved_by")


def load(path: str) -> tuple[tuple[Waiver, ...], tuple[SchemaFault, ...]]:
    """The waivers of a file, or, where it breaks its schema, no waiver and all its faults. Raises TextError."""
    return granted(source.read(path), path)


def granted(value: Value, path: str) -> tuple[tuple[Waiver, ...], tuple[SchemaFault, ...]]:
    """The waivers that a value holds, or its faults: one target each, an approver who is not the owner, an end after the issue."""
    faults = schema.faults(value, "waivers", path) or tuple(_faults(value, path))
    return ((), faults) if faults else (tuple(msgspec.convert(row, Waiver) for row in _rows(value, path)), ())


def _rows(value: Any, path: str) -> Iterator[dict[str, Any]]:
    return ({**row, "at": Location(path, f"/waivers/{index}")} for index, row in enumerate(value["waivers"]))


def _faults(value: Any, path: str) -> Iterator[SchemaFault]:
    for index, row in enumerate(_rows(value, path)):
        name, at = f"waiver {index + 1} of {row['rule']}", row["at"]
        targets = [target for target in TARGETS if target in row]
        if len(targets) != 1:
            yield _untargeted(at, name, targets)
        yield from (_misspelt(at / key, name, row[key], fault) for key in OFFICES if (fault := id_fault(row[key])))
        if _office(row["owner"]) == _office(row["approved_by"]):
            yield _self_approved(at / "approved_by", name, row["owner"])
        if row["expires_on"] < row["issued_on"]:
            yield _ended_before_issue(at / "expires_on", name, row)


def _office(name: str) -> str:
    """An office, however it is written: compatibility forms made plain, case, separators and invisible characters dropped."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


def _untargeted(at: Location, name: str, targets: list[str]) -> SchemaFault:
    said = listed(targets, "and") if targets else "no target"
    return SchemaFault(
        at=at / targets[1] if targets else at,
        message=f"{name} names {said}; it lets one thing pass",
        found=f"{name}: {said}",
        required=f"one of {listed(TARGETS)}",
        fix="write one waiver for each target" if targets else f"name its {listed(TARGETS)}",
    )


def _misspelt(at: Location, name: str, office: str, fault: str) -> SchemaFault:
    """An office that is written as no id may be can look like another and not be it."""
    return SchemaFault(
        at=at,
        message=f"{name} names an office that can be taken for another: {fault}",
        found=f"{name}: {office}",
        required="an office in letters of one script, without what nobody sees",
        fix="write the office with the letters of its own language",
    )


def _self_approved(at: Location, name: str, owner: str) -> SchemaFault:
    return SchemaFault(
        at=at,
        message=f"{name} is approved by its owner",
        found=f"{name}: owner and approver {owner}",
        required="an approver who is not the owner",
        fix="have another office approve it",
    )


def _ended_before_issue(at: Location, name: str, row: dict[str, Any]) -> SchemaFault:
    return SchemaFault(
        at=at,
        message=f"{name} ends before it is issued",
        found=f"{name}: issued on {row['issued_on']}, expires on {row['expires_on']}",
        required="an end on the day of issue or later",
        fix="correct one of the two days",
    )
