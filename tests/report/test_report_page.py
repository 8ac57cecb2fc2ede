"""The page of a rule in the terminal: its Markdown set to a width, nothing cut, nothing obeyed, colour only where it is asked for."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.case import Case
from gate.check import Check
from gate.finding import Finding
from gate.policy import Severity
from gate.report.look import Look
from gate.report.page import page
from gate.rule import Rule

PAGE = """A consent has *ended*.

## Why it matters

What ended covers nothing, whatever it says of itself: the day of the delivery is the day that
counts, and `expires_on` is the last one.

1. first
2. second, which is long enough to go on in the next line when the terminal is as narrow as this one

- a point

| term | means |
|---|---|
| `a` | the last day still counts, so a consent that ends on the delivery day holds for all that is delivered on it |

## Fails

```yaml
delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, GB], media: [svod]}
consents:
  - {id: CON-1}  # finding
  # no finding: a key
```
"""
SHOWN = """\
TAL305 lapsed-consent  warning
clause  union agreement
origin  studio-rules

A consent has ended.

Why it matters

What ended covers nothing, whatever it says of itself: the
day of the delivery is the day that counts, and `expires_on`
is the last one.

 1 first
 2 second, which is long enough to go on in the next line
   when the terminal is as narrow as this one

 • a point

term   means
────────────────────────────────────────────────────────────
`a`    the last day still counts, so a consent that ends on
       the delivery day holds for all that is delivered on
       it

Fails

    delivery: {id: NF-103-VFX-0042, title: Night Ferry, production: NF-S1, territories: [US, GB], media: [svod]}
    consents:
      - {id: CON-1}  # finding
      # no finding: a key
"""
NARROW = Look(width=60)
WORDS = st.text("abc[]{}:#.-", min_size=1, max_size=90).map(lambda word: f"x{word}x").filter(lambda word: "##[" not in word)
BLOCKS = st.tuples(st.sampled_from(["", "- ", "1. ", "> ", "## ", "```yaml\n"]), st.lists(WORDS, min_size=1, max_size=12))


def law(case: Case) -> Iterator[Finding]:
    """A law that finds nothing."""
    yield from ()


def shown(text: str, look: Look = NARROW, clause: str = "union agreement") -> str:
    rule = Rule("TAL305", Severity.ERROR, "studio.lapsed_consent", text, clause=clause)
    return page(Check(rule, law, "studio-rules"), Severity.WARNING, look)


def body(text: str, look: Look = NARROW) -> str:
    return shown(text, look).partition("origin  studio-rules\n\n")[2]


def test_a_page_is_set_to_the_width_and_has_no_marks() -> None:
    assert shown(PAGE) == SHOWN


def test_in_colour_the_same_words_stand_and_headings_keys_and_findings_stand_out() -> None:
    coloured = shown(PAGE, Look(colour=True, width=60))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert bare.replace("`", "").split() == SHOWN.replace("`", "").split()
    assert "\x1b[1mWhy it matters\x1b[0m\n" in coloured
    assert "\x1b[36mexpires_on\x1b[0m" in coloured
    assert "    \x1b[36mconsents\x1b[0m:\n" in coloured
    assert "\x1b[1;31m# finding\x1b[0m\n" in coloured
    assert "\x1b[2m# no finding: a key\x1b[0m\n" in coloured


def test_a_rule_that_is_off_says_so() -> None:
    rule = Rule("TAL305", Severity.ERROR, "studio.lapsed_consent", PAGE, clause="x")
    assert page(Check(rule, law), Severity.OFF, NARROW).startswith("TAL305 lapsed-consent  off\n")


def test_a_long_clause_goes_on_beneath_itself() -> None:
    said = shown("x", clause="union agreement, " * 5).splitlines()
    assert said[1:3] == ["clause  union agreement, union agreement, union agreement,", "        union agreement, union agreement,"]


@pytest.mark.parametrize(
    "text",
    [
        "see [the guidance](https://x.example/a)",
        "![a still](//x.example)",
        "<https://x.example/%1b[31m>",
        "[bold]not rich's[/bold] :smile: [link=//x.example]a[/link]",
        "an <id> of an element, <b>bold</b> &amp; &#x202e; &lt;",
        "https://x.example www.x.example",
        "[a]: https://x.example",
    ],
)
def test_links_html_and_the_markup_of_rich_stay_as_they_are_written(text: str) -> None:
    assert body(text, Look(width=100)) == text + "\n"
    assert "\x1b]" not in shown(text, Look(colour=True))


@pytest.mark.parametrize("around", ["{}", "## {}", "- {}", "`{}`", "*{}*", "> {}", "```\n{}\n```", "| a |\n|---|\n| {} |"])
@pytest.mark.parametrize(
    ("hidden", "written"),
    [("\x1b[31mx", r"\x1b[31mx"), ("a\u202eb", r"a\u202eb"), ("a\x08b", r"a\x08b"), ("a##[error]", r"a##\[error]")],
)
def test_what_is_hidden_is_shown_in_every_part(around: str, hidden: str, written: str) -> None:
    assert written in body(around.format(hidden))


@pytest.mark.parametrize("wrapped", ["{}", "- point\n\n{}", "> {}"])
def test_a_long_line_of_an_example_is_never_cut(wrapped: str) -> None:
    line = "id: " + "x" * 500 + "END"
    said = body(wrapped.format(f"```yaml\n{line}\n```".replace("\n", "\n> " if wrapped[0] == ">" else "\n")))
    assert line.replace(" ", "") in re.sub(r"[\s▌]", "", said)


def test_a_long_word_in_a_cell_of_a_table_goes_on_in_the_next_line() -> None:
    said = body(f"| a | b |\n|---|---|\n| {'x' * 150}END | y |")
    assert said.count("x") == 150
    assert re.sub(r"[\sy]", "", said).endswith("xEND")


def test_an_example_in_a_point_of_a_list_is_folded_and_not_cut() -> None:
    said = body("- point\n\n  ```yaml\n  id: " + "x" * 500 + "END\n  ```")
    assert re.sub(r"\s", "", said).endswith("id:" + "x" * 500 + "END")


@given(st.lists(BLOCKS, min_size=1, max_size=6), st.integers(60, 130))
def test_no_word_is_lost_and_no_line_but_of_an_example_is_too_wide(blocks: list[tuple[str, list[str]]], width: int) -> None:
    ends = {"```yaml\n": "\n```"}
    text = "\n\n".join(mark + " ".join(words) + ends.get(mark, "") for mark, words in blocks)
    said = body(text, Look(width=width))
    squashed = re.sub(r"\s|▌", "", said)
    at = 0
    for _, words in blocks:
        found = squashed.find("".join(words), at)
        assert found >= at
        at = found + len("".join(words))
    assert all(len(line) <= width for line in said.splitlines() if not line.startswith("    "))
