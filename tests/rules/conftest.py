"""What the tests of the rules share: the checks that are installed."""

import pytest

from gate import registry
from gate.check import Check

CHECKS = registry.checks(registry.installed())


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    """Every check of every plugin that is installed."""
    return CHECKS
