"""Mutants: broken files made of whole ones, the same for the same seed."""

import random
import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tests.fuzz.seeds import KINDS, seed

Way = Literal["cut", "flip", "length", "sizes", "hole", "repeat", "stuffing", "stranger"]
CUTS = 50
_EDGE = 4096
"""Most wounds are made so near to the beginning or the end, where headers and tables stand."""
_LENGTHS = (0, 1, 7, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1 << 63, (1 << 64) - 1, 0xFFFFFFF7)


class Mutant(NamedTuple):
    """A file that a reader is given as one of a type; `name` is all that it takes to make it again."""

    name: str
    way: Way
    data: bytes


def cuts(kind: str) -> Iterator[Mutant]:
    """The whole file, ended at every fiftieth of its length."""
    whole = seed(kind)
    for part in range(1, CUTS):
        yield Mutant(f"{kind} cut {part}", "cut", whole[: len(whole) * part // CUTS])


def mutants(kind: str, count: int) -> Iterator[Mutant]:
    """So many files, each broken in one to three ways."""
    for number in range(count):
        yield mutant(kind, number)


def mutant(kind: str, number: int) -> Mutant:
    """One of these by its number."""
    dice = random.Random(f"{kind} {number}")  # noqa: S311  (files to be broken, no secret)
    data, way = bytearray(seed(kind)), dice.choice(_WAYS)
    for _ in range(dice.choice((1, 1, 2, 3))):
        data = _wound(data, way, dice)
    return Mutant(f"{kind} {number} {way}", way, bytes(data))


_WAYS: tuple[Way, ...] = ("flip", "flip", "flip", "flip", "length", "sizes", "hole", "repeat", "stuffing", "stranger")


def _wound(data: bytearray, way: Way, dice: random.Random) -> bytearray:
    at = _place(data, dice)
    stop, put = _torn(data, at, way, dice)
    data[at:stop] = put
    return data


def _torn(data: bytearray, at: int, way: Way, dice: random.Random) -> tuple[int, bytes]:
    """Up to where something is taken out, and what is put there."""
    match way:
        case "flip":
            torn = at + 1, bytes(byte ^ 1 << dice.randrange(8) for byte in data[at : at + 1])
        case "length":
            torn = at + 4, struct.pack(dice.choice("<>") + "I", dice.choice(_LENGTHS) & 0xFFFFFFFF)
        case "sizes":
            torn = at + 8, struct.pack(dice.choice("<>") + "Q", dice.choice(_LENGTHS))
        case "hole":
            torn = at + dice.randrange(1, 65), b""
        case "repeat":
            torn = at, bytes(data[at : at + dice.randrange(1, 4097)])
        case "stuffing":
            torn = at, dice.randbytes(dice.randrange(1, 257))
        case _:
            torn = len(data), seed(dice.choice(KINDS))[dice.randrange(0, 64) :]
    return torn


def _place(data: bytearray, dice: random.Random) -> int:
    """Where a wound is made: half as often anywhere as near the beginning, and a quarter as often near the end."""
    size = max(1, len(data))
    near = min(size, _EDGE)
    return dice.choice((dice.randrange(size), dice.randrange(near), dice.randrange(near), size - 1 - dice.randrange(near)))
