"""Spoken: values and places of a text as a message names them."""

from gate.load.text import Value

LONGEST = 60
"""Characters of a value or name that a message shows."""

Place = tuple[str | int, ...]
"""The keys and indices that lead to a value."""


def shown(found: Value) -> str:
    """A value as a message shows it."""
    if found is None:
        return "left blank"
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, list):
        return f"a list of {len(found)}"
    return "a mapping" if isinstance(found, dict) else short(str(found))


def short(text: str) -> str:
    """A text, cut where it is long."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def named(value: Value, place: Place) -> str:
    """A place in words, from the innermost row around it that has an id: `ai.tools[0] of NF_103_010_0040`."""
    owner, rest = "", place
    here = value
    for index, step in enumerate(place):
        here = here[step] if isinstance(here, (dict, list)) else here  # type: ignore[index]  # the step fits
        if isinstance(here, dict) and isinstance(key := here.get("id"), str) and key.strip():
            owner, rest = short(key), place[index + 1 :]
    way = trail(rest)
    if owner:
        return f"{way} of {owner}" if way else owner
    return way or "the text"


def trail(place: Place) -> str:
    """The steps to a place in words: `ai.tools[0]`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{short(step)}" for step in place).removeprefix(".")
