"""Reads the pages of rules: sections, examples and the lines that a finding must hit; and holds a check to its own page."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from gate.check import Check
from gate.testing import findings

SECTIONS = ["Why it matters", "Fails", "Passes", "To clear it"]
MARK = "# finding"


class Page(msgspec.Struct, frozen=True):
    """A page taken apart: its first line, and each section's text by its heading."""

    title: str
    sections: dict[str, str]


class Example(msgspec.Struct, frozen=True):
    """One YAML block, and the lines in it (from 1) that a finding must hit."""

    text: str
    marked: list[int]


def read(text: str) -> Page:
    """Takes a page apart at its headings; a heading inside an example is none."""
    title, _, rest = text.partition("\n")
    sections: dict[str, str] = {}
    heading, fenced = "", False
    for line in rest.splitlines():
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            heading = line.removeprefix("## ")
        sections[heading] = f"{sections.get(heading, '')}{line}\n"
    return Page(title, {name: text for name, text in sections.items() if name})


def examples(section: str) -> list[Example]:
    """The YAML blocks of a section."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    return [Example(text, [number for number, line in enumerate(text.splitlines(), 1) if line.endswith(MARK)]) for text in blocks]


def faults(check: Check, checks: Iterable[Check]) -> Iterator[str]:
    """Every way in which a check does not keep to the examples of its page."""
    page = read(check.rule.page)
    failing, passing = (examples(page.sections[name]) for name in ("Fails", "Passes"))
    if not failing or not passing:
        yield f"{check.rule.id}: no example that fails, or none that passes"
    for example in failing:
        if not example.marked:
            yield f"{check.rule.id}: an example under Fails marks no finding:\n{example.text}"
    for example in (*failing, *passing):
        hit = _hit(check, checks, example)
        if hit != example.marked:
            yield f"{check.rule.id}: findings on lines {hit}, marked are {example.marked}:\n{example.text}"


def _hit(check: Check, checks: Iterable[Check], example: Example) -> list[int]:
    """The lines that a check hits. One that cannot be waived judges what waivers did to the findings of all the others."""
    others = [other for other in checks if other.rule.id != check.rule.id] if not check.rule.waivable else []
    found = [finding for finding in findings(example.text, (*others, check)) if finding.rule.id == check.rule.id]
    return sorted(finding.location.span.line if finding.location.span else 0 for finding in found)
