"""Policy: the operator's file and the shipped profiles in, one settled Policy out."""

import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from gate.delivery import Waiver
from gate.errors import PolicyError, TextError
from gate.load import profiles as shipped
from gate.load import registers, schema, source
from gate.load import waivers as waiver_file
from gate.load.near import listed, nearest
from gate.load.refusal import refuse, refuse_first
from gate.load.text import Text, opened
from gate.location import Location
from gate.policy import PROFILES, Policy, Severity
from gate.rule import Rule

Asked = Mapping[str, Any]
Rules = Mapping[str, Rule]


class Paper(msgspec.Struct, frozen=True):
    """A policy file, read once: what it says, its path and the SHA-256 of its text; without a file it says nothing."""

    asked: Asked = {}
    path: str | None = None
    sha256: bytes = b""


def read(path: str | None) -> Paper:
    """A policy file; None is the lack of one. Raises TextError where it cannot be read, PolicyError, at its place, for an unknown key."""
    if path is None:
        return Paper()
    with opened(path) as file:
        text = file.read()
    value: Any = source.parsed(Text(io.BytesIO(text), path))
    refuse_first(schema.faults(value, "policy", path))
    return Paper(value, path, hashlib.sha256(text).digest())


def plugins(paper: Paper) -> tuple[str, ...] | None:
    """The distributions whose plugins a policy allows; None where it, or the lack of one, leaves all."""
    allowed = paper.asked.get("plugins")
    return None if allowed is None else tuple(allowed)


def rule_files(paper: Paper) -> tuple[str, ...]:
    """The files of the house's own rules that a policy names. Raises PolicyError, at its place, for one that is not there."""
    at = Location(paper.path or "")
    named = [os.path.join(os.path.dirname(at.path), name) for name in paper.asked.get("rules", ())]
    for index, file in enumerate(named):
        if not os.path.isfile(file):
            refuse(f"the rule file {file} is not there, or is no file", at / "rules" / index)
    return tuple(named)


def bound(paper: Paper, hashes: Iterable[bytes]) -> Paper:
    """A policy whose digest stands for the texts of its rule files too."""
    return replace(paper, sha256=hashlib.sha256(b"".join((paper.sha256, *hashes))).digest()) if (hashes := tuple(hashes)) else paper


def waivers(path: str) -> tuple[Waiver, ...]:
    """The waivers of a file of the operator's. Raises PolicyError, at its place, where it cannot be read or breaks its schema."""
    try:
        granted, faults = waiver_file.load(path)
    except TextError as error:
        raise PolicyError(f"waivers that the operator names cannot be read: {error.message}", error.location) from error
    refuse_first(faults)
    return granted


def policy(paper: Paper, profiles: tuple[str, ...], rules: Rules) -> Policy:
    """The policy of a file, of shipped profiles, or of both; `rules` are the installed ones, by id and by name.

    Of all profiles, the file's and the named ones, the stricter wins, and none makes a rule milder than it is by itself. The file's
    own severities are the last word. Paths in the file count from its folder. Raises PolicyError, at its place, for an unknown rule,
    setting or profile, for an anchor that is not there, and for a rule about waivers made milder.
    """
    asked = paper.asked
    at = Location(paper.path or "")
    named = _profiles(asked, profiles, at)
    settled = Policy(
        profiles=named,
        source=paper.path,
        digest=_digest(paper, named),
        severities={**shipped.severities(named, rules), **_severities(asked, rules, at)},
        settings=_settings(asked, rules, at),
    )
    return _with_files(_with_words(settled, asked), asked, at)


def _profiles(asked: Asked, profiles: tuple[str, ...], at: Location) -> tuple[str, ...]:
    for index, name in enumerate(asked.get("profiles", ())):
        if name not in PROFILES:
            refuse(_unknown("profile", name, PROFILES), at / "profiles" / index)
    for name in profiles:
        if name not in PROFILES:
            raise PolicyError(_unknown("profile", name, PROFILES))
    return tuple(dict.fromkeys((*asked.get("profiles", ()), *profiles))) or PROFILES[:1]


def _unknown(kind: str, name: str, names: tuple[str, ...]) -> str:
    near = nearest(name, names)
    return f"there is no {kind} {name}; " + (f"did you mean {near}?" if near else f"there is {listed(names, 'and')}")


def _of_rules(asked: Asked, key: str, rules: Rules, at: Location) -> Iterator[tuple[Rule, Any, Location]]:
    """Each entry of a table by rule, with the rule that it names."""
    seen: dict[str, str] = {}
    for name, value in asked.get(key, {}).items():
        place = at / key / name
        if name not in rules:
            near = nearest(name, rules)
            refuse(f"there is no rule {name}; " + (f"did you mean {near}?" if near else "`gate rules` lists them"), place)
        rule = rules[name]
        if rule.id in seen:
            refuse(f"{key} of rule {rule.id} stand twice, as {seen[rule.id]} and as {name}; keep one of them", place)
        seen[rule.id] = name
        yield rule, value, place


def _severities(asked: Asked, rules: Rules, at: Location) -> dict[str, Severity]:
    found = {}
    for rule, word, place in _of_rules(asked, "severities", rules, at):
        severity = Severity[word.upper()]
        if not rule.waivable and severity < rule.severity:
            refuse(f"{rule.name} watches over waivers; it may not be milder than {rule.severity.word}", place)
        found[rule.id] = severity
    return found


def _settings(asked: Asked, rules: Rules, at: Location) -> dict[str, dict[str, int]]:
    found = {}
    for rule, settings, place in _of_rules(asked, "settings", rules, at):
        for name in settings:
            if not rule.settings:
                refuse(f"rule {rule.name} has no settings; remove this", place)
            if name not in rule.settings:
                refuse(f"of rule {rule.name}: {_unknown('setting', name, tuple(rule.settings))}", place / name)
            if isinstance(settings[name], bool) is not isinstance(rule.settings[name], bool):
                kind = "true or false" if isinstance(rule.settings[name], bool) else "a whole number"
                refuse(f"setting {name} of rule {rule.name} is {kind}", place / name)
        found[rule.id] = {name: value if isinstance(value, bool) else int(value) for name, value in settings.items()}
    return found


def _with_words(settled: Policy, asked: Asked) -> Policy:
    return replace(
        settled,
        fail_on=Severity[asked.get("fail_on", "error").upper()],
        stage=asked.get("stage"),
        plugins=tuple(asked["plugins"]) if "plugins" in asked else None,
        delivery_waivers=asked.get("delivery_waivers", "allow") == "allow",
        lexicon=tuple(asked.get("lexicon", ())),
        tracking=asked.get("tracking", {}),
        undeclared_ok=tuple(asked.get("undeclared_ok", ())),
    )


def _with_files(settled: Policy, asked: Asked, at: Location) -> Policy:
    root = os.path.dirname(at.path)
    anchors = [os.path.join(root, name) for name in asked.get("trust", {}).get("anchors", ())]
    for index, anchor in enumerate(anchors):
        if not os.path.isfile(anchor):
            refuse(f"the anchor {anchor} is not there, or is no file", at / "trust" / "anchors" / index)
    return replace(
        settled,
        anchors=tuple(anchors),
        rules=tuple(os.path.join(root, name) for name in asked.get("rules", ())),
        registers=registers.named(asked.get("registers", ()), at / "registers"),
        waivers=tuple(os.path.join(root, name) for name in asked.get("waivers", ())),
    )


def _digest(paper: Paper, names: tuple[str, ...]) -> str:
    """Over the policy's text, where there is one, and those of its profiles, each by its own hash."""
    hashes = (hashlib.sha256(shipped.text(name)).digest() for name in names)
    return "sha256:" + hashlib.sha256(b"".join((paper.sha256, *hashes))).hexdigest()
