"""YAML, read strictly: a text says what it says where it says it, or it is refused at its line and column."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from yaml import events

from gate.errors import TextError
from gate.load.places import Kind, Mark, Step
from gate.load.plain import plain
from gate.load.text import MAX_DEPTH, MAX_SCALAR, Refused, Text, Value, refusal
from gate.location import Location

_KINDS: Mapping[type[events.Event], Kind] = {
    events.ScalarEvent: "scalar",
    events.MappingStartEvent: "mapping",
    events.SequenceStartEvent: "list",
    events.MappingEndEvent: "end",
    events.SequenceEndEvent: "end",
}
_DEPTH: Mapping[type[events.Event], int] = {
    **dict.fromkeys((events.MappingStartEvent, events.SequenceStartEvent), 1),
    **dict.fromkeys((events.MappingEndEvent, events.SequenceEndEvent), -1),
    events.ScalarEvent: 0,
}

_NEW: Any = object()
_SHORT, _MOST_WORDS = 32, 50_000
"""Characters of a word that is remembered, and how many of them."""


def parsed(text: Text) -> Value:
    """The one document of a text, or None for a text without any.

    Typed are the plain words of YAML 1.2's core schema (10.3.2) for true, false and null, and decimal numbers without leading zero,
    plus sign or exponent; all else is text. Raises TextError for a key that stands twice or is no text, an anchor, alias, merge key,
    tag or second document, and past the limits of load/text.py.
    """
    feed = _Feed(text)
    builder = _Builder(text.max_nodes)
    try:
        _build(feed, builder.acts())
    except Refused as fault:
        raise _placed(str(fault), text.path, feed.event and feed.event.start_mark) from None
    except yaml.MarkedYAMLError as fault:
        message = f"{fault.context}, {fault.problem}" if fault.context else fault.problem
        raise _placed(f"this is not YAML: {message}", text.path, fault.problem_mark) from None
    return builder.document[0] if builder.document else None


def _build(feed: "_Feed", acts: Mapping[type[events.Event], Callable[[Any], None]]) -> None:
    parser = _parser(feed, feed.path)
    parser.get_event()
    while type(event := parser.get_event()) is not events.StreamEndEvent:
        feed.event = event
        acts[type(event)](event)


def _parser(text: "str | _Feed", path: str) -> Any:
    """Libyaml behind PyYAML; only its events are asked for. PyYAML's own parser in Python is no stand-in: it reads otherwise."""
    if not yaml.__with_libyaml__:
        raise TextError("PyYAML is installed without libyaml and cannot read safely; install its wheel", Location(path))
    return yaml.CBaseLoader(text)


def _placed(message: str, path: str, point: Any) -> TextError:
    return refusal(message, path, point.line + 1, point.column + 1) if point else refusal(message, path, 1)


class _Feed:
    """Hands a text to libyaml, and notices when much of it brings no event: a scalar, key or comment past the limit."""

    def __init__(self, text: Text) -> None:
        self.path = text.path
        self.event: Any = None
        self._text = text
        self._seen: Any = None
        self._idle = 0

    def read(self, size: int = -1, /) -> str:
        line = self._text.line
        piece = self._text.read(size)
        self._idle = self._idle + len(piece) if self.event is self._seen else 0
        self._seen = self.event
        if self._idle > 2 * MAX_SCALAR:
            raise Refused(f"after this, more than {MAX_SCALAR} characters stand in one value, key or comment; shorten it")
        # Libyaml compares each of these with all before it, so many of them would take hours before the first event.
        if "%TAG" in piece and (directive := re.search("^%TAG", piece, re.MULTILINE)):
            at = line + piece.count("\n", 0, directive.start())
            raise refusal("a %TAG directive; write values without tags", self.path, at)
        return piece


class _Builder:
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

    def acts(self) -> Mapping[type[events.Event], Callable[[Any], None]]:
        """What to do at each event."""
        return {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: lambda event: self._enter(event, {}),
            events.SequenceStartEvent: lambda event: self._enter(event, []),
            events.MappingEndEvent: self._leave,
            events.SequenceEndEvent: self._leave,
            events.AliasEvent: _refuse_alias,
            events.DocumentStartEvent: self._begin,
            events.DocumentEndEvent: lambda _: None,
        }

    def _scalar(self, event: Any) -> None:
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

    def _enter(self, event: Any, value: Value) -> None:
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

    def _leave(self, _: events.Event) -> None:
        self._open = self._outer.pop()

    def _admit(self, event: Any) -> None:
        if event.anchor:
            raise Refused(f"anchor &{event.anchor[:80]}; write the value out wherever it holds")
        if event.tag:
            raise Refused(f"tag {event.tag[:80]}; write the value without it")
        self._nodes += 1
        if self._nodes > self._max_nodes:
            raise Refused(f"more than {self._max_nodes} values; split the text")

    def _begin(self, event: Any) -> None:
        if self.document:
            raise Refused("a second document; a file holds one")
        if event.version not in (None, (1, 2)):
            raise Refused("a %YAML directive of another version; this text is read as YAML 1.2")
        if event.tags:
            raise Refused("a %TAG directive; write values without tags")


def _refuse_alias(event: Any) -> None:
    raise Refused(f"alias *{event.anchor[:80]}; write the value out here")


class YamlWalk:
    """A walk over YAML that was parsed before."""

    def __init__(self, text: str, path: str) -> None:
        self._parser = _parser(text, path)
        self._parser.get_event()
        self._parser.get_event()

    def step(self) -> Step:
        event = self._parser.get_event()
        start, end = event.start_mark, event.end_mark
        text = event.value if type(event) is events.ScalarEvent else ""
        return Step(_KINDS[type(event)], Mark(start.line, start.column), Mark(end.line, end.column), text)

    def skip(self) -> Mark:
        depth = 1
        while True:
            event = self._parser.get_event()
            depth += _DEPTH[type(event)]
            if not depth:
                return Mark(event.end_mark.line, event.end_mark.column)
