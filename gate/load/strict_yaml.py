"""YAML, read strictly: a text says what it says where it says it, or it is refused at its line and column."""

import re
from collections.abc import Mapping
from typing import Any

import yaml
from yaml import events

from gate.errors import TextError
from gate.load.places import Kind, Mark, Step
from gate.load.text import MAX_SCALAR, Refused, Text, Value, refusal
from gate.load.yaml_builder import Builder
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


def parsed(text: Text) -> Value:
    """The one document of a text, or None for a text without any.

    Typed are the plain words of YAML 1.2's core schema (10.3.2) for true, false and null, and decimal numbers without leading zero,
    plus sign or exponent; all else is text. Raises TextError for a key that stands twice or is no text, an anchor, alias, merge key,
    tag or second document, and past the limits of load/text.py.
    """
    feed = _Feed(text)
    try:
        return _document(feed)
    except Refused as fault:
        raise _placed(str(fault), text.path, feed.event and feed.event.start_mark) from None
    except yaml.MarkedYAMLError as fault:
        message = f"{fault.context}, {fault.problem}" if fault.context else fault.problem
        raise _placed(f"this is not YAML: {message}", text.path, fault.problem_mark) from None


def _document(feed: "_Feed") -> Value:
    step = _parser(feed, feed.path).get_event
    step()
    feed.event = step()
    if type(feed.event) is events.StreamEndEvent:
        return None
    _begin(feed.event)
    feed.event = event = step()
    value = Builder(step, {**_KINDS, events.AliasEvent: "alias"}, feed, feed.max_nodes).value(event)
    feed.event = step()
    feed.event = step()
    if type(feed.event) is not events.StreamEndEvent:
        raise Refused("a second document; a file holds one")
    return value


def _begin(event: Any) -> None:
    """A document begins."""
    if event.version not in (None, (1, 2)):
        raise Refused("a %YAML directive of another version; this text is read as YAML 1.2")
    if event.tags:
        raise Refused("a %TAG directive; write values without tags")


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
        self.max_nodes = text.max_nodes
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
