"""Rules: the table of the rules in force, with severity, origin and the clause that asks for it."""

from collections.abc import Mapping, Sequence

from gate.check import Check
from gate.policy import Demand, Severity
from gate.report.ink import Ink
from gate.report.jsontext import dump_indented
from gate.report.markdown import inert
from gate.report.visible import sound, visible
from gate.rule import Rule

HEAD = ("id", "name", "severity", "origin", "clause")
Severities = Mapping[str, Severity]
"""The severity in force of each rule, by its id."""
Asked = Mapping[str, Sequence[Demand]]
"""What the profiles in force ask of rules, by their ids."""
NOTHING: Asked = {}


def text(checks: Sequence[Check], severities: Severities, asked: Asked = NOTHING, *, colour: bool = False) -> str:
    """A table in columns, one rule a line."""
    ink = Ink(colour)
    rows = [HEAD, *(_row(check, severities, asked) for check in checks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([ink("strong", lines[0]), *lines[1:]]) + "\n"


def record(checks: Sequence[Check], severities: Severities, asked: Asked = NOTHING) -> str:
    """The document `rules/1`."""
    rows = [
        dict(zip(HEAD, map(sound, _row(check, severities, NOTHING)), strict=True)) | {"asked_by": _asked(check, asked)}
        for check in checks
    ]
    return dump_indented({"schema": "rules/1", "rules": rows})


def markdown(checks: Sequence[Check], severities: Severities, asked: Asked = NOTHING) -> str:
    """A table in Markdown."""
    rows = [HEAD, ("---",) * len(HEAD), *(_row(check, severities, asked) for check in checks)]
    return "".join("| " + " | ".join(map(inert, row)) + " |\n" for row in rows)


def _row(check: Check, severities: Severities, asked: Asked) -> tuple[str, ...]:
    rule = check.rule
    return rule.id, rule.name, severities[rule.id].word, visible(check.origin), visible(_clause(rule, severities[rule.id], asked))


def _clause(rule: Rule, grade: Severity, asked: Asked) -> str:
    """The clauses of the profiles that raise a rule to its severity in force, else the rule's own."""
    raising = (demand for demand in asked.get(rule.id, ()) if rule.severity < demand.severity == grade)
    return "; ".join(f"{demand.profile}: {demand.clause}" for demand in raising) or rule.clause


def _asked(check: Check, asked: Asked) -> list[dict[str, str | bool]]:
    return [
        {"profile": said.profile, "severity": said.severity.word, "clause": said.clause, "secondary": said.secondary}
        for said in asked.get(check.rule.id, ())
    ]
