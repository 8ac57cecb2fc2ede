"""gate schema: prints a JSON Schema."""

import click

from gate.cli.output import say
from gate.load import schema


@click.command("schema")
@click.argument("name", type=click.Choice(sorted(schema.NAMES)), metavar="NAME")
def command(name: str) -> int:
    """Print a JSON Schema. NAME: one of what gate reads (delivery, registers, waivers, policy, rulefile) or writes (check, probe, rules, coverage, test); `profile` and `guideline` are what the shipped policies and tables keep to."""
    text = schema.text(name)
    say([text if text.endswith("\n") else text + "\n"])
    return 0
