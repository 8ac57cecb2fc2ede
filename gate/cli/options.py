"""Options: what several commands take from the command line."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from gate.errors import UsageError
from gate.policy import Severity

F = TypeVar("F", bound=Callable[..., Any])
POLICY = "gate.yaml"
PROFILES = ("baseline", "netflix-2025")
SEVERITIES = tuple(severity.word for severity in reversed(Severity) if severity)


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD, nothing else."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-11-20", param, ctx)


def _profiles(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in PROFILES if name.startswith(incomplete)]


POLICY_OPTIONS: Sequence[Callable[[F], F]] = (
    click.option("--policy", metavar="FILE", type=click.Path(), help="The policy to judge by; else $GATE_POLICY, else gate.yaml here."),
    click.option("--isolated", is_flag=True, help="Follow no policy that is not named by --policy."),
    click.option(
        "--profile", "profiles", multiple=True, metavar="NAME", shell_complete=_profiles, help="A shipped policy; of several the strictest counts."
    ),
)


def policy_options(command: F) -> F:
    """Adds the options that say which policy is followed."""
    for option in reversed(POLICY_OPTIONS):
        command = option(command)
    return command


def policy_file(named: str | None, *, isolated: bool) -> str | None:
    """The policy file in force: the named one, else $GATE_POLICY, else `gate.yaml` in the current folder, and no other place.

    Raises UsageError for a file that is named but not there.
    """
    asked = named or (None if isolated else os.environ.get("GATE_POLICY") or None)
    if asked and not os.path.isfile(asked):
        raise UsageError(f"the policy {asked} is not there, or is no file")
    return asked or (POLICY if not isolated and os.path.lexists(POLICY) else None)


def today() -> date:
    """The day, in UTC."""
    return datetime.now(UTC).date()
