"""gate check: judges deliveries."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import click
from msgspec.structs import replace

from gate import probe
from gate.cli.house import furnished
from gate.cli.listening import listening
from gate.cli.options import (
    SEVERITIES,
    colour_option,
    day,
    format_option,
    policy_file,
    policy_options,
    reading_options,
    today,
)
from gate.cli.output import Target, cleared, coloured, columns, targets, write
from gate.cli.progress import shown
from gate.discover import near
from gate.errors import GateError
from gate.load import policy as policies
from gate.load import registers
from gate.pipeline import House, Order, judge
from gate.policy import Policy, Severity
from gate.report.formats import FORMATS
from gate.report.look import Look
from gate.verdict import EXIT, Verdict


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@format_option(tuple(FORMATS))
@policy_options
@click.option(
    "--waivers", multiple=True, metavar="FILE", type=click.Path(), help="A waiver file beside those that the policy names."
)
@click.option(
    "--previous",
    multiple=True,
    metavar="MANIFEST",
    type=click.Path(),
    help="An earlier manifest of the same production; repeatable.",
)
@click.option(
    "--stage", type=click.Choice(["final", "interim"]), help="Of what manifest, policy and this say the strictest counts."
)
@click.option(
    "--media-root",
    "media_roots",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Another folder that media may stand in.",
)
@click.option("--manifest-only", is_flag=True, help="Open no media; rules that need media are out of scope.")
@click.option("--today", default=today, callback=day, metavar="DATE", show_default="the day, in UTC", help="The day to judge on.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="The least severity that shuts the gate.")
@reading_options
@colour_option
@click.option("--quiet", is_flag=True, help="Only the closing line, in text.")
def command(paths: tuple[str, ...], formats: tuple[str, ...], colour: str, quiet: bool, **asked: Any) -> int:
    """Judge deliveries. PATH: manifests, or folders that are searched for them; without any, the current folder."""
    wanted = targets(formats, tuple(FORMATS), "text")
    verdict = _verdict(paths or (".",), wanted, **asked)
    for target in sorted(wanted, key=lambda target: target.path is None):
        look = Look(coloured(colour, target.path), quiet, columns(target.path))
        write([FORMATS[target.format](verdict, look)], target)
    return EXIT[verdict.outcome]


def _verdict(paths: tuple[str, ...], wanted: Sequence[Target], *, policy: str | None, isolated: bool, **asked: Any) -> Verdict:
    """The verdict; what keeps gate from judging at all is an error in it, so that every format can say so."""
    read = (*paths, *asked["waivers"], *asked["previous"], *((policy,) if policy else ()))
    try:
        source = policy_file(policy, isolated=isolated)
        house = _house(source, **asked)
    except GateError as error:
        cleared(wanted, read)
        return Verdict(policy=Policy(), rules=(), errors=(error,))
    followed = (*house.policy.rules, *registers.files(house.policy.registers), *((source,) if source else ()))
    cleared(wanted, (*read, *house.policy.waivers, *house.policy.anchors, *followed))
    written = tuple(target.path for target in wanted if target.path)
    return judge(_order(paths, (*written, *followed), **asked), house)


def _house(source: str | None, *, profiles: tuple[str, ...], fail_on: str | None, **asked: Any) -> House:
    policy, checks = furnished(source, profiles)
    if fail_on:
        policy = replace(policy, fail_on=Severity[fail_on.upper()])
    signals = () if asked["manifest_only"] else listening(policies.plugins(policies.read(source)))
    reading = {"jobs": asked["jobs"], "recall": asked["recall"], "anchors": policy.anchors, "signals": signals}
    return House(policy, checks, shown(partial(probe.read, **reading)))


def _order(paths: tuple[str, ...], own: tuple[str, ...], *, today: date, media_roots: tuple[str, ...], **asked: Any) -> Order:
    return Order(
        today=today,
        paths=paths,
        manifest_only=asked["manifest_only"],
        media_roots=media_roots,
        waivers=asked["waivers"],
        previous=asked["previous"],
        stage=asked["stage"],
        own=tuple(near(path) for path in (*own, *asked["waivers"])),
    )
