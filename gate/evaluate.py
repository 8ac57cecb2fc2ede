"""Evaluate: a case in, findings out."""

from collections.abc import Iterable

from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.errors import PluginError
from gate.finding import Finding
from gate.policy import Severity
from gate.rule import Rule


def severity(rule: Rule, case: Case) -> Severity:
    """A rule's severity in this case: the policy's word, else the rule's own for the stage."""
    own = rule.interim if rule.interim is not None and not case.final else rule.severity
    return case.policy.severities.get(rule.id, own)


def in_scope(rule: Rule, case: Case) -> bool:
    """Whether a rule is applied: it is not switched off, and as much can be seen as it needs."""
    return rule.needs <= case.sight and severity(rule, case) is not Severity.OFF


def evaluate(case: Case, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """The findings of every check in scope, in the order of the checks.

    A check that raises is a bug, whatever it raises: RuntimeError says which rule looked at what, and its cause is what was raised.
    Passed on as it is, an exception could be taken for a word of click's (`Exit`) or of gate's own, and so for a verdict. Raises
    PluginError for a check that tries to end the program or that answers in another rule's name.
    """
    return tuple(finding for check in checks if in_scope(check.rule, case) for finding in _apply(check, case))


def _apply(check: Check, case: Case) -> list[Finding]:
    grade = severity(check.rule, case)
    try:
        findings = [replace(finding, severity=grade) for finding in check.law(case)]
    except KeyboardInterrupt:
        raise
    except SystemExit as error:
        raise PluginError(f"check {check.rule.id} of {check.origin} tried to end the program while it judged") from error
    except BaseException as error:
        raise RuntimeError(f"rule {check.rule.id} of {check.origin} was looking at delivery {case.delivery.id}") from error
    if any(finding.rule != check.rule for finding in findings):
        raise PluginError(f"check {check.rule.id} of {check.origin} answers in the name of another rule")
    return findings
