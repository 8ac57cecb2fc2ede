"""Whatever a delivery says, no report carries a live command, live markup or a character that cannot be seen."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
from markdown_it import MarkdownIt

from gate.check import Check
from gate.evidence import Reading
from gate.policy import Severity
from gate.report import page, probe, rules
from gate.report.formats import FORMATS
from gate.report.look import Look
from gate.report.visible import HIDDEN, sound
from gate.verdict import Verdict
from tests.report import hostile
from tests.report.hostile import attacked

ANNOTATION = re.compile(r"::(error|warning|notice) (?:(?:file|line|endLine|col|endColumn)=[^,:]*,)*title=[^,:]*::.*")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKUP = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "html_inline",
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open",
    "th_close", "td_open", "td_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
}  # fmt: skip
"""What a summary is made of: no link, image, emphasis, code span, block of HTML or rule of its own."""


def harmless(report: str) -> list[str]:
    """The lines of a report, once it is sure that nothing in them is hidden and nothing is obeyed wherever it stands."""
    lines = report.split("\n")
    assert lines.pop() == ""
    assert lines == report.splitlines()
    for line in lines:
        assert not [char for char in line if unicodedata.category(char) in HIDDEN], ascii(line)
        assert "##[" not in line
        assert "##vso[" not in line.lower()
    return lines


def commands(lines: list[str]) -> list[str]:
    """The lines that a runner would obey: it takes blanks off the front first."""
    return [line.strip() for line in lines if line.strip().startswith("::")]


def inert_markdown(text: str) -> list[str]:
    """The types of the tokens of a Markdown text that has no live markup."""
    tokens = [token for block in MARKDOWN.parse(text) for token in (block, *(block.children or ()))]
    assert {token.type for token in tokens} <= MARKUP
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<code>", "</code>"}
    assert not re.search(r"://|www\.|@|(?<![&#])#\w", text, re.IGNORECASE), ascii(text)
    return [token.type for token in tokens]


@attacked("verdict", hostile.verdict)
def test_text(verdict: Verdict) -> None:
    report = FORMATS["text"](verdict, Look())
    assert commands(harmless(report)) == []


@attacked("verdict", hostile.verdict)
def test_text_in_colour_carries_codes_of_its_own_only(verdict: Verdict) -> None:
    report = FORMATS["text"](verdict, Look(colour=True))
    assert re.sub(r"\x1b\[[\d;]*m", "", report) == FORMATS["text"](verdict, Look())


@attacked("verdict", hostile.verdict)
def test_github(verdict: Verdict) -> None:
    lines = harmless(FORMATS["github"](verdict, Look()))
    obeyed = commands(lines)
    assert all(ANNOTATION.fullmatch(line) for line in obeyed), obeyed
    assert [line.split(" ")[0] for line in obeyed] == ["::error"] * 3 + ["::warning", "::notice"]
    assert not [line for line in obeyed if re.search(r"%(?!25|0A|3A|2C)", line)]
    assert lines[-1].startswith("gate: result=unjudged errors=1 ")


@attacked("verdict", hostile.verdict)
def test_markdown(verdict: Verdict) -> None:
    report = FORMATS["markdown"](verdict, Look())
    assert commands(harmless(report)) == []
    kinds = inert_markdown(report)
    assert (kinds.count("tr_open"), kinds.count("td_open"), kinds.count("list_item_open")) == (4, 21, 3)


@attacked("verdict", hostile.verdict)
def test_json(verdict: Verdict) -> None:
    report = FORMATS["json"](verdict, Look())
    assert report.isascii()
    assert commands(harmless(report)) == []
    said = json.loads(report)
    for finding, record in zip(verdict.findings, said["findings"], strict=True):
        assert record["message"] == sound(finding.message)
        assert record["location"]["path"] == sound(finding.location.path)
        assert [evidence["value"] for evidence in record["evidence"]][1] == "[redacted]"


@attacked("verdict", hostile.verdict)
def test_sarif(verdict: Verdict, sarif: jsonschema_rs.Validator) -> None:
    report = FORMATS["sarif"](verdict, Look())
    assert report.isascii()
    assert commands(harmless(report)) == []
    said = json.loads(report)
    sarif.validate(said)
    shown = [text for result in said["runs"][0]["results"] for text in _texts(result)]
    assert not [char for text in shown for char in text.replace("\n", "") if unicodedata.category(char) in HIDDEN]
    assert not [
        text for text in shown if re.search(r"(?<!\\)(\\\\)*[\[\]]", text) or not re.fullmatch(r"(?:[^{}]|\{\{|\}\})*", text)
    ]
    places = [place for result in said["runs"][0]["results"] for place in _uris(result)]
    assert all(re.fullmatch(r"(file:///)?[\w.~%/-]*", place, re.ASCII) for place in places)


@attacked("reading", hostile.reading)
def test_probe(reading: Reading) -> None:
    text = "".join(probe.text([reading], Look()))
    assert commands(harmless(text)) == []
    assert "[redacted]" in text
    (line,) = harmless("".join(probe.lines([reading])))
    assert line.isascii()
    assert json.loads(line)["path"] == sound(reading.path)


@attacked("check", hostile.check)
@pytest.mark.parametrize(
    "table", [rules.text, rules.record, rules.markdown, lambda checks, _: page.page(checks[0], Severity.ERROR, Look())]
)
def test_rules_and_their_pages(check: Check, table: Callable[..., str]) -> None:
    harmless(table([check], {"XX101": Severity.ERROR}))


@attacked("check", hostile.check)
def test_a_page_in_colour_holds_no_escapes_but_those_of_colours(check: Check) -> None:
    shown = page.page(check, Severity.ERROR, Look(colour=True))
    harmless(re.sub(r"\x1b\[[0-9;]*m", "", shown))


@attacked("check", hostile.check)
def test_a_table_of_rules_in_markdown(check: Check) -> None:
    kinds = inert_markdown(rules.markdown([check], {"XX101": Severity.ERROR}))
    assert (kinds.count("tr_open"), kinds.count("td_open")) == (2, 5)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for inner in value.values() for text in _texts(inner)]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else []


def _uris(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["uri"]] if "uri" in value else []
        return own + [uri for inner in value.values() for uri in _uris(inner)]
    return [uri for inner in value for uri in _uris(inner)] if isinstance(value, list) else []
