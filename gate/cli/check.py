"""gate check: judges deliveries."""

import sys
from datetime import date
from functools import partial
from typing import Any

import click
from msgspec.structs import replace

from gate import probe, report
from gate.cli.house import furnished
from gate.cli.options import SEVERITIES, Day, policy_file, policy_options, today
from gate.cli.output import COLOURS, Target, coloured, targets, write
from gate.cli.progress import shown
from gate.errors import GateError, UsageError
from gate.pipeline import House, Order, Prober, judge
from gate.policy import Policy, Severity
from gate.verdict import EXIT, Verdict


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=PATH]", help=f"{', '.join(report.FORMATS)}; repeatable.")
@policy_options
@click.option("--waivers", multiple=True, metavar="FILE", type=click.Path(), help="A waiver file beside those that the policy names.")
@click.option("--stage", type=click.Choice(["final", "interim"]), help="Of what manifest, policy and this say the strictest counts.")
@click.option("--media-root", "media_roots", multiple=True, metavar="DIR", type=click.Path(), help="Another folder that media may stand in.")
@click.option("--manifest-only", is_flag=True, help="Open no media; rules that need media are out of scope.")
@click.option("--today", "day", type=Day(), default=today, metavar="DATE", show_default="the day, in UTC", help="The day to judge on.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="The least severity that shuts the gate.")
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True, metavar="N", help="Media read at a time.")
@click.option("--color", "colour", type=click.Choice(COLOURS), default="auto", show_default=True)
@click.option("--quiet", is_flag=True, help="Only the closing line, in text.")
def command(paths: tuple[str, ...], formats: tuple[str, ...], **asked: Any) -> int:
    """Judge deliveries: manifests, or folders that are searched for them. Without PATH: the current folder."""
    wanted = targets(formats, tuple(report.FORMATS), "text")
    verdict = _verdict(_order(paths or (".",), wanted, **asked), **asked)
    for target in wanted:
        look = report.Look(colour=coloured(asked["colour"], target), quiet=asked["quiet"])
        write(report.FORMATS[target.format](verdict, look), target)
    return EXIT[verdict.outcome]


def _order(paths: tuple[str, ...], wanted: tuple[Target, ...], *, day: date, media_roots: tuple[str, ...], **asked: Any) -> Order:
    own = (*(target.path for target in wanted if target.path), *asked["waivers"], *((asked["policy"],) if asked["policy"] else ()))
    return Order(
        today=day,
        paths=paths,
        manifest_only=asked["manifest_only"],
        media_roots=media_roots,
        waivers=asked["waivers"],
        stage=asked["stage"],
        own=own,
    )


def _verdict(order: Order, *, profiles: tuple[str, ...], fail_on: str | None, jobs: int, **asked: Any) -> Verdict:
    """The verdict; what keeps gate from judging at all is an error in it, so that every format can say so."""
    try:
        policy, checks = furnished(policy_file(asked["policy"], isolated=asked["isolated"]), profiles)
    except UsageError:
        raise
    except GateError as error:
        return Verdict(policy=Policy(), rules=(), errors=(error,))
    if fail_on:
        policy = replace(policy, fail_on=Severity[fail_on.upper()])
    prober: Prober = partial(probe.read, jobs=jobs, anchors=policy.anchors)
    return judge(order, House(policy, checks, shown(prober) if sys.stderr.isatty() else prober))
