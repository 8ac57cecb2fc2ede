"""Coverage: what the guidelines ask against the rules that hold it, or the reason why none can."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

import msgspec

from gate.check import Check
from gate.guideline import Guideline, Point, Successor
from gate.policy import Severity
from gate.report.ink import Ink
from gate.report.jsontext import dump_indented
from gate.report.markdown import inert

WIDTH = 100
TIED = "\u00a0"
"""A blank that no line is broken at."""
HEAD = "| point | asks | rules | fields | why not, or not all |\n|---|---|---|---|---|\n"
Severities = Mapping[str, Severity]
"""The severity in force of each rule, by its id."""


def text(guidelines: Sequence[Guideline], checks: Sequence[Check], severities: Severities, *, colour: bool = False) -> str:
    """Each guideline with its points: what is asked, then the rules that hold it and the reason where none does."""
    ink = Ink(colour)
    names = _names(checks)
    return "\n".join("".join(_told(guideline, names, severities, ink)) for guideline in guidelines)


def record(guidelines: Sequence[Guideline], checks: Sequence[Check], severities: Severities) -> str:
    """The document `coverage/1`."""
    names = _names(checks)
    return dump_indented(
        {
            "schema": "coverage/1",
            "guidelines": [_record(guideline, names, severities) for guideline in guidelines],
            "former": [msgspec.to_builtins(gone) for gone in _former(guidelines)],
        }
    )


def markdown(guidelines: Sequence[Guideline], checks: Sequence[Check], severities: Severities) -> str:
    """A heading and a table for each guideline, and one of the rules that are gone."""
    names = _names(checks)
    tables = [_section(guideline, names, severities) for guideline in guidelines]
    gone = "".join(f"| {inert(old.was)} | {', '.join(old.rules)} | {inert(old.why)} |\n" for old in _former(guidelines))
    return "\n".join([*tables, f"## Merged and renamed\n\n| was | is | because |\n|---|---|---|\n{gone}"])


def _names(checks: Iterable[Check]) -> dict[str, str]:
    return {check.rule.id: check.rule.name for check in checks}


def _former(guidelines: Iterable[Guideline]) -> Iterator[Successor]:
    return (gone for guideline in guidelines for gone in guideline.former)


def _told(guideline: Guideline, names: Mapping[str, str], severities: Severities, ink: Ink) -> Iterator[str]:
    yield ink("strong", guideline.title) + _origin(guideline) + "\n"
    width = max(len(point.id) for point in guideline.points) + 2
    for point in guideline.points:
        why = f"{'note' if point.rules else 'none'}: {point.why}" if point.why else ""
        held = ", ".join(_called(key, names, severities).replace(" ", TIED) for key in point.rules)
        asks = point.asks + (" (secondary)" if point.secondary else "")
        lines = [line for part in (asks, held, why) for line in wrap(part, WIDTH - width, break_on_hyphens=False)]
        yield point.id.ljust(width) + f"\n{' ' * width}".join(lines).replace(TIED, " ") + "\n"


def _origin(guideline: Guideline) -> str:
    source = guideline.source
    return f" ({source.publisher}, {source.dated}, {source.text} text)" if source else ""


def _called(key: str, names: Mapping[str, str], severities: Severities) -> str:
    off = " (off)" if severities.get(key) is Severity.OFF else ""
    return f"{key} {names[key]}{off}" if key in names else f"{key} (not installed)"


def _record(guideline: Guideline, names: Mapping[str, str], severities: Severities) -> dict[str, Any]:
    return {
        "name": guideline.name,
        "title": guideline.title,
        "source": msgspec.to_builtins(guideline.source),
        "points": [{**msgspec.to_builtins(point), "rules": _held(point, names, severities)} for point in guideline.points],
    }


def _held(point: Point, names: Mapping[str, str], severities: Severities) -> list[dict[str, str | None]]:
    grades = {key: severity.word for key, severity in severities.items()}
    return [{"id": key, "name": names.get(key), "severity": grades.get(key)} for key in point.rules]


def _section(guideline: Guideline, names: Mapping[str, str], severities: Severities) -> str:
    rows = "".join(f"| {' | '.join(_cells(point, names, severities))} |\n" for point in guideline.points)
    return f"## {inert(guideline.title)}\n\n{_cited(guideline)}{HEAD}{rows}"


def _cited(guideline: Guideline) -> str:
    source = guideline.source
    if source is None:
        return ""
    revisions = f" Revisions: {source.revisions}." if source.revisions else ""
    return inert(f"{source.publisher}, {source.title}, {source.dated}; {source.text} text.{revisions}") + "\n\n"


def _cells(point: Point, names: Mapping[str, str], severities: Severities) -> tuple[str, ...]:
    asks = inert(point.asks) + (" *(secondary)*" if point.secondary else "")
    held = "<br>".join(inert(_called(key, names, severities)) for key in point.rules)
    fields = "<br>".join(f"`{field}`" for field in point.fields)
    return inert(point.id), asks, held, fields, inert(point.why or "")
