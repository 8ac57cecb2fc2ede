"""gate probe: shows what media files say about themselves."""

import os
import sys
from collections.abc import Iterator
from functools import partial

import click

from gate import probe
from gate.cli.output import COLOURS, coloured, targets
from gate.cli.progress import shown
from gate.errors import ReaderError, UsageError
from gate.evidence import Query, Reading
from gate.pipeline import Prober
from gate.report import probe as reporter

UNJUDGED = 2


@click.command("probe")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=PATH]", help="text or jsonl; repeatable.")
@click.option("--show-private", is_flag=True, help="Show prompts and personal names too.")
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True, metavar="N", help="Media read at a time.")
@click.option("--color", "colour", type=click.Choice(COLOURS), default="auto", show_default=True)
def command(paths: tuple[str, ...], formats: tuple[str, ...], show_private: bool, jobs: int, colour: str) -> int:
    """Show what media say about themselves. PATH: files, or folders that are walked; no manifest is needed."""
