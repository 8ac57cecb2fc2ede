"""Guideline: what a document asks, point by point, and the rules that hold it."""

from typing import Literal

import msgspec


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """The document that gate follows, and whether its own text was read."""

    title: str
    publisher: str
    dated: str
    text: Literal["primary", "secondary"]
    revisions: str | None = None


class Point(msgspec.Struct, frozen=True):
    """One thing that a document asks: the rules that hold it, or the reason why none does, or why they hold only part of it."""

    id: str
    asks: str
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    why: str | None = None
    secondary: bool = False


class Successor(msgspec.Struct, frozen=True):
    """A rule's id or name that is gone, and what stands for it."""

    was: str
    why: str
    rules: tuple[str, ...] = ()


class Guideline(msgspec.Struct, frozen=True):
    """A document, or several of one kind, and what they ask."""

    name: str
    title: str
    points: tuple[Point, ...]
    source: Source | None = None
    former: tuple[Successor, ...] = ()
