"""ETH: could it be taken for something that really happened? whose work does it replace?"""

from gate.sdk import Check, checks_in, hookimpl


@hookimpl
def gate_checks() -> tuple[Check, ...]:
    return checks_in(__name__)
