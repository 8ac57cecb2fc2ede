"""gate test: runs the examples of a house's own rules."""

import os
from collections.abc import Iterable

import click

from gate import UNJUDGED, installed, registry
from gate.check import Check
from gate.cli.house import taken
from gate.cli.options import POLICY_OPTIONS, colour_option, policy_file
from gate.cli.output import coloured, say
from gate.errors import GateError, UsageError
from gate.load import own_rules
from gate.load import policy as policies
from gate.load.own_rules import Book
from gate.prove import prove
from gate.report import trial as reporter


@click.command("test")
@click.argument("files", nargs=-1, type=click.Path(), metavar="[RULES]...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@POLICY_OPTIONS[0]
@POLICY_OPTIONS[1]
@colour_option
def command(files: tuple[str, ...], format_: str, colour: str, policy: str | None, isolated: bool) -> int:
    """Run the examples of a house's own rules. RULES: rule files; without any, those that the policy names.

    Exit status: 0 when all come out as their rules say, 1 when one does not, 2 when a file cannot be followed.
    """
    try:
        named, brought = _bench(files, policy_file(policy, isolated=isolated))
        books, errors = _books(named, brought)
    except GateError as error:
        books, errors = [], [error]
    trials = [trial for book in books for trial in prove(book)]
    if format_ == "json":
        say([reporter.record(trials, errors)])
    else:
        say([reporter.text(trials, errors, colour=coloured(colour))])
    return UNJUDGED if errors else int(any(trial.misses for trial in trials))


def _bench(files: tuple[str, ...], policy: str | None) -> tuple[tuple[str, ...], tuple[Check, ...]]:
    """The rule files to be tried, and the checks whose ids and names they may not take."""
    paper = policies.read(policy)
    named = files or policies.rule_files(paper)
    if not named:
        raise UsageError("no rule file is named; name one, or list it under `rules` in the policy")
    return named, registry.checks(installed.allowed(installed.plugins(), policies.plugins(paper)))


def _books(files: Iterable[str], brought: tuple[Check, ...]) -> tuple[list[Book], list[GateError]]:
    """The files that can be followed, and why the others cannot."""
    books: list[Book] = []
    errors: list[GateError] = []
    for file in dict.fromkeys(map(os.path.normpath, files)):
        try:
            books.append(own_rules.read(file, taken(brought, books)))
        except GateError as error:
            errors.append(error)
    return books, errors
