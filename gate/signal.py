"""Signal: one way in which media say how they were made, as a row of data: where to look, what to find there, what it claims."""

import msgspec

from gate.evidence import Claim, Confidence


class Signal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Exactly one of `terms`, `names`, `whole` and `every` says what is heard. It hears its example, and not its near miss."""

    where: tuple[str, ...]
    """Tags as `Group:Name`, without regard to case, `*` standing for any part of a group but dots
    (alone for any group, and for assertions that hold metadata); `@word` is a list of gate's own, such as `@tool` and `@text`."""
    claim: Claim
    source: str
    """Where this is known from."""
    example: dict[str, str]
    near_miss: dict[str, str]
    generator: str | None = None
    """The tool that is thereby known; `=` when the value is its name."""
    confidence: Confidence = "certain"
    private: bool = False
    terms: tuple[str, ...] = ()
    """Terms of a vocabulary, in whichever spelling: the last part of an address or code, without blanks; `*` is any term."""
    names: tuple[str, ...] = ()
    """Words that stand in the value one after another, whatever separates them."""
    whole: tuple[str, ...] = ()
    """Words that are all of the value but for a version."""
    every: tuple[str, ...] = ()
    """Regular expressions, without regard to case, each of which is found in the value."""
    unless: tuple[str, ...] = ()
    """Regular expressions of which none may be found."""
    beside: dict[str, str] = {}
    """Other tags of the same file, and what has to be found in each."""
    who: bool = False
    """It says who made it, not how: where other signals say edited and none of them generated, so does this one."""
    otherwise: bool = False
    """Asked only about a value that no other signal heard."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    signal: tuple[Signal, ...]


def read(text: bytes | str) -> tuple[Signal, ...]:
    """The signals of a TOML text, each a `[[signal]]`, in their order. Raises msgspec.DecodeError."""
    return msgspec.toml.decode(text, type=_Table).signal
