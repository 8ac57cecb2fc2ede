"""gate rules: the rules that are in force here, and what the guidelines ask against them."""

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from gate.check import Check
from gate.cli.house import furnished, severities
from gate.cli.options import colour_option, policy_file, policy_options
from gate.cli.output import coloured, say
from gate.load.guidelines import guidelines
from gate.load.profiles import demands
from gate.policy import Policy
from gate.report import coverage as covering
from gate.report import rules as reporter

Checks = tuple[Check, ...]


@click.command("rules")
@click.option("--format", "format_", type=click.Choice(["text", "json", "md"]), default="text", show_default=True)
@click.option("--coverage", is_flag=True, help="What guidelines, agreements and laws ask, and which rules hold it.")
@policy_options
@colour_option
def command(*, format_: str, coverage: bool, colour: str, profiles: tuple[str, ...], **asked: Any) -> int:
    """List the rules in force here. Each with its severity, where it comes from and the clause that asks for it."""
    followed, checks = furnished(policy_file(asked["policy"], isolated=asked["isolated"]), profiles)
    table = _coverage if coverage else _rules
    say([table(followed, checks, coloured(colour))[format_]()])
    return 0


def _rules(policy: Policy, checks: Checks, colour: bool) -> dict[str, Callable[[], str]]:
    grades, asked = severities(policy, checks), demands(policy.profiles)
    return {
        "text": partial(reporter.text, checks, grades, asked, colour=colour),
        "json": partial(reporter.record, checks, grades, asked),
        "md": partial(reporter.markdown, checks, grades, asked),
    }


def _coverage(policy: Policy, checks: Checks, colour: bool) -> dict[str, Callable[[], str]]:
    grades = severities(policy, checks)
    return {
        "text": lambda: covering.text(guidelines(), checks, grades, colour=colour),
        "json": lambda: covering.record(guidelines(), checks, grades),
        "md": lambda: covering.markdown(guidelines(), checks, grades),
    }
