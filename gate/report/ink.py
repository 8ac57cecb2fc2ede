"""Ink: colour for a terminal, where it was asked for."""

import msgspec

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "unjudged": "1;35",
    "shut": "1;31",
    "open": "1;32",
    "strong": "1",
    "frame": "34",
    "faint": "2",
}


class Ink(msgspec.Struct, frozen=True):
    """Writes in a style (a key of `STYLES`), or plainly."""

    colour: bool

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.colour and text else text
