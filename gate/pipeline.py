"""The whole way of a delivery through the gate."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec
from msgspec.structs import replace

from gate import discover, inventory
from gate.case import Case
from gate.check import Check
from gate.errors import GateError, PolicyError, ReaderError
from gate.evaluate import evaluate, in_scope
from gate.evidence import Query, Reading
from gate.finding import Finding
from gate.load import manifest, source
from gate.load import waivers as waiver_file
from gate.location import Location, Span
from gate.model import SchemaFault, Stage, Waiver
from gate.policy import Policy
from gate.rule import Sight
from gate.verdict import Coverage, Judgement, Outcome, Verdict
from gate.waive import concerns, waive

Prober = Callable[[Iterable[Query]], Iterator[Reading]]
Granted = tuple[tuple[Waiver, ...], tuple[SchemaFault, ...]]
"""Waivers, and where their files break their schema."""
BESIDE = "waivers.yaml"
READERS_FAULT = frozenset({"no-reader", "old-reader", "limit"})
"""Causes that lie with this machine, not with the file."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for; `today` is the clock."""

    today: date
    paths: tuple[str, ...] = (".",)
    manifest_only: bool = False
    media_roots: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    stage: Stage | None = None
    own: tuple[str, ...] = ()
    """Files that gate itself reads or writes in this run; a delivery need not declare them."""


class House(msgspec.Struct, frozen=True):
    """Who judges: the policy, the checks, and the prober that reads media."""

    policy: Policy
    checks: tuple[Check, ...]
    prober: Prober


def judge(order: Order, house: House) -> Verdict:
    """Judges every delivery that the order names.

    1. find the manifests; 2. load each with its registers; 3. take stock of its files; 4. probe them; 5. lay all this
    before the checks; 6. lay waivers over the findings; 7. judge the waivers; 8. find the places again. What stops a
    delivery from being judged is among the verdict's errors, and the others are judged all the same.
    """
    rules = tuple(check.rule for check in house.checks)
    verdict = Verdict(policy=house.policy, rules=rules, sight=Sight.MANIFEST if order.manifest_only else Sight.MEDIA)
    try:
        manifests = discover.manifests(order.paths)
    except GateError as error:
        return replace(verdict, errors=(error,))
    heard = [_hear(path, _apart(path, manifests, order.own), order, house) for path in manifests]
    judgements, errors = zip(*heard, strict=True)
    return replace(verdict, judgements=judgements, errors=tuple(error for error in errors if error))


def _apart(path: str, manifests: Iterable[str], own: Iterable[str]) -> frozenset[str]:
    folders = (os.path.dirname(other) for other in manifests if other != path)
    return frozenset(os.path.normpath(place) for place in (*folders, *own) if place)


def _hear(path: str, apart: frozenset[str], order: Order, house: House) -> tuple[Judgement, GateError | None]:
    try:
        case = _case(path, apart, order, house)
        judgement = _judgement(path, case, _waivers(case, order, house.policy), house)
    except GateError as error:
        return Judgement(id="?", manifest=path, outcome="unjudged"), error
    if judgement.outcome != "unjudged":
        return judgement, None
    why = next((reading.why for reading in case.readings.values() if reading.cause in READERS_FAULT), "")
    return judgement, ReaderError(f"no media file of {case.delivery.id} could be read: {why}", Location(path))


def _case(path: str, apart: frozenset[str], order: Order, house: House) -> Case:
    loaded = manifest.load(path)
    root = os.path.dirname(path)
    case = Case(
        delivery=loaded.delivery,
        policy=house.policy,
        today=order.today,
        stage=_strictest(loaded.delivery.stage, house.policy.stage, order.stage),
        sight=Sight.TEXT if loaded.faults else Sight.MANIFEST,
        root=root,
        faults=loaded.faults,
    )
    if loaded.faults or order.manifest_only:
        return case
    stock = inventory.take(loaded.delivery, inventory.Grounds(root, order.media_roots, apart), house.policy)
    readings = {reading.path: reading for reading in house.prober(stock.queries)}
    return replace(case, sight=Sight.MEDIA, media=stock.media, readings=readings, strays=stock.strays)


def _strictest(*stages: Stage | None) -> Stage:
    said = {stage for stage in stages if stage}
    return "interim" if said == {"interim"} else "final"


def _waivers(case: Case, order: Order, policy: Policy) -> Granted:
    """All that the delivery's own waiver file holds, and of the operator's files what concerns this delivery."""
    beside = os.path.normpath(os.path.join(case.root, BESIDE))
    named = tuple(dict.fromkeys(map(os.path.normpath, (*policy.waivers, *order.waivers))))
    own = policy.delivery_waivers and beside not in named and os.path.lexists(beside)
    shared = [waiver_file.load(file) for file in named]
    waivers, faults = waiver_file.load(beside) if own else ((), ())
    theirs = tuple(waiver for granted, _ in shared for waiver in granted if concerns(waiver, case))
    return (*theirs, *waivers), (*(fault for _, broken in shared for fault in broken), *faults)


def _judgement(path: str, case: Case, granted: Granted, house: House) -> Judgement:
    waivers, faults = granted
    case = replace(case, faults=(*case.faults, *faults))
    if not any(in_scope(check.rule, case) for check in house.checks):
        raise PolicyError(
            "no rule is in force, so nothing can be judged; switch on at least one", Location(case.policy.source or path)
        )
    findings = evaluate(case, [check for check in house.checks if check.rule.waivable])
    waived = waive(findings, waivers, case, house.checks)
    unwaivable = evaluate(replace(case, waivers=waived.uses), [check for check in house.checks if not check.rule.waivable])
    placed = _placed((*waived.findings, *unwaivable))
    outcome = _outcome(case, placed)
    return Judgement(id=case.delivery.id, manifest=path, outcome=outcome, coverage=_coverage(case), findings=placed)


def _outcome(case: Case, findings: Iterable[Finding]) -> Outcome:
    readings = case.readings.values()
    unread = bool(readings) and all(reading.read == "not-read" for reading in readings)
    if unread and any(reading.cause in READERS_FAULT for reading in readings):
        return "unjudged"
    failing = any(finding.severity >= case.policy.fail_on and not finding.waiver for finding in findings)
    return "shut" if failing or case.sight is Sight.TEXT else "open"


def _coverage(case: Case) -> Coverage:
    reads = [reading.read for reading in case.readings.values()]
    return Coverage(len(case.delivery.elements), len(reads), *(reads.count(how) for how in ("complete", "partial", "not-read")))


def _placed(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        for place in (finding.location, *(related.location for related in finding.related)):
            if place.pointer:
                wanted[place.path].add(place.pointer)
    spans = {path: source.spans(path, pointers) for path, pointers in wanted.items()}
    return tuple(_with_spans(finding, spans) for finding in findings)


def _with_spans(finding: Finding, spans: dict[str, dict[str, Span]]) -> Finding:
    def placed(place: Location) -> Location:
        return replace(place, span=spans.get(place.path, {}).get(place.pointer))

    related = tuple(replace(item, location=placed(item.location)) for item in finding.related)
    return replace(finding, location=placed(finding.location), related=related)
