"""VND: does every step of a vendor's workflow meet the same terms?"""

from gate.sdk import Check, checks_in, hookimpl


@hookimpl
def gate_checks() -> tuple[Check, ...]:
    return checks_in(__name__)
