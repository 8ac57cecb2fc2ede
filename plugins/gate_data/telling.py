"""Telling: what is said of confidential material that went into a tool without leave, or before it was given."""

from collections.abc import Sequence
from itertools import islice

from gate.sdk import Case, Finding, Related, Rule, leaning, named
from gate_data.approved import UNNAMED, Judged, Listed, gaps
from gate_data.fed import Fed
from gate_data.used import counted

SHOWN = 5
"""Clearances that come near and are related to a finding."""


def unapproved(rule: Rule, case: Case, judged: Judged) -> Finding:
    """What is said of inputs for which no clearance names a tool, with those that come near."""
    fed = [fed for fed in judged.inputs if set(fed.tools or (UNNAMED,)) & set(judged.bare)]
    key, kinds = fed[0].element.id, named(sorted({fed.input.kind for fed in fed}))
    into = named([tool or "a tool that is not named" for tool in judged.bare])
    near = ((row.id, gap) for item in judged.listed for row in item.rows for gap in gaps(row, case, fed[0], judged.bare[0]))
    places = tuple(Related(gap.at, f"{row} leaves out {gap.text}") for row, gap in islice(near, SHOWN))
    return Finding(
        rule=rule,
        location=fed[0].at / "class",
        element=key,
        message=f"{key} put {kinds} material into {into}, and lists no clearance for that",
        found=f"{kinds} into {into}",
        required="for each tool a clearance in force, of this production, that names the element and the tool",
        fix="have the material cleared for the tool in writing and list the clearance, or name the tool that it went into",
        related=(*leaning((other.at for other in fed[1:]), "went in as well"), *places),
    )


def late(rule: Rule, judged: Judged) -> Finding:
    """What is said of clearances that were granted after the work was done."""
    key, made = judged.element.id, judged.element.ai.created_on
    rows = [row for item in judged.late for row in item.rows]
    said = named([f"{row.id} on {row.granted_on}" for row in rows])
    return Finding(
        rule=rule,
        location=judged.inputs[0].at / "class",
        element=key,
        message=f"{key} put confidential material into a tool on {made}, before anybody approved it: {said}",
        found=f"made on {made}, granted: {said}",
        required="a clearance granted on or before the day of the work",
        fix="correct the dates, or have the client say in writing what becomes of the material",
        related=leaning((row.at / "granted_on" for row in rows), "granted after the work was done"),
    )


def undated(rule: Rule, judged: Judged) -> Finding:
    """What is said of work whose day nobody stated."""
    key = judged.element.id
    return Finding(
        rule=rule,
        location=judged.element.at / "ai" / "created_on",
        element=key,
        message=f"{key} put confidential material into a tool, and does not say when, so nobody can tell that it was approved before",
        found="confidential input, no ai.created_on",
        required="the day on which the material went into the tool",
        fix="state ai.created_on",
    )


def idle(rule: Rule, item: Listed, fed: Sequence[Fed]) -> Finding:
    """What is said once of a clearance that is not in force, with the inputs that lean on it."""
    return Finding(
        rule=rule,
        location=item.lapses[0].at,
        row=item.id,
        message=f"{item.id} {item.why}; {counted(len(fed), 'element')} put confidential material into a tool on its word",
        found=f"{item.id} {item.why}",
        required="approved, granted by the delivery day, not expired, every condition met",
        fix=f"have {item.id} granted or renewed and its conditions met, or list a clearance that is in force",
        related=leaning((each.at for each in islice(fed, SHOWN)), f"leans on {item.id}"),
    )
