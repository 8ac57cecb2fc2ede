"""Studio: a delivery with the registers of a whole house, stated so fully that no rule has anything to say of it."""

import hashlib
import random
from collections.abc import Iterator

SEED = 20261120
DAY = "2026-11-20"
CLEARANCES = 400
TOOLS = 40
MODELS = 50
MADE = 3
"""Of so many elements one is made with AI."""

Row = dict[str, object]


def delivery(elements: int) -> Row:
    """A manifest of so many elements and half as many consents, every third element made with AI and cleared."""
    dice = random.Random(SEED)  # noqa: S311  (a figure to measure by, no secret)
    people = elements // 2
    return {
        "gate": 1,
        "delivery": {
            "id": "BENCH",
            "title": "Bench",
            "production": "NF-S1",
            "genre": "drama",
            "vendor": "northlight",
            "delivered_on": DAY,
            "territories": ["US", "GB"],
            "media": ["svod"],
            "photography_start": "2026-02-03",
            "unions": ["SAG-AFTRA"],
            "notified": {"contact": "genai desk", "on": "2026-01-05", "ref": "TKT-88"},
        },
        "elements": [_element(index, people, dice) for index in range(elements)],
        "clearances": [_clearance(number) for number in range(CLEARANCES)],
        "consents": [_consent(number, dice) for number in range(people)],
        "tools": list(_tools()),
        "models": [_model(number) for number in range(MODELS)],
        "vendors": [{"id": "northlight", "assessed_on": "2026-06-01", "assessment_ref": "VA-3"}],
        "rights": [{"id": "R-9", "work": "plates of the unit", "owner": "the production", "document": _paper("R-9")}],
        "talent": [{"id": f"T-{number:05d}", "category": "principal"} for number in range(people)],
    }


def _element(index: int, people: int, dice: random.Random) -> Row:
    shot = f"NF_{index % CLEARANCES:03d}_{index:06d}"
    row: Row = {
        "id": shot,
        "kind": "shot",
        "media": f"vfx/{shot}_v{dice.randrange(1, 30):03d}/{shot}.%04d.exr",
        "frames": f"1001-{1001 + dice.randrange(20, 200)}",
        "usage": "final",
        "on_screen": dice.choice(["incidental", "featured"]),
        "heard": False,
        "referenced": False,
        "ai": {"use": "none"},
    }
    return row | _made(index // MADE, index % CLEARANCES, people) if index % MADE == 0 else row


def _made(number: int, clip: int, people: int) -> Row:
    """How an element was made, the manyth of those that were made with AI, and who is in it: every consent is listed once."""
    return {
        "ai": {
            "use": ("generated", "edited")[number % 2],
            "role": ("background", "prop", "set-extension")[number % 3],
            "purpose": "harbour lights extended beyond the plate",
            "created_on": "2026-10-20",
            "tools": [f"tool-{clip % TOOLS:02d}"],
            "models": [f"M-{clip % MODELS:02d}"] if number % 3 == 0 else [],
            "inputs": [{"ref": f"plate {number}", "class": "owned", "rights": "R-9"}],
            "steps": [{"tool": f"tool-{clip % TOOLS:02d}", "note": "extend"}] if number % 10 == 0 else [],
            "human_input": "painted over by the matte department",
            "record": {"prompts": f"DMS-P{number}", "outputs": f"DMS-O{number}", "edits": f"DMS-E{number}"},
        },
        "clearances": [f"CLR-{clip:04d}"],
        "depicts": {"real_person": "no", "real_event": "no", "presented_as_authentic": "no"},
        "qa": {"creative": "2026-11-01", "technical": "2026-11-02"},
        "talent": [_appearance(person % people) for person in range(number * 3 // 2, (number + 1) * 3 // 2)],
    }


def _appearance(person: int) -> Row:
    row: Row = {
        "talent": f"T-{person:05d}",
        "manifestation": ("replica", "alteration", "dub")[person % 3],
        "modality": ["likeness"],
        "basis": "as-scripted",
        "script": {"version": "v7", "dated": "2026-01-11"},
        "performed_on": "2026-03-02",
        "consents": [f"CON-{person:05d}"],
    }
    return row | ({"replica_type": "employment"}, {"alteration": ["cosmetic"]}, {})[person % 3]


def _clearance(number: int) -> Row:
    return {
        "id": f"CLR-{number:04d}",
        "status": "approved",
        "granted_by": "client legal",
        "granted_on": "2026-01-10",
        "expires_on": "2027-10-12",
        "production": "NF-S1",
        "scope": {
            "elements": [f"NF_{number:03d}_*"],
            "roles": ["background", "prop", "set-extension"],
            "uses": ["generated", "edited"],
            "tools": [f"tool-{number % TOOLS:02d}"],
            "territories": ["worldwide"],
            "media": ["all"],
        },
        "document": _paper(f"CLR-{number}"),
    }


def _consent(number: int, dice: random.Random) -> Row:
    return {
        "id": f"CON-{number:05d}",
        "status": "active",
        "talent": f"T-{number:05d}",
        "covers": ["create", "use-same-production", "alteration", "dub", "training"],
        "modality": ["likeness", "voice", "motion"],
        "production": "NF-S1",
        "description": f"face replaced on the stunt double for scene {dice.randrange(1, 200)}, three shots at the pier",
        "signed_on": "2026-01-20",
        "expires_on": "2031-01-20",
        "represented_by": "counsel",
        "training_use": "permitted",
        "document": _paper(f"CON-{number}"),
    }


def _tools() -> Iterator[Row]:
    for number in range(TOOLS):
        yield {
            "id": f"tool-{number:02d}",
            "name": f"Generator {number}",
            "version": "4",
            "agreement": "enterprise",
            "agreement_ref": "MSA-12",
            "tier": "enterprise",
            "trains_on_io": "no",
            "stores_io": "no",
            "terms_reviewed_on": "2026-08-01",
        }


def _model(number: int) -> Row:
    person = f"T-{number:05d}"
    return {
        "id": f"M-{number:02d}",
        "production": "NF-S1",
        "trained_on": [{"ref": "capture day 2", "rights": "R-9"}],
        "talent": [person],
    }


def _paper(name: str) -> Row:
    return {"ref": f"DMS-{name}", "sha256": hashlib.sha256(name.encode()).hexdigest()}
