"""The command line: one file per command, loaded when it is called."""

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from gate import INTERRUPTED, UNJUDGED, __version__

COMMANDS = ("check", "probe", "explain", "rules", "test", "doctor", "schema")


class Commands(click.Group):
    """The commands by name; only the one that is called is imported, so that `gate --version` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002  (click's signature)
        if name not in COMMANDS:
            return None
        command: Any = importlib.import_module(f"gate.cli.{name}").command
        return command if isinstance(command, click.Command) else None


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gate", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Judge whether a delivery of film or television media may leave the house.

    Exit status: 0 open, 1 shut, 2 unjudged, 3 a bug, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(UNJUDGED)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and answers with its exit code; what goes wrong on the way is said on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(list(arguments), prog_name="gate", standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return refuse(error)
    except _stop() as error:
        return complain(str(error))
    return code if isinstance(code, int) else 0


def _stop() -> type[Exception]:
    """What commands raise when gate cannot do what it is asked; looked up only when something is raised, which keeps the way short."""
    stop: type[Exception] = importlib.import_module("gate.errors").GateError
    return stop


def refuse(error: click.ClickException) -> int:
    """Says on stderr what is wrong with a command line, and where help is; the exit code is 2."""
    context = getattr(error, "ctx", None)
    asked = context.command_path if context else "gate"
    return complain(f"{error.format_message()} See {asked} --help.")


def complain(why: str) -> int:
    """Says on stderr why gate cannot do what it is asked; the exit code is 2."""
    visible = importlib.import_module("gate.report.visible").visible
    click.echo(f"gate: {visible(why, 600)}", err=True)
    return UNJUDGED
