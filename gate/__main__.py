"""The door: `gate` and `python -m gate`. What is unexpected ends here, with exit 3."""

import gc
import os
import sys
from typing import NoReturn

from gate import BUG, INTERRUPTED

FEW = (5_000_000, 50, 1_000)
"""When unreachable circles are looked for: seldom. A delivery's values live until the verdict, and each look walks over all of them."""


def _leave_current_folder() -> None:
    """Takes the current folder off the import path, where `python -m` puts it: a delivery may hold a `yaml.py` of its own."""
    sys.path[:] = [entry for entry in sys.path if entry and os.path.realpath(entry) != os.path.realpath(os.curdir)]


def main() -> NoReturn:
    """Runs the command line and exits with its code."""
    if not sys.flags.safe_path:
        _leave_current_folder()
    gc.set_threshold(*FEW)
    try:
        from gate.cli import run  # noqa: PLC0415  (not before the import path is clean)

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001  (the outermost door)
        sys.excepthook(type(error), error, error.__traceback__)
        print("gate: this is a bug in gate or in one of its plugins; nothing was judged", file=sys.stderr)  # noqa: T201
        code = BUG
    sys.exit(code)


if __name__ == "__main__":
    main()
