"""Findings and waivers that the tests of waiving lay over each other."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.delivery import Delivery, Waiver
from gate.finding import Finding, Related
from gate.location import Location
from gate.policy import Policy, Severity
from gate.rule import Rule, Sight
from gate.waive import Waived, waive

TODAY = date(2026, 11, 20)
PAGE = "A fault.\n"
UNCLEARED = Rule("AI101", Severity.ERROR, "gate_clearance.uncleared_ai_element", PAGE, clause="N-P4")
UNREAD = Rule("PRV411", Severity.ERROR, "gate_provenance.unread_file", PAGE, clause="N-F1", needs=Sight.MEDIA)
LAPSED = Rule("WVR001", Severity.ERROR, "gate_waivers.lapsed_waiver", PAGE, clause="waivers", waivable=False)
MANIFEST = Location("show/delivery.yaml")
CASE = Case(
    delivery=Delivery(at=MANIFEST / "delivery", id="NF-1", title="Night Ferry", production="NF-S1"),
    policy=Policy(),
    today=TODAY,
    root="show",
)
BASE = Waiver(
    at=Location("show/waivers.yaml", "/waivers/0"),
    rule="uncleared-ai-element",
    reason="texture out of focus",
    owner="vfx supervisor",
    approved_by="client legal",
    ticket="TKT-1",
    issued_on=TODAY - timedelta(days=10),
    expires_on=TODAY + timedelta(days=30),
    element="A",
)


def silent(case: Case) -> Iterator[Finding]:
    return iter(())


CHECKS = tuple(Check(rule, silent) for rule in (UNCLEARED, UNREAD, LAPSED))


def of(rule: Rule, location: Location, element: str | None = None, *files: str) -> Finding:
    related = tuple(Related(Location(file), "not read") for file in files)
    return Finding(rule=rule, location=location, message="m", found="f", required="r", fix="x", element=element, related=related)


def lay(findings: Sequence[Finding], waivers: Sequence[Waiver], case: Case = CASE) -> Waived:
    return waive(findings, waivers, case, CHECKS)


def covers(waiver: Waiver, finding: Finding, case: Case = CASE) -> bool:
    return lay([finding], [waiver], case).findings[0].waiver == waiver


OF_A = of(UNCLEARED, MANIFEST / "elements" / 0 / "clearances", "A")
OF_B = of(UNCLEARED, MANIFEST / "elements" / 1 / "clearances", "B")
OF_HEAD = of(UNCLEARED, MANIFEST / "delivery" / "notified")
OF_ROW = replace(of(UNCLEARED, Location("show/registers/clearances.yaml") / "clearances" / 0 / "status"), row="CLR-1")
OF_STRAY = of(UNREAD, Location("show/notes.txt"))
OF_FILE = of(UNREAD, MANIFEST / "elements" / 0 / "media", "A", "show/a.exr")
OF_FILES = of(UNREAD, MANIFEST / "elements" / 0 / "media", "A", "show/a.exr", "show/b.exr")


def aimed(rule: str = "PRV411", **target: str) -> Waiver:
    return replace(BASE, rule=rule, **{"element": None, **target})
