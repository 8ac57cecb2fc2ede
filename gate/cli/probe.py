"""gate probe: shows what media files say about themselves."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import click

from gate import UNJUDGED, probe
from gate.cli import complain
from gate.cli.listening import listening
from gate.cli.options import colour_option, format_option, reading_options
from gate.cli.output import cleared, coloured, columns, targets, write
from gate.cli.progress import shown
from gate.evidence import Query, Read, Reading
from gate.report import probe as reporter
from gate.report.look import Look

Reporter = Callable[[Iterable[Reading], Look, bool], Iterator[str]]
FORMATS: Mapping[str, Reporter] = {
    "text": lambda readings, look, private: reporter.text(readings, look, show_private=private),
    "jsonl": lambda readings, _, private: reporter.lines(readings, show_private=private),
}


@click.command("probe")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@format_option(tuple(FORMATS))
@click.option("--show-private", is_flag=True, help="Show prompts and personal names too.")
@reading_options
@colour_option
def command(paths: tuple[str, ...], formats: tuple[str, ...], show_private: bool, colour: str, **asked: Any) -> int:
    """Show what media say about themselves. PATH: files, or folders that are walked; no manifest is needed.

    Exit status: 0 when something could be read; 2 when nothing could, or when a path is not there or a folder cannot be listed.
    """
    wanted = targets(formats, tuple(FORMATS), "text")
    cleared(wanted, paths)
    faults: list[str] = []
    read: set[Read] = set()
    queries = (query for path in paths for query in _queries(path, faults))
    prober = partial(probe.read, jobs=asked["jobs"], recall=asked["recall"], signals=listening())
    # A report that appears there file by file shows by itself how far the reading is.
    seen = sys.stdout.isatty() and any(target.path is None for target in wanted)
    readings: Iterable[Reading] = _noted((prober if seen else shown(prober, lambda: _count(paths)))(queries), read)
    readings = list(readings) if len(wanted) > 1 else readings
    for target in wanted:
        look = Look(coloured(colour, target.path), width=columns(target.path))
        write(FORMATS[target.format](readings, look, show_private), target)
    if not read - {"not-read"}:
        faults.append("nothing could be read; `gate doctor` tells what this machine can read")
    for fault in faults:
        complain(fault)
    return UNJUDGED if faults else 0


def _count(paths: Iterable[str]) -> int:
    """How many files there will be, listed once more so that no list of them is held."""
    return sum(1 for path in paths for _ in _queries(path, []))


def _queries(path: str, faults: list[str]) -> Iterator[Query]:
    """What a path names: a file, or everything in a folder that is no folder itself; nothing in it may lead out of it."""
    if not os.path.lexists(path):
        faults.append(f"{path} is not there")
    if not os.path.isdir(path):
        yield Query(path, path)
        return
    for here, folders, files in os.walk(
        path, onerror=lambda error: faults.append(f"{error.filename} cannot be listed: {error.strerror}")
    ):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        folders.sort()
        beginning = os.path.join(os.path.normpath(here), "") if os.path.normpath(here) != os.curdir else ""
        yield from (Query(beginning + name, beginning + name, (path,)) for name in sorted((*files, *links)))


def _noted(readings: Iterable[Reading], read: set[Read]) -> Iterator[Reading]:
    """The readings; how far files were read is noted as they pass."""
    for reading in readings:
        read.add(reading.read)
        yield reading
