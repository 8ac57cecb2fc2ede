"""Formats: what `--format` of a verdict takes, and who writes it."""

from collections.abc import Callable, Mapping

from gate.report import github, markdown, record, sarif, text
from gate.report.look import Look
from gate.verdict import Verdict

Report = Callable[[Verdict, Look], str]


def _for_programs(report: Callable[[Verdict], str]) -> Report:
    """A report that looks the same whoever asks."""
    return lambda verdict, _: report(verdict)


FORMATS: Mapping[str, Report] = {
    "text": text.report,
    "json": _for_programs(record.report),
    "sarif": _for_programs(sarif.report),
    "github": _for_programs(github.report),
    "markdown": _for_programs(markdown.report),
}
"""What `--format` takes. Each report ends with a line break; `text` alone minds the look."""
