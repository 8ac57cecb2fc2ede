"""Pairs: two commands in turn, their CPU time and memory as the system accounts them, and the ratio pair by pair."""

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

ROUNDS = 5
MIB = 1024


class Cost(NamedTuple):
    """User and system seconds of a command and all that it waited for, and its largest resident set in MiB."""

    cpu: float
    memory: float


class Pair(NamedTuple):
    """One row of the table: what is measured, the two costs, and the ratio that must not be passed."""

    what: str
    ours: Cost
    theirs: Cost
    ratio: float
    limit: str


def cost(command: Sequence[str]) -> Cost:
    """Runs a command to its end, its output thrown away."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MIB)


def compare(what: str, ours: Sequence[str], theirs: Sequence[str], limit: str) -> Pair:
    """Warms both up once, then runs them in turn; medians of the costs, and the median of the ratios of each turn."""
    cost(ours), cost(theirs)
    turns = [(cost(ours), cost(theirs)) for _ in range(ROUNDS)]
    return Pair(what, _median([a for a, _ in turns]), _median([b for _, b in turns]), _ratio(turns), limit)


def _ratio(turns: list[tuple[Cost, Cost]]) -> float:
    return statistics.median(a.cpu / b.cpu for a, b in turns)


def _median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(cost.cpu for cost in costs), statistics.median(cost.memory for cost in costs))


def show(pairs: Sequence[Pair]) -> None:
    """Prints the table."""
    print(f"{ROUNDS} turns each, CPU seconds (user and system), medians; Python {sys.version.split()[0]}")
    print(f"{'':58} {'ours':>9} {'theirs':>9} {'ratio':>7} {'MiB':>7}  asked for")
    for pair in pairs:
        print(f"{pair.what:58} {pair.ours.cpu:9.3f} {pair.theirs.cpu:9.3f} {pair.ratio:7.3f} {pair.ours.memory:7.0f}  {pair.limit}")
