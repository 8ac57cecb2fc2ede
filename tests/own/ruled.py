"""Ruled: a rule file written for a test, and what its rules find in a delivery."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gate import own
from gate.case import Case
from gate.delivery import Stage
from gate.finding import Finding
from gate.load import own_rules
from gate.load.manifest import Sheet, joined
from gate.load.own_rules import Book
from gate.policy import Policy

HEAD = {"id": "NF-103", "title": "Night Ferry", "production": "NF-S1"}
ELEMENT = {"id": "E1", "kind": "vo", "media": "a.wav", "usage": "final", "ai": {"use": "generated"}}
RULE: dict[str, Any] = {
    "id": "NL001",
    "name": "undirected-voice",
    "severity": "error",
    "title": "Nobody is named who directed an AI-made voice.",
    "why": "The cue sheet names that office.",
    "for": "elements",
    "when": {"required": ["kind"], "properties": {"kind": {"const": "vo"}}},
    "require": {"properties": {"ai": {"required": ["human_input"]}}},
    "message": "{id} is a voice, and who directed it is {ai.human_input}",
    "fix": "write who directed it",
    "clause": "Sound handbook (3.2)",
    "fails": [{"kind": "vo"}],
    "passes": [{"kind": "vo", "ai": {"use": "none", "human_input": "directed"}}],
}


def written(folder: Path, *rules: dict[str, Any]) -> str:
    """The path of a file with rules, each laid over RULE."""
    path = folder / "house.yaml"
    plain = json.loads(json.dumps([{**RULE, **rule} for rule in rules]))  # no value is shared, so none gets an anchor
    path.write_text(yaml.safe_dump({"rules": plain}, sort_keys=False, width=1000))
    return str(path)


def booked(folder: Path, *rules: dict[str, Any]) -> Book:
    return own_rules.read(written(folder, *rules), {})


def case(*, stage: Stage = "final", policy: Policy | None = None, head: dict[str, Any] | None = None, **registers: Any) -> Case:
    """The case of a manifest: `elements` as they are given, else one voice."""
    value: Any = {"gate": 1, "delivery": {**HEAD, **(head or {})}, "elements": [ELEMENT], **registers}
    loaded = joined([Sheet("delivery.yaml", copy.deepcopy(value), "delivery")])
    assert loaded.faults == ()
    return Case(delivery=loaded.delivery, policy=policy or Policy(), today=date(2026, 11, 20), stage=stage)


def findings(book: Book, heard: Case) -> Iterator[Finding]:
    return (finding for check in own.checks([book]) for finding in check.law(heard))
