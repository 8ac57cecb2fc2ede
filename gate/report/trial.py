"""Trial: how the examples of a house's own rules came out, as text and as one JSON document."""

from collections.abc import Sequence
from typing import Any

import gate
from gate.errors import GateError
from gate.report.ink import Ink
from gate.report.jsontext import dump_indented
from gate.report.record import fault, place
from gate.report.visible import sound, visible
from gate.trial import Miss, Trial

MESSAGE = 1000
"""Characters of a message that a line shows."""


def text(trials: Sequence[Trial], errors: Sequence[GateError], *, colour: bool = False) -> str:
    """One line a rule, under it one for each example that came out otherwise; then what cannot be followed, and the counts."""
    ink = Ink(colour)
    lines = [line for trial in trials for line in _lines(trial, ink)]
    lines += [f"{ink('unjudged', 'unjudged')}: {visible(str(error), MESSAGE)}" for error in errors]
    return "\n".join([*lines, _closing(trials, errors)]) + "\n"


def _lines(trial: Trial, ink: Ink) -> list[str]:
    rule = trial.check.rule
    word = ink("error", "wrong") if trial.misses else ink("open", "ok   ")
    head = f"{word}  {rule.id} {rule.name}  ({_counted(trial.fails, 'fails', 'fail')}, {_counted(trial.passes, 'passes', 'pass')})"
    return [head, *(f"       {_miss(miss)}" for miss in trial.misses)]


def _miss(miss: Miss) -> str:
    return f"{visible(str(miss.location))}: expected {miss.expected}, found {visible(miss.found, MESSAGE)}"


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _closing(trials: Sequence[Trial], errors: Sequence[GateError]) -> str:
    misses = _misses(trials)
    came = f"{misses} came out otherwise than their rules say" if misses else "all came out as their rules say"
    left = f"; {_counted(len(errors), 'file', 'files')} could not be followed" if errors else ""
    return f"{_counted(len(trials), 'rule', 'rules')}, {_counted(_examples(trials), 'example', 'examples')}: {came}{left}"


def _examples(trials: Sequence[Trial]) -> int:
    return sum(trial.fails + trial.passes for trial in trials)


def _misses(trials: Sequence[Trial]) -> int:
    return sum(len(trial.misses) for trial in trials)


def record(trials: Sequence[Trial], errors: Sequence[GateError]) -> str:
    """The document `test/1`."""
    rules = [_rule(trial) for trial in trials]
    return dump_indented(
        {
            "schema": "test/1",
            "gate": gate.__version__,
            "holds": not errors and not _misses(trials),
            "rules": rules,
            "errors": [fault(error) for error in errors],
            "summary": {
                "rules": len(rules),
                "examples": _examples(trials),
                "misses": _misses(trials),
            },
        }
    )


def _rule(trial: Trial) -> dict[str, Any]:
    rule = trial.check.rule
    return {
        "id": rule.id,
        "name": rule.name,
        "origin": sound(trial.check.origin),
        "fails": trial.fails,
        "passes": trial.passes,
        "holds": not trial.misses,
        "misses": [
            {"location": place(miss.location), "expected": miss.expected, "found": sound(miss.found)} for miss in trial.misses
        ],
    }
