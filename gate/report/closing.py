"""Closing line: the verdict in one word, and what it rests on: counts, elements, files read, scope, policy."""

from collections.abc import Iterable

from gate.finding import Finding
from gate.policy import Policy, Severity
from gate.report.visible import visible
from gate.rule import Sight
from gate.verdict import Coverage, Judgement, Verdict

DIGEST_SHOWN = 8


def closing(verdict: Verdict) -> list[str]:
    """The parts of the closing line, the verdict's word first."""
    parts = [verdict.outcome.upper() + f"  {counts(verdict.findings)}"]
    if verdict.errors:
        parts.append(plural(len(verdict.errors), "fault") + " kept gate from judging")
    if len(verdict.judgements) != 1:
        parts.append(f"{len(verdict.judgements) or 'no'} deliveries judged")
    sights = {verdict.seen(judgement) for judgement in verdict.judgements}
    sight = sights.pop() if len(sights) == 1 else verdict.sight
    return [*parts, *basis(coverage(verdict.judgements), sight), policy(verdict.policy)]


def delivery(judgement: Judgement, sight: Sight) -> list[str]:
    """The parts of one delivery's line, the verdict's word first."""
    name = f"delivery {visible(judgement.id)} ({visible(judgement.manifest)})"
    return [f"{judgement.outcome.upper()}  {name}", counts(judgement.findings), *basis(judgement.coverage, sight)]


def counts(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning, 0 infos, 1 waived`."""
    findings = tuple(findings)
    standing = [finding.severity for finding in findings if finding.waiver is None]
    graded = [plural(standing.count(grade), grade.word) for grade in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    return ", ".join([*graded, f"{len(findings) - len(standing)} waived"])


def basis(seen: Coverage, sight: Sight) -> list[str]:
    """`240 elements`, and how many files were read how far; or that none was opened."""
    elements = plural(seen.elements, "element")
    if sight is Sight.TEXT:
        return [elements, "its manifest breaks its schema: no media file was opened"]
    if sight is Sight.MANIFEST:
        return [elements, "manifest only: no media file was opened"]
    read = f"{seen.complete} read, {seen.partial} read in part, {seen.not_read} not read"
    return [elements, f"{plural(seen.files, 'file')}: {read}" if seen.files else "no media file was asked for"]


def policy(of: Policy) -> str:
    """`policy baseline + netflix-2025 from gate.yaml (sha256:1a2b3c4d)`."""
    named = f"policy {visible(' + '.join(of.profiles))}"
    source = f" from {visible(of.source)}" if of.source else ""
    digest = short(of.digest)
    return named + source + (f" ({digest})" if digest else "")


def short(digest: str) -> str:
    """A digest, cut to what people compare: `sha256:1a2b3c4d`."""
    method, _, value = digest.rpartition(":")
    return f"{method}:{value[:DIGEST_SHOWN]}" if method else value[:DIGEST_SHOWN]


def coverage(judgements: Iterable[Judgement]) -> Coverage:
    """The sum over all deliveries."""
    seen = [judgement.coverage for judgement in judgements]
    return Coverage(*(sum(getattr(one, field) for one in seen) for field in Coverage.__struct_fields__))


def plural(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
