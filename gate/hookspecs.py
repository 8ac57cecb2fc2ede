"""The hooks that gate calls: one."""

from collections.abc import Iterable

import pluggy

from gate.check import Check

hookspec = pluggy.HookspecMarker("gate")
hookimpl = pluggy.HookimplMarker("gate")


@hookspec
def gate_checks() -> Iterable[Check]:
    """The checks that a plugin brings."""
    raise NotImplementedError
