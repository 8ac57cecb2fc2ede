"""Testing: a case out of a few lines of YAML, and what checks find in it."""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from gate.case import Case
from gate.check import Check
from gate.delivery import Stage
from gate.element import Element
from gate.evaluate import evaluate
from gate.evidence import Cause, Evidence, Read, Reading, Seal
from gate.finding import Finding
from gate.inventory import frames
from gate.load import manifest, schema, source, waivers
from gate.load.previous import ordered
from gate.load.text import Text
from gate.location import Location
from gate.policy import Policy, Severity
from gate.rule import Sight
from gate.use import Cut, Use
from gate.waive import waive

NAME = "page.yaml"
PREVIOUS = "previous.yaml"
HEAD = {
    "id": "NF-103-VFX-0042",
    "title": "Night Ferry",
    "production": "NF-S1",
    "stage": "final",
    "territories": ["US"],
    "media": ["all"],
    "delivered_on": "2026-11-20",
}
ELEMENT = {
    "id": "NF_103_000_0010",
    "kind": "shot",
    "media": "plates/NF_103_000_0010_v001.mov",
    "usage": "final",
    "on_screen": "incidental",
    "ai": {"use": "none"},
}
"""What a page that is about something else delivers."""


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says of one file; what it leaves out is a file that was read and says nothing."""

    read: Read = "complete"
    cause: Cause | None = None
    why: str | None = None
    type: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    seal: Seal = "none"
    evidence: tuple[Evidence, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """The keys of a page that are no keys of a manifest."""

    files: dict[str, File] = {}
    stage: Stage | None = None
    today: date = date(2026, 11, 20)
    waivers: tuple[Any, ...] = ()
    policy: dict[str, Any] = {}
    previous: tuple[dict[str, Any], ...] = ()
    uses: tuple[dict[str, Any], ...] = ()


def case(text: str, name: str = NAME) -> Case:
    """The case of a page: YAML with the keys of a manifest, all optional, and those of Page.

    `delivery` is laid over HEAD, and without `elements` ELEMENT is delivered. Text that breaks a schema becomes the case's faults,
    as it would in a real delivery. Rules of a `policy` are named by id; each of `previous` is an earlier manifest, laid over HEAD too, and
    each of `uses` one use in a timeline. Raises TextError for text that is no YAML,
    msgspec.ValidationError for a file that is described wrongly, and ValueError for a policy that breaks its schema.
    """
    value: Any = source.parsed(Text(io.BytesIO(text.encode()), name))
    own = {key: value.pop(key) for key in Page.__struct_fields__ if key in value}
    page = msgspec.convert(own, Page)
    loaded = manifest.joined([manifest.Sheet(name, _whole(value), "delivery")])
    previous = [manifest.joined([manifest.Sheet(PREVIOUS, _whole(earlier), "delivery")]) for earlier in page.previous]
    if broken := [fault.message for earlier in previous for fault in earlier.faults]:
        raise ValueError("; ".join(broken))
    _, faults = waivers.granted({"waivers": list(page.waivers)}, name)
    media = {element.at.pointer: tuple(_files(element, page)) for element in loaded.delivery.elements}
    declared = [path for paths in media.values() for path in paths]
    seen = [path for path in _sources(loaded.delivery.elements) if path in page.files]
    return Case(
        delivery=loaded.delivery,
        policy=_policy(page.policy, name),
        today=page.today,
        stage=page.stage or loaded.delivery.stage or "final",
        sight=Sight.TEXT if loaded.faults else Sight.MEDIA,
        faults=(*loaded.faults, *faults),
        media=media,
        readings={path: _reading(path, page.files.get(path, File())) for path in (*declared, *seen)},
        strays=tuple(sorted(set(page.files) - {*declared, *seen})),
        previous=ordered(earlier.delivery for earlier in previous),
        cuts=_cuts(page, name),
    )


def _cuts(page: Page, name: str) -> dict[str, Cut]:
    """The cuts of a page's `uses`; a timeline that has none was not read."""
    uses = [msgspec.convert({"at": Location(name, f"/uses/{index}"), **use}, Use) for index, use in enumerate(page.uses)]
    return {use.timeline: Cut(tuple(other for other in uses if other.timeline == use.timeline)) for use in uses}


def _whole(value: dict[str, Any]) -> dict[str, Any]:
    head = value.get("delivery", {})
    return {"gate": 1, "elements": [ELEMENT], **value, "delivery": {**HEAD, **head} if isinstance(head, dict) else head}


def findings(text: str, checks: Iterable[Check], name: str = NAME) -> list[Finding]:
    """What checks find in a page, waivers laid over it as in the pipeline, each finding with its place in the page.

    A finding at a media file has the place of that file's entry under `files`.
    """
    checks = tuple(checks)
    heard = case(text, name)
    value: Any = source.parsed(Text(io.BytesIO(text.encode()), name))
    granted, _ = waivers.granted({"waivers": value.get("waivers", [])}, name)
    found = evaluate(heard, [check for check in checks if check.rule.waivable])
    waived = waive(found, granted, heard, checks)
    last = evaluate(replace(heard, waivers=waived.uses), [check for check in checks if not check.rule.waivable])
    return list(_placed((*waived.findings, *last), text, name))


def _files(element: Element, page: Page) -> Iterator[str]:
    for path in element.media:
        if element.frames:
            yield from frames.names(path, element.frames)
        elif shape := frames.pattern(path):
            yield from [file for file in page.files if shape.fullmatch(file)] or [path]
        else:
            yield path


def _sources(elements: Iterable[Element]) -> Iterator[str]:
    return (seen.media for element in elements for seen in element.sources)


def _reading(path: str, file: File) -> Reading:
    return Reading(path=path, **msgspec.structs.asdict(file))


def _policy(asked: Mapping[str, Any], name: str) -> Policy:
    if faults := schema.faults(dict(asked), "policy", name):
        raise ValueError("; ".join(fault.message for fault in faults))
    return Policy(
        severities={rule: Severity[word.upper()] for rule, word in asked.get("severities", {}).items()},
        settings=asked.get("settings", {}),
        fail_on=Severity[asked.get("fail_on", "error").upper()],
        lexicon=tuple(asked.get("lexicon", ())),
        tracking=asked.get("tracking", {}),
        undeclared_ok=tuple(asked.get("undeclared_ok", ())),
    )


def _placed(found: Iterable[Finding], text: str, name: str) -> Iterator[Finding]:
    for finding in found:
        place = finding.location
        inside = place if place.path == name else Location(name) / "files" / place.path
        yield replace(finding, location=replace(place, span=source.placed(text, name, [inside.pointer])[inside.pointer]))
