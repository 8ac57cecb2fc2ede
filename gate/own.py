"""Own: the checks that the rules of a house's own become."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import groupby, islice
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.delivery import Delivery
from gate.evaluate import in_scope
from gate.finding import Finding
from gate.load import rows, schema
from gate.load.own_rules import Book, OwnRule
from gate.load.phrase import asked, seen
from gate.load.slots import filled
from gate.load.spoken import Place, trail
from gate.load.wording import Breach, worded
from gate.location import Location
from gate.row import Part

BATCH = 1000
"""Rows that are laid before the rules at a time, as plain values."""


class Subject(NamedTuple):
    """A row that rules are asked of: where it stands, what it belongs to, and the way to it from there."""

    row: Part
    at: Location
    owner: str
    way: Place = ()
    element: str | None = None
    registered: str | None = None


def checks(books: Iterable[Book]) -> tuple[Check, ...]:
    """The checks of rule files. Those of one kind of row share one walk over the rows of a case."""
    bound = sorted(((own, book.path) for book in books for own in book.rules), key=lambda pair: pair[0].kind)
    return tuple(check for kind, pairs in groupby(bound, key=lambda pair: pair[0].kind) for check in _of_kind(kind, list(pairs)))


def _of_kind(kind: str, pairs: Sequence[tuple[OwnRule, str]]) -> Iterator[Check]:
    walk = partial(_findings, kind, tuple(own for own, _ in pairs))
    return (Check(own.rule, partial(_law, own, walk), path) for own, path in pairs)


def _law(own: OwnRule, walk: "partial[Mapping[str, list[Finding]]]", case: Case) -> Iterator[Finding]:
    yield from case.once(walk).get(own.rule.id, ())


def _findings(kind: str, rules: Sequence[OwnRule], case: Case) -> Mapping[str, list[Finding]]:
    """The findings of all rules of one kind, by rule id, in one walk over its rows."""
    in_force = [own for own in rules if case.stage in own.stages and in_scope(own.rule, case)]
    found: dict[str, list[Finding]] = {own.rule.id: [] for own in in_force}
    subjects = _subjects(kind, case.delivery)
    while in_force and (batch := list(islice(subjects, BATCH))):
        plain = _plain(batch)
        for own in in_force:
            found[own.rule.id] += (
                _finding(own, batch[number], plain[number], breach) for number, breach in schema.broken(own.asked, plain)
            )
    return found


def _plain(batch: Sequence[Subject]) -> list[Any]:
    """Rows as the manifest writes them: keys and words its own, days as text, what is absent left out."""
    found: list[Any] = msgspec.json.decode(msgspec.json.encode([subject.row for subject in batch]))
    return found


def _subjects(kind: str, delivery: Delivery) -> Iterator[Subject]:
    if kind == "delivery":
        yield Subject(_head(delivery), delivery.at, delivery.id)
    elif kind == "elements":
        yield from (Subject(each, each.at, each.id, element=each.id) for each in delivery.elements)
    elif kind == "appearances":
        for each in delivery.elements:
            for number, entry in enumerate(each.talent):
                yield Subject(entry, each.at / "talent" / number, each.id, ("talent", number), element=each.id)
    else:
        yield from (Subject(row, row.at, row.id, registered=row.id) for row in getattr(delivery, kind))


def _head(delivery: Delivery) -> Delivery:
    """The head of the manifest alone, without its elements and registers."""
    lists = set(delivery.__struct_fields__) - set(rows.fields(rows.shape("delivery"))) - {"at"}
    return replace(delivery, **dict.fromkeys(lists, ()))


def _finding(own: OwnRule, subject: Subject, row: Any, breach: Breach) -> Finding:
    found, required = _words(own, subject, breach)
    return Finding(
        rule=own.rule,
        location=reduce(Location.__truediv__, breach.place, subject.at),
        message=filled(own.message, row),
        found=found,
        required=required,
        fix=own.fix,
        element=subject.element,
        row=subject.registered,
    )


def _words(own: OwnRule, subject: Subject, breach: Breach) -> tuple[str, str]:
    """What was found, and what is required: of a field that is missing in the words of the manifest's schema."""
    way = trail((*subject.way, *breach.place))
    name = f"{way} of {subject.owner}" if way else subject.owner
    if breach.keyword != "required":
        return f"{name}: {seen(breach)}", asked(breach)
    shape = rows.at(rows.shape(own.kind), breach.place)
    missing = next(worded(breach._replace(name=name, schema=shape)))
    return missing.found, breach.schema.get("description", missing.required)
