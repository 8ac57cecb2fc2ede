"""Look: how a report for people is to appear."""

import msgspec


class Look(msgspec.Struct, frozen=True):
    """Colour or none, all of it or only the closing lines, and the width in columns."""

    colour: bool = False
    quiet: bool = False
    width: int = 100
