"""gate rules: the rules that are in force here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import click

from gate.check import Check
from gate.cli.house import furnished, severities
from gate.cli.options import colour_option, policy_file, policy_options
from gate.cli.output import coloured, say
from gate.report import rules as reporter

Table = Callable[[Sequence[Check], reporter.Severities], str]


@click.command("rules")
@click.option("--format", "format_", type=click.Choice(["text", "json", "md"]), default="text", show_default=True)
@policy_options
@colour_option
def command(format_: str, colour: str, policy: str | None, isolated: bool, profiles: tuple[str, ...]) -> int:
    """List the rules in force here. Each with its severity, where it comes from and the clause that asks for it."""
    followed, checks = furnished(policy_file(policy, isolated=isolated), profiles)
    reports: Mapping[str, Table] = {
        "text": partial(reporter.text, colour=coloured(colour)),
        "json": reporter.record,
        "md": reporter.markdown,
    }
    say([reports[format_](checks, severities(followed, checks))])
    return 0
