"""MUS: does every cue have an author and the rights to it?"""

from gate.sdk import Check, checks_in, hookimpl


@hookimpl
def gate_checks() -> tuple[Check, ...]:
    return checks_in(__name__)
