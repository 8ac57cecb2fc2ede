"""Consent oracle: which rules must speak of one appearance, worked out from the guidance once more, in other words than the rules."""

from datetime import date

from gate.delivery import Delivery
from gate.element import Appearance, Element
from gate.register import Consent
from tests.rules.consenting import DAY

ALL = {"likeness", "voice", "motion"}
CUSTOMARY = {"cosmetic", "wardrobe", "noise", "timing", "continuity", "pitch", "clarity"}
SKETCHES = {"pitch", "proof-of-concept"}
NEVER_EXCUSED = {"tone", "delivery", "intent", "lip-sync-new-dialogue"}


def what(person: Appearance) -> str:
    """The oracle: a synthetic performer with the id of a principal is a replica."""
    return "replica" if person.manifestation == "synthetic" else person.manifestation


def excuse(person: Appearance, shot: Element) -> str:
    """The oracle: what a basis is worth for the kind of appearance that it stands at: good, unproven or bad."""
    kind = what(person)
    if person.basis == "as-scripted":
        if person.script is None or person.performed_on is None:
            return "unproven"
        days = {person.performed_on, shot.ai.created_on} - {None}
        return "bad" if any(day < person.script.dated for day in days if day) else "good"
    if kind == "replica":
        return {True: "good", False: "unproven"}[bool(person.basis_note)] if person.basis in {"safety", "unrecognizable"} else "bad"
    customary = person.basis == "customary-post" and person.alteration and {*person.alteration} <= CUSTOMARY
    agreed = person.basis == "existing-agreement" and kind in {"dub", "double"} and person.agreement_ref
    return "good" if customary or agreed else "bad"


def wanted(person: Appearance, shot: Element, head: Delivery) -> dict[str, str]:
    """The oracle: each act that needs consent, and the rule that speaks when nobody agreed to it at all."""
    beside = shot.ai.role in {"background", "set-extension"} and not person.alteration
    by_machine = what(person) in {"replica", "alteration"} or (shot.ai.use != "none" and not beside)
    kind = what(person) if by_machine else "by people"
    later = head.photography_start is None or head.photography_start.isoformat() > "2027-06-30"
    bad = excuse(person, shot) == "bad"
    asked = [
        ("create", "TAL306", kind == "replica"),
        ("use", "TAL307", kind == "replica" and (bad or head.genre in SKETCHES)),
        ("alteration", "TAL309", kind in {"alteration", "double"} and bad),
        ("alteration", "TAL310", bool({*person.alteration} & NEVER_EXCUSED)),
        ("dub", "TAL309", kind == "dub" and bad),
        ("dub", "TAL312", kind == "dub" and later),
    ]
    acts = {act: rule for act, rule, needed in asked if needed}
    promoted = acts and (shot.kind == "trailer" or "promo" in (head.genre, *head.media))
    return {**acts, "promo": "TAL321"} if promoted else acts


def like(pattern: str, text: str) -> bool:
    """The oracle's own reading of `*`, letter by letter."""
    if not pattern or not text:
        return pattern.strip("*") == "" and not text
    if pattern[0] == "*":
        return like(pattern[1:], text) or like(pattern, text[1:])
    return pattern[0] == text[0] and like(pattern[1:], text[1:])


def agreed(consent: Consent, act: str, shot: Element, genre: str | None) -> set[tuple[str, str]] | None:
    """The oracle: the modalities and places that one row lets an act be done in; None where it does not speak of the act."""
    if act == "use" and genre in SKETCHES and "use-other-production" not in consent.covers:
        return None
    elsewhere = (consent.production != "NF-S1" or genre in SKETCHES) and "use-other-production" in consent.covers
    if not (elsewhere if act == "use" and elsewhere else {"use": "use-same-production"}.get(act, act) in consent.covers):
        return None
    world = ("US", "GB", "FR", "worldwide")
    lands = world if consent.territories is None or "worldwide" in consent.territories else consent.territories
    if consent.elements is not None and not any(like(pattern, shot.id) for pattern in consent.elements):
        return set()
    return {(mode, land) for mode in consent.modality or {*ALL, "silent"} for land in lands}


def joint(rows: list[Consent], act: str, shot: Element, genre: str | None) -> set[tuple[str, str]] | None:
    """The oracle: what all rows of one id let be done."""
    each = [agreed(consent, act, shot, genre) for consent in rows]
    known = [cells for cells in each if cells is not None]
    return set.intersection(*known) if len(known) == len(each) else None


def in_force(consent: Consent, day: date) -> bool:
    """The oracle: active, signed by the day and by now, not past."""
    signed = consent.signed_on is not None and consent.signed_on <= day and consent.signed_on <= DAY
    return consent.status == "active" and signed and (consent.expires_on is None or day <= consent.expires_on)


def at_each_row(rows: list[Consent], day: date) -> set[str]:
    """The oracle: what is told of the rows themselves."""
    said = {"TAL303"} if any(consent.talent != "T-014" for consent in rows) else set()
    said |= {"TAL304" for consent in rows if consent.production != "NF-S1" and "use-other-production" not in consent.covers}
    return said | {"TAL305" for consent in rows if not in_force(consent, day)}


def expected(head: Delivery) -> set[str]:
    """The oracle: the rules that must speak, each in its own words."""
    [shot] = head.elements
    [person] = shot.talent
    groups = {key: [consent for consent in head.consents if consent.id == key] for key in person.consents}
    day = head.delivered_on or DAY
    said = at_each_row([consent for rows in groups.values() for consent in rows], day)
    if not all(groups.values()):
        return said | {"TAL302"}
    if what(person) == "replica" and not groups:
        return said | {"TAL301"} | ({"TAL310"} if {*person.alteration} & NEVER_EXCUSED else set())
    for act, rule in wanted(person, shot, head).items():
        said |= of_act(act, rule, list(groups.values()), head)
    spared = {"replica": "use", "dub": "dub"}.get(what(person), "alteration")
    if spared not in wanted(person, shot, head) and unproven(person, shot):
        said |= set() if any(joint(rows, spared, shot, head.genre) is not None for rows in groups.values()) else {"TAL308"}
    return said


def unproven(person: Appearance, shot: Element) -> bool:
    beside = shot.ai.role in {"background", "set-extension"} and not person.alteration
    asked = what(person) in {"replica", "alteration"} or (
        person.manifestation in {"dub", "double"} and shot.ai.use != "none" and not beside
    )
    return asked and excuse(person, shot) == "unproven"


def of_act(act: str, rule: str, groups: list[list[Consent]], head: Delivery) -> set[str]:
    """The oracle: what is told of one act."""
    [shot] = head.elements
    [person] = shot.talent
    speaking = [rows for rows in groups if joint(rows, act, shot, head.genre) is not None]
    if not speaking:
        return {rule} if groups or rule != "TAL321" else set()
    asked = {(mode, land) for mode in person.modality or ALL for land in head.territories or ("worldwide",)}
    said = set()
    voiced = [rows for rows in speaking if all(consent.modality for consent in rows)]
    if not asked <= union(voiced, act, head):
        said.add("TAL321")
    if act in {"create", "alteration", "dub"} and (what(person) == "replica" or shot.ai.use != "none"):
        said |= of_time(act, speaking, asked, head)
    return said


def of_time(act: str, speaking: list[list[Consent]], asked: set[tuple[str, str]], head: Delivery) -> set[str]:
    [shot] = head.elements
    worked, day = shot.ai.created_on, head.delivered_on or DAY
    if worked is None:
        return {"TAL322"}
    timely = [rows for rows in speaking if not any(in_force(one, day) and one.signed_on and worked < one.signed_on for one in rows)]
    return set() if asked & union(speaking, act, head) <= union(timely, act, head) else {"TAL322"}


def union(groups: list[list[Consent]], act: str, head: Delivery) -> set[tuple[str, str]]:
    [shot] = head.elements
    return {cell for rows in groups for cell in joint(rows, act, shot, head.genre) or ()}
