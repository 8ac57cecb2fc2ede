"""Verdict: open, shut or unjudged, and why."""

from typing import Literal

import msgspec

from gate import UNJUDGED
from gate.errors import GateError
from gate.finding import Finding
from gate.policy import Policy, Severity
from gate.rule import Rule, Sight

Outcome = Literal["open", "shut", "unjudged"]
EXIT: dict[Outcome, int] = {"open": 0, "shut": 1, "unjudged": UNJUDGED}


class Coverage(msgspec.Struct, frozen=True):
    """How much was looked at: elements declared, files asked for, and how far each was read."""

    elements: int = 0
    files: int = 0
    complete: int = 0
    partial: int = 0
    not_read: int = 0


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one delivery."""

    id: str
    production: str = "?"
    manifest: str
    outcome: Outcome
    sight: Sight = Sight.MEDIA
    """How much of it was seen; where its manifest breaks its schema only that was."""
    coverage: Coverage = Coverage()
    findings: tuple[Finding, ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What gate answers: every delivery's verdict, what could not be judged, and under which policy and rules."""

    policy: Policy
    rules: tuple[Rule, ...]
    sight: Sight = Sight.MEDIA
    judgements: tuple[Judgement, ...] = ()
    errors: tuple[GateError, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, delivery by delivery."""
        return tuple(finding for judgement in self.judgements for finding in judgement.findings)

    @property
    def outcome(self) -> Outcome:
        """The worst of all: what could not be judged weighs more than what is shut."""
        if self.errors or not self.judgements:
            return "unjudged"
        outcomes = {judgement.outcome for judgement in self.judgements}
        return "unjudged" if "unjudged" in outcomes else "shut" if "shut" in outcomes else "open"

    def seen(self, judgement: Judgement) -> Sight:
        """How much of one delivery was seen: as much as was asked for, or less where its manifest breaks its schema."""
        return min(self.sight, judgement.sight)

    def count(self, severity: Severity) -> int:
        """How many findings of one severity stand unwaived."""
        return sum(finding.severity is severity and not finding.waiver for finding in self.findings)

    @property
    def waived(self) -> int:
        """How many findings are waived."""
        return sum(finding.waiver is not None for finding in self.findings)
