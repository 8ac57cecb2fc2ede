"""JSON, read as strictly as YAML: a text says what it says where it says it, or it is refused at its line and column."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from gate.load.places import Kind, Mark, Step
from gate.load.plain import json_number
from gate.load.text import MAX_DEPTH, MAX_SCALAR, PIECE, Refused, Text, Value, refusal

# A string that does not end runs to the end of the text, and nothing is looked at twice: every scan is linear in any text.
_STRING = r'"(?:[^"\\]++|\\.)*+"?'
_TOKEN = re.compile(rf"(?P<string>{_STRING})|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<word>[-+.0-9A-Za-z]++)", re.DOTALL)
_KEYED = re.compile(rf"(?P<string>{_STRING})(?P<colon>[ \t\n\r]*+:)?|(?P<open>[\[{{])|(?P<close>[\]}}])", re.DOTALL)
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_NEXT = re.compile(r"[^ \t\n\r,:]")
_KINDS: dict[str, Kind] = {"{": "mapping", "[": "list", "}": "end", "]": "end"}
_DECODER = json.JSONDecoder()
_SQUARE = bytes.maketrans(b"{}", b"[]")
_NO_FRAME = bytes(set(range(256)) - set(b'[]{}"'))


class _Twice(Exception):  # noqa: N818  it never leaves this file: `_twins` finds its place
    """Somewhere in the text a key stands twice in one object."""


class _Fault(NamedTuple):
    """Why a text is refused, and the character that the reason begins at."""

    why: str
    at: int


def parsed(text: Text) -> Value:
    """The value of a text, or None for a blank one.

    JSON by RFC 8259, and more strictly: raises TextError for a key that stands twice in one object, however it is escaped, for NaN
    and Infinity, a number that cannot be counted with, a lone surrogate, NUL, and past the limits of load/text.py.
    """
    whole = "".join(text.pieces())
    if not whole.strip(" \t\n\r"):
        return None
    if not _harmless(whole, text.max_nodes):
        _refuse_first(_unsafe(whole, text.max_nodes), whole, text.path)
    try:
        value: Value = json.loads(
            whole, object_pairs_hook=_object, parse_int=json_number, parse_float=json_number, parse_constant=json_number
        )
    except json.JSONDecodeError as fault:
        raise refusal(f"this is not JSON: {fault.msg}", text.path, fault.lineno, fault.colno) from None
    except Refused:
        _refuse_first(_unsafe(whole, text.max_nodes), whole, text.path)
        raise
    except _Twice:
        _refuse_first(_twins(whole), whole, text.path)
        raise
    if "\\u" in whole:
        _refuse_first(_odd_escapes(whole), whole, text.path)
    return value


def _refuse_first(faults: Iterator[_Fault], whole: str, path: str) -> None:
    for why, at in faults:
        raise refusal(why, path, whole.count("\n", 0, at) + 1, at - whole.rfind("\n", 0, at))


def _harmless(whole: str, max_nodes: int) -> bool:
    """Whether `_unsafe` has nothing to say of a text but of its numbers, by looks that cost little; False where only it can tell."""
    most = sum(map(whole.count, ",:[{"))
    bare = whole.replace("\\\\", "_").replace('\\"', "_") if "\\" in whole else whole
    if most >= max_nodes or _stretches(bare):
        return False
    brackets = _brackets(bare)
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"[]", b"")
    return not brackets


def _stretches(bare: str) -> bool:
    """Whether half of what a value may have stands somewhere without a quote; escapes, which are gone, took half of it at most."""
    at = 0
    while at + MAX_SCALAR // 2 < len(bare):
        at = bare.rfind('"', at, at + MAX_SCALAR // 2) + 1
        if not at:
            return True
    return False


def _brackets(bare: str) -> bytes:
    """The brackets outside strings, all of them square, of a text without escapes.

    Two quotes with no bracket between them go out together: what stands inside a string or outside stays so.
    """
    pieces = (bare[start : start + PIECE].encode() for start in range(0, len(bare), PIECE))
    skeleton = b"".join(piece.translate(_SQUARE, _NO_FRAME).replace(b'""', b"") for piece in pieces)
    return b"".join(skeleton.split(b'"')[::2])


def _unsafe(whole: str, max_nodes: int) -> Iterator[_Fault]:
    """What the decoder would fall over, or let through: it is recursive, and knows no limit."""
    depth = nodes = 0
    for token in _TOKEN.finditer(whole):
        kind = token.lastgroup
        if kind == "close":
            depth -= 1
            continue
        nodes += 1
        depth += kind == "open"
        if depth > MAX_DEPTH:
            yield _Fault(f"nested deeper than {MAX_DEPTH} levels; flatten it", token.start())
        if nodes > max_nodes:
            yield _Fault(f"more than {max_nodes} values; split the text", token.start())
        if kind != "open" and (why := _unfit(kind, token)):
            yield _Fault(why, token.start())


def _unfit(kind: str | None, token: re.Match[str]) -> str:
    """Why a string or word is refused, if it is."""
    length = token.end() - token.start()
    if length > MAX_SCALAR:
        return f"this value has {length} characters; {MAX_SCALAR} are allowed: shorten it"
    try:
        if kind == "word":
            json_number(token[0])
    except Refused as fault:
        return str(fault)
    return ""


def _object(pairs: list[tuple[str, Value]]) -> Value:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Twice
    return made


def _twins(whole: str) -> Iterator[_Fault]:
    """Keys that stand twice, in the order of the text."""
    keys: list[set[str]] = []
    for token in _KEYED.finditer(whole):
        if token["open"]:
            keys.append(set())
        elif token["close"]:
            keys.pop()
        elif token["colon"]:
            key, _ = _DECODER.raw_decode(whole, token.start())
            if key in keys[-1]:
                yield _Fault(f"key {key[:80]!r} stands twice in one object; keep one of them", token.start())
            keys[-1].add(key)


def _odd_escapes(whole: str) -> Iterator[_Fault]:
    """Strings whose escapes write what is no text; of a pair of surrogates the decoder has made one character."""
    for token in re.finditer(_STRING, whole, re.DOTALL):
        if "\\u" in token[0] and (odd := _NOT_TEXT.search(_DECODER.raw_decode(whole, token.start())[0])):
            name = "NUL" if odd[0] == "\0" else f"the lone surrogate U+{ord(odd[0]):04X}"
            yield _Fault(f"this text holds {name}; remove it", token.start())


class JsonWalk:
    """A walk over JSON that was parsed before: what stands between two values is passed over unseen."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._start = 0
        self._end = 0

    def step(self) -> Step:
        start = next(_NEXT.finditer(self._text, self._end)).start()
        kind = _KINDS.get(self._text[start], "scalar")
        value, end = _DECODER.raw_decode(self._text, start) if kind == "scalar" else ("", start + 1)
        self._start, self._end = start, end
        return Step(kind, self._mark(start), self._mark(end), value if isinstance(value, str) else "")

    def skip(self) -> Mark:
        _, self._end = _DECODER.raw_decode(self._text, self._start)
        return self._mark(self._end)

    def _mark(self, at: int) -> Mark:
        line = bisect_left(self._breaks, at)
        return Mark(line, at - (self._breaks[line - 1] + 1 if line else 0))
