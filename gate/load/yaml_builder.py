"""Builder: the events of a YAML text in, its value out, and everything refused that a strict reader refuses."""

from typing import Any

from gate.load.plain import plain
from gate.load.text import MAX_DEPTH, MAX_SCALAR, Refused, Value

_NEW: Any = object()
_SHORT, _MOST_WORDS = 32, 50_000
"""Characters of a word that is remembered, and how many of them."""


class Builder:
    """Makes a value of events, without recursion. A key waits in `_key` for its value."""

    def __init__(self, max_nodes: int) -> None:
        self.document: list[Value] = []
        self._open: Any = self.document
        self._key: str | None = None
        self._outer: list[Any] = []
        self._words: dict[str, Value] = {}
        self._keys: set[Value] = set()
        self._nodes = 0
        self._max_nodes = max_nodes

    def scalar(self, event: Any) -> None:
        """Most of all events are scalars, and most of them words that were met before: those are settled here, without a further call."""
        if event.anchor or event.tag or self._nodes >= self._max_nodes:
            self._admit(event)
        self._nodes += 1
        style, opened, key = event.style, self._open, self._key
        value = _NEW if style else self._words.get(event.value, _NEW)
        if value is _NEW:
            value = self._text(event) if style else self._plain(event)
        if key is not None:
            opened[key] = value
            self._key = None
        elif type(opened) is dict:
            self._key = value if value in self._keys and value not in opened else self._new_key(value, event)
        else:
            opened.append(value)

    def _text(self, event: Any) -> str:
        text: str = event.value
        if len(text) > MAX_SCALAR:
            raise Refused(f"this value has {len(text)} characters; {MAX_SCALAR} are allowed: shorten it")
        if event.style == '"' and "\0" in text:
            raise Refused("this text holds NUL; remove it")
        return text

    def _plain(self, event: Any) -> Value:
        """What a plain word means; words that may come again, keys above all, are remembered, and held in memory once."""
        value = plain(self._text(event))
        if len(event.value) <= _SHORT and len(self._words) < _MOST_WORDS:
            self._words[event.value] = value
        return value

    def _new_key(self, key: Value, event: Any) -> str:
        if not isinstance(key, str):
            raise Refused(f"key {event.value[:80] or 'without text'} is not text; put it in quotes, or remove it")
        if key == "<<" and not event.style:
            raise Refused("a merge key; write the entries out where they hold")
        if key in self._open:
            raise Refused(f"key {key[:80]!r} stands twice in one mapping; keep one of them")
        if not event.style and len(self._keys) < _MOST_WORDS:
            self._keys.add(key)
        return key

    def enter(self, event: Any, value: Value) -> None:
        """A mapping or list begins."""
        self._admit(event)
        if len(self._outer) >= MAX_DEPTH:
            raise Refused(f"nested deeper than {MAX_DEPTH} levels; flatten it")
        if self._key is None and type(self._open) is dict:
            raise Refused("a mapping or list stands where a key is due; a key is text")
        self._put(value)
        self._outer.append(self._open)
        self._open = value

    def _put(self, value: Value) -> None:
        if self._key is None:
            self._open.append(value)
        else:
            self._open[self._key] = value
            self._key = None

    def leave(self, _: Any) -> None:
        """The innermost mapping or list ends."""
        self._open = self._outer.pop()

    def _admit(self, event: Any) -> None:
        if event.anchor:
            raise Refused(f"anchor &{event.anchor[:80]}; write the value out wherever it holds")
        if event.tag:
            raise Refused(f"tag {event.tag[:80]}; write the value without it")
        self._nodes += 1
        if self._nodes > self._max_nodes:
            raise Refused(f"more than {self._max_nodes} values; split the text")

    def begin(self, event: Any) -> None:
        """A document begins."""
        if self.document:
            raise Refused("a second document; a file holds one")
        if event.version not in (None, (1, 2)):
            raise Refused("a %YAML directive of another version; this text is read as YAML 1.2")
        if event.tags:
            raise Refused("a %TAG directive; write values without tags")
