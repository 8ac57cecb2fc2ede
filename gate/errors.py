"""What stops gate from judging: faults that the operator must mend. Each ends in exit 2.

GateError
├── UsageError    nothing to judge, or a command line that asks for what cannot be
├── TextError     a text that cannot be read safely: YAML, JSON, encoding, size, depth
├── PolicyError   a policy, profile or waiver file of the operator that gate cannot follow
├── PluginError   a plugin that cannot be loaded, breaks the contract or claims an id twice
└── ReaderError   no media file at all could be read
"""

from gate.location import Location


class GateError(Exception):
    """Gate cannot judge; `message` says why and how to mend it, `location` says where."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" if self.location else self.message


class UsageError(GateError):
    """There is nothing to judge, or the command line asks for what cannot be."""


class TextError(GateError):
    """A text cannot be read safely, so nothing in it is believed."""


class PolicyError(GateError):
    """The operator's policy, profile or waiver file cannot be followed."""


class PluginError(GateError):
    """A plugin cannot be loaded, breaks the contract, or claims an id that is taken."""


class ReaderError(GateError):
    """No media file at all could be read."""
