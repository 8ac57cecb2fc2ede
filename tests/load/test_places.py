"""Where a value stands: the span of a JSON Pointer, in YAML and in JSON."""

import json

import pytest

from gate.load import source
from gate.location import Span

DELIVERY = """\
gate: 1
delivery: {id: NF-103, title: "Night Ferry: 103"}  # the head
elements:
  - id: NF_103_010_0040
    kind: shot
    ai:
      use: generated
      tools: [firefly-ent, upscaler]
    notes: |
      one
      two
  -
    id: NF_103_010_0050
    talent: [
      {talent: T-014}]
  - {id: NF_103_010_0060, clearances: []}
  - x
  - - a
    - b
consents:
- "id": CON-1
  covers:
  - create
a/b: {m~n: 1}
silence:
"""
RECORD = """\
{"gate": 1,
 "elements": [
   {"id": "NF_\\u0031",
    "clearances": ["CLR-1", "CLR-2"], "ai": {"use": "none"}},
   {
    "id": "\U0001f3ac", "heard": false, "ai": {
      "use": null}},
   [1,
    2], [], {}
 ],
 "a/b": {"m~n": -1.5e3}, "": {"": 7}}
"""


def shown(span: Span) -> str:
    assert span.end_line == span.line
    return f"{span.line}: {span.text[span.column - 1 : span.end_column - 1]}"


def place(text: str, name: str, pointer: str) -> str:
    return shown(source.placed(text, name, [pointer])[pointer])


@pytest.mark.parametrize(
    ("pointer", "stretch"),
    [
        ("", "1: gate: 1"),
        ("/gate", "1: gate: 1"),
        ("/delivery", '2: delivery: {id: NF-103, title: "Night Ferry: 103"}'),
        ("/delivery/id", "2: id: NF-103"),
        ("/delivery/title", '2: title: "Night Ferry: 103"'),
        ("/elements", "3: elements"),
        ("/elements/0", "4: id: NF_103_010_0040"),
        ("/elements/0/id", "4: id: NF_103_010_0040"),
        ("/elements/0/ai", "6: ai"),
        ("/elements/0/ai/use", "7: use: generated"),
        ("/elements/0/ai/tools", "8: tools: [firefly-ent, upscaler]"),
        ("/elements/0/ai/tools/1", "8: upscaler"),
        ("/elements/0/notes", "9: notes"),
        ("/elements/1", "13: id: NF_103_010_0050"),
        ("/elements/1/talent", "14: talent"),
        ("/elements/1/talent/0", "15: talent: T-014"),
        ("/elements/1/talent/0/talent", "15: talent: T-014"),
        ("/elements/2", "16: id: NF_103_010_0060"),
        ("/elements/2/clearances", "16: clearances: []"),
        ("/elements/3", "17: x"),
        ("/elements/4", "18: - a"),
        ("/elements/4/1", "19: b"),
        ("/consents", "20: consents"),
        ("/consents/0", '21: "id": CON-1'),
        ("/consents/0/covers", "22: covers"),
        ("/consents/0/covers/0", "23: create"),
        ("/a~1b", "24: a/b: {m~n: 1}"),
        ("/a~1b/m~0n", "24: m~n: 1"),
        ("/silence", "25: silence:"),
    ],
)
def test_a_value_of_yaml_is_found_again(pointer: str, stretch: str) -> None:
    assert place(DELIVERY, "delivery.yaml", pointer) == stretch
    assert place(DELIVERY.replace("\n", "\r\n"), "delivery.yaml", pointer) == stretch


@pytest.mark.parametrize(
    ("pointer", "stretch"),
    [
        ("", '1: "gate": 1'),
        ("/gate", '1: "gate": 1'),
        ("/elements", '2: "elements"'),
        ("/elements/0", '3: "id": "NF_\\u0031"'),
        ("/elements/0/clearances", '4: "clearances": ["CLR-1", "CLR-2"]'),
        ("/elements/0/clearances/1", '4: "CLR-2"'),
        ("/elements/0/ai/use", '4: "use": "none"'),
        ("/elements/1", '6: "id": "\U0001f3ac"'),
        ("/elements/1/heard", '6: "heard": false'),
        ("/elements/1/ai", '6: "ai"'),
        ("/elements/1/ai/use", '7: "use": null'),
        ("/elements/2", "8: [1,"),
        ("/elements/2/1", "9: 2"),
        ("/elements/3", "9: []"),
        ("/elements/4", "9: {}"),
        ("/a~1b/m~0n", '11: "m~n": -1.5e3'),
        ("/", '11: "": {"": 7}'),
        ("//", '11: "": 7'),
    ],
)
def test_a_value_of_json_is_found_again(pointer: str, stretch: str) -> None:
    assert place(RECORD, "delivery.json", pointer) == stretch
    assert place(RECORD.replace("\n", "\r\n"), "delivery.json", pointer) == stretch


@pytest.mark.parametrize(
    ("pointer", "stretch"),
    [
        ("/elements/0/clearances", "4: id: NF_103_010_0040"),
        ("/elements/0/ai/created_on", "6: ai"),
        ("/elements/0/ai/tools/2", "8: tools: [firefly-ent, upscaler]"),
        ("/elements/0/id/deeper/still", "4: id: NF_103_010_0040"),
        ("/elements/00", "3: elements"),
        ("/elements/-1", "3: elements"),
        ("/elements/9/ai/use", "3: elements"),
        ("/consents/0/status", '21: "id": CON-1'),
        ("/delivery/stage", '2: delivery: {id: NF-103, title: "Night Ferry: 103"}'),
        ("/nowhere/0", "1: gate: 1"),
    ],
)
def test_a_pointer_that_leads_nowhere_gives_its_nearest_ancestor(pointer: str, stretch: str) -> None:
    assert place(DELIVERY, "delivery.yaml", pointer) == stretch


def test_a_key_that_looks_like_an_escape_is_found() -> None:
    assert place("a: 1\n~1: 2\n/: 3\n", "delivery.yaml", "/~01") == "2: ~1: 2"
    assert place("a: 1\n~1: 2\n/: 3\n", "delivery.yaml", "/~1") == "3: /: 3"


def test_a_span_counts_characters_and_carries_its_line() -> None:
    text = "- \U0001f3ac: é\n-  x:\t[y]\r\n"
    spans = source.placed(text, "delivery.yaml", ["/0/\U0001f3ac", "/1/x/0", "/1/x"])
    assert spans["/0/\U0001f3ac"] == Span(1, 3, 1, 7, "- \U0001f3ac: é")
    assert spans["/1/x/0"] == Span(2, 8, 2, 9, "-  x:\t[y]")
    assert spans["/1/x"] == Span(2, 4, 2, 10, "-  x:\t[y]")


def test_an_entry_written_over_several_lines_shows_its_first_line_or_its_key() -> None:
    assert place("? ''\n: b\n", "d.yaml", "/") == "1: ''"
    assert place('? "a\n  b"\n: c\n', "d.yaml", "/a b") == '1: "a'
    assert place("a: b\n  c\nd: 'e\n  f'\n", "d.yaml", "/a") == "1: a"
    assert place("a: b\n  c\nd: 'e\n  f'\n", "d.yaml", "/d") == "3: d"
    assert place("- b\n  c\n", "d.yaml", "/0") == "1: b"


def test_a_line_too_long_to_show_is_cut_and_left_out_where_the_place_lies_beyond() -> None:
    text = json.dumps({"a": 1, "b": "x" * 500, "c": 2})
    spans = source.placed(text, "delivery.json", ["/a", "/c"])
    assert spans["/a"] == Span(1, 2, 1, 8, text[:400])
    assert spans["/c"] == Span(1, len(text) - 6, 1, len(text), "")


@pytest.mark.parametrize(("name", "text"), [("d.yaml", "x"), ("d.json", '"x"'), ("d.yaml", "[]"), ("d.json", "{}")])
def test_a_text_without_entries_is_shown_whole(name: str, text: str) -> None:
    assert place(text, name, "/a/0") == f"1: {text}"
