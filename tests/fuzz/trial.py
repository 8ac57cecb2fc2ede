"""Trial: broken files given to gate's own readers, and a count of what came of them."""

import os
import resource
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from types import FrameType

import msgspec

from gate.probe import containers, interpret
from gate.probe.fact import Answer, unexamined
from gate.probe.opening import Opened
from gate.probe.sniff import media_type
from tests.fuzz.bombs import Bomb, bombs
from tests.fuzz.floods import floods
from tests.fuzz.mutants import Mutant, cuts, mutants
from tests.fuzz.seeds import seed

SECONDS = 5.0
"""Of the processor, that a file may take, whatever is in it."""
MEBIBYTES = 300
"""How much a process may hold that reads one file after another."""
_CEILING = 2 << 30
_HEAD = 1 << 15
_SHOWN = 20


class Slow(BaseException):
    """A file took more of the processor than it may; no reader may catch it."""


class Tally(msgspec.Struct):
    """What came of the files of one type: how many were read wholly and how many not, what broke, and the longest of their times, in seconds of the processor."""

    kind: str
    whole: int = 0
    short: int = 0
    quiet: int = 0
    """Read wholly though broken, with a tag less than the whole file: its name was wounded, or a number that nothing holds."""
    slowest: float = 0.0
    memory: float = 0.0
    """The most that the process held, in MiB."""
    failures: list[str] = []
    causes: dict[str, int] = {}


def asked(data: bytes) -> Answer:
    """What gate's own readers say of a file with these bytes, by the type that they show; a fault where none reads it."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        opened = Opened(file.fileno(), "mutant", os.fstat(file.fileno()), data[:_HEAD])
        return containers.answer(opened, media_type(opened) or "") or unexamined("unsupported", "No reader of gate's own reads it.")


def lost(said: Answer, original: Answer) -> bool:
    """Whether an answer that claims to be whole leaves out something that the unbroken file says."""
    return not said.faults and (not set(original.facts) <= set(said.facts) or said.sealed < original.sealed)


def tried(kind: str, count: int) -> Tally:
    """Reads the whole file cut at every fiftieth, so many mutants of it, and what is hostile by design. For a process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (_CEILING, resource.RLIM_INFINITY))
    tally = Tally(kind)
    causes: Counter[str] = Counter()
    original = asked(seed(kind))
    for mutant in chain(cuts(kind), mutants(kind, count)):
        if said := _said(tally, mutant.name, mutant.data):
            causes.update({fault.cause for fault in said.faults})
            _count(tally, mutant, said, original)
    for bomb in _hostile():
        if bomb.kind == kind and (said := _said(tally, bomb.name, bomb.data)):
            _endure(tally, bomb, said)
    tally.causes = dict(causes)
    tally.memory = _held()
    if tally.memory > MEBIBYTES:
        tally.failures.append(f"it held {tally.memory:.0f} MiB")
    return tally


def _held() -> float:
    """The most that this process held, in MiB. `getrusage` would count what the process held that started it."""
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


@cache
def _hostile() -> tuple[Bomb, ...]:
    return (*bombs(), *floods())


def _said(tally: Tally, name: str, data: bytes) -> Answer | None:
    """The answer; None, and a failure, where there is none in time."""
    began = time.process_time()
    try:
        with _limited(SECONDS):
            return asked(data)
    except (Exception, Slow):  # noqa: BLE001  (whatever a reader lets through is what is looked for)
        tally.failures.append(f"{name}: {traceback.format_exc(limit=-3)}")
        return None
    finally:
        tally.slowest = max(tally.slowest, time.process_time() - began)


def _count(tally: Tally, mutant: Mutant, said: Answer, original: Answer) -> None:
    tally.whole += not said.faults
    tally.short += bool(said.faults)
    tally.quiet += not said.faults and not _tags(original) <= _tags(said)
    if mutant.way == "cut" and lost(said, original):
        tally.failures.append(f"{mutant.name}: read wholly, but says less than the whole file")


def _tags(said: Answer) -> set[str]:
    return {fact.tag for fact in said.facts}


def _endure(tally: Tally, bomb: Bomb, said: Answer) -> None:
    """A bomb is given up with a reason, or the label in it is found."""
    found = bomb.holds and any(item.claim.startswith("ai-") for item in interpret.evidence(said.facts))
    if not said.faults and not found:
        tally.failures.append(f"{bomb.name}: read wholly, as if there were no label in it")


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises Slow in work that takes longer. In the main thread of a process only."""
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_: int, __: FrameType | None) -> None:
    raise Slow


def shown(tally: Tally) -> str:
    """A line for a person, and a line for each of the first failures."""
    made = tally.whole + tally.short
    causes = ", ".join(f"{cause} {count:,}" for cause, count in sorted(tally.causes.items()))
    line = (
        f"{tally.kind:26} {made:>7,} {tally.short:>7,} {tally.whole:>7,} {tally.quiet:>7,} {len(tally.failures):>7} "
        f"{tally.slowest * 1000:>8.1f} {tally.memory:>5.0f}  {causes}"
    )
    return "\n".join((line, *tally.failures[:_SHOWN]))


HEADING = f"{'type':26} {'mutants':>7} {'short':>7} {'whole':>7} {'quiet':>7} {'failed':>7} {'slowest':>8} {'MiB':>5}  causes (slowest in ms)"
