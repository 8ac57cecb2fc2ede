"""Beside: the places that are related to a finding, as reports for people name them: the first few, and how many more there are."""

from gate.finding import SHOWN, Finding
from gate.report.closing import plural


def beside(finding: Finding) -> list[str]:
    """Each related place with its line, and what it has to do with the finding."""
    named = [f"{related.location}: {related.note}" for related in finding.related[:SHOWN]]
    more = len(finding.related) - SHOWN
    return [*named, plural(more, "more place")] if more > 0 else named
