"""make fuzz: thousands of broken files of each type, read by gate's own readers; ends with 1 if one of them is not borne."""

import argparse
import sys
from functools import partial
from multiprocessing import get_context

from gate.probe.containers import READERS
from tests.fuzz.seeds import KINDS
from tests.fuzz.trial import HEADING, shown, tried

MUTANTS = 10_000


def main() -> None:
    """Reads so many mutants of each type that gate reads itself, and prints a line for each."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=main.__doc__)
    asked.add_argument("--mutants", type=int, default=MUTANTS)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("kinds", nargs="*", default=[kind for kind in KINDS if kind in READERS], metavar="KIND")
    given = asked.parse_args()
    _tell(HEADING)
    failed = 0
    # Each type in a new process, so that its memory is its own.
    with get_context("spawn").Pool(given.jobs, maxtasksperchild=1) as crew:
        for tally in crew.imap(partial(tried, count=given.mutants), given.kinds, chunksize=1):
            _tell(shown(tally))
            failed += len(tally.failures)
    sys.exit(1 if failed else 0)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
