"""Prove: a rule file in, how the examples of each of its rules come out."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from gate import own
from gate.case import Case
from gate.finding import Finding
from gate.load import schema, source
from gate.load.examples import Example
from gate.load.own_rules import Book, OwnRule
from gate.policy import Policy
from gate.trial import Miss, Trial


def prove(book: Book) -> tuple[Trial, ...]:
    """How the examples of the rules come out, each where it stands in the file."""
    trials = [_trial(book, rule) for rule in book.rules]
    places = source.spans(book.path, {miss.location.pointer for trial in trials for miss in trial.misses})
    return tuple(
        replace(
            trial,
            misses=tuple(
                replace(miss, location=replace(miss.location, span=places[miss.location.pointer])) for miss in trial.misses
            ),
        )
        for trial in trials
    )


def _trial(book: Book, rule: OwnRule) -> Trial:
    (check,) = own.checks([replace(book, rules=(rule,))])
    misses = (*_silent(book, rule), *_loud(book, rule))
    return Trial(check, len(rule.fails), len(rule.passes), misses)


def _silent(book: Book, rule: OwnRule) -> Iterator[Miss]:
    """Examples under `fails` that give no finding. Where `when` holds, a rule that nothing can keep gives one."""
    strictest = replace(rule, asked=schema.asked(rule.when, False))
    for example in rule.fails:
        if not _findings(book, rule, example):
            spoken = _findings(book, strictest, example)
            why = "`require` holds" if spoken else "`when` does not hold"
            yield Miss(example.at, "a finding", f"none: {why}")


def _loud(book: Book, rule: OwnRule) -> Iterator[Miss]:
    """Examples under `passes` that give a finding."""
    for example in rule.passes:
        for finding in _findings(book, rule, example):
            yield Miss(example.place(finding.location), "no finding", f"{finding.found}; required: {finding.required}")


def _findings(book: Book, rule: OwnRule, example: Example) -> list[Finding]:
    (check,) = own.checks([replace(book, rules=(rule,))])
    return list(check.law(Case(delivery=example.delivery, policy=Policy(), today=date.max, stage=rule.stages[0])))
