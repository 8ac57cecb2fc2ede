"""Everything that JSON is refused for, at its line and column."""

import io

import pytest

from gate.errors import TextError
from gate.load import source
from gate.load.text import MAX_SCALAR, Text


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(TextError) as fault:
        source.parsed(Text(io.BytesIO(data), "delivery.json"))
    return str(fault.value.location).removeprefix("delivery.json:"), fault.value.message


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{"status": "pending", "status": "cleared"}', "1:23", "key 'status' stands twice"),
        ('{"status": 1,\n "st\\u0061tus": 2}', "2:2", "key 'status' stands twice"),
        ('{"a": {"b": [1, {"c": 1}, {"c": 1}]},\n\n  "d": {"x": ":", "e" : 1, "e"\n: 2}}', "3:28", "key 'e' stands twice"),
        ('{"a": {"b": 1}, "b": {"a": 1, "b": 2}, "b": 3}', "1:40", "key 'b' stands twice"),
        ('{"a": ["a", "a"], "\\"": 1, "\\u0022": 2}', "1:28", "stands twice"),
        ('{"a": NaN}', "1:7", "NaN is no number"),
        ("[1,\n -Infinity]", "2:2", "-Infinity is no number"),
        ("[Infinity]", "1:2", "Infinity is no number"),
        ("[1e999]", "1:2", "too large"),
        ("[-1e999]", "1:2", "too large"),
        (f"[{'9' * 400}.0]", "1:2", "too large"),
        ("[1234567890123456789]", "1:2", "more than 18 digits"),
        ("[-1234567890123456789]", "1:2", "more than 18 digits"),
        (f"[{'9' * 5000}]", "1:2", "more than 18 digits"),
        (f"[{'9' * 5000}abc]", "1:2", "more than 18 digits"),
        (f"[{'9' * 5000}.]", "1:2", "more than 18 digits"),
        ('{"a": "\\ud83d"}', "1:7", "lone surrogate U+D83D"),
        ('{"a": "x", "\\udc00\\ud83d": 1}', "1:12", "lone surrogate U+DC00"),
        ('["\\ud83d\\ude00", "\\\\ud83d", "\\\\\\ud83d"]', "1:29", "lone surrogate U+D83D"),
        ('["\\u0000"]', "1:2", "NUL"),
        ("[" * 65 + "]" * 65, "1:65", "deeper than 64"),
        ("[" * 50_000, "1:65", "deeper than 64"),
        ('{"a":' * 50_000, "1:321", "deeper than 64"),
        (f'["{"x" * MAX_SCALAR}"]', "1:2", "1048578 characters"),
        ("[" + "9" * (MAX_SCALAR + 1), "1:2", "1048577 characters"),
        ('{"a": 1}\n{"b": 2}', "2:1", "Extra data"),
        ("{'a': 1}", "1:2", "Expecting property name enclosed in double quotes"),
        ("[1 2]", "1:4", "Expecting ',' delimiter"),
        ("[01]", "1:3", "Expecting ',' delimiter"),
        ("[+1]", "1:2", "Expecting value"),
        ("[.5]", "1:2", "Expecting value"),
        ("[True]", "1:2", "Expecting value"),
        ('{"a": "b', "1:7", "Unterminated string"),
        ('{"a": "b\\', "1:7", "Unterminated string"),
        ('["\n"]', "1:3", "Invalid control character"),
        ('["\t"]', "1:3", "Invalid control character"),
        ('["\\x41"]', "1:3", "Invalid \\escape"),
        ("]", "1:1", "Expecting value"),
        ("[1] // note", "1:5", "Extra data"),
        ("[1, \0]", "1:5", "U+0000"),
        ('["\x9b"]', "1:3", "U+009B"),
        ("[\r1]", "1:2", "carriage return"),
        ("\ufeff[\ufeff]", "1:2", "U+FEFF"),
        ("", "1:1", "says nothing"),
        ("\ufeff", "1:1", "says nothing"),
        (" \n\n\t", "1:1", "says nothing"),
        ("null", "1:1", "says nothing"),
    ],
)
def test_a_text_is_refused_at_its_place(text: str, place: str, message: str) -> None:
    where, why = refused(text.encode())
    assert (where, message in why) == (place, True), why


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_only_utf_8_is_read(encoding: str) -> None:
    where, why = refused('{"a": 1}'.encode(encoding))
    assert where == "1:1"
    assert "save it as UTF-8" in why


@pytest.mark.parametrize(("limit", "accepted"), [(8, False), (9, True)])
def test_keys_values_and_collections_are_counted(limit: int, accepted: bool) -> None:
    text = Text(io.BytesIO(b'{"a": [0, true],\n "b": {",": []}}'), "delivery.json", limit)
    if accepted:
        assert source.parsed(text) == {"a": [0, True], "b": {",": []}}
        return
    with pytest.raises(TextError, match="more than 8 values") as fault:
        source.parsed(text)
    assert str(fault.value.location) == "delivery.json:2:13"


def test_by_itself_a_text_may_hold_20_million_values() -> None:
    assert Text(io.BytesIO(), "delivery.json").max_nodes == 20_000_000
