"""Signals: gate's own, of all the ways in which media say that AI made them.

Each `.toml` file here holds signals of one kind, in the order in which they are asked; of those that make one claim about one value
the first speaks. A signal carries an example that it hears and a near miss that it does not; the tests run both.
"""

import functools
import pathlib

import msgspec

from gate import signal
from gate.signal import Signal

_FOLDER = pathlib.Path(__file__).parent
_FIELDS = "fields.toml"


@functools.cache
def fields() -> dict[str, tuple[str, ...]]:
    """Lists of tags that signals name by `@word`."""
    return msgspec.toml.decode((_FOLDER / _FIELDS).read_bytes(), type=dict[str, tuple[str, ...]])


@functools.cache
def rows() -> tuple[Signal, ...]:
    """All of gate's own signals."""
    files = sorted(file for file in _FOLDER.glob("*.toml") if file.name != _FIELDS)
    return tuple(row for file in files for row in signal.read(file.read_bytes()))


def places(row: Signal) -> tuple[str, ...]:
    """The tags that a signal looks at, lists written out. Raises KeyError for a list that there is not."""
    return tuple(tag for item in row.where for tag in (fields()[item[1:]] if item.startswith("@") else (item,)))
