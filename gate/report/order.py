"""Order: findings worst first, then by place."""

from collections.abc import Iterable

from gate.finding import Finding


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are not waived, the gravest first, those of one severity by place in their file."""
    return sorted((finding for finding in findings if finding.waiver is None), key=_weight)


def waived(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are waived, the gravest first."""
    return sorted((finding for finding in findings if finding.waiver is not None), key=_weight)


def _weight(finding: Finding) -> tuple[int, str, int, int, str]:
    span = finding.location.span
    line, column = (span.line, span.column) if span else (0, 0)
    return -finding.severity, finding.location.path, line, column, finding.rule.id
