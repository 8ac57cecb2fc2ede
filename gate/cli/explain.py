"""gate explain: a rule's page in the terminal."""

import click

from gate import installed, registry
from gate.cli.house import called, furnished, severities
from gate.cli.options import colour_option, one_of, policy_file, policy_options
from gate.cli.output import coloured, columns, say
from gate.report.look import Look
from gate.report.page import page


def _words() -> list[str]:
    rules = [check.rule for check in registry.checks(installed.plugins())]
    return [rule.name for rule in rules] + [rule.id for rule in rules]


@click.command("explain")
@click.argument("rule", required=False, metavar="[RULE]", shell_complete=one_of(_words))
@policy_options
@colour_option
def command(rule: str | None, colour: str, policy: str | None, isolated: bool, profiles: tuple[str, ...]) -> int:
    """Show the page of a rule. RULE: its id or name; without one, all pages."""
    followed, checks = furnished(policy_file(policy, isolated=isolated), profiles)
    grades = severities(followed, checks)
    asked = (called(rule, checks),) if rule else checks
    look = Look(coloured(colour), width=columns())
    pages = (page(check, grades[check.rule.id], look) for check in asked)
    say(text if number == 0 else "\n" + text for number, text in enumerate(pages))
    return 0
