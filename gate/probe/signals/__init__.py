"""Signals: how media say that AI made them, as rows of data: where to look, what to find there, what it claims.

Each `.toml` file here holds rows of one kind, in the order in which they are asked; of the rows that make one claim about one value
the first speaks. A row carries an example that it hears and a near miss that it does not; the tests run both.
"""

import functools
import pathlib

import msgspec

from gate.evidence import Claim, Confidence


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One signal. Exactly one of `terms`, `names`, `whole` and `every` says what is heard."""

    where: tuple[str, ...]
    """Tags as `Group:Name`, without regard to case, `*` standing for any part of a group but dots
    (alone for any group, and for assertions that hold metadata); `@word` is a list of `fields.toml`."""
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
    """It says who made it, not how: where other rows say edited and none of them generated, so does this one."""
    otherwise: bool = False
    """Asked only about a value that no other row heard."""


@functools.cache
def fields() -> dict[str, tuple[str, ...]]:
    """Lists of tags that rows name by `@word`."""
    return msgspec.toml.decode(_text("fields.toml"), type=dict[str, tuple[str, ...]])


@functools.cache
def rows() -> tuple[Row, ...]:
    """All rows, the tags of their lists written out."""
    names = sorted(path.name for path in _FOLDER.glob("*.toml") if path.name != "fields.toml")
    read = (row for name in names for row in msgspec.toml.decode(_text(name), type=dict[str, tuple[Row, ...]])["signal"])
    return tuple(msgspec.structs.replace(row, where=_written_out(row.where)) for row in read)


_FOLDER = pathlib.Path(__file__).parent


def _text(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


def _written_out(where: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for item in where for tag in (fields()[item[1:]] if item.startswith("@") else (item,)))
