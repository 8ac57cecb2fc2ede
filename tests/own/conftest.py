"""The real command, and a delivery that it judges."""

from tests.cli.conftest import delivery, environ, gate

__all__ = ["delivery", "environ", "gate"]
