"""JSON text: ASCII only, no NaN, and no line that a build log would obey."""

import json
import re
from typing import Any

import msgspec

from gate.report.visible import COMMAND

ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"))
BRACKET = re.compile(r"(?<=##)\[|(?<=##vso)\[", re.IGNORECASE)


def dump(document: Any) -> str:
    """The document on one line, keys in the order given; the values read back are the values written."""
    data = msgspec.json.encode(document)
    text = data.decode() if data.isascii() else ENCODER.encode(document)
    return BRACKET.sub(r"\\u005b", text) if COMMAND.search(text) else text


def dump_indented(document: Any) -> str:
    """The same over many lines, two blanks a level, with a last line break."""
    return msgspec.json.format(dump(document), indent=2) + "\n"
