"""The hooks that gate calls: for checks, and for signals."""

from collections.abc import Iterable

import pluggy

from gate.check import Check
from gate.signal import Signal

hookspec = pluggy.HookspecMarker("gate")
hookimpl = pluggy.HookimplMarker("gate")


@hookspec
def gate_checks() -> Iterable[Check]:
    """The checks that a plugin brings."""
    raise NotImplementedError


@hookspec
def gate_signals() -> Iterable[Signal]:
    """The signals that a plugin brings: further ways in which media say how they were made."""
    raise NotImplementedError
