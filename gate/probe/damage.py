"""Damage: the file breaks the rules of its own format."""

from collections.abc import Iterator

MOST_PARTS = 1 << 18


class Damage(Exception):  # noqa: N818  (the name says what the file has)
    """Says in a clause where the file breaks off or contradicts itself."""


def ask(truth: object, otherwise: str) -> None:
    """Raises Damage with the clause `otherwise` unless it is so."""
    if not truth:
        raise Damage(otherwise)


def parts() -> Iterator[int]:
    """Counts the parts of a file as they are walked; raises Damage beyond a quarter of a million, so that no walk takes for ever."""
    yield from range(MOST_PARTS)
    raise Damage("it consists of more than 262,144 parts")
