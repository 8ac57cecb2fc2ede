"""Pairs: two commands in turn, their CPU time and memory as the system accounts them, and the ratio pair by pair."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ROUNDS = 5
MIB = 1024


class Cost(NamedTuple):
    """User and system seconds of a command and all that it waited for, its largest resident set in MiB, and the seconds it took."""

    cpu: float
    memory: float = 0.0
    wall: float = 0.0


class Pair(NamedTuple):
    """One row of the table: what is measured, the two costs, and the ratio that must not be passed."""

    what: str
    ours: Cost
    theirs: Cost
    ratio: float
    limit: str


def cost(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Runs a command to its end, its output thrown away."""
    began, out = time.perf_counter(), subprocess.DEVNULL
    with subprocess.Popen(command, stdin=out, stdout=out, stderr=out, env=environment) as child:
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MIB, time.perf_counter() - began)


def compare(what: str, ours: Sequence[str], theirs: Sequence[str], limit: str) -> Pair:
    """Warms both up once, then runs them in turn; medians of the costs, and the median of the ratios of each turn."""
    cost(ours), cost(theirs)
    turns = [(cost(ours), cost(theirs)) for _ in range(ROUNDS)]
    return Pair(what, median([a for a, _ in turns]), median([b for _, b in turns]), ratio(turns), limit)


def ratio(turns: list[tuple[Cost, Cost]]) -> float:
    """The median of what ours costs of theirs, turn by turn."""
    return statistics.median(a.cpu / b.cpu for a, b in turns)


def median(costs: list[Cost]) -> Cost:
    """Of each sort of cost the median."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def show(pairs: Sequence[Pair]) -> None:
    """Prints the table."""
    print(f"{ROUNDS} turns each, CPU seconds (user and system), medians; Python {sys.version.split()[0]}")
    print(f"{'':58} {'ours':>9} {'theirs':>9} {'ratio':>7} {'MiB':>7}  asked for")
    for pair in pairs:
        print(f"{pair.what:58} {pair.ours.cpu:9.3f} {pair.theirs.cpu:9.3f} {pair.ratio:7.3f} {pair.ours.memory:7.0f}  {pair.limit}")
