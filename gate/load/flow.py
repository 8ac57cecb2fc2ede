"""Flow: a value on one line of YAML."""

import json
import re
from typing import Any

from gate.load.plain import plain

_BARE = re.compile(r"[A-Za-z0-9_./](?:[A-Za-z0-9_./%*@ +-]*[A-Za-z0-9_./%*@+-])?")
"""Texts that no YAML takes for anything but text, save for words and numbers."""


def flow(value: Any) -> str:
    """A value as YAML writes it on one line; read back it is the value."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _BARE.fullmatch(value) and plain(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)
