"""gate doctor: what this machine can read, and how to mend what is missing."""

import os
import platform
from collections import Counter
from collections.abc import Iterator

import click

from gate import __version__
from gate.cli.house import furnished
from gate.cli.options import colour_option, policy_file, policy_options
from gate.cli.output import coloured, say
from gate.errors import GateError
from gate.probe.fitness import readers
from gate.report.ink import Ink
from gate.report.visible import visible

STYLES = {"ready": "open", "old": "warning", "missing": "error", "broken": "error"}
LACKING = frozenset(("missing", "broken"))
Line = tuple[str, str, str]
"""A state, what is in it, and how to mend it."""


@click.command("doctor")
@policy_options
@colour_option
def command(colour: str, policy: str | None, isolated: bool, profiles: tuple[str, ...]) -> int:
    """Tell what this machine can read. With versions, and how to mend what is missing or old.

    Exit status: 0 when all that gate reads media with is there and policy and plugins can be followed, else 1.
    """
    ink = Ink(coloured(colour))
    lines = [*_readers(), *_house(policy, profiles, isolated=isolated)]
    head = f"gate {__version__}, Python {platform.python_version()} on {platform.system()} {platform.machine()}\n"
    say([head, *(_shown(line, ink) for line in lines)])
    return 1 if any(state in LACKING for state, _, _ in lines) else 0


def _readers() -> Iterator[Line]:
    for reader in readers():
        version = f" {reader.version}" if reader.version else ""
        where = f" ({reader.where})" if reader.where else ""
        yield reader.state, f"{reader.name}{version}{where}", reader.advice or ""


def _house(named: str | None, profiles: tuple[str, ...], *, isolated: bool) -> Iterator[Line]:
    try:
        policy, checks = furnished(policy_file(named, isolated=isolated), profiles)
    except GateError as error:
        yield "broken", "policy and plugins", str(error)
        return
    for origin, count in sorted(Counter(check.origin for check in checks).items()):
        yield "ready", f"{count} rules of {origin}", ""
    source = os.path.abspath(policy.source) if policy.source else "no policy file here"
    yield "ready", f"policy {' + '.join(policy.profiles)} ({source})", ""


def _shown(line: Line, ink: Ink) -> str:
    state, what, advice = line
    mend = f"{' ' * 9}{visible(advice, 600)}\n" if advice else ""
    return f"{ink(STYLES[state], state.ljust(8))} {visible(what, 600)}\n{mend}"
