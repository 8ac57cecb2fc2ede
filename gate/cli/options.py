"""Options: what several commands take from the command line."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from gate.cli.output import COLOURS
from gate.errors import UsageError
from gate.policy import POLICY_FILE, PROFILES, Severity

F = TypeVar("F", bound=Callable[..., Any])
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
SEVERITIES = tuple(severity.word for severity in reversed(Severity) if severity)


def day(_ctx: click.Context, _param: click.Parameter, said: str) -> date:
    """A day as YYYY-MM-DD, nothing else."""
    try:
        found = date.fromisoformat(said)
    except ValueError:
        found = None
    if found is None or found.isoformat() != said:
        raise click.BadParameter(f"{said!r} is not a day; write it as 2026-11-20")
    return found


def one_of(words: Callable[[], Sequence[str]]) -> Complete:
    """Completes a word in the shell out of those that begin like it."""

    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(word) for word in words() if word.startswith(incomplete)]

    return complete


def format_option(formats: Sequence[str]) -> Callable[[F], F]:
    """The option that says which reports are written, and where to."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT[=PATH]",
        shell_complete=one_of(lambda: formats),
        help=f"{', '.join(formats)}; repeatable, each further one with a file.",
    )


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


READING_OPTIONS = (
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=cores,
        show_default="one a core",
        metavar="N",
        help="Processes that read media.",
    ),
    click.option(
        "--no-cache",
        "recall",
        flag_value="never",
        default="unchanged",
        help="Read all media anew, and remember nothing of them in your cache folder.",
    ),
    click.option(
        "--paranoid",
        "recall",
        flag_value="proven",
        default="unchanged",
        help="Believe what is remembered of a file only when its contents have the same hash.",
    ),
)


colour_option = click.option("--color", "colour", type=click.Choice(COLOURS), default="auto", show_default=True)
POLICY_OPTIONS = (
    click.option(
        "--policy", metavar="FILE", type=click.Path(), help="The policy to judge by; else $GATE_POLICY, else gate.yaml here."
    ),
    click.option("--isolated", is_flag=True, help="Follow no policy that is not named by --policy."),
    click.option(
        "--profile",
        "profiles",
        multiple=True,
        metavar="NAME",
        shell_complete=one_of(lambda: PROFILES),
        help=f"A policy that ships with gate: {', '.join(PROFILES)}; of several the strictest counts.",
    ),
)


def policy_options(command: F) -> F:
    """Adds the options that say which policy is followed."""
    return _with(POLICY_OPTIONS, command)


def reading_options(command: F) -> F:
    """Adds the options that say how media are read."""
    return _with(READING_OPTIONS, command)


def _with(options: Sequence[Callable[[F], F]], command: F) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def policy_file(named: str | None, *, isolated: bool) -> str | None:
    """The policy file in force: the named one, else $GATE_POLICY, else `gate.yaml` in the current folder, and no other place.

    Raises UsageError for a file that is named but not there.
    """
    asked = named or (None if isolated else os.environ.get("GATE_POLICY") or None)
    if asked and not os.path.isfile(asked):
        raise UsageError(f"the policy {asked} is not there, or is no file")
    return asked or (POLICY_FILE if not isolated and os.path.lexists(POLICY_FILE) else None)


def today() -> str:
    """The day, in UTC."""
    return datetime.now(UTC).date().isoformat()
