"""Rules: the table of the rules in force, with severity, origin and clause."""

from collections.abc import Mapping, Sequence

from gate.check import Check
from gate.policy import Severity
from gate.report.ink import Ink
from gate.report.jsontext import dump_indented
from gate.report.markdown import inert
from gate.report.visible import sound, visible

HEAD = ("id", "name", "severity", "origin", "clause")
Severities = Mapping[str, Severity]
"""The severity in force of each rule, by its id."""


def text(checks: Sequence[Check], severities: Severities, *, colour: bool = False) -> str:
    """A table in columns, one rule a line."""
    ink = Ink(colour)
    rows = [HEAD, *(_row(check, severities) for check in checks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([ink("strong", lines[0]), *lines[1:]]) + "\n"


def record(checks: Sequence[Check], severities: Severities) -> str:
    """The document `rules/1`."""
    rows = [dict(zip(HEAD, map(sound, _row(check, severities)), strict=True)) for check in checks]
    return dump_indented({"schema": "rules/1", "rules": rows})


def markdown(checks: Sequence[Check], severities: Severities) -> str:
    """A table in Markdown."""
    rows = [HEAD, ("---",) * len(HEAD), *(_row(check, severities) for check in checks)]
    return "".join("| " + " | ".join(map(inert, row)) + " |\n" for row in rows)


def _row(check: Check, severities: Severities) -> tuple[str, ...]:
    rule = check.rule
    return rule.id, rule.name, severities[rule.id].word, visible(check.origin), visible(rule.clause)
