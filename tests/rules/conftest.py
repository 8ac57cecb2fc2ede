"""What the tests of the rules share: the checks that are installed."""

import pytest

from gate import installed, registry
from gate.check import Check

CHECKS = registry.checks(installed.plugins())


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    """Every check of every plugin that is installed."""
    return CHECKS
