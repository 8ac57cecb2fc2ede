"""LBL: labels and disclosures that the release territories ask for."""

from gate.sdk import Check, checks_in, hookimpl


@hookimpl
def gate_checks() -> tuple[Check, ...]:
    return checks_in(__name__)
