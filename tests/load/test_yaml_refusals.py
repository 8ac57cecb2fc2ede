"""Everything that YAML is refused for, at its line and column."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from gate.errors import TextError
from gate.load import source
from gate.load.text import MAX_SCALAR, PIECE, Text


def refused(text: str) -> tuple[str, str]:
    with pytest.raises(TextError) as fault:
        source.parsed(Text(io.BytesIO(text.encode()), "delivery.yaml"))
    return str(fault.value.location).removeprefix("delivery.yaml:"), fault.value.message


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("{status: pending, status: cleared}", "1:19", "key 'status' stands twice"),
        ("assets: []\nother: 1\nassets: [x]\n", "3:1", "key 'assets' stands twice"),
        ('a:\n  - status: 1\n    "st\\x61tus": 2\n', "3:5", "key 'status' stands twice"),
        ("a: {b: 1}\nc:\n  b: 1\n  'b': 2\n", "4:3", "key 'b' stands twice"),
        ("base: &a {x: 1}\n", "1:7", "anchor &a"),
        ("- &a x\n", "1:3", "anchor &a"),
        ("&a k: v\n", "1:1", "anchor &a"),
        ("&a [*a]\n", "1:1", "anchor &a"),
        ("a: *x\n", "1:4", "alias *x"),
        ("*x : a\n", "1:1", "alias *x"),
        ("- k: v\n- &a k: v\n", "2:3", "anchor &a"),
        ("- k: v\n- !!str k: v\n", "2:3", "tag tag:yaml.org,2002:str"),
        ("- k: v\n- k: &a v\n", "2:6", "anchor &a"),
        ("- k: v\n- *a : v\n", "2:3", "alias *a"),
        ('- "<<": {}\n- <<: {}\n', "2:3", "merge key"),
        ('- "true": x\n- true: x\n', "2:3", "key true is not text"),
        ("- [k]\n- ? &a [k]\n  : v\n", "2:5", "anchor &a"),
        ("a:\n  <<: {x: 1}\n", "2:3", "merge key"),
        ("a: !!str x\n", "1:4", "tag tag:yaml.org,2002:str"),
        ("a: ! x\n", "1:4", "tag !"),
        ("!!map\na: b\n", "1:1", "tag tag:yaml.org,2002:map"),
        ("- !!python/object/apply:os.system [x]\n", "1:3", "tag tag:yaml.org,2002:python"),
        ("!<x> [a]\n", "1:1", "tag x"),
        ("%TAG ! tag:x,2000:\n---\na: b\n", "1:1", "%TAG"),
        (f"#{'x' * (PIECE - 4)}\n%TAG ! tag:x,2000:\n---\na: b\n", "2:1", "%TAG"),
        ("a: b\n...\n# one\n%TAG ! tag:x,2000:\n---\na: b\n", "4:1", "%TAG"),
        ("%YAML 1.1\n---\na: b\n", "1:1", "%YAML"),
        ("%YAML 2.0\n---\na: b\n", "1:1", "incompatible YAML document"),
        ("%FOO x\n---\na: b\n", "1:5", "unknown directive"),
        ("a: b\n---\nc: d\n", "2:1", "second document"),
        ("---\n---\n", "2:1", "second document"),
        ("a: b\n...\nc: d\n", "3:1", "did not find expected <document start>"),
        ("103: x\n", "1:1", "key 103 is not text"),
        ("a: {true: x}\n", "1:5", "key true is not text"),
        ("~: x\n", "1:1", "key ~ is not text"),
        ("{? : x}\n", "1:4", "key without text is not text"),
        ("? [a]\n: x\n", "1:3", "a key is text"),
        ("{{a: b}: c}", "1:2", "a key is text"),
        ('a: "x\\0y"\n', "1:4", "NUL"),
        ('a: "\\ud83d"\n', "1:7", "invalid Unicode character escape code"),
        ("a: 1234567890123456789\n", "1:4", "more than 18 digits"),
        ("- -1234567890123456789\n", "1:3", "more than 18 digits"),
        (f"a: {'9' * 5000}\n", "1:4", "more than 18 digits"),
        (f"a: {'9' * 400}.5\n", "1:4", "too large"),
        ("[" * 65 + "]" * 65, "1:65", "deeper than 64"),
        ("- " * 65 + "x", "1:129", "deeper than 64"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(70)), "65:65", "deeper than 64"),
        (f"a: {'x' * (MAX_SCALAR + 1)}\n", "1:4", "1048577 characters"),
        (f"ab: c\nd: |\n{' x' * (2 * MAX_SCALAR)}\n", "2:1", "more than 1048576 characters stand in one value, key or comment"),
        (f"#{'x' * (3 * MAX_SCALAR)}\nab: c\n", "1:1", "more than 1048576 characters stand in one value, key or comment"),
        (f"ab: c\n#{'x' * (3 * MAX_SCALAR)}\n", "1:5", "more than 1048576 characters stand in one value, key or comment"),
        ("a: [b\n", "2:1", "did not find expected ',' or ']'"),
        ("a: b: c\n", "1:5", "mapping values are not allowed"),
        ("a:\n\t- b\n", "2:1", "cannot start any token"),
        ('a: "b\n', "2:1", "unexpected end of stream"),
        ("a: @b\n", "1:4", "cannot start any token"),
        ("", "1:1", "says nothing"),
        ("\ufeff", "1:1", "says nothing"),
        ("\n# nothing here\n", "1:1", "says nothing"),
        ("---\n", "1:1", "says nothing"),
        ("null\n", "1:1", "says nothing"),
        ("~", "1:1", "says nothing"),
    ],
)
def test_a_text_is_refused_at_its_place(text: str, place: str, message: str) -> None:
    where, why = refused(text)
    assert (where, message in why) == (place, True), why


@pytest.mark.parametrize(("limit", "accepted"), [(8, False), (9, True)])
def test_keys_values_and_collections_are_counted(limit: int, accepted: bool) -> None:
    text = Text(io.BytesIO(b"a: [0, true]\nb:\n  c: []\n"), "delivery.yaml", limit)
    if accepted:
        assert source.parsed(text) == {"a": [0, True], "b": {"c": []}}
        return
    with pytest.raises(TextError, match="more than 8 values") as fault:
        source.parsed(text)
    assert str(fault.value.location) == "delivery.yaml:3:6"


COUNTED = "- {k: a, l: b}\n- {k: a, l: b}\n- [a, a]\n"
PLACES = ("1:1", "1:3", "1:4", "1:7", "1:10", "1:13", "2:3", "2:4", "2:7", "2:10", "2:13", "3:3", "3:4", "3:7")


@pytest.mark.parametrize("limit", range(1, len(PLACES) + 1))
def test_the_first_value_too_many_is_refused_whatever_it_is_and_however_often_it_was_met(limit: int) -> None:
    text = Text(io.BytesIO(COUNTED.encode()), "delivery.yaml", limit)
    if limit == len(PLACES):
        assert source.parsed(text) == [{"k": "a", "l": "b"}, {"k": "a", "l": "b"}, ["a", "a"]]
        return
    with pytest.raises(TextError, match=f"more than {limit} values") as fault:
        source.parsed(text)
    assert str(fault.value.location) == f"delivery.yaml:{PLACES[limit]}"


def test_without_libyaml_nothing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "delivery.yaml"
    path.write_text("a: b\n")
    program = f"import sys; sys.modules['yaml._yaml'] = None; from gate.load import source; source.read({str(path)!r})"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "TextError" in run.stderr
    assert "PyYAML is installed without libyaml" in run.stderr
