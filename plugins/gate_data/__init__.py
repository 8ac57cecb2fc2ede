"""DAT: what went into the tools, and under which terms?"""

from gate.sdk import Check, checks_in, hookimpl


@hookimpl
def gate_checks() -> tuple[Check, ...]:
    return checks_in(__name__)
