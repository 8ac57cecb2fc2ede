"""Page: one rule's page for the terminal: its Markdown, set to the terminal's width."""

import io
import re
import textwrap
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Markdown, TableElement
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from gate.check import Check
from gate.policy import Severity
from gate.report.frame import NARROWEST
from gate.report.ink import Ink
from gate.report.look import Look
from gate.report.visible import visible

INDENT = " " * 4
AS_WRITTEN = ("autolink", "entity", "html_block", "html_inline", "image", "link", "reference")
"""What stays as it is written: nothing of a page is clickable, left out, or turned into what was not seen."""
STYLES = Theme(
    {
        **{f"markdown.h{level}": "bold" for level in range(1, 7)},
        "markdown.code": "cyan",
        "markdown.table.border": "dim",
        "markdown.table.header": "bold",
        "example.key": "cyan",
        "example.comment": "dim",
        "example.finding": "bold red",
    }
)
EXAMPLE = r"(?P<key>[\w-]+(?=:(?:\s|$)))|(?P<finding>(?:^|(?<=\s))#\s*finding\b.*)|(?P<comment>(?:^|(?<=\s))#.*)"
"""What stands out in an example of YAML."""


def page(check: Check, severity: Severity, look: Look) -> str:
    """Id, name, severity in force, clause and origin, then the page itself: headings stand out, examples are indented, never cut."""
    ink = Ink(look.colour)
    rule = check.rule
    grade = ink(severity.word, severity.word) if severity is not Severity.OFF else "off"
    width = max(look.width, NARROWEST)
    head = [
        f"{ink('strong', f'{rule.id} {rule.name}')}  {grade}",
        *_labelled("clause", rule.clause, width, ink),
        *_labelled("origin", check.origin, width, ink),
    ]
    return "\n".join([*head, "", *_body(rule.page.strip(), width, colour=look.colour)]) + "\n"


def _labelled(label: str, text: str, width: int, ink: Ink) -> Iterator[str]:
    first, *rest = textwrap.wrap(_shown(text), width - len(label) - 2, break_long_words=False) or [""]
    yield f"{ink('faint', label)}  {first}"
    yield from (" " * (len(label) + 2) + line for line in rest)


def _body(text: str, width: int, *, colour: bool) -> list[str]:
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        theme=STYLES,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as captured:
        console.print(_Sheet(text, colour=colour), crop=False)
    return [line.rstrip() for line in captured.get().splitlines()]


def _shown(text: str) -> str:
    """All of a text, with what is hidden in it written out."""
    return visible(text, limit=len(text) * 10 + 1)


def _parsed(text: str, *, colour: bool) -> list[Token]:
    """The parts of a page. Without colour the marks around words of code are kept."""
    tokens = MarkdownIt().enable("table").disable(AS_WRITTEN).parse(text)
    for token in _all(tokens):
        token.content = "\n".join(map(_shown, token.content.split("\n")))
        if token.type == "code_inline" and not colour:
            token.content = f"{token.markup}{token.content}{token.markup}"
    return tokens


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


class _Example(CodeBlock):
    """An example, line by line as it is written; a line that is wider than the terminal is the terminal's to break."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        code = textwrap.indent(str(self.text).rstrip(), INDENT)
        whole = options.max_width == console.width
        text = Text(code, no_wrap=whole, overflow="ignore" if whole else "fold")
        text.highlight_regex(re.compile(EXAMPLE, re.MULTILINE), style_prefix="example.")
        yield text


class _Table(TableElement):
    """A table whose cells go on in the next line where they do not fit."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, border_style="markdown.table.border")
        for cell in self.header.row.cells if self.header and self.header.row else ():
            table.add_column(cell.content, header_style="markdown.table.header", overflow="fold")
        for row in self.body.rows if self.body else ():
            table.add_row(*(cell.content for cell in row.cells))
        yield table


class _Sheet(Markdown):
    """The Markdown of a page, as the terminal shows it."""

    elements = {**Markdown.elements, "fence": _Example, "code_block": _Example, "table_open": _Table}  # noqa: RUF012  as its base has it

    def __init__(self, text: str, *, colour: bool) -> None:
        super().__init__("", hyperlinks=False)
        self.parsed = _parsed(text, colour=colour)
