"""Text that attacks whoever shows it, and verdicts, readings and checks that hold it in every field."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, repeat

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gate.case import Case
from gate.check import Check
from gate.delivery import Waiver
from gate.errors import TextError
from gate.evidence import Evidence, Reading
from gate.finding import Finding, Related
from gate.location import Location, Span
from gate.policy import Policy, Severity
from gate.rule import Rule
from gate.verdict import Coverage, Judgement, Verdict

Test = Callable[..., None]
Source = Callable[[], str]
"""Gives the next text."""
ATTACKS = (
    "\n::error::x", "::error file=a,line=1::b", "::stop-commands::x", "\r::add-mask::x", "%0A::error::x", "%0D", "##[error]x",
    "##vso[task.complete]", "##", "[", "\x1b[31m", "\x1b]8;;http://x.example\x07", "\x9b2J", "\x00", "\x08", "\t", "\u2028",
    "\u2029", "\x85", "\u202e", "\u200b", "\ufeff", "\u00a0::x", "\U000e0041", "\ud800", "\udcff", "<script>x</script>", "</code>",
    "<img src=x onerror=x>", "<!--", "&lt;b&gt;", "&#60;", "[a](http://x.example)", "![a](//x.example)", "https://x.example",
    "www.x.example", "@team", "#1", "GH-1", "`", "```\n", "~~s~~", "|", "\n|---|", "*b*", "__b__", "\n# h", "\n- l", "\n> q", "\\",
    "\\|", "{0}", "}", "]", "=cmd|x", "'", '"', ",", ":", ";", "é", "東", " ", "a",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=8), min_size=1, max_size=8).map("".join)


def attacked(name: str, build: Callable[[Source], object]) -> Callable[[Test], Test]:
    """Runs a test on what `build` makes of hostile texts: of each attack in every field, and of any mixture of them."""

    def mixed(texts: list[str]) -> object:
        return build(cycle(texts).__next__)

    def decorate(test: Test) -> Test:
        for attack in ATTACKS:
            test = example(**{name: build(repeat(attack).__next__)})(test)
        return settings(deadline=None)(given(**{name: st.lists(TEXT, min_size=1, max_size=7).map(mixed)})(test))

    return decorate


def _evidence(text: Source, *, private: bool = False) -> Evidence:
    return Evidence("ai-generated", "png", text(), text(), text(), private=private)


def _place(text: Source) -> Location:
    line = text()
    return Location(text(), text(), Span(3, 1, 3, max(2, len(line)), line))


def _finding(text: Source, severity: Severity, waiver: Waiver | None = None) -> Finding:
    return Finding(
        rule=RULE,
        location=_place(text),
        message=text(),
        found=text(),
        required=text(),
        fix=text(),
        element=text(),
        severity=severity,
        related=(Related(_place(text), text()), Related(Location(text()), text())),
        evidence=(_evidence(text), _evidence(text, private=True)),
        timecode=text(),
        waiver=waiver,
    )


def _waiver(text: Source) -> Waiver:
    day = date(2026, 11, 20)
    words = {name: text() for name in ("rule", "reason", "owner", "approved_by", "ticket", "element")}
    return Waiver(at=Location(text(), text()), issued_on=day, expires_on=day, **words)


def verdict(text: Source) -> Verdict:
    findings = (*(_finding(text, severity) for severity in Severity if severity), _finding(text, Severity.ERROR, _waiver(text)))
    judgement = Judgement(id=text(), manifest=text(), outcome="shut", coverage=Coverage(1, 1, 1), findings=findings)
    return Verdict(
        policy=Policy(profiles=(text(),), source=text(), digest="sha256:01"),
        rules=(RULE,),
        judgements=(judgement, Judgement(id=text(), manifest=text(), outcome="open")),
        errors=(TextError(text(), _place(text)), TextError(text())),
    )


def reading(text: Source) -> Reading:
    return Reading(text(), text(), 7, "partial", "damaged", text(), (_evidence(text), _evidence(text, private=True)))


def _law(case: Case) -> Iterator[Finding]:
    yield from ()


def check(text: Source) -> Check:
    page = f"A fault.\n\n## Why it matters\n{text()}\n"
    return Check(Rule("XX101", Severity.ERROR, "plugin.odd_rule", page, clause=text()), _law, text())


RULE = Rule("XX101", Severity.ERROR, "plugin.odd_rule", "A fault.\n\n## Why it matters\nIt matters.\n", clause="a clause")
