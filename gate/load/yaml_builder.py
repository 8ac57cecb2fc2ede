"""Builder: the events of a YAML text in, its value out, and everything refused that a strict reader refuses."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from gate.load.plain import plain
from gate.load.text import MAX_DEPTH, MAX_SCALAR, Refused, Value

_SHORT, _MOST_WORDS = 32, 50_000
"""Characters of a word that is remembered, and how many of them."""


class Latest(Protocol):
    """Who is told which event is at hand, for the place of a refusal."""

    event: Any


class Words(dict[str, Value]):
    """What plain words mean. Those that may come again, keys above all, are remembered, and held in memory once."""

    def __missing__(self, word: str) -> Value:
        value = plain(_bounded(word))
        if len(word) <= _SHORT and len(self) < _MOST_WORDS:
            self[word] = value
        return value


class Builder:
    """Makes a value of events, asked for one by one by `step`. It calls itself no deeper than a text may be nested."""

    def __init__(self, step: Callable[[], Any], kinds: Mapping[type, str], latest: Latest, max_nodes: int) -> None:
        self._step = step
        self._kinds = kinds
        self._scalar_event: Any = next(event for event, kind in kinds.items() if kind == "scalar")
        self._latest = latest
        self._words = Words()
        self._keys: dict[str, str] = {}
        self._nodes = self._depth = 0
        self._max_nodes = max_nodes

    def value(self, event: Any) -> Value:
        """The value that begins with an event, which is at hand."""
        return self._scalar(event) if type(event) is self._scalar_event else self._collection(event)

    def _scalar(self, event: Any) -> Value:
        self._nodes += 1
        if event.anchor or event.tag or self._nodes > self._max_nodes:
            self._admit(event)
        return _text(event) if event.style else self._words[event.value]

    def _collection(self, event: Any) -> Value:
        value = self._mapping() if self._enter(event) == "mapping" else self._list()
        self._depth -= 1
        return value

    def _enter(self, event: Any) -> str:
        kind = self._kinds[type(event)]
        if kind == "alias":
            raise Refused(f"alias *{event.anchor[:80]}; write the value out here")
        self._nodes += 1
        self._admit(event)
        if self._depth >= MAX_DEPTH:
            raise Refused(f"nested deeper than {MAX_DEPTH} levels; flatten it")
        self._depth += 1
        return kind

    def _mapping(self) -> Value:
        """Most of all events stand in mappings, and most keys are words that were met before: those are settled here."""
        latest, step, scalar, keys = self._latest, self._step, self._scalar_event, self._keys
        made: dict[str, Value] = {}
        latest.event = event = step()
        while type(event) is scalar:
            self._nodes += 1
            key = keys.get(event.value)
            if key is None or key in made or event.anchor or event.tag or self._nodes > self._max_nodes:
                key = self._new_key(event, made)
            latest.event = event = step()
            made[key] = self._scalar(event) if type(event) is scalar else self._collection(event)
            latest.event = event = step()
        if self._kinds[type(event)] != "end":
            self._enter(event)
            raise Refused("a mapping or list stands where a key is due; a key is text")
        return made

    def _list(self) -> Value:
        latest, step, kinds = self._latest, self._step, self._kinds
        made: list[Value] = []
        latest.event = event = step()
        while kinds[type(event)] != "end":
            made.append(self.value(event))
            latest.event = event = step()
        return made

    def _new_key(self, event: Any, made: Mapping[str, Value]) -> str:
        self._admit(event)
        key = _text(event) if event.style else self._words[event.value]
        if not isinstance(key, str):
            raise Refused(f"key {event.value[:80] or 'without text'} is not text; put it in quotes, or remove it")
        if key == "<<" and not event.style:
            raise Refused("a merge key; write the entries out where they hold")
        if key in made:
            raise Refused(f"key {key[:80]!r} stands twice in one mapping; keep one of them")
        if not event.style and len(self._keys) < _MOST_WORDS:
            self._keys[key] = key
        return key

    def _admit(self, event: Any) -> None:
        if event.anchor:
            raise Refused(f"anchor &{event.anchor[:80]}; write the value out wherever it holds")
        if event.tag:
            raise Refused(f"tag {event.tag[:80]}; write the value without it")
        if self._nodes > self._max_nodes:
            raise Refused(f"more than {self._max_nodes} values; split the text")


def _text(event: Any) -> str:
    text = _bounded(event.value)
    if event.style == '"' and "\0" in text:
        raise Refused("this text holds NUL; remove it")
    return text


def _bounded(text: str) -> str:
    if len(text) > MAX_SCALAR:
        raise Refused(f"this value has {len(text)} characters; {MAX_SCALAR} are allowed: shorten it")
    return text
