"""The whole way of a delivery through the gate."""

import os
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from msgspec.structs import replace

from gate import conform, discover, inventory
from gate.case import Case
from gate.check import Check
from gate.delivery import Delivery, SchemaFault, Stage, Waiver
from gate.errors import GateError, PolicyError, ReaderError
from gate.evaluate import evaluate, in_scope
from gate.evidence import Prober
from gate.finding import Finding
from gate.load import manifest, previous, registers, sites
from gate.load import policy as policies
from gate.load import waivers as waiver_file
from gate.load.registers import Register
from gate.location import Location
from gate.policy import WAIVER_FILE, Policy
from gate.rule import Sight
from gate.verdict import Coverage, Judgement, Outcome, Verdict
from gate.waive import concerns, waive

NOT_DELIVERED = frozenset({"missing", "outside"})
"""Causes for which a file is a finding of its own and was never there to be read."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for; `today` is the clock."""

    today: date
    paths: tuple[str, ...] = (".",)
    manifest_only: bool = False
    media_roots: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    """Earlier manifests of the productions that are judged."""
    stage: Stage | None = None
    own: tuple[str, ...] = ()
    """Files that gate itself reads or writes in this run; a delivery need not declare them."""


class House(msgspec.Struct, frozen=True):
    """Who judges: the policy, the checks, and the prober that reads media."""

    policy: Policy
    checks: tuple[Check, ...]
    prober: Prober


class Bench(msgspec.Struct, frozen=True):
    """What every delivery of a run is judged with: the order, the house, the operator's waivers by file and registers, and earlier manifests."""

    order: Order
    house: House
    waivers: Mapping[str, tuple[Waiver, ...]]
    previous: tuple[Delivery, ...] = ()
    registers: tuple[Register, ...] = ()


def judge(order: Order, house: House) -> Verdict:
    """Judges every delivery that the order names.

    1. read the operator's waivers and registers, and earlier manifests; 2. find the manifests; 3. load each with its registers;
    4. take stock of its files; 5. probe them; 6. lay all this before the checks; 7. lay waivers over the findings; 8. judge the
    waivers; 9. find the places again. What keeps a delivery from being found or judged is among the verdict's errors, and the others
    are judged all the same; only what the operator lays beside them and cannot be followed keeps everything from being judged, and
    is told once.
    """
    rules = tuple(check.rule for check in house.checks)
    verdict = Verdict(policy=house.policy, rules=rules, sight=Sight.MANIFEST if order.manifest_only else Sight.MEDIA)
    try:
        files = dict.fromkeys(map(os.path.normpath, (*house.policy.waivers, *order.waivers)))
        waivers = {file: policies.waivers(file) for file in files}
        bench = Bench(order, house, waivers, previous.load(order.previous), registers.read(house.policy.registers))
    except GateError as error:
        return replace(verdict, errors=(error,))
    found = discover.manifests(order.paths)
    own = (*order.own, *previous.files(bench.previous))
    heard = [_hear(path, _apart(path, found.manifests, own), bench) for path in found.manifests]
    judgements, lost = sites.placed([judgement for judgement, _ in heard])
    errors = (*found.errors, *(error for _, error in heard if error), *lost)
    judged = [(judgement.manifest, judgement.production) for judgement in judgements]
    return replace(verdict, judgements=judgements, errors=errors or tuple(previous.strangers(bench.previous, judged)))


def _apart(path: str, manifests: Iterable[str], own: Iterable[str]) -> frozenset[str]:
    folders = (os.path.dirname(other) for other in manifests if other != path)
    return frozenset(os.path.normpath(place) for place in (*folders, *own) if place)


def _hear(path: str, apart: frozenset[str], bench: Bench) -> tuple[Judgement, GateError | None]:
    try:
        case = _case(path, apart, bench)
        judgement = _judgement(path, case, _waivers(case, bench), bench.house)
    except GateError as error:
        return Judgement(id="?", manifest=path, outcome="unjudged"), error
    if judgement.outcome != "unjudged":
        return judgement, None
    why = next(reading.why for reading in case.readings.values() if reading.cause not in NOT_DELIVERED)
    return judgement, ReaderError(f"no media file of {case.delivery.id} could be read: {why}", Location(path))


def _case(path: str, apart: frozenset[str], bench: Bench) -> Case:
    order, house = bench.order, bench.house
    loaded = manifest.load(path)
    root = os.path.dirname(path)
    case = Case(
        delivery=registers.folded(loaded.delivery, bench.registers),
        policy=house.policy,
        today=order.today,
        stage=_strictest(loaded.delivery.stage, house.policy.stage, order.stage),
        sight=Sight.TEXT if loaded.faults else Sight.MANIFEST,
        root=root,
        faults=loaded.faults,
        previous=previous.belonging(bench.previous, path, loaded.delivery.production),
        cuts=conform.cuts(root, loaded.delivery.timelines),
    )
    if loaded.faults or order.manifest_only:
        return case
    stock = inventory.take(loaded.delivery, inventory.Grounds(root, order.media_roots, apart), house.policy)
    readings = {reading.path: reading for reading in house.prober(stock.queries)}
    return replace(case, sight=Sight.MEDIA, media=stock.media, absent=stock.absent, readings=readings, strays=stock.strays)


def _strictest(*stages: Stage | None) -> Stage:
    said = {stage for stage in stages if stage}
    return "interim" if said == {"interim"} else "final"


def _waivers(case: Case, bench: Bench) -> tuple[tuple[Waiver, ...], tuple[SchemaFault, ...]]:
    """Of the operator's waivers those that concern this delivery, and all of its own file; and where that breaks its schema."""
    beside = os.path.normpath(os.path.join(case.root, WAIVER_FILE))
    named = os.path.realpath(beside) in map(os.path.realpath, bench.waivers)
    own = case.policy.delivery_waivers and not named and os.path.lexists(beside)
    waivers, faults = waiver_file.load(beside) if own else ((), ())
    shared = (waiver for granted in bench.waivers.values() for waiver in granted)
    return (*(waiver for waiver in shared if concerns(waiver, case, bench.house.checks)), *waivers), faults


def _judgement(path: str, case: Case, granted: tuple[tuple[Waiver, ...], tuple[SchemaFault, ...]], house: House) -> Judgement:
    waivers, faults = granted
    case = replace(case, faults=(*case.faults, *faults))
    if case.sight is not Sight.TEXT and not any(check.rule.waivable and in_scope(check.rule, case) for check in house.checks):
        raise PolicyError(
            "no rule is in force, so nothing can be judged; switch on at least one", Location(case.policy.source or path)
        )
    found = evaluate(case, [check for check in house.checks if check.rule.waivable])
    waived = waive(found, waivers, case, house.checks)
    unwaivable = evaluate(replace(case, waivers=waived.uses), [check for check in house.checks if not check.rule.waivable])
    findings = (*waived.findings, *unwaivable)
    outcome = _outcome(case, findings)
    return Judgement(
        id=case.delivery.id,
        production=case.delivery.production,
        manifest=path,
        outcome=outcome,
        sight=case.sight,
        coverage=_coverage(case),
        findings=findings,
    )


def _outcome(case: Case, findings: Iterable[Finding]) -> Outcome:
    """A delivery of which no file could be read is never open, whatever the policy makes of its findings."""
    readings = case.readings.values()
    unread = bool(readings) and all(reading.read == "not-read" for reading in readings)
    if unread and any(reading.cause not in NOT_DELIVERED for reading in readings):
        return "unjudged"
    failing = any(finding.severity >= case.policy.fail_on and not finding.waiver for finding in findings)
    return "shut" if failing or unread or case.sight is Sight.TEXT else "open"


def _coverage(case: Case) -> Coverage:
    reads = [reading.read for reading in case.readings.values()]
    return Coverage(len(case.delivery.elements), len(reads), *(reads.count(how) for how in ("complete", "partial", "not-read")))
